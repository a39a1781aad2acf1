"""The reports of a week go in the post once, leave in working hours, and are the mail that was kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from db.cases import laad
from db.engine import lees, schrijf
from db.post import claim, geweigerd
from delivery.mailserver import lees_mailserver
from documents.readback import lees_tekst
from tests.integration.usecases.conftest import INKOPER
from usecases import post, postlijst
from usecases.app import App
from usecases.execute import Opdracht, voer_uit
from usecases.inzage import auditspoor
from usecases.voortgang import weekrapporten
from usecases.weekpost import VERSTUUR, zet_op_de_post
from workflow.case.post import Bericht, BerichtToestand
from workflow.post import RAPPORT
from workflow.tijd import AMSTERDAM
from workflow.vlaggen import vlaggen

MAANDAG = datetime(2026, 1, 19, 7, 30, tzinfo=AMSTERDAM)


def rapporten(app: App, kenmerk: str) -> list[Bericht]:
    with lees(app.engine) as conn:
        case = laad(conn, kenmerk, slot=False)
    assert case
    return [b for b in case.berichten.values() if b.soort == RAPPORT]


def test_elk_rapport_gaat_een_keer_per_week_op_de_post(app: App, uitgenodigd: str) -> None:
    verwacht = {r.sleutel: r.email for r in weekrapporten(app, MAANDAG)}
    assert zet_op_de_post(app, MAANDAG) == len(verwacht) > 1
    assert {b.sleutel: b.naar_email for b in rapporten(app, uitgenodigd)} == verwacht
    assert zet_op_de_post(app, MAANDAG + timedelta(days=2)) == 0
    assert zet_op_de_post(app, MAANDAG + timedelta(days=7)) == len(verwacht)
    assert Counter(b.naar_email for b in rapporten(app, uitgenodigd)) == dict.fromkeys(verwacht.values(), 2)
    nummers = [b.nummer for b in rapporten(app, uitgenodigd)]
    assert sorted(set(nummers)) == sorted(nummers)


def test_het_logboek_weet_welk_rapport_er_ging(app: App, uitgenodigd: str) -> None:
    zet_op_de_post(app, MAANDAG)
    regels = [r for r in auditspoor(app, uitgenodigd) if r.verb == VERSTUUR]
    assert len(regels) == len(rapporten(app, uitgenodigd))


@pytest.mark.parametrize(
    ("nu", "mag_vanaf"),
    [
        (MAANDAG, datetime(2026, 1, 19, 8, tzinfo=AMSTERDAM)),
        (datetime(2026, 1, 19, 11, 5, tzinfo=AMSTERDAM), datetime(2026, 1, 19, 11, 5, tzinfo=AMSTERDAM)),
        (datetime(2026, 1, 24, 12, tzinfo=AMSTERDAM), datetime(2026, 1, 26, 8, tzinfo=AMSTERDAM)),
    ],
)
def test_een_rapport_vertrekt_in_werktijd(app: App, uitgenodigd: str, nu: datetime, mag_vanaf: datetime) -> None:
    zet_op_de_post(app, nu)
    assert {b.niet_voor for b in rapporten(app, uitgenodigd)} == {mag_vanaf}


def test_wat_aankomt_is_het_rapport(app: App, uitgenodigd: str, tmp_path: Path) -> None:
    zet_op_de_post(app, MAANDAG)
    eigen = replace(app, instellingen=replace(app.instellingen, map=tmp_path / "uit"))
    verslag = post.verzend(eigen, MAANDAG + timedelta(hours=1))
    aantal = len(rapporten(app, uitgenodigd))
    assert verslag.aantallen["aangenomen"] == aantal
    assert {b.toestand for b in rapporten(app, uitgenodigd)} == {BerichtToestand.VERZONDEN}
    mails = [message_from_bytes(pad.read_bytes(), policy=default) for pad in (tmp_path / "uit" / "post").glob("*.eml")]
    assert len(mails) == aantal
    for mail in mails:
        assert str(mail["Subject"]).startswith("Voortgang van Hulpmiddelen")
        (bijlage,) = mail.iter_attachments()
        assert "Hulpmiddelen" in lees_tekst(bijlage.get_content()).geheel


def test_een_rapport_staat_in_de_lijst_van_de_post(app: App, uitgenodigd: str) -> None:
    zet_op_de_post(app, MAANDAG)
    titels = Counter(regel.titel for regel in postlijst.lijst(app, uitgenodigd).regels)
    assert titels["Voortgangsrapportage"] == len(rapporten(app, uitgenodigd))


def test_over_een_rapport_dat_geweigerd_is_beslist_een_persoon(app: App, uitgenodigd: str) -> None:
    zet_op_de_post(app, MAANDAG)
    rapport = rapporten(app, uitgenodigd)[0]
    with schrijf(app.engine) as conn:
        assert claim(conn, door="w", nu=MAANDAG + timedelta(hours=2), duur=timedelta(minutes=1), maximum=99)
        assert geweigerd(conn, rapport, door="w", melding="550 deze mailbox bestaat niet")
    with lees(app.engine) as conn:
        case = laad(conn, uitgenodigd, slot=False)
    assert case
    (vlag,) = [v for v in vlaggen(case, app.beleid, MAANDAG.date()) if v.code == "post_geweigerd"]
    assert rapport.naar_email in vlag.melding
    met = {"nummer": rapport.nummer, "uitkomst": "opnieuw", "toelichting": "De mailbox werkt weer."}
    voer_uit(app, Opdracht(verb="beslis_post", invoer=met, als=INKOPER, project=uitgenodigd))
    assert {b.toestand for b in rapporten(app, uitgenodigd) if b.id == rapport.id} == {BerichtToestand.OPEN}


def test_om_te_oefenen_zegt_de_lijst_dat_de_post_naar_een_map_gaat(app: App) -> None:
    server = lees_mailserver("smtp://127.0.0.1:2525")
    assert "map" in postlijst.lijst(app).bezorging
    met_server = replace(app, instellingen=replace(app.instellingen, mailserver=server))
    assert "map" in postlijst.lijst(met_server).bezorging
