"""Every letter in the dossier: its number, its history with reasons, its facts, and what differs from another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from hashlib import sha256
from pathlib import Path

import pytest

from db import audit
from db.cases import bewaar, laad
from db.engine import lees, schrijf
from delivery.opslag import BestandOntbreekt
from tests.integration.usecases.conftest import DIENSTEN, INKOPER, MANAGER, Doe
from usecases import documenten, inzien, letters, post
from usecases.app import App
from usecases.brievenmap import WAAROM, exporteer
from usecases.documenten import Filter
from usecases.execute import SCENARIO, Opdracht, voer_uit
from usecases.instellingen import lees_instellingen
from usecases.inzien import Beeld
from usecases.vergelijken import vergelijk
from workflow.canoniek import sha256_van
from workflow.case import Case
from workflow.reasons import Invoerfout
from workflow.tijd import AMSTERDAM

UITNODIGING = "uitnodiging_startbijeenkomst"
NU = datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM)
LATER = NU + timedelta(hours=1)
ASTEN = "2026-014/1"


@pytest.fixture
def gemaakt(app: App, uitgenodigd: str) -> str:
    letters.maak_alles(app, NU)
    return uitgenodigd


@pytest.fixture
def verhuisd(app: App, gemaakt: str, doe: Doe) -> str:
    """Released, then made anew because Asten moved."""
    vrijgegeven(doe)
    doe("registreer_dienst", als=None, naam="Asten", adres="Nieuwe Markt 7")
    letters.maak_alles(app, LATER)
    return gemaakt


def vrijgegeven(doe: Doe) -> None:
    doe("geef_vrij", soorten=[UITNODIGING])
    doe("bevestig", als=MANAGER)


def om(app: App, nu: datetime, verb: str, als: str = INKOPER, **met: object) -> None:
    voer_uit(app, Opdracht(verb=verb, invoer=met, als=als, project="2026-014", nu=nu, aanmelding=SCENARIO))


def zaak(app: App) -> Case:
    with lees(app.engine) as conn:
        case = laad(conn, "2026-014", slot=False)
    assert case is not None
    return case


def stappen(gezien: Beeld) -> list[tuple[str, str]]:
    return [(stap.wat, stap.wie) for stap in gezien.geschiedenis]


def test_every_letter_has_a_number_that_stays(app: App, gemaakt: str, doe: Doe) -> None:
    voor = documenten.lijst(app, gemaakt, Filter())
    assert [r.nummer for r in voor] == list(range(1, 2 * len(DIENSTEN) + 1))
    assert {r.toestand for r in voor} == {"concept"}
    assert {(r.soort, r.aan) for r in voor} >= {(UITNODIGING, dienst) for dienst in DIENSTEN}
    doe("trek_interesse_in", dienst="Asten")
    na = documenten.lijst(app, gemaakt, Filter())
    assert [r.sleutel for r in na] == [r.sleutel for r in voor]
    weg = [r for r in na if r.toestand == "vervallen"]
    assert {(r.dienst, r.reden, r.weg_op, r.vervangen_door) for r in weg} == {("Asten", "trek_interesse_in", NU, None)}


def test_the_list_is_narrowed_and_a_wrong_choice_names_what_there_is(app: App, gemaakt: str) -> None:
    (een,) = documenten.lijst(app, gemaakt, Filter(soort=UITNODIGING, dienst="Best", toestand="concept"))
    assert (een.dienst, een.titel, een.versie) == ("Best", "Uitnodiging startbijeenkomst", 1)
    assert documenten.lijst(app, gemaakt, Filter(toestand="verzonden")) == []
    with pytest.raises(Invoerfout, match="Asten, Best, Deurne"):
        documenten.lijst(app, gemaakt, Filter(dienst="Waalre"))
    with pytest.raises(Invoerfout, match=UITNODIGING):
        Filter(soort="brief")
    with pytest.raises(Invoerfout, match="concept, vrijgegeven"):
        Filter(toestand="weg")
    with pytest.raises(Invoerfout, match="bestaat niet"):
        documenten.lijst(app, "x", Filter())


def test_a_letter_is_found_by_number_by_time_and_by_sleutel(app: App, verhuisd: str) -> None:
    (regel, *_) = documenten.lijst(app, verhuisd, Filter())
    heel = inzien.toon(app, ASTEN)
    assert heel == inzien.toon(app, regel.sleutel) == inzien.toon(app, f"{ASTEN}.2")
    assert inzien.toon(app, f"{ASTEN}.1").alineas != heel.alineas
    for fout in ("x", "2026-014", "2026-014/", "2026-014/0", "2026-014/999", f"{ASTEN}.0", f"{ASTEN}.3", "document|x"):
        with pytest.raises(Invoerfout):
            inzien.toon(app, fout)
    with pytest.raises(Invoerfout, match="bestaat niet"):
        inzien.toon(app, "weg/1")


def test_what_was_done_is_told_with_its_bytes(app: App, gemaakt: str, doe: Doe) -> None:
    vrijgegeven(doe)
    om(app, LATER, "bevestig_verzending", soorten=[UITNODIGING])
    gezien = inzien.toon(app, ASTEN)
    systeem = "systeem"
    assert stappen(gezien) == [
        ("besteld", INKOPER), ("gemaakt", systeem), ("vrijgegeven", MANAGER), ("verzonden", INKOPER),
    ]  # fmt: skip
    assert {stap.sha256 for stap in gezien.geschiedenis[1:]} == {gezien.regel.sha256} == {gezien.vrijgegeven_sha256}
    assert [stap.waarom for stap in gezien.geschiedenis[2:]] == ["geef_vrij", "bevestig_verzending"]
    assert (gezien.regel.vrijgegeven_door, gezien.regel.vrijgegeven_op) == (MANAGER, NU)
    assert gezien.regel.verzonden_op == LATER
    assert ("geadresseerde.plaats", "Asten") in (gezien.feiten or [])
    assert "Asten" in "\n".join(gezien.alineas)


def test_a_letter_that_was_made_anew_keeps_both_times(app: App, verhuisd: str) -> None:
    gezien = inzien.toon(app, ASTEN)
    eerst, nu = gezien.uitgaven
    assert (eerst.gemaakt_op, nu.gemaakt_op) == (NU, LATER)
    assert [wat for wat, _ in stappen(gezien)] == [
        "besteld", "gemaakt", "vrijgegeven", "opnieuw gemaakt", "vrijgave vervallen",
    ]  # fmt: skip
    assert (gezien.regel.toestand, gezien.regel.vrijgegeven_door) == ("concept", None)
    assert (gezien.vrijgegeven_sha256, gezien.regel.sha256) == (eerst.sha256, nu.sha256)
    assert dict(inzien.toon(app, f"{ASTEN}.1").feiten or [])["geadresseerde.adres"] == "Raadhuisplein 1"
    assert dict(gezien.feiten or [])["geadresseerde.adres"] == "Nieuwe Markt 7"
    assert sha256_van(gezien.gegevens) == nu.gegevens_sha256


def test_two_times_are_compared_fact_by_fact_and_in_the_text(app: App, verhuisd: str) -> None:
    gevonden = vergelijk(app, ASTEN)
    assert gevonden == vergelijk(app, f"{ASTEN}.1", f"{ASTEN}.2")
    assert [(f.naam, f.was, f.wordt) for f in gevonden.feiten or ()] == [
        ("geadresseerde.adres", "Raadhuisplein 1", "Nieuwe Markt 7")
    ]
    assert [(a.teken, a.tekst) for a in gevonden.alineas] == [("-", "Raadhuisplein 1"), ("+", "Nieuwe Markt 7")]
    assert (gevonden.was.verwijzing, gevonden.wordt.verwijzing) == (f"{ASTEN}.1", f"{ASTEN}.2")
    assert (gevonden.zelfde_bytes, gevonden.zelfde_sjabloon) == (False, True)
    zelf = vergelijk(app, ASTEN, ASTEN)
    assert (zelf.zelfde_bytes, zelf.feiten, zelf.alineas) == (True, (), ())


def test_a_letter_is_compared_with_the_one_that_it_replaces(app: App, gemaakt: str, doe: Doe) -> None:
    doe("plan_startbijeenkomst", plaats="Gemeentehuis Best", agenda=["Kennismaking", "Doelen"],
        begin="2026-02-04T10:00", reageren_voor="2026-01-27T17:00")  # fmt: skip
    letters.maak_alles(app, NU)
    regels = documenten.lijst(app, gemaakt, Filter(soort=UITNODIGING, dienst="Asten"))
    oud, nieuw = regels
    assert (oud.toestand, oud.reden, oud.vervangen_door) == ("vervallen", "plan_startbijeenkomst", nieuw.verwijzing)
    assert (nieuw.toestand, nieuw.vervangt, nieuw.vervangen_door) == ("concept", oud.verwijzing, None)
    gevonden = vergelijk(app, nieuw.verwijzing)
    assert gevonden == vergelijk(app, oud.verwijzing, nieuw.verwijzing)
    feiten = {f.naam: (f.was, f.wordt) for f in gevonden.feiten or ()}
    assert feiten["bijeenkomst.plaats"] == ("Gemeentehuis Asten", "Gemeentehuis Best")
    assert feiten["agenda.2"] == (None, "Doelen")
    with pytest.raises(Invoerfout, match="vervangt geen andere"):
        vergelijk(app, oud.verwijzing)


def test_what_is_not_made_has_no_bytes_and_no_text(app: App, uitgenodigd: str) -> None:
    gezien = inzien.toon(app, ASTEN)
    assert (gezien.uitgaven, gezien.gegevens, gezien.alineas, gezien.regel.sha256) == ([], None, [], None)
    with pytest.raises(Invoerfout, match="nog niet gemaakt"):
        inzien.bestanden(app, ASTEN, pdf=False, beeld=False)
    with pytest.raises(Invoerfout, match="nog niet gemaakt"):
        vergelijk(app, ASTEN, "2026-014/2")


def test_what_was_damaged_is_not_shown_nor_given(app: App, verhuisd: str) -> None:
    (regel, *_) = documenten.lijst(app, verhuisd, Filter())
    heel = inzien.bestanden(app, ASTEN, pdf=False, beeld=False).docx
    pad = app.opslag.pad(regel.sha256 or "")
    pad.write_bytes(heel[:-1] + b"x")
    for vraag in (lambda: inzien.bestanden(app, ASTEN, pdf=False, beeld=False), lambda: inzien.toon(app, ASTEN)):
        with pytest.raises(BestandOntbreekt, match="beschadigd"):
            vraag()
    pad.unlink()
    with pytest.raises(BestandOntbreekt, match="ontbreekt"):
        inzien.toon(app, ASTEN)
    pad.write_bytes(heel)
    app.opslag.pad(inzien.toon(app, ASTEN).uitgaven[-1].gegevens_sha256 or "").write_text("{}")
    with pytest.raises(BestandOntbreekt, match="beschadigd"):
        inzien.toon(app, ASTEN)


def test_a_calendar_file_is_read_but_has_no_pdf(app: App, gemaakt: str) -> None:
    (afspraak, *_) = documenten.lijst(app, gemaakt, Filter(soort="agenda_startbijeenkomst"))
    assert "BEGIN:VCALENDAR" in inzien.toon(app, afspraak.verwijzing).alineas
    with pytest.raises(Invoerfout, match="geen brief"):
        inzien.bestanden(app, afspraak.verwijzing, pdf=True, beeld=False)


# --- what was released is what goes out -------------------------------------------------------------------------------


def zetten(app: App, trigger: str) -> Iterator[dict[str, str]]:
    with lees(app.engine) as conn:
        rijen = audit.lees(conn, zaak(app).project.id)
    yield from (zet for rij in rijen for zet in json.loads(rij.zetten) if zet["trigger"] == trigger)


def test_the_release_and_the_sending_name_the_same_bytes(app: App, gemaakt: str, doe: Doe, tmp_path: Path) -> None:
    gezien = {w.document_id: app.opslag.lees(w.sha256) for w in zaak(app).weergaven.values()}
    vrijgegeven(doe)
    doe("bevestig_verzending", soorten=[UITNODIGING])
    vrij, weg = ({z["rij_id"]: z["sha256"] for z in zetten(app, trigger)} for trigger in ("geef_vrij", "verzend"))
    assert len(vrij) == len(DIENSTEN)
    assert vrij == weg
    exporteer(app, gemaakt, tmp_path)
    buiten = {pad.read_bytes() for pad in tmp_path.rglob("*.docx")}
    assert buiten == {gezien[id_] for id_ in vrij} == {app.opslag.lees(hash_) for hash_ in vrij.values()}
    with lees(app.engine) as conn:
        assert audit.controleer(conn) == []


def test_the_mail_carries_the_bytes_that_were_released(app: App, verhuisd: str) -> None:
    """Also of the letter that was made anew after its first release."""
    om(app, LATER, "geef_vrij", soorten=[UITNODIGING])
    om(app, LATER, "bevestig", als=MANAGER)
    om(app, LATER, "verzend_brieven", soorten=[UITNODIGING])
    assert post.verzend(app, LATER).in_orde
    mails = [
        message_from_bytes(pad.read_bytes(), policy=default) for pad in (app.instellingen.map / "post").glob("*.eml")
    ]
    bijlagen = [deel.get_content() for mail in mails for deel in mail.iter_attachments()]
    in_de_mail = sorted(sha256(b).hexdigest() for b in bijlagen if isinstance(b, bytes) and b.startswith(b"PK"))
    vrij = {z["rij_id"]: z["sha256"] for z in zetten(app, "geef_vrij")}
    assert in_de_mail == sorted(vrij.values())
    assert len(in_de_mail) == len(DIENSTEN)
    assert vrij == {z["rij_id"]: z["sha256"] for z in zetten(app, "verzend")}


def test_a_letter_made_anew_goes_out_only_under_its_own_release(app: App, verhuisd: str, doe: Doe) -> None:
    om(app, LATER, "geef_vrij", soorten=[UITNODIGING])
    om(app, LATER, "bevestig", als=MANAGER)
    om(app, LATER, "bevestig_verzending", soorten=[UITNODIGING])
    (asten,) = [d for d in zaak(app).documenten.values() if d.sleutel == inzien.toon(app, ASTEN).regel.sleutel]
    eerst, dan = [z["sha256"] for z in zetten(app, "geef_vrij") if z["rij_id"] == asten.id]
    (verzonden,) = [z["sha256"] for z in zetten(app, "verzend") if z["rij_id"] == asten.id]
    assert eerst != dan == verzonden


def test_bytes_that_took_the_place_of_released_ones_do_not_leave(app: App, gemaakt: str, doe: Doe) -> None:
    """Whoever writes past every rule of ours: the audit still knows what was released."""
    om(app, LATER, "geef_vrij", soorten=[UITNODIGING])
    om(app, LATER, "bevestig", als=MANAGER)
    om(app, LATER, "verzend_brieven", soorten=[UITNODIGING])
    asten, best = (
        d for d in zaak(app).documenten.values() if d.soort == UITNODIGING and d.deelname_id in eerste_twee(app)
    )
    with schrijf(app.engine) as conn:
        case = laad(conn, gemaakt, slot=True)
        assert case is not None
        eigen, vreemd = (next(w for w in case.weergaven.values() if w.document_id == d.id) for d in (asten, best))
        bewaar(conn, case, case.met(replace(eigen, sha256=vreemd.sha256)))
    verslag = post.verzend(app, LATER)
    assert verslag.aantallen["wacht"] == 1
    assert "niet het bestand dat is vrijgegeven" in "".join(verslag.meldingen)
    assert {str(d.toestand) for d in zaak(app).documenten.values() if d.id == asten.id} == {"vrijgegeven"}
    assert {str(d.toestand) for d in zaak(app).documenten.values() if d.id == best.id} == {"verzonden"}


def eerste_twee(app: App) -> set[str]:
    return set(list(zaak(app).deelnames)[:2])


# --- PDF --------------------------------------------------------------------------------------------------------------


def test_a_pdf_stands_beside_each_letter_and_an_old_one_goes(
    app: App, gemaakt: str, tmp_path: Path, soffice: Path, doe: Doe
) -> None:
    uit = tmp_path / "uit"
    meegenomen = exporteer(app, gemaakt, uit, pdf=True)
    assert (meegenomen.pdf, meegenomen.zonder_pdf) == (len(DIENSTEN), ())
    namen = {pad.with_suffix("") for pad in uit.rglob("*.pdf")}
    assert namen == {pad.with_suffix("") for pad in uit.rglob("*.docx")}
    exporteer(app, gemaakt, uit)
    assert not list(uit.rglob("*.pdf"))
    assert not list(uit.rglob(WAAROM))


def test_the_pages_of_a_letter_are_pictures(app: App, gemaakt: str, soffice: Path) -> None:
    bestanden = inzien.bestanden(app, ASTEN, pdf=True, beeld=True)
    assert (bestanden.pdf or b"").startswith(b"%PDF-")
    assert bestanden.beelden
    assert {beeld[:4] for beeld in bestanden.beelden} == {b"\x89PNG"}


def test_without_libreoffice_every_letter_is_there_in_word(
    app: App, gemaakt: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "uit").mkdir()
    meegenomen = exporteer(app, gemaakt, tmp_path / "uit", pdf=True)
    assert (meegenomen.brieven, meegenomen.pdf) == (2 * len(DIENSTEN), 0)
    (waarom,) = meegenomen.zonder_pdf
    assert "LibreOffice is niet geïnstalleerd" in waarom
    assert len(list((tmp_path / "uit").rglob("*.docx"))) == len(DIENSTEN)


def test_how_long_it_may_take_is_a_setting() -> None:
    anders = lees_instellingen({"ZANDLOPER_PDF_SECONDEN": "7", "ZANDLOPER_SOFFICE": "/opt/soffice"})
    assert (anders.pdf_duur, anders.soffice) == (timedelta(seconds=7), "/opt/soffice")
    assert lees_instellingen({"ZANDLOPER_SOFFICE": ""}).soffice is None
