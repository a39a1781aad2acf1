"""`termijnen lijst` and `agenda`: what is due, what blocks it, and the calendars as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.functional.cli.conftest import INKOPER, KENMERK, MANAGER
from tests.functional.cli.roepen import ENGELS, dump, lukt

VERHAAL = Path(__file__).parents[3] / "scenarios" / "termijn-verplaatst.yaml"


@pytest.fixture
def verplaatst(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Three diensten still decide on the strategy, by a day that moved; the letters were sent."""
    map_ = tmp_path / "map"
    lukt("scenario", "speel", str(VERHAAL), "--map", str(map_))
    monkeypatch.setenv("ZANDLOPER_MAP", str(map_))
    return map_


def test_zonder_termijn_is_dat_te_zien(uitgenodigd: Path) -> None:
    assert lukt("termijnen", "lijst").uit == "Er loopt geen termijn.\n"
    assert lukt("termijnen", "lijst", "--json").json == {"termijnen": []}
    assert "bestaat niet" in lukt("termijnen", "lijst", "--project", "x", code=2).fout


def test_een_termijn_noemt_wat_ontbreekt_wie_en_met_welk_verb(verplaatst: Path) -> None:
    voor = dump(verplaatst)
    uit = lukt("termijnen", "lijst").uit
    assert uit.startswith("01-04-2026  loopt        2026-101  vaststelling strategie, 3 diensten\n")
    assert "aan zet: Deurne, Laarbeek, Someren (registreer_besluit)" in uit
    assert not ENGELS.search(uit)
    (termijn,) = lukt("termijnen", "lijst", "--project", "2026-101", "--json").json["termijnen"]
    assert (termijn["voorbij"], termijn["geblokkeerd"]) == (False, False)
    assert {(b["wie"], b["verb"]) for b in termijn["beletsels"]} == {
        (wie, verb) for wie in ("Deurne", "Laarbeek", "Someren") for verb in ("registreer_besluit", "verleen_mandaat")
    }
    assert "wacht: " in lukt("project", "toon", "2026-101").uit
    assert dump(verplaatst) == voor


def test_wat_voorbij_is_staat_vooraan_en_is_geblokkeerd(verplaatst: Path) -> None:
    from datetime import datetime

    from usecases import termijnlijst
    from usecases.app import open_app
    from usecases.instellingen import lees_instellingen
    from workflow.tijd import AMSTERDAM

    with open_app(lees_instellingen({"ZANDLOPER_MAP": str(verplaatst)})) as app:
        (regel,) = termijnlijst.lijst(app, nu=datetime(2026, 4, 2, tzinfo=AMSTERDAM))
    assert (regel.voorbij, regel.geblokkeerd) == (True, True)


def test_een_agenda_per_persoon_als_bestand(verplaatst: Path, tmp_path: Path) -> None:
    uit = tmp_path / "agenda"
    tekst = lukt("agenda", "2026-101", "--uit", str(uit)).uit
    assert "01-04-2026        Laatste dag: inkoopstrategie vaststellen – Kantoormeubilair" in tekst
    bestanden = sorted(uit.iterdir())
    assert tekst.endswith(f"{len(bestanden)} bestanden in {uit}\n")
    per_persoon = {pad.stem.removeprefix("2026-101-"): Calendar.from_ical(pad.read_bytes()) for pad in bestanden}
    for kalender in per_persoon.values():
        (afspraak,) = kalender.walk("VEVENT")
        assert str(kalender["METHOD"]) == "PUBLISH"
        assert f"{afspraak['DTSTART'].dt}" == "2026-04-01"
    assert len({str(k.walk("VEVENT")[0]["UID"]) for k in per_persoon.values()}) == len(per_persoon)


def test_een_persoon_ziet_alle_projecten_en_een_vreemde_niets(uitgenodigd: Path) -> None:
    gevonden = lukt("agenda", "--voor", "inkoop@asten.example", "--json").json["agendas"]
    assert [(a["project"], len(a["afspraken"])) for a in gevonden] == [(KENMERK, 1)]
    assert gevonden[0]["afspraken"][0]["titel"] == "Startbijeenkomst Papier"
    samen = lukt("agenda", KENMERK, "--json").json["agendas"]
    assert {a["voor"] for a in samen} == {INKOPER, MANAGER, "inkoop@asten.example", "inkoop@best.example"}
    assert "geen contactpersoon" in lukt("agenda", "--voor", "vreemd@x.example", code=2).fout
    assert "noem een project" in lukt("agenda", code=2).fout
    assert "bestaat niet" in lukt("agenda", "x", code=2).fout
