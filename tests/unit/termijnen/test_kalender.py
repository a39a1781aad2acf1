"""The recognised holidays and workdays of the Algemene termijnenwet art. 3."""

from datetime import date, timedelta

import holidays
import pytest

from usecases.gegevens import lees_kalender
from workflow.termijnen.kalender import Kalender, pasen

KALENDER = lees_kalender()
LEEG = Kalender(frozenset())


@pytest.mark.parametrize(
    ("dag", "naam"),
    [
        (date(2026, 1, 1), "Nieuwjaarsdag"),
        (date(2026, 4, 3), "Goede Vrijdag"),
        (date(2026, 4, 6), "Tweede Paasdag"),
        (date(2026, 4, 27), "Koningsdag"),
        (date(2026, 5, 14), "Hemelvaartsdag"),
        (date(2026, 5, 25), "Tweede Pinksterdag"),
        (date(2026, 12, 25), "Eerste Kerstdag"),
        (date(2026, 12, 26), "Tweede Kerstdag"),
        (date(2026, 5, 15), "gelijkgestelde dag"),
        (date(2026, 4, 5), None),
        (date(2026, 5, 24), None),
        (date(2026, 4, 28), None),
    ],
)
def test_feestdag_heeft_een_naam(dag: date, naam: str | None) -> None:
    assert KALENDER.feestdag(dag) == naam


@pytest.mark.parametrize("jaar", range(2023, 2031))
def test_vijf_mei_is_elk_jaar_feestdag(jaar: int) -> None:
    assert KALENDER.feestdag(date(jaar, 5, 5)) == "Bevrijdingsdag"


def test_koningsdag_wijkt_voor_zondag() -> None:
    assert KALENDER.feestdag(date(2025, 4, 26)) == "Koningsdag"
    assert KALENDER.feestdag(date(2025, 4, 27)) is None


def test_kerst_in_een_weekend_heeft_geen_vervangende_dag() -> None:
    assert KALENDER.is_werkdag(date(2027, 12, 27))
    assert KALENDER.is_werkdag(date(2027, 12, 28))


def test_gelijkgestelde_dag_is_alleen_door_het_besluit_geen_werkdag() -> None:
    assert KALENDER.gelijkgesteld
    for dag in KALENDER.gelijkgesteld:
        assert not KALENDER.is_werkdag(dag)
        assert LEEG.is_werkdag(dag)


def test_werkdagen_rond_pasen() -> None:
    goede_vrijdag, dinsdag = date(2026, 4, 3), date(2026, 4, 7)
    assert KALENDER.volgende_werkdag(goede_vrijdag) == dinsdag
    assert KALENDER.volgende_werkdag(dinsdag) == dinsdag
    assert KALENDER.vorige_werkdag(dinsdag) == date(2026, 4, 2)


def test_laatste_bekende_jaar() -> None:
    assert KALENDER.laatste_bekende_jaar == 2028
    assert LEEG.laatste_bekende_jaar == 0


def test_pasen_van_bekende_jaren() -> None:
    bekend = ["2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2038-04-25", "2049-04-18"]
    assert [pasen(date.fromisoformat(dag).year).isoformat() for dag in bekend] == bekend


def test_verschil_met_het_pakket_holidays() -> None:
    """The package lists both Sundays of Easter and Whitsun, and 5 May only once in five years; all else agrees."""
    for jaar in range(2014, 2051):
        hunne = set(holidays.country_holidays("NL", years=jaar))
        dagen = (date(jaar, 1, 1) + timedelta(days=n) for n in range(366))
        onze = {dag for dag in dagen if dag.year == jaar and LEEG.feestdag(dag)}
        assert hunne - onze == {pasen(jaar), pasen(jaar) + timedelta(days=49)} - onze
        assert onze - hunne == ({date(jaar, 5, 5)} - hunne if jaar % 5 else set())
