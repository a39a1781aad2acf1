"""`--gevolgen` tells what a verb would change, in Dutch or as JSON, and leaves everything as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.functional.cli.conftest import KENMERK, TWEEDE
from tests.functional.cli.roepen import ENGELS, dump, lukt
from workflow.verbs import VERBS

PROJECT = ("--project", KENMERK)
MOMENTEN = ("--begin", "2099-02-04T10:00", "--reageren_voor", "2099-01-28T12:00", "--agenda", "Doel")
VRIJ = ("geef_vrij", *PROJECT, "--soorten", "uitnodiging_startbijeenkomst")


def test_wat_er_zou_veranderen_staat_er_in_gewoon_nederlands(uitgenodigd: Path) -> None:
    voor = dump(uitgenodigd)
    antwoord = lukt("plan_startbijeenkomst", *PROJECT, *MOMENTEN, "--link", "https://x.example", "--gevolgen")
    assert antwoord.uit.startswith(f"plan_startbijeenkomst in project {KENMERK}: er is nog niets veranderd.\n")
    assert "  - Uitnodiging startbijeenkomst: wordt gemaakt (Asten, Best)\n" in antwoord.uit
    assert "  - Uitnodiging startbijeenkomst: vervalt (Asten, Best)\n" in antwoord.uit
    assert not ENGELS.search(antwoord.alles)
    assert dump(uitgenodigd) == voor


def test_een_verb_voor_twee_personen_wordt_verteld_alsof_het_bevestigd_is(uitgenodigd: Path) -> None:
    antwoord = lukt(*VRIJ, "--gevolgen").uit
    assert "Dit gebeurt pas als een tweede persoon het bevestigt.\n" in antwoord
    assert "  - Uitnodiging startbijeenkomst: vrijgegeven (Asten, Best)\n" in antwoord
    lukt(*VRIJ, code=5)
    voor = dump(uitgenodigd)
    bevestigd = lukt("bevestig", *PROJECT, "--als", TWEEDE, "--gevolgen").uit
    assert "  - Uitnodiging startbijeenkomst: vrijgegeven (Asten, Best)\n" in bevestigd
    assert "tweede persoon" not in bevestigd
    assert dump(uitgenodigd) == voor


def test_als_json(uitgenodigd: Path) -> None:
    gelezen = lukt(*VRIJ, "--gevolgen", "--json").json
    assert (gelezen["ok"], gelezen["soort"], gelezen["exitcode"]) == (True, "gevolgen", 0)
    assert (gelezen["verb"], gelezen["project"], gelezen["tweede_persoon"]) == ("geef_vrij", KENMERK, True)
    (eerste, tweede) = gelezen["gevolgen"]["brieven"]
    assert (eerste["wat"], eerste["aan"], tweede["aan"]) == ("vrijgegeven", "Asten", "Best")
    assert gelezen["gevolgen"]["waarde_na"]["boven"] is True


def test_een_weigering_is_3_met_dezelfde_redenen(uitgenodigd: Path) -> None:
    voor = dump(uitgenodigd)
    met = lukt("sluit_startbijeenkomst", *PROJECT, "--gevolgen", "--json", code=3).json
    zonder = lukt("sluit_startbijeenkomst", *PROJECT, "--json", code=3).json
    assert met == zonder
    assert "bijeenkomst_nog_niet_geweest" in {r["code"] for r in met["redenen"]}
    assert dump(uitgenodigd) == voor


def test_zonder_gevolgen_staat_er_dat_er_niets_verandert(uitgenodigd: Path) -> None:
    uit = lukt("controleer_termijnen", *PROJECT, "--gevolgen").uit
    assert "verandert niets." in uit


def test_een_bestand_wordt_niet_bewaard(ingericht: Path, tmp_path: Path) -> None:
    bestand = tmp_path / "presentatie.pdf"
    bestand.write_bytes(b"%PDF-1.7")
    stuk = ("--code", "presentatie", "--soort", "presentatie", "--bestand", str(bestand))
    lukt("voeg_dossierstuk_toe", *PROJECT, *stuk, "--gevolgen")
    assert [pad for pad in (ingericht / "bestanden").rglob("*") if pad.is_file()] == []


@pytest.mark.parametrize("verb", ["trek_in", "verplaats_termijn", "registreer_dienst"])
def test_elk_verb_van_een_project_kent_de_optie(verb: str) -> None:
    assert ("--gevolgen" in lukt(verb, "--help").uit) == (not VERBS[verb].op_stam)
