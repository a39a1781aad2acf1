"""Scenario files: the demonstration holds on both databases, and a mistake is found before anything is played."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from db import audit, outbox
from db.cases import laad
from db.engine import lees
from db.outbox import OutboxToestand
from tests.integration.usecases.stand import stand
from tests.integration.usecases.voorraad import Voorraad
from usecases.app import App
from usecases.brievenmap import VERVALLEN, WAAROM, exporteer
from usecases.scenario import ScenarioFout, speel
from usecases.scenario import lees as lees_scenario

DEMO = Path(__file__).parents[3] / "scenarios" / "demo.yaml"

KLEIN = """
scenario: klein
personen:
  inkoper-1: {rollen: [concerninkoper]}
stappen:
  - op: 2026-01-12T09:00
    door: inkoper-1
    doe: registreer_project
    met: {kenmerk: 2026-001, naam: Proef, procedure: openbaar, aard: diensten, waarde: "500000"}
"""


def _controle(verwacht: str) -> tuple[str, str]:
    return "stappen:", f"stappen:\n  - controleer: {{{verwacht}}}"


@pytest.fixture
def scenario(tmp_path: Path) -> Callable[[str], Path]:
    def schrijf(tekst: str) -> Path:
        pad = tmp_path / "scenario.yaml"
        pad.write_text(tekst, encoding="utf-8")
        return pad

    return schrijf


def test_the_demonstration_ends_in_contractmanagement(app: App, tmp_path: Path) -> None:
    verslag = speel(app, lees_scenario(DEMO))
    assert verslag.afwijkingen == ()
    with lees(app.engine) as conn:
        case = laad(conn, verslag.project or "", slot=False)
        rijen = audit.lees(conn, case.project.id if case else None)
        telling = outbox.tel(conn)
        bevindingen = audit.controleer(conn)
    assert case is not None
    gedaan = [g.verb for g in verslag.gespeeld if g.uitkomst in ("uitgevoerd", "voorstel")]
    van_geen_project = "registreer_huisstijl"
    zonder_stille = [v for v in gedaan if v not in ("controleer_termijnen", van_geen_project)]
    assert [r.verb for r in rijen if r.verb != "controleer_termijnen"] == zonder_stille
    assert bevindingen == []
    assert telling[OutboxToestand.KLAAR] == len(case.weergaven) == len(case.documenten)
    assert Counter(w.document_id for w in case.weergaven.values()).most_common(1)[0][1] == 1
    geldig = [d for d in case.documenten.values() if d.toestand != "vervallen"]
    assert len(geldig) < len(case.documenten)
    meegenomen = exporteer(app, verslag.project or "", tmp_path / "uit")
    assert (meegenomen.brieven, meegenomen.vervallen) == (len(geldig), len(case.documenten) - len(geldig))
    bestanden = [pad for pad in (tmp_path / "uit").rglob("*") if pad.is_file() and pad.name != WAAROM]
    assert Counter(pad.parent.name == VERVALLEN for pad in bestanden) == {
        False: len(geldig),
        True: meegenomen.vervallen,
    }
    assert sum(1 for _ in (tmp_path / "uit").rglob("*.docx")) >= 100
    assert not list((tmp_path / "uit" / "Asten").glob("*Bergeijk*"))


def test_a_failed_expectation_says_where_and_what(app: App, scenario: Callable[[str], Path]) -> None:
    tekst = KLEIN + "    verwacht: geweigerd\n    redenen: [kenmerk_bestaat]\n  - controleer: {toestand: gunning}\n"
    verslag = speel(app, lees_scenario(scenario(tekst)))
    assert [(a.plek, a.verwacht, a.werkelijk) for a in verslag.afwijkingen] == [
        ("stap 1", "registreer_project: geweigerd", "uitgevoerd"),
        ("stap 2", "toestand: gunning", "aangemeld"),
    ]


def test_other_reasons_than_expected_are_a_failure(app: App, scenario: Callable[[str], Path]) -> None:
    stap = (
        "  - {op: 2026-01-12T10:00, door: inkoper-1, doe: sluit_startbijeenkomst, verwacht: geweigerd, redenen: [%s]}\n"
    )
    goed = speel(app, lees_scenario(scenario(KLEIN + stap % "toestand_laat_niet_toe")))
    assert goed.afwijkingen == ()
    with pytest.raises(ScenarioFout, match="staat al in deze database"):
        speel(app, lees_scenario(scenario(KLEIN)))


def test_the_wrong_reason_is_a_failure(app: App, scenario: Callable[[str], Path]) -> None:
    stap = "  - {op: 2026-01-12T10:00, door: inkoper-1, doe: sluit_opening, verwacht: geweigerd, "
    stap += "redenen: [geen_inschrijving]}\n"
    verslag = speel(app, lees_scenario(scenario(KLEIN + stap)))
    assert [a.werkelijk for a in verslag.afwijkingen] == ["toestand_laat_niet_toe"]


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        (("doe: registreer_project", "doe: registreer_projekt"), "'registreer_projekt' bestaat niet"),
        (("door: inkoper-1", "door: inkoper-9"), "'inkoper-9' staat niet bij personen"),
        (("waarde:", "waarden:"), "dit argument bestaat niet"),
        (('"500000"', '"-1"'), "waarde moet meer zijn dan 0"),
        (("2026-01-12T09:00", "2026-13-45"), "is geen moment"),
        (("    met:", "    meet:"), "dit woord kent een scenario niet"),
        (("concerninkoper", "koning"), "kies uit"),
        (("stappen:", "stappen: ["), "geen leesbaar scenario"),
        (("2026-01-12T09:00", "2026-01-12T09:00\n    verwacht: geweigerd\n    redenen: [zomaar]"), "onbekende reden"),
        (("2026-01-12T09:00", "1768208400"), "stap 1: op: '1768208400' is geen datum of moment"),
        (("2026-01-12T09:00", "2926-01-12T09:00"), "stap 1: op: het jaar moet tussen 2000 en 2100 liggen"),
        (("[concerninkoper]", "[concerninkoper, systeem]"), "personen.inkoper-1: rollen: systeem is geen rol"),
        (("[concerninkoper]", "[contactpersoon]"), "personen.inkoper-1: een contactpersoon heeft een dienst"),
        (("stappen:", "diensten: {Asten: {kleur: rood}}\nstappen:"), "diensten.Asten: kleur: dit argument bestaat"),
        (_controle("toestand: gunnen"), "stap 1: controleer.toestand: 'gunnen' kan niet; kies uit"),
        (_controle("percelen: {'1': klaar}"), "stap 1: controleer.percelen.1: 'klaar' kan niet"),
        (_controle("deelnames: {Asten: ja}"), "stap 1: controleer.deelnames.Asten: 'ja' kan niet"),
        (_controle("documenten: {briefje: 1}"), "'briefje' kan niet; kies uit: uitnodiging_startbijeenkomst"),
        (_controle("vlaggen: [rood]"), "stap 1: controleer.vlaggen 1: 'rood' kan niet; kies uit: adres_onvolledig"),
        (_controle("termijnen: [{soort: lang}]"), "stap 1: controleer.termijnen 1.soort: 'lang' kan niet"),
        (_controle("termijnen: [{soort: nvi, toestand: klaar}]"), "controleer.termijnen 1.toestand: 'klaar'"),
        (_controle("termijnen: [{soort: nvi, laatste_dag: morgen}]"), "termijnen 1.laatste_dag: 'morgen' is geen"),
    ],
)
def test_a_typo_is_found_before_anything_is_played(
    app: App,
    scenario: Callable[[str], Path],
    fout: tuple[str, str],
    melding: str,
) -> None:
    voor = stand(app.engine)
    with pytest.raises(ScenarioFout, match=melding):
        speel(app, lees_scenario(scenario(KLEIN.replace(*fout, 1))))
    assert stand(app.engine) == voor


def test_steps_are_played_in_the_order_of_their_moments(scenario: Callable[[str], Path]) -> None:
    tekst = KLEIN + "  - {op: 2026-01-11T10:00, door: inkoper-1, doe: sluit_opening, verwacht: geweigerd}\n"
    with pytest.raises(ScenarioFout, match="ligt voor dat van de vorige stap"):
        lees_scenario(scenario(tekst))


@pytest.fixture(scope="session")
def voorraad(tmp_path_factory: pytest.TempPathFactory) -> Voorraad:
    return Voorraad(tmp_path_factory.mktemp("voorraad"))


# --- de verhalen ---------------------------------------------------------------------------------------------------

VERHALEN = sorted(pad for pad in DEMO.parent.rglob("*.yaml") if pad != DEMO)
OP_BEIDE = {"begin/tot-opschorting", "te-laat-en-hersteld", "kort-geding-herbeoordelen", "twee-percelen"}
TRAAG = {"gestanddoening-loopt-af", "meervoudig-onderhands", "niet-elk-perceel", "sociale-diensten", "twee-percelen"}
"""Stories whose begin is no other's: they are played from the first step."""


def _naam(pad: Path) -> str:
    return str(pad.relative_to(DEMO.parent).with_suffix(""))


def _op_databases(pad: Path) -> list[object]:
    naam = _naam(pad)
    traag = [pytest.mark.traag] if naam in TRAAG else []
    op_sqlite = pytest.param("sqlite", pad, id=f"{naam}-sqlite", marks=traag)
    op_postgres = pytest.param("postgresql", pad, id=f"{naam}-postgresql", marks=[pytest.mark.postgres, *traag])
    return [op_sqlite, *([op_postgres] if naam in OP_BEIDE else [])]


@pytest.mark.parametrize(("url", "pad"), [p for pad in VERHALEN for p in _op_databases(pad)], indirect=["url"])
def test_elk_verhaal_loopt_zoals_het_vertelt(url: str, tmp_path: Path, voorraad: Voorraad, pad: Path) -> None:
    scenario = lees_scenario(pad)
    with voorraad.speel(url, tmp_path, scenario) as (_, verslag):
        assert verslag.afwijkingen == ()
        assert len(verslag.gespeeld) == scenario.verbs
    assert scenario.inhoud.scenario == pad.stem


@pytest.mark.parametrize("pad", [pad for pad in VERHALEN if pad.parent == DEMO.parent], ids=_naam)
def test_elk_verhaal_is_te_lezen_en_eindigt_met_een_controle(pad: Path) -> None:
    scenario = lees_scenario(pad)
    assert 20 < len(scenario.inhoud.verhaal.split()) < 90
    assert scenario.inhoud.begin_met
    slot = scenario.zetten[-1].stap.controleer
    assert slot is not None
    assert slot.audit == "heel"


def _samen(map_: Path, **bestanden: str) -> Path:
    for naam, tekst in bestanden.items():
        pad = map_ / f"{naam.replace('__', '/')}.yaml"
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(tekst, encoding="utf-8")
    return map_ / f"{next(iter(bestanden))}.yaml"


VERVOLG = """
scenario: vervolg
begin_met: begin/klein.yaml
gegevens: {kenmerk: 2026-777}
personen:
  manager-1: {rollen: [contractmanager]}
stappen:
  - {op: 2026-01-13T09:00, door: inkoper-1, doe: wijs_projectleiding_toe, met: {contractmanagers: [manager-1]}}
  - {controleer: {toestand: aangemeld, audit: heel}}
"""
BEGIN = KLEIN.replace("scenario: klein", "scenario: klein\ngegevens: {kenmerk: 2026-001}").replace(
    "kenmerk: 2026-001, naam", 'kenmerk: "{kenmerk}", naam'
)


def test_een_verhaal_begint_met_de_stappen_en_de_personen_van_een_ander(app: App, tmp_path: Path) -> None:
    verslag = speel(app, lees_scenario(_samen(tmp_path, vervolg=VERVOLG, begin__klein=BEGIN)))
    assert verslag.afwijkingen == ()
    assert verslag.project == "2026-777"
    assert [(g.plek, g.verb) for g in verslag.gespeeld] == [
        ("begin/klein.yaml: stap 1", "registreer_project"),
        ("stap 1", "wijs_projectleiding_toe"),
    ]


@pytest.mark.parametrize(
    ("begin", "fout"),
    [
        ("begin/klein.yaml", "begint met zichzelf"),
        ("../elders.yaml", "staat niet in de map"),
        ("/etc/hosts", "staat niet in de map"),
        ("nergens.yaml", "kan niet gelezen worden"),
    ],
)
def test_een_begin_dat_niet_kan_wordt_genoemd(tmp_path: Path, begin: str, fout: str) -> None:
    keten = BEGIN.replace("personen:", "begin_met: ../vervolg.yaml\npersonen:")
    (tmp_path / "elders.yaml").write_text(KLEIN, encoding="utf-8")
    pad = _samen(tmp_path / "map", vervolg=VERVOLG.replace("begin/klein.yaml", begin), begin__klein=keten)
    with pytest.raises(ScenarioFout, match=fout):
        lees_scenario(pad)


def test_een_te_lange_rij_bestanden_wordt_geweigerd(tmp_path: Path) -> None:
    rij = {f"v{n}": f"scenario: v{n}\nbegin_met: v{n + 1}.yaml\nstappen: []\n" for n in range(13)}
    with pytest.raises(ScenarioFout, match="meer dan 12 bestanden"):
        lees_scenario(_samen(tmp_path, **rij))


def test_een_fout_in_het_begin_noemt_dat_bestand(tmp_path: Path) -> None:
    pad = _samen(tmp_path, vervolg=VERVOLG, begin__klein=BEGIN.replace("door: inkoper-1", "door: inkoper-9"))
    with pytest.raises(ScenarioFout, match=r"begin/klein\.yaml: stap 1: 'inkoper-9'"):
        lees_scenario(pad)
    pad = _samen(tmp_path, vervolg=VERVOLG, begin__klein=BEGIN.replace("stappen:", "stapen:"))
    with pytest.raises(ScenarioFout, match=r"begin/klein\.yaml: stappen: dit ontbreekt"):
        lees_scenario(pad)


def test_een_woord_dat_nergens_staat_valt_op(tmp_path: Path) -> None:
    pad = _samen(tmp_path, vervolg=VERVOLG, begin__klein=BEGIN.replace("{kenmerk}", "{kenmrek}"))
    with pytest.raises(ScenarioFout, match=r"onbekend woord tussen accolades: \{kenmrek\}"):
        lees_scenario(pad)


@pytest.mark.parametrize(("lijst", "nummers"), [("[]", []), ('["2", "3"]', ["2", "3"])])
def test_een_stap_wordt_gespeeld_voor_wie_er_zijn(tmp_path: Path, lijst: str, nummers: list[str]) -> None:
    stap = (
        "  - {op: 2026-01-13T10:00, percelen: [delen], door: inkoper-1, doe: registreer_perceel,"
        ' met: {nummer: "{perceel}", naam: Deel, waarde: "100"}}\n'
    )
    tekst = VERVOLG.replace("personen:", f"lijsten: {{delen: {lijst}}}\npersonen:") + stap
    zetten = lees_scenario(_samen(tmp_path, vervolg=tekst, begin__klein=BEGIN)).zetten
    assert [z.stap.met["nummer"] for z in zetten if z.stap.doe == "registreer_perceel"] == nummers
