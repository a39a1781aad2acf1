"""Commands around the verbs: letters, deadlines, scenarios, the diagram, the planner and the tests."""

from __future__ import annotations

import shutil
import sys
import zipfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.functional.cli.conftest import KENMERK
from tests.functional.cli.roepen import lukt
from usecases.scenario.spelen import maak_brieven
from workflow.reasons import Geweigerd, reden

SCENARIO = """
scenario: klein
personen:
  inkoper-1: {rollen: [concerninkoper]}
stappen:
  - op: 2026-01-12T09:00
    door: inkoper-1
    doe: registreer_project
    met: {kenmerk: 2026-1, naam: Papier, procedure: openbaar, aard: leveringen, waarde: 100000}
  - {op: "2026-01-12T10:00", door: inkoper-1, doe: sluit_opening, verwacht: geweigerd}
  - controleer: {toestand: TOESTAND}
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    pad = tmp_path / "klein.yaml"
    pad.write_text(SCENARIO.replace("TOESTAND", "aangemeld"))
    return pad


def test_brieven_worden_gemaakt_en_daarna_niet_meer(uitgenodigd: Path) -> None:
    momenten = ("--begin", "2099-02-04T10:00", "--reageren_voor", "2099-01-28T12:00")
    waar = ("--plaats", "Markt 1", "--agenda", "Doel")
    lukt("plan_startbijeenkomst", "--project", KENMERK, *momenten, *waar)
    assert lukt("brieven", "maak").uit == "4 brieven gemaakt.\n"
    assert lukt("brieven", "maak").uit == "Er wachten geen brieven.\n"
    assert lukt("brieven", "maak", "--json").json == {"ok": True, "exitcode": 0, "gemaakt": 0, "mislukt": []}


def test_een_brief_die_niet_lukt_wordt_genoemd(uitgenodigd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from usecases.letters import Verslag

    monkeypatch.setattr("usecases.letters.maak_alles", lambda app, voortgang: Verslag(mislukt=("sleutel: kapot",) * 3))
    assert lukt("brieven", "maak", code=1).uit == "0 brieven gemaakt.\nNiet gemaakt:\n  - sleutel: kapot\n"


def test_brieven_gaan_in_een_map_per_dienst(uitgenodigd: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit"
    assert lukt("brieven", "exporteer", KENMERK, "--uit", str(uit)).uit == f"4 brieven in {uit}.\n"
    assert sorted(map_.name for map_ in uit.iterdir()) == ["Asten", "Best"]
    assert sorted(pad.suffix for pad in (uit / "Asten").iterdir()) == [".docx", ".ics"]
    assert "bestaat niet" in lukt("brieven", "exporteer", "x", "--uit", str(uit), code=2).fout


def test_zonder_brieven_is_er_niets_te_exporteren(ingericht: Path, tmp_path: Path) -> None:
    antwoord = lukt("brieven", "exporteer", KENMERK, "--uit", str(tmp_path / "uit"))
    assert antwoord.uit == "Er zijn nog geen brieven gemaakt.\n"


def test_termijnen_zonder_werk(ingericht: Path) -> None:
    assert lukt("termijnen", "controleer").uit == "Alles was al bijgewerkt.\n"
    leeg = {"ok": True, "exitcode": 0, "bijgewerkt": [], "geweigerd": [], "bezet": []}
    assert lukt("termijnen", "controleer", "--json").json == leeg


def test_een_project_dat_weigert_is_3_aan_het_eind(ingericht: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def weiger(*_: object) -> None:
        raise Geweigerd([reden("brief_onvolledig", "Herinnering Asten: postcode")])

    monkeypatch.setattr("usecases.deadlines.controleer", weiger)
    antwoord = lukt("termijnen", "controleer", code=3)
    assert f"{KENMERK}: geweigerd.\n  - Herinnering Asten: postcode [brief_onvolledig]" in antwoord.uit
    als_json = lukt("termijnen", "controleer", "--json", code=3).json
    assert (als_json["ok"], als_json["exitcode"]) == (False, 3)
    assert [w["project"] for w in als_json["geweigerd"]] == [KENMERK]


def test_een_scenario_dat_klopt(scenario: Path) -> None:
    uit = lukt("scenario", "speel", str(scenario)).uit
    assert uit == "klein: 2 stappen gespeeld.\nAlles ging zoals verwacht.\n"


def test_een_scenario_in_een_map_kan_bekeken_worden(
    scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    oefening = tmp_path / "oefening"
    antwoord = lukt("scenario", "speel", str(scenario), "--map", str(oefening), "--uit", str(tmp_path / "uit"))
    assert f"ZANDLOPER_MAP={oefening} zandloper project toon 2026-1" in antwoord.uit
    assert "0 brieven in " in antwoord.uit
    monkeypatch.setenv("ZANDLOPER_MAP", str(oefening))
    assert lukt("project", "toon", "2026-1", "--json").json["project"]["naam"] == "Papier"
    assert "kies een lege map" in lukt("scenario", "speel", str(scenario), "--map", str(oefening), code=2).fout


def test_een_verwachting_die_niet_uitkomt_is_1(scenario: Path) -> None:
    scenario.write_text(SCENARIO.replace("TOESTAND", "gunning"))
    uit = lukt("scenario", "speel", str(scenario), code=1).uit
    assert "1 verwachting kwam niet uit:\n  stap 3\n    verwacht: toestand: gunning\n    werd:     aangemeld\n" in uit
    gegevens = lukt("scenario", "speel", str(scenario), "--json", code=1).json
    assert gegevens["verslag"]["afwijkingen"] == [
        {"plek": "stap 3", "verwacht": "toestand: gunning", "werkelijk": "aangemeld"}
    ]


def test_een_scenario_met_fouten_noemt_ze_allemaal(scenario: Path) -> None:
    goed = SCENARIO.replace("TOESTAND", "aangemeld")
    scenario.write_text(goed.replace("sluit_opening", "sluit").replace("door: inkoper-1\n", "door: niemand\n"))
    fout = lukt("scenario", "speel", str(scenario), code=2).fout
    assert "stap 1: 'niemand' staat niet bij personen" in fout
    assert "stap 2: verb: 'sluit' bestaat niet" in fout


@pytest.fixture
def zonder_prefect(monkeypatch: pytest.MonkeyPatch) -> None:
    """The letters are made by the same use case; that Prefect makes them is tested with the flows."""
    monkeypatch.setattr("flows.uitvoeren.prefect_in_proces", nullcontext)
    monkeypatch.setattr("flows.uitvoeren.maak_brieven_in_proces", maak_brieven)


def test_de_demo_vertelt_en_toont_wat_ervan_kwam(
    zonder_prefect: None, scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.opdrachten.demo.VERHAAL", scenario)
    plek = tmp_path / "demo"
    uit = lukt("demo", "--map", str(plek)).uit
    assert "  12-01-2026  registreer_project\n  12-01-2026  sluit_opening – geweigerd\n" in uit
    assert "2026-1  Papier\n  toestand   aangemeld" in uit
    assert f"0 brieven in {plek / 'brieven'}" in uit
    assert f"export ZANDLOPER_MAP={plek}" in uit
    assert "kies een lege map" in lukt("demo", "--map", str(plek), code=2).fout


def test_een_demo_die_niet_klopt_is_1(
    zonder_prefect: None, scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.opdrachten.demo.VERHAAL", scenario)
    scenario.write_text(SCENARIO.replace("TOESTAND", "gunning"))
    assert "NIET zoals verwacht: stap 3" in lukt("demo", "--map", str(tmp_path / "demo"), code=1).uit


@pytest.mark.traag
def test_het_verhaal_van_de_demo_loopt_zoals_het_er_staat(zonder_prefect: None, tmp_path: Path) -> None:
    plek = tmp_path / "demo"
    uit = lukt("demo", "--map", str(plek)).uit
    assert "registreer_besluit (14 keer)" in uit
    assert "contractmanagement (realisatie)" in uit
    assert len(list((plek / "brieven" / "Asten").iterdir())) > 10


def test_het_procesdiagram_klopt_of_niet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "docs" / "process.md"
    monkeypatch.setattr("cli.opdrachten.procesdiagram.PAD", pad)
    assert "zandloper procesdiagram" in lukt("procesdiagram", "--controleer", code=1).fout
    lukt("procesdiagram")
    lukt("procesdiagram", "--controleer")
    pad.write_text(pad.read_text() + "x")
    lukt("procesdiagram", "--controleer", code=1)


def test_de_voorbeelden_kloppen_of_niet(tmp_path: Path) -> None:
    map_ = tmp_path / "voorbeelden"
    assert "gunningsbrief.docx" in lukt("voorbeelden", "--uit", str(map_), "--controleer", code=1).fout
    assert lukt("voorbeelden", "--uit", str(map_)).uit.endswith(f"voorbeelden in {map_}.\n")
    assert lukt("voorbeelden", "--uit", str(map_), "--controleer").uit == f"Klopt: {map_}\n"
    index = (map_ / "README.md").read_text(encoding="utf-8")
    assert all(f"({pad.name})" in index for pad in map_.glob("*.docx"))
    shutil.copyfile(map_ / "herinnering.docx", map_ / "oud.docx")
    shutil.copyfile(map_ / "herinnering.docx", map_ / "mandaatbrief.docx")
    fout = lukt("voorbeelden", "--uit", str(map_), "--controleer", code=1).fout
    assert "mandaatbrief.docx, oud.docx" in fout
    assert "gunningsbrief.docx" not in fout


def test_van_een_voorbeeld_telt_de_inhoud_en_niet_hoe_hard_het_geperst_is(tmp_path: Path) -> None:
    """Another machine may have another zlib."""
    lukt("voorbeelden", "--uit", str(tmp_path))
    brief = tmp_path / "gunningsbrief.docx"
    with zipfile.ZipFile(brief) as oud:
        leden = [(lid.filename, oud.read(lid)) for lid in oud.infolist()]
    with zipfile.ZipFile(brief, "w", zipfile.ZIP_STORED) as nieuw:
        for naam, data in leden:
            nieuw.writestr(naam, data)
    lukt("voorbeelden", "--uit", str(tmp_path), "--controleer")
    brief.write_bytes(b"geen zip")
    lukt("voorbeelden", "--uit", str(tmp_path), "--controleer", code=1)


def test_test_wordt_pytest_met_alle_argumenten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    aanroepen: list[tuple[str, list[str], Path]] = []
    monkeypatch.setattr("os.execv", lambda pad, argumenten: aanroepen.append((pad, argumenten, Path.cwd())))
    uit = lukt("test", "--alles", "-n", "2", "-k", "audit and kop", "-x").uit
    ((pad, argumenten, map_),) = aanroepen
    assert (pad, argumenten[1:3]) == (sys.executable, ["-m", "pytest"])
    assert argumenten[3:] == ["--alles", "-n", "2", "-k", "audit and kop", "-x"]
    assert (map_ / "pyproject.toml").exists()
    assert uit.startswith("PostgreSQL is er ")


def test_test_zonder_broncode(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("cli.opdrachten.test.WORTEL", tmp_path)
    assert "de tests horen bij de broncode" in lukt("test", code=2).fout


def test_de_planner_krijgt_de_instellingen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("flows.planner.draai", lambda instellingen, zeg: zeg(f"voor {instellingen.map}"))
    assert lukt("start").uit.endswith(f"\nvoor {tmp_path / 'leeg'}\n")


def test_een_planner_zonder_map_start_niet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    monkeypatch.setenv("ZANDLOPER_MAP", str(tmp_path / "bestand"))
    assert "kan geen map met gegevens zijn" in lukt("start", code=2).fout


def test_scenario_lijst_toont_elk_verhaal_met_zijn_eerste_zin(tmp_path: Path) -> None:
    uit = lukt("scenario", "lijst").uit
    assert "kort-geding-handhaven\n  Gamma verliest en dagvaardt de gemeenten op de negende dag" in uit
    assert "begin/tot-" not in uit
    namen = [verhaal["naam"] for verhaal in lukt("scenario", "lijst", "--json").json["verhalen"]]
    assert len(namen) == len(set(namen)) >= 15
    (tmp_path / "kapot.yaml").write_text("scenario: [", encoding="utf-8")
    assert "geen leesbaar scenario" in lukt("scenario", "lijst", "--map", str(tmp_path), code=2).fout
    (tmp_path / "kapot.yaml").unlink()
    assert "staan geen verhalen" in lukt("scenario", "lijst", "--map", str(tmp_path)).uit
