"""The post: what became of a mail is what the server said, and nothing leaves twice or gets lost without a word."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from db import audit, post
from db.engine import Bezet, lees, schrijf
from db.installatie import SoortInstallatie
from tests.proeven.post.opstelling import (
    BEGIN,
    BEHEER,
    INKOPER,
    KENMERK,
    WEG,
    Postbus,
    berichten,
    bouw,
    doe,
    in_het_echt,
    mailserver,
    toestanden,
    vermenigvuldig,
    zaak,
)
from usecases import post as bezorging
from usecases import posthuis, postlijst
from usecases.app import App, open_app
from usecases.instellingen import Instellingen, lees_instellingen
from workflow.case.dossier import DocumentToestand
from workflow.case.post import Bericht
from workflow.reasons import Geweigerd
from workflow.vlaggen import vlaggen

LATER = BEGIN + timedelta(minutes=1)


@pytest.fixture(scope="module")
def klaar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three mails wait; made once, on SQLite."""
    map_ = tmp_path_factory.mktemp("klaar")
    with open_app(instellingen(map_), SoortInstallatie.OEFENING) as app:
        bouw(app)
    return map_


@pytest.fixture
def app(klaar: Path, tmp_path: Path) -> Iterator[App]:
    """What is asked here is asked of SQLite; the proofs of the post run on both databases."""
    shutil.copytree(klaar, tmp_path / "map")
    with open_app(instellingen(tmp_path / "map")) as app:
        yield app


def instellingen(map_: Path, **anders: str) -> Instellingen:
    return lees_instellingen({"ZANDLOPER_MAP": str(map_), **anders})


def eml(app: App) -> list[Path]:
    return sorted((app.instellingen.map / "post").glob("*.eml"))


def stil(app: App, op: datetime | None = LATER) -> str:
    """Why the post refuses to send."""
    with pytest.raises(Geweigerd) as fout:
        bezorging.verzend(app, op)
    (reden,) = fout.value.redenen
    assert reden.code == "post_stil"
    return reden.melding


# --- bezorgd --------------------------------------------------------------------------------------------------------


def test_wat_bezorgd_is_telt_als_verzonden_en_gaat_nooit_nog_eens(app: App) -> None:
    assert bezorging.rijp(app, LATER) == 3
    assert bezorging.verzend(app, LATER).aantallen == {"aangenomen": 3}
    assert len(eml(app)) == 3
    verzonden = [d for d in zaak(app).documenten.values() if d.toestand == DocumentToestand.VERZONDEN]
    assert len(verzonden) == 6  # an invitation and its calendar entry, three times
    assert {d.verzonden_op for d in verzonden} == {LATER}
    assert bezorging.verzend(app, LATER + timedelta(hours=1)).afgehandeld == 0
    assert len(eml(app)) == 3


def test_wat_de_server_zegt_staat_bij_het_bericht_en_op_het_project(app: App) -> None:
    zegt = iter([None, "550 deze mailbox bestaat niet", "451 probeer het straks", WEG])
    bus = Postbus(lambda fase, bus: next(zegt, None) if fase == "punt" else None)
    with mailserver(bus) as server:
        app = in_het_echt(app, server)
        vermenigvuldig(app, 4)
        verslag = bezorging.verzend(app)
    assert verslag.aantallen == {"aangenomen": 1, "geweigerd": 1, "niet_verzonden": 1, "onzeker": 1}
    assert toestanden(app) == ["verzonden", "geweigerd", "open", "onzeker"]
    codes = {v.code: v.melding for v in vlaggen(zaak(app), app.beleid, BEGIN.date())}
    assert "adres-2@post.example: 550 deze mailbox bestaat niet" in codes["post_geweigerd"]
    assert "post_onzeker" in codes
    lijst = postlijst.lijst(app, KENMERK)
    assert [r.nummer for r in lijst.regels] == [2, 3, 4]
    assert lijst.stil is None


def test_een_message_id_blijft_bij_elke_poging(app: App) -> None:
    zegt = iter(["451 straks", "451 straks", "451 straks"])
    gezien: list[str] = []
    bus = Postbus(lambda fase, bus: next(zegt, None) if fase == "punt" else None)
    with mailserver(bus) as server:
        app = in_het_echt(app, server)
        bezorging.verzend(app)
        gezien = [_message_id(app, b.nummer) for b in berichten(app)]
        with schrijf(app.engine) as conn:
            conn.exec_driver_sql("UPDATE berichten SET niet_voor = besteld_op")
        assert bezorging.verzend(app).aantallen == {"aangenomen": 3}
    assert sorted(gezien) == sorted(bus.nummers)
    assert {b.pogingen for b in berichten(app)} == {2}


def _message_id(app: App, nummer: int) -> str:
    regels = postlijst.toon(app, KENMERK, nummer).decode().splitlines()
    return next(r for r in regels if r.startswith("Message-ID: ")).removeprefix("Message-ID: ")


def test_een_server_die_er_niet_is_kost_een_bericht_een_poging_en_de_andere_niets(app: App) -> None:
    with mailserver(Postbus()) as server:
        pass
    weg = in_het_echt(app, server)
    assert bezorging.verzend(weg).aantallen == {"onbereikbaar": 1}
    assert [b.pogingen for b in berichten(app)] == [1, 0, 0]
    assert set(toestanden(app)) == {"open"}
    with mailserver(Postbus()) as server:
        assert bezorging.verzend(in_het_echt(app, server)).aantallen == {"aangenomen": 2}


def test_een_dag_zonder_bezorging_kost_niets_en_pas_na_twintig_pogingen_houdt_het_op(app: App) -> None:
    (app.instellingen.map / "post").write_text("in de weg")
    op, dag = LATER, LATER + timedelta(days=1)
    momenten = []
    while not momenten or any(t == "open" for t in toestanden(app)):
        bezorging.verzend(app, op)
        momenten.append(op)
        if op <= dag:
            assert set(toestanden(app)) == {"open"}
        op = max([op + timedelta(seconds=1), *(b.niet_voor for b in berichten(app))])
    wachten = [b - a for a, b in pairwise(momenten)]
    assert len(momenten) == post.MAX_POGINGEN
    assert wachten[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert max(wachten) == post.LANGSTE_WACHT
    assert set(toestanden(app)) == {"mislukt"}
    assert {v.code for v in vlaggen(zaak(app), app.beleid, BEGIN.date())} >= {"post_mislukt"}
    (app.instellingen.map / "post").unlink()
    doe_op(app, op, "beslis_post", nummer=1, uitkomst="opnieuw", toelichting="De map is er weer.")
    assert bezorging.verzend(app, op).aantallen == {"aangenomen": 1}


def doe_op(app: App, op: datetime, verb: str, **met: object) -> None:
    from usecases.execute import SCENARIO, Opdracht, voer_uit

    voer_uit(app, Opdracht(verb=verb, invoer=met, als=INKOPER, project=KENMERK, nu=op, aanmelding=SCENARIO))


def test_een_vervallen_brief_vertrekt_niet_meer(app: App) -> None:
    moment = {"begin": "2026-02-04T10:00", "reageren_voor": "2026-01-28T17:00"}
    doe(app, "plan_startbijeenkomst", plaats="Gemeentehuis Best", agenda=["Kennismaking"], **moment)
    assert bezorging.verzend(app, LATER).aantallen == {"vervallen": 3}
    assert eml(app) == []


def test_een_adres_dat_geen_adres_is_wordt_geweigerd_en_houdt_de_andere_niet_op(app: App) -> None:
    with schrijf(app.engine) as conn:
        conn.exec_driver_sql("UPDATE berichten SET naar_email = 'x\ny @a.example' WHERE nummer = 1")
    assert bezorging.verzend(app, LATER).aantallen == {"aangenomen": 2, "geweigerd": 1}


# --- traag en stuk --------------------------------------------------------------------------------------------------


def test_wie_dood_leek_en_traag_was_vertelt_alsnog_hoe_het_afliep(app: App) -> None:
    (bericht, *_) = _begonnen(app)
    with schrijf(app.engine) as conn:
        post.claim(conn, door="ander", nu=LATER + timedelta(hours=1), duur=timedelta(seconds=1), maximum=0)
    assert toestanden(app)[0] == "onzeker"
    with schrijf(app.engine) as conn:
        assert post.verzonden(conn, bericht, door="traag", op=LATER, melding="250")
    assert toestanden(app)[0] == "verzonden"


def test_wat_een_mens_besloot_draait_een_trage_verwerker_niet_terug(app: App) -> None:
    (bericht, *_) = _begonnen(app)
    with schrijf(app.engine) as conn:
        post.claim(conn, door="ander", nu=LATER + timedelta(hours=1), duur=timedelta(seconds=1), maximum=0)
    doe_op(app, LATER, "beslis_post", nummer=bericht.nummer, uitkomst="vervalt", toelichting="Zelf gebracht.")
    with schrijf(app.engine) as conn:
        assert not post.verzonden(conn, bericht, door="traag", op=LATER, melding="250")
        assert not post.geweigerd(conn, bericht, door="traag", melding="550")
        assert not post.later(conn, bericht, door="traag", nu=LATER, melding="451")
    assert toestanden(app)[0] == "vervallen"


def _begonnen(app: App) -> list[Bericht]:
    duur = timedelta(seconds=30)
    with schrijf(app.engine) as conn:
        partij = post.claim(conn, door="traag", nu=LATER, duur=duur, maximum=1)
        assert post.begin(conn, partij[0], door="traag", nu=LATER, duur=duur, eml_sha256="0" * 64)
    return partij


@pytest.mark.parametrize(("wat", "staat"), [("fsync", "wacht"), ("fdatasync", "niet_verzonden")])
def test_een_volle_schijf_verzendt_niets_en_verliest_niets(
    app: App, monkeypatch: pytest.MonkeyPatch, wat: str, staat: str
) -> None:
    """Full when the mail is kept, or when it is counted."""
    posthuis.eis_vrij(app)

    def vol(greep: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as alleen_nu:
        alleen_nu.setattr(os, wat, vol)
        assert bezorging.verzend(app, LATER).aantallen == {staat: 3}
    assert eml(app) == []
    assert set(toestanden(app)) == {"open"}
    assert all("No space left" in b.melding for b in berichten(app))
    assert bezorging.verzend(app, LATER + timedelta(minutes=10)).aantallen == {"aangenomen": 3}


def test_een_database_op_slot_na_het_verzenden_maakt_het_onzeker_en_niet_dubbel(klaar: Path, tmp_path: Path) -> None:
    shutil.copytree(klaar, tmp_path / "map")
    kort = instellingen(tmp_path / "map", ZANDLOPER_GEDULD_SECONDEN="0.3", ZANDLOPER_CLAIM_SECONDEN="0.5")
    sloten: list[sqlite3.Connection] = []

    def op_slot(fase: str, bus: Postbus) -> str | None:
        if fase == "na punt" and not sloten:
            slot = sqlite3.connect(tmp_path / "map" / "zandloper.db", check_same_thread=False, isolation_level=None)
            slot.execute("BEGIN IMMEDIATE")
            sloten.append(slot)
        return None

    bus = Postbus(op_slot)
    with open_app(kort) as app, mailserver(bus) as server:
        app = in_het_echt(app, server)
        with pytest.raises(Bezet):
            bezorging.verzend(app)
        with closing(sloten[0]):
            sloten[0].rollback()
        while "geclaimd" in toestanden(app) or "open" in toestanden(app):
            bezorging.verzend(app)
        assert sorted(toestanden(app)) == ["onzeker", "verzonden", "verzonden"]
    assert len(bus.nummers) == len(set(bus.nummers)) == 3


# --- tempo ----------------------------------------------------------------------------------------------------------


def test_een_domein_krijgt_niet_meer_dan_het_tempo_en_wachten_is_geen_poging(app: App) -> None:
    app = replace(app, instellingen=replace(app.instellingen, post_per_minuut=2))
    vermenigvuldig(app, 5)
    with schrijf(app.engine) as conn:
        conn.exec_driver_sql("UPDATE berichten SET naar_email = 'info@NIETPOST.example' WHERE nummer = 5")
    assert bezorging.verzend(app, LATER).aantallen == {"aangenomen": 3, "wacht": 2}
    assert [(str(b.toestand), b.pogingen) for b in berichten(app)] == [
        ("verzonden", 1),
        ("verzonden", 1),
        ("open", 0),
        ("open", 0),
        ("verzonden", 1),
    ]
    assert bezorging.verzend(app, LATER + timedelta(seconds=59)).afgehandeld == 0
    assert bezorging.verzend(app, LATER + timedelta(seconds=60)).aantallen == {"aangenomen": 2}


# --- een teruggezette reservekopie ----------------------------------------------------------------------------------


def test_een_teruggezette_database_verzendt_niets_tot_een_beheerder_het_zegt(app: App) -> None:
    database = app.instellingen.map / "zandloper.db"
    bezorging.verzend(app, LATER)
    with closing(sqlite3.connect(database)) as nu, closing(sqlite3.connect(app.instellingen.map / "kopie")) as kopie:
        nu.backup(kopie)
    doe_op_nieuw(app)
    assert bezorging.verzend(app, LATER + timedelta(hours=1)).aantallen == {"aangenomen": 3}
    app.engine.dispose()
    for deel in ("-wal", "-shm"):
        database.with_name(database.name + deel).unlink(missing_ok=True)
    shutil.copyfile(app.instellingen.map / "kopie", database)
    assert "3 berichten van daarna" in stil(app)
    assert postlijst.lijst(app).stil is not None
    with pytest.raises(Geweigerd):
        posthuis.geef_vrij(app, INKOPER, "Nagekeken.")
    posthuis.geef_vrij(app, BEHEER, "De drie van vanmiddag zijn op vervallen gezet.")
    assert bezorging.verzend(app, LATER).afgehandeld == 0
    with lees(app.engine) as conn:
        laatste = audit.laatste(conn, audit.ALGEMEEN)
        assert audit.controleer(conn) == []
    assert laatste
    assert (laatste.verb, "vanmiddag" in laatste.met) == ("post vrijgeven", True)
    with pytest.raises(Geweigerd) as fout:
        posthuis.geef_vrij(app, BEHEER, "Nog eens.")
    assert [r.code for r in fout.value.redenen] == ["post_niet_stil"]


def doe_op_nieuw(app: App) -> None:
    with schrijf(app.engine) as conn:
        conn.exec_driver_sql("DELETE FROM berichten")
        conn.exec_driver_sql("UPDATE documenten SET toestand = 'vrijgegeven', verzonden_op = NULL")
    doe(app, "verzend_brieven", soorten=["uitnodiging_startbijeenkomst", "agenda_startbijeenkomst"])


def test_een_gekopieerde_map_verzendt_niets(app: App, tmp_path: Path) -> None:
    bezorging.verzend(app, LATER)
    app.engine.dispose()
    shutil.copytree(app.instellingen.map, tmp_path / "kopie", copy_function=shutil.copy2)
    with open_app(instellingen(tmp_path / "kopie")) as kopie:
        assert "gekopieerd of teruggezet" in stil(kopie)
        posthuis.geef_vrij(kopie, BEHEER, "Verhuisd naar een nieuwe machine.")
        assert bezorging.verzend(kopie, LATER).afgehandeld == 0
    assert bezorging.verzend(app, LATER).afgehandeld == 0  # it has a database of its own


def test_een_verplaatste_map_blijft_dezelfde(app: App, tmp_path: Path) -> None:
    bezorging.verzend(app, LATER)
    app.engine.dispose()
    (tmp_path / "map").rename(tmp_path / "elders")
    with open_app(instellingen(tmp_path / "elders")) as elders:
        assert bezorging.verzend(elders, LATER).afgehandeld == 0


def test_zonder_merk_of_telling_gaat_er_niets_uit(app: App) -> None:
    bezorging.verzend(app, LATER)
    telling = app.instellingen.map / "post.stand"
    telling.write_text("kapot")
    assert "niet te lezen" in stil(app)
    posthuis.geef_vrij(app, BEHEER, "Telling begint opnieuw.")
    (app.instellingen.map / "post.merk").unlink()
    assert "ontbreekt" in stil(app)


def test_twee_mappen_op_een_database_verzenden_niet_allebei(app: App, tmp_path: Path) -> None:
    bezorging.verzend(app, LATER)
    url = app.instellingen.database_url
    with open_app(instellingen(tmp_path / "twee", ZANDLOPER_DATABASE_URL=url)) as twee:
        assert "ontbreekt" in stil(twee)
        posthuis.geef_vrij(twee, BEHEER, "Deze machine neemt het over.")
        assert bezorging.verzend(twee, LATER).afgehandeld == 0
        assert "andere map" in stil(app)


def test_een_database_van_voor_het_eerste_bericht_past_niet_bij_een_map_die_al_verzond(app: App, klaar: Path) -> None:
    bezorging.verzend(app, LATER)
    app.engine.dispose()
    for deel in ("", "-wal", "-shm"):
        app.instellingen.map.joinpath(f"zandloper.db{deel}").unlink(missing_ok=True)
    shutil.copyfile(klaar / "zandloper.db", app.instellingen.map / "zandloper.db")
    assert "ouder dan deze map" in stil(app)


def test_een_overname_tijdens_een_ronde_stopt_de_eerste(app: App) -> None:
    """The mark is asked for again with every mail."""
    ronde = bezorging._Ronde(app, "eerste", LATER)
    partij = ronde.claim()
    with schrijf(app.engine) as conn:
        conn.exec_driver_sql("UPDATE posthuis SET merk = 'ander'")
    with bezorging.bezorger(app) as weg, pytest.raises(Geweigerd):
        ronde.verwerk(partij[0], weg)
    assert eml(app) == []


def test_oefenen_gaat_nooit_over_de_mailserver(app: App) -> None:
    bus = Postbus()
    with mailserver(bus) as server:
        met = replace(app, instellingen=replace(app.instellingen, mailserver=server))
        assert bezorging.verzend(met, LATER).aantallen == {"aangenomen": 3}
    assert bus.ontvangen == []
    assert len(eml(app)) == 3
