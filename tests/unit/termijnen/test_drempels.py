"""Thresholds by dispatch day, and the facts on file."""

from datetime import date
from itertools import pairwise

import pytest

from usecases.gegevens import lees_drempels, lees_gemeenten
from workflow.drempels import Aard, drempel_op

DREMPELS = lees_drempels()


@pytest.mark.parametrize(
    ("dag", "aard", "bedrag"),
    [
        ("2025-12-31", "diensten", 221_000),
        ("2026-01-01", "diensten", 216_000),
        ("2026-01-01", "leveringen", 216_000),
        ("2027-12-31", "werken", 5_404_000),
        ("2023-06-01", "sas", 750_000),
        ("2020-01-01", "werken", 5_350_000),
    ],
)
def test_drempel_van_de_verzenddag(dag: str, aard: Aard, bedrag: int) -> None:
    assert drempel_op(DREMPELS, date.fromisoformat(dag), aard) == bedrag


@pytest.mark.parametrize("dag", [date(2019, 12, 31), date(2028, 1, 1)])
def test_buiten_de_bekende_perioden(dag: date) -> None:
    with pytest.raises(LookupError, match="geen drempelbedragen bekend"):
        drempel_op(DREMPELS, dag, "diensten")


def test_perioden_sluiten_aan() -> None:
    grenzen = [(eerder.geldig_tot, later.geldig_van) for eerder, later in pairwise(DREMPELS)]
    assert len(grenzen) == 3
    assert all((later - eerder).days == 1 for eerder, later in grenzen)


def test_alle_bedragen_van_een_periode_staan_op_hun_plaats() -> None:
    rij = DREMPELS[-1]
    assert (rij.werken, rij.centraal, rij.decentraal, rij.sas) == (5_404_000, 140_000, 216_000, 750_000)
    assert (rij.speciale_sectoren, rij.speciale_sectoren_sas, rij.concessies) == (432_000, 1_000_000, 5_404_000)


def test_gemeenten_hebben_code_en_uri_die_bij_elkaar_horen() -> None:
    gemeenten = lees_gemeenten()
    assert len({gemeente.code for gemeente in gemeenten}) == len(gemeenten) == 56
    assert all(gemeente.tooi_uri.endswith(f"/gemeente/gm{gemeente.code}") for gemeente in gemeenten)
    namen = {gemeente.code: gemeente.naam for gemeente in gemeenten}
    assert namen["0820"] == "Nuenen, Gerwen en Nederwetten"
    assert namen["0796"] == "'s-Hertogenbosch"
