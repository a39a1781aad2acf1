"""A house style reaches every letter that has not left, and one joint letter reaches the folder of every deelnemer."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from db import audit
from db.cases import laad, laad_stam
from db.engine import lees
from documents import pakket
from documents.beeldplek import beelden
from documents.readback import lees_tekst
from tests.factories.beeld import jpeg, png
from usecases import brievenmap, letters
from usecases.app import App
from usecases.execute import SCENARIO, Opdracht, voer_uit
from usecases.scenario import lees as lees_scenario
from usecases.scenario import speel
from usecases.verversen import VERVERS
from workflow.case import Case
from workflow.case.dossier import Document, DocumentToestand
from workflow.lezen import dienst_van, weergave_van
from workflow.reasons import Geweigerd, Invoerfout
from workflow.tijd import AMSTERDAM

SCENARIOS = Path(__file__).parents[3] / "scenarios"
PROJECT = "2026-101"
INKOPER, INKOPER_2, MANAGER = (f"{naam}@bizob.example" for naam in ("inkoper-1", "inkoper-2", "manager-1"))
NU = datetime(2026, 6, 15, 8, tzinfo=AMSTERDAM)
BRIEVEN = ("gunningsbrief", "afwijzingsbrief")


def doe(app: App, verb: str, als: str = INKOPER, project: str | None = PROJECT, **met: Any) -> Any:
    return voer_uit(app, Opdracht(verb=verb, invoer=met, project=project, als=als, nu=NU, aanmelding=SCENARIO))


def huisstijl(app: App, map_: Path, inhoud: bytes, **met: Any) -> None:
    (map_ / "logo").write_bytes(inhoud)
    gewoon = {"dienst": "Asten", "logo": str(map_ / "logo"), "logo_tekst": "Logo van Asten"}
    doe(app, "registreer_huisstijl", project=None, **gewoon | met)


def zaak(app: App) -> Case:
    with lees(app.engine) as conn:
        case = laad(conn, PROJECT, slot=False)
    assert case is not None
    return case


def brieven(app: App, dienst: str) -> list[Document]:
    case = zaak(app)
    return [
        d
        for d in case.documenten.values()
        if d.soort in BRIEVEN and d.deelname_id and dienst_van(case, d.deelname_id).naam == dienst
    ]


def inhoud_van(app: App, document: Document) -> bytes:
    weergave = weergave_van(zaak(app), document.id)
    assert weergave is not None
    return app.opslag.lees(weergave.sha256)


def sha256s(app: App) -> dict[str, str]:
    return {w.document_id: w.sha256 for w in zaak(app).weergaven.values()}


@pytest.fixture
def beslist(app: App) -> App:
    """The letters of four deelnemers are made and wait to be released."""
    assert speel(app, lees_scenario(SCENARIOS / "begin" / "tot-beslissing.yaml")).afwijkingen == ()
    return app


@pytest.mark.parametrize("logo", [png(400, 160), jpeg(300, 300)], ids=["png", "jpeg"])
def test_a_house_style_makes_the_letters_that_wait_anew_and_no_others(
    beslist: App, tmp_path: Path, logo: bytes
) -> None:
    voor, verzonden = sha256s(beslist), {
        d.id for d in zaak(beslist).documenten.values() if d.toestand == DocumentToestand.VERZONDEN
    }  # fmt: skip
    huisstijl(beslist, tmp_path, logo, slotgroet="Met vriendelijke groet,", telefoon="0493 000 000")
    with pytest.raises(Geweigerd) as fout:
        doe(beslist, "geef_vrij", MANAGER, soorten=list(BRIEVEN))
    (reden,) = fout.value.redenen
    assert reden.code == "brief_verouderd"
    assert "Asten" in reden.melding
    assert "Deurne" not in reden.melding
    verslag = letters.maak_alles(beslist, NU)
    assert (verslag.mislukt, verslag.soorten) == ((), Counter({"gunningsbrief": 1, "afwijzingsbrief": 2}))
    na = sha256s(beslist)
    assert {id_ for id_ in na if na[id_] != voor[id_]} == {d.id for d in brieven(beslist, "Asten")}
    assert all(na[id_] == voor[id_] for id_ in verzonden)
    for brief in brieven(beslist, "Asten"):
        bytes_ = inhoud_van(beslist, brief)
        assert [b.inhoud for b in beelden(pakket.lees(bytes_))] == [logo]
        tekst = lees_tekst(bytes_)
        assert {"Gemeente Asten", "Telefoon 0493 000 000", "Met vriendelijke groet,"} <= set(tekst.alineas)
    with lees(beslist.engine) as conn:
        rij = audit.laatste(conn, zaak(beslist).project.id)
        assert audit.controleer(conn) == []
    assert rij is not None
    assert rij.verb == VERVERS
    assert letters.maak_alles(beslist, NU) == letters.Verslag()


def test_a_released_letter_waits_for_a_second_person_again(beslist: App, tmp_path: Path) -> None:
    doe(beslist, "geef_vrij", MANAGER, soorten=list(BRIEVEN))
    doe(beslist, "bevestig", INKOPER_2)
    huisstijl(beslist, tmp_path, png(400, 160))
    letters.maak_alles(beslist, NU)
    assert {d.toestand for d in brieven(beslist, "Asten")} == {DocumentToestand.CONCEPT}
    assert {d.toestand for d in brieven(beslist, "Deurne")} == {DocumentToestand.VRIJGEGEVEN}


def test_a_logo_that_goes_leaves_no_trace(beslist: App, tmp_path: Path) -> None:
    voor = sha256s(beslist)
    huisstijl(beslist, tmp_path, png(400, 160))
    letters.maak_alles(beslist, NU)
    doe(beslist, "registreer_huisstijl", project=None, dienst="Asten", zonder_logo="ja")
    letters.maak_alles(beslist, NU)
    assert sha256s(beslist) == voor


def test_a_lost_logo_stops_its_letters_and_says_so(beslist: App, tmp_path: Path) -> None:
    voor, logo = sha256s(beslist), png(400, 160)
    huisstijl(beslist, tmp_path, logo)
    with lees(beslist.engine) as conn:
        (stijl,) = laad_stam(conn).huisstijlen.values()
    beslist.opslag.pad(stijl.logo_sha256 or "").unlink()
    verslag = letters.maak_alles(beslist, NU)
    assert len(verslag.mislukt) == 3
    assert all("bestand van het logo ontbreekt" in regel for regel in verslag.mislukt)
    assert sha256s(beslist) == voor
    beslist.opslag.bewaar(logo)
    assert letters.maak_alles(beslist, NU).mislukt == ()


@pytest.mark.parametrize("inhoud", [b"<svg/>", b"", png(20, 20), png(400, 160)[:-4]])
def test_what_is_no_logo_changes_nothing(app: App, project: str, tmp_path: Path, inhoud: bytes) -> None:
    (tmp_path / "logo").write_bytes(inhoud)
    met = {"dienst": "Asten", "logo": str(tmp_path / "logo"), "logo_tekst": "Logo van Asten"}
    with pytest.raises(Invoerfout):
        doe(app, "registreer_huisstijl", "inkoper@bizob.example", None, **met)
    with lees(app.engine) as conn:
        assert laad_stam(conn).huisstijlen == {}


def test_a_case_knows_the_style_of_its_own_diensten_only(app: App, project: str, tmp_path: Path) -> None:
    doe(app, "registreer_dienst", "inkoper@bizob.example", None, naam="Waalre")
    for dienst in ("Asten", "Waalre"):
        (tmp_path / "logo").write_bytes(png(400, 160))
        met = {"logo": str(tmp_path / "logo"), "logo_tekst": f"Logo van {dienst}"}
        doe(app, "registreer_huisstijl", "inkoper@bizob.example", None, dienst=dienst, **met)
    with lees(app.engine) as conn:
        case, stam = laad(conn, project, slot=False), laad_stam(conn)
    assert case is not None
    assert sorted(h.logo_alt or "" for h in stam.huisstijlen.values()) == ["Logo van Asten", "Logo van Waalre"]
    assert [h.logo_alt for h in case.stam.huisstijlen.values()] == ["Logo van Asten"]


def test_one_joint_letter_lies_in_the_folder_of_every_deelnemer(app: App, tmp_path: Path) -> None:
    verslag = speel(app, lees_scenario(SCENARIOS / "een-brief-van-allen.yaml"))
    assert verslag.afwijkingen == ()
    mee = brievenmap.exporteer(app, verslag.project or "", tmp_path / "uit")
    mappen = {map_.name: map_ for map_ in (tmp_path / "uit").iterdir()}
    assert set(mappen) == {"Asten", "Deurne", "Laarbeek", "Someren", "_project"}
    samen = {
        naam: {p.name: p.read_bytes() for p in mappen[naam].rglob("*[BV].[VO].*") if "overeenkomst" not in p.name}
        for naam in mappen
        if naam != "_project"
    }
    assert samen["Asten"] == samen["Deurne"] == samen["Laarbeek"] == samen["Someren"]
    gunning = next(b for naam, b in samen["Asten"].items() if "Gunningsbrief" in naam)
    tekst = lees_tekst(gunning)
    assert [rij[0].rpartition(" ")[2] for rij in tekst.rijen if "college" in rij[0]] == 2 * [
        "Asten",
        "Deurne",
        "Laarbeek",
        "Someren",
    ]
    assert "ieder overeenkomstig het daar genoemde eigen besluit" in tekst.geheel
    assert beelden(pakket.lees(gunning)) == []
    bestanden = sum(1 for p in (tmp_path / "uit").rglob("*") if p.suffix in (".docx", ".ics"))
    assert bestanden == mee.brieven + mee.vervallen + 3 * len(samen["Asten"])
