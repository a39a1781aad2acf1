"""Days begin and end by the Dutch wall clock, also on the two days a year on which that clock jumps."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from workflow.tijd import begin_van, dag_van, einde_van

# The last Sundays of March and October, typed out by hand.
VOORUIT = [
    *("2023-03-26", "2024-03-31", "2025-03-30", "2026-03-29"),
    *("2027-03-28", "2028-03-26", "2029-03-25", "2030-03-31"),
]
ACHTERUIT = [
    *("2023-10-29", "2024-10-27", "2025-10-26", "2026-10-25"),
    *("2027-10-31", "2028-10-29", "2029-10-28", "2030-10-27"),
]


def uren(dag: date) -> float:
    """How long a day lasts."""
    return (einde_van(dag).astimezone(UTC) - begin_van(dag).astimezone(UTC)) / timedelta(hours=1)


def test_een_dag_duurt_24_uur_behalve_twee_keer_per_jaar() -> None:
    for n in range(2922):
        dag = date(2023, 1, 1) + timedelta(days=n)
        verwacht = 23 if dag.isoformat() in VOORUIT else 25 if dag.isoformat() in ACHTERUIT else 24
        assert uren(dag) == verwacht, dag


@pytest.mark.parametrize("tekst", VOORUIT + ACHTERUIT)
def test_rond_de_klok_die_verspringt_valt_elk_moment_op_een_dag(tekst: str) -> None:
    dag = date.fromisoformat(tekst)
    eerste, laatste = begin_van(dag).astimezone(UTC), einde_van(dag).astimezone(UTC)
    kwartier = timedelta(minutes=15)
    momenten = [eerste + n * kwartier for n in range(-8, 120)]
    dagen = [dag_van(moment) for moment in momenten]
    assert all(later >= eerder for eerder, later in pairwise(dagen))
    assert [eerste <= m < laatste for m in momenten] == [d == dag for d in dagen]


def test_middernacht_in_zomer_en_winter() -> None:
    assert einde_van(date(2026, 3, 28)) == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert einde_van(date(2026, 3, 29)) == datetime(2026, 3, 29, 22, tzinfo=UTC)
    assert einde_van(date(2026, 10, 24)) == datetime(2026, 10, 24, 22, tzinfo=UTC)
    assert einde_van(date(2026, 10, 25)) == datetime(2026, 10, 25, 23, tzinfo=UTC)
