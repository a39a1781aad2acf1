"""Every start day of 2023-2030 against a second count that walks the calendar day by day from a list of its own."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usecases.gegevens import lees_kalender
from workflow.termijnen import berekenen as b
from workflow.termijnen.berekenen import Berekening, vaststelling
from workflow.termijnen.regels import MINIMUMTERMIJNEN, REGELS
from workflow.termijnen.tellen import atw_geldt, kaal_einde, terug, vooruit

KALENDER = lees_kalender()
DAG = timedelta(days=1)

# Good Friday, Easter Monday, Koningsdag, Ascension Day, Whit Monday and the equated days, typed out by hand.
WISSELEND = """
2022-04-15 2022-04-18 2022-04-27 2022-05-26 2022-06-06
2023-04-07 2023-04-10 2023-04-27 2023-05-18 2023-05-29 2023-04-28 2023-05-19
2024-03-29 2024-04-01 2024-04-27 2024-05-09 2024-05-20 2024-05-10 2024-12-27
2025-04-18 2025-04-21 2025-04-26 2025-05-29 2025-06-09 2025-05-30
2026-04-03 2026-04-06 2026-04-27 2026-05-14 2026-05-25 2026-01-02 2026-05-15
2027-03-26 2027-03-29 2027-04-27 2027-05-06 2027-05-17 2027-05-07
2028-04-14 2028-04-17 2028-04-27 2028-05-25 2028-06-05 2028-04-28 2028-05-26
2029-03-30 2029-04-02 2029-04-27 2029-05-10 2029-05-21
2030-04-19 2030-04-22 2030-04-27 2030-05-30 2030-06-10
2031-04-11 2031-04-14 2031-04-26 2031-05-22 2031-06-02
"""
VRIJ = set(WISSELEND.split())
VAST = {"01-01", "05-05", "12-25", "12-26"}


@cache
def werkt(dag: date) -> bool:
    return dag.isoweekday() < 6 and dag.isoformat() not in VRIJ and dag.isoformat()[5:] not in VAST


def tel(start: date, dagen: int, stap: timedelta = DAG, rol: bool = True) -> date:
    """Walk one day at a time: stop at the first day that is far enough, holds two workdays and may be a last day."""
    dag, werkdagen, geteld = start, 0, 0
    while True:
        dag, geteld = dag + stap, geteld + 1
        werkdagen += werkt(dag)
        ver_genoeg = geteld >= dagen
        twee = dagen < 3 or dagen > 90 or werkdagen >= 2
        mag_eindigen = not rol or dagen > 90 or werkt(dag)
        if ver_genoeg and twee and mag_eindigen:
            return dag


def tel_maanden(start: date, maanden: int) -> date:
    """Walk past so many firsts of a month, and on to the day of the start or to the last day that the month has."""
    dag, eersten = start, 0
    while not (eersten == maanden and (dag.day == start.day or (dag + DAG).day == 1)):
        dag += DAG
        eersten += dag.day == 1
    return dag


def kwartaaleinde(dag: date) -> date:
    while (dag + DAG).isoformat()[5:] not in {"01-01", "04-01", "07-01", "10-01"}:
        dag += DAG
    return dag


ELKE_DAG = [date(2023, 1, 1) + n * DAG for n in range(2922)]
TUSSEN = {"openbaar": (45, 40, 15, 29), "niet-openbaar": (40, 35, 10, 29), "onderhandeling": (40, 35, 10, 29)}
Telling = tuple[Callable[[date], Berekening], Callable[[date], date]]


def vast(functie: Callable[..., Berekening], dagen: int, *args: str, **vlaggen: bool) -> Telling:
    return lambda dag: functie(dag, KALENDER, *args, **vlaggen), lambda dag: tel(dag, dagen)


GEVALLEN: dict[str, Telling] = {
    "opschortend": vast(b.opschortend, 20),
    "opschortend contractueel": vast(b.opschortend, 20, contractueel=True),
    "gegund": vast(b.gegunde_opdracht, 30),
    "gegund concessie": vast(b.gegunde_opdracht, 48, concessie=True),
    "gegund per kwartaal": (
        lambda dag: b.gegunde_opdracht(dag, KALENDER, sas_kwartaal=True),
        lambda dag: tel(kwartaaleinde(dag), 30),
    ),
    "motivering": vast(b.motivering, 15),
    "vernietiging": vast(b.vernietiging, 30),
    "vernietiging zonder aankondiging": (
        lambda dag: b.vernietiging(dag, KALENDER, zonder_aankondiging=True),
        lambda dag: tel_maanden(dag, 6),
    ),
    "nvi": (lambda dag: b.nvi(dag, KALENDER), lambda dag: dag - 10 * DAG),
    "nvi spoed": (lambda dag: b.nvi(dag, KALENDER, spoed=True), lambda dag: tel(dag, 4, -DAG, rol=False)),
}
for procedure, (gewoon, elektronisch, spoed, vooraf) in TUSSEN.items():
    GEVALLEN |= {
        f"inschrijving {procedure}": vast(b.inschrijving, gewoon, procedure, elektronisch=False),
        f"inschrijving {procedure} elektronisch": vast(b.inschrijving, elektronisch, procedure),
        f"inschrijving {procedure} spoed": vast(b.inschrijving, spoed, procedure, spoed=True),
        f"inschrijving {procedure} vooraf": vast(b.inschrijving, vooraf, procedure, vooraankondiging=True),
        f"inschrijving {procedure} stukken": vast(
            b.inschrijving, elektronisch + 5, procedure, stukken_elektronisch=False
        ),
    }
for procedure in ("niet-openbaar", "onderhandeling", "dialoog", "innovatiepartnerschap"):
    GEVALLEN[f"aanmelding {procedure}"] = vast(b.aanmelding, 30, procedure)
for procedure in ("niet-openbaar", "onderhandeling"):
    GEVALLEN[f"aanmelding {procedure} spoed"] = vast(b.aanmelding, 15, procedure, spoed=True)


@pytest.mark.parametrize("naam", GEVALLEN)
def test_elke_startdag(naam: str) -> None:
    bereken, geteld = GEVALLEN[naam]
    for dag in ELKE_DAG:
        uitkomst = bereken(dag)
        assert uitkomst.laatste_dag == geteld(dag), dag
        assert uitkomst.eerste_dag_erna == uitkomst.laatste_dag + DAG
        terug_of_eigen = naam.startswith("nvi") or naam == "vernietiging zonder aankondiging"
        assert terug_of_eigen or werkt(uitkomst.laatste_dag), dag


def test_elke_regel_is_nageteld() -> None:
    """Only the bounds of a vooraankondiging are no term, and the five days for documents are counted with another."""
    geteld = {(bereken(date(2026, 1, 5)).soort, bereken(date(2026, 1, 5)).bron) for bereken, _ in GEVALLEN.values()}
    los = {"stukken", "vooraankondiging"}
    assert {(r.soort, r.bron) for r in REGELS if r.soort not in los} <= geteld
    assert len(MINIMUMTERMIJNEN) == 12 + 6


@pytest.mark.parametrize("maanden", [1, 3, 4, 12])
def test_maanden(maanden: int) -> None:
    """Up to three months the ATW stretches a term, beyond them it does not (ATW 4)."""
    for dag in ELKE_DAG:
        kaal = tel_maanden(dag, maanden)
        assert kaal_einde(dag, maanden, "maanden") == kaal
        laatste = vooruit(dag, maanden, KALENDER, "maanden")
        verder = next(d for n in range(10) if werkt(d := kaal + n * DAG))
        assert laatste == (verder if maanden <= 3 else kaal), dag


def test_een_vooraankondiging_geldt_van_52_dagen_tot_12_maanden() -> None:
    """The two bounds against a walk back, for every day of the notice in two years with a leap day."""
    for dag in ELKE_DAG[365 : 3 * 365]:
        grens = dag - 52 * DAG
        assert [b.vooraankondiging_geldig(d, dag) for d in (grens + DAG, grens)] == [False, True]
        jaar_eerder = date(dag.year - 1, dag.month, min(dag.day, 28) if dag.month == 2 else dag.day)
        assert [b.vooraankondiging_geldig(d, dag) for d in (jaar_eerder - DAG, jaar_eerder)] == [False, True]


def test_wat_de_algemene_termijnenwet_met_rust_laat() -> None:
    geldt = {(aantal, eenheid): atw_geldt(aantal, eenheid) for aantal, eenheid in product((1, 3, 4, 12, 13, 90, 91), E)}
    assert {sleutel for sleutel, ja in geldt.items() if ja} == {
        *((n, "dagen") for n in (1, 3, 4, 12, 13, 90)),
        *((n, "weken") for n in (1, 3, 4, 12)),
        *((n, "maanden") for n in (1, 3)),
    }
    with pytest.raises(ValueError, match="in uren wordt hier niet geteld"):
        kaal_einde(date(2026, 1, 1), 3, "uren")


E = ("uren", "dagen", "weken", "maanden", "jaren")


STARTDAG = st.dates(date(2023, 1, 1), date(2030, 12, 31))


@given(STARTDAG, st.integers(1, 120))
@settings(max_examples=300, deadline=None)
def test_elke_lengte(start: date, dagen: int) -> None:
    assert vooruit(start, dagen, KALENDER) == tel(start, dagen)
    assert vaststelling(start, dagen, KALENDER).laatste_dag == start + dagen * DAG


@given(STARTDAG, st.integers(1, 20))
@settings(max_examples=300, deadline=None)
def test_elke_lengte_terug(gebeurtenis: date, dagen: int) -> None:
    assert terug(gebeurtenis, dagen, KALENDER) == tel(gebeurtenis, dagen, -DAG, rol=False)


def test_korte_termijn_over_pasen_krijgt_twee_werkdagen() -> None:
    """Three days from Maundy Thursday: Easter Tuesday may be a last day, but is only one workday."""
    assert vooruit(date(2026, 4, 2), 3, KALENDER) == date(2026, 4, 8)
    assert vooruit(date(2026, 4, 2), 2, KALENDER) == date(2026, 4, 7)


def test_negentig_dagen_is_de_grens() -> None:
    zondag = date(2026, 11, 1)
    assert vooruit(zondag - 90 * DAG, 90, KALENDER) == date(2026, 11, 2)
    assert vooruit(zondag - 91 * DAG, 91, KALENDER) == zondag
