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
from usecases.app import App
from usecases.letters import exporteer
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
    zonder_stille = [v for v in gedaan if v != "controleer_termijnen"]
    assert [r.verb for r in rijen if r.verb != "controleer_termijnen"] == zonder_stille
    assert bevindingen == []
    assert telling[OutboxToestand.KLAAR] == len(case.weergaven) == len(case.documenten)
    assert Counter(w.document_id for w in case.weergaven.values()).most_common(1)[0][1] == 1
    geldig = [d for d in case.documenten.values() if d.toestand != "vervallen"]
    assert len(geldig) < len(case.documenten)
    assert exporteer(app, verslag.project or "", tmp_path / "uit") == len(geldig)
    assert sum(1 for pad in (tmp_path / "uit").rglob("*") if pad.is_file()) == len(geldig)
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
