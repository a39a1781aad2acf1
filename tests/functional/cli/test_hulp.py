"""Help: Dutch, complete, and made from the register."""

from __future__ import annotations

import pytest

from cli.opdrachten import OPDRACHTEN
from cli.stappen import STAPPEN
from cli.verb import optie
from tests.functional.cli.roepen import ENGELS, lukt
from usecases.invoer import argumenten_van
from workflow.verbs import VERBS

GROEPEN = ("project", "brieven", "termijn", "termijnen", "scenario", "audit")


@pytest.fixture(autouse=True)
def breed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


@pytest.mark.parametrize("naam", VERBS)
def test_elk_verb_legt_al_zijn_argumenten_uit(naam: str) -> None:
    uit = lukt(naam, "--help").uit
    verb = VERBS[naam]
    assert uit.startswith(f"Gebruik: zandloper {naam} [opties]")
    assert verb.hulp in _op_een_regel(uit)
    for argument in argumenten_van(verb):
        assert f"  {optie(argument)} " in uit
        assert argument.hulp[1:] in _op_een_regel(uit)
        for keuze in argument.keuzes:
            assert keuze in uit
    assert ("--project" in uit) == (not verb.op_stam)
    assert not ENGELS.search(uit)


def _op_een_regel(tekst: str) -> str:
    return " ".join(tekst.split())


def test_verplicht_staat_erbij() -> None:
    uit = _op_een_regel(lukt("registreer_dienst", "--help").uit)
    assert "aanbestedende dienst. [verplicht] --soort" in uit
    assert "Soort dienst; een nieuwe is een gemeente." in uit
    contact = _op_een_regel(lukt("registreer_contactpersoon", "--help").uit)
    assert "Functie bij de dienst. [anders: contactpersoon inkoop]" in contact


def test_de_eerste_bladzijde_noemt_alles_per_stap() -> None:
    uit = lukt("--help").uit
    for naam in (*OPDRACHTEN, *VERBS):
        assert f"  {naam} " in uit
    titels = [titel for stap, titel in STAPPEN.items() if any(verb.stap == stap for verb in VERBS.values())]
    plekken = [uit.index(f"\n{titel}:") for titel in titels]
    assert plekken == sorted(plekken)
    assert not ENGELS.search(uit)


def test_elk_verb_hoort_bij_een_stap_die_de_hulp_toont() -> None:
    assert {verb.stap for verb in VERBS.values()} <= set(STAPPEN)


def test_zonder_opdracht_komt_de_hulp() -> None:
    assert lukt().uit == lukt("--help").uit


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_elke_andere_opdracht_is_nederlands(naam: str) -> None:
    uit = lukt(naam, "--help").uit
    assert OPDRACHTEN[naam].hulp in _op_een_regel(uit)
    assert not ENGELS.search(uit)


@pytest.mark.parametrize("groep", GROEPEN)
def test_elke_opdracht_in_een_groep_is_nederlands(groep: str) -> None:
    commando = OPDRACHTEN[groep].laad()
    for naam in commando.commands:
        uit = lukt(groep, naam, "--help").uit
        assert uit.startswith(f"Gebruik: zandloper {groep} {naam} ")
        assert "<" not in uit
        assert not ENGELS.search(uit)


def test_een_streepje_is_ook_goed() -> None:
    assert lukt("plan-startbijeenkomst", "--help").uit == lukt("plan_startbijeenkomst", "--help").uit
    assert lukt("eerste_beheerder", "--help").uit == lukt("eerste-beheerder", "--help").uit


def test_verbs_is_compleet() -> None:
    gegevens = lukt("verbs", "--json").json
    verbs = {verb["verb"]: verb for verb in gegevens["verbs"]}
    assert set(verbs) == set(VERBS)
    for naam, verb in VERBS.items():
        assert [a["naam"] for a in verbs[naam]["argumenten"]] == [a.naam for a in argumenten_van(verb)]
        assert verbs[naam]["rollen"] == list(verb.rollen)
        assert verbs[naam]["toestanden"] == list(verb.toestanden)
        assert verbs[naam]["vier_ogen"] == (verb.vier_ogen is not None)


def test_verbs_noemt_elke_reden() -> None:
    from workflow.reasons import REDENEN

    gegevens = lukt("verbs", "--json").json
    assert {reden["code"]: reden["verb"] for reden in gegevens["redenen"]} == {c: r.verb for c, r in REDENEN.items()}
    tekst = lukt("verbs").uit
    for naam in (*VERBS, *REDENEN):
        assert naam in tekst
