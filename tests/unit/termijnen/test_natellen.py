"""Every start day of 2023-2030 against a second count that walks the calendar day by day from a list of its own."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from usecases.gegevens import lees_kalender
from workflow.termijnen.berekenen import gegunde_opdracht, inschrijving, nvi, opschortend, vaststelling
from workflow.termijnen.tellen import terug, vooruit

KALENDER = lees_kalender()
DAG = timedelta(days=1)

# Good Friday, Easter Monday, Koningsdag, Ascension Day, Whit Monday and the equated days, typed out by hand.
WISSELEND = """
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


def alle_dagen() -> Iterator[date]:
    dag = date(2023, 1, 1)
    while dag.year < 2031:
        yield dag
        dag += DAG


def test_elke_startdag_vooruit() -> None:
    for dag in alle_dagen():
        assert opschortend(dag, KALENDER).laatste_dag == tel(dag, 20)
        assert gegunde_opdracht(dag, KALENDER).laatste_dag == tel(dag, 30)
        assert inschrijving(dag, KALENDER).laatste_dag == tel(dag, 40)
        assert inschrijving(dag, KALENDER, elektronisch=False).laatste_dag == tel(dag, 45)
        assert inschrijving(dag, KALENDER, spoed=True).laatste_dag == tel(dag, 15)
        assert inschrijving(dag, KALENDER, vooraankondiging=True).laatste_dag == tel(dag, 29)


def test_elke_sluitingsdag_terug() -> None:
    for dag in alle_dagen():
        if dag < date(2023, 1, 20):
            continue  # reaches into 2022, of which the list holds no days
        assert nvi(dag, KALENDER).laatste_dag == dag - 10 * DAG
        assert nvi(dag, KALENDER, spoed=True).laatste_dag == tel(dag, 4, -DAG, rol=False)


STARTDAG = st.dates(date(2023, 2, 1), date(2030, 12, 31))


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
