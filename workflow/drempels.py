"""The European threshold is that of the day on which the notice is dispatched (Aw 2.15(1))."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, assert_never

from workflow.termijnen.woorden import nl_datum

Aard = Literal["leveringen", "diensten", "werken", "sas"]


@dataclass(frozen=True)
class Drempel:
    """The thresholds of one period, both days included, in whole euros without VAT.

    `centraal` and `decentraal` are for supplies and services, `sas` for social and other specific services; the
    `speciale_sectoren` pair is for utilities.
    """

    geldig_van: date
    geldig_tot: date
    werken: int
    centraal: int
    decentraal: int
    sas: int
    speciale_sectoren: int
    speciale_sectoren_sas: int
    concessies: int


def drempel_op(drempels: tuple[Drempel, ...], dag: date, aard: Aard) -> int:
    """A municipality, province or water board compares the value with the sub-central amount of the dispatch day.

    Whole euros without VAT; a LookupError in Dutch when no period covers the day.
    """
    rij = _rij_op(drempels, dag)
    match aard:
        case "werken":
            return rij.werken
        case "sas":
            return rij.sas
        case "leveringen" | "diensten":
            return rij.decentraal
        case _:
            assert_never(aard)


def overlappend(drempels: tuple[Drempel, ...], van: date, tot: date) -> Drempel | None:
    """The known period that shares a day with this one, both days included."""
    return next((rij for rij in drempels if rij.geldig_van <= tot and van <= rij.geldig_tot), None)


def _rij_op(drempels: tuple[Drempel, ...], dag: date) -> Drempel:
    for rij in drempels:
        if rij.geldig_van <= dag <= rij.geldig_tot:
            return rij
    raise LookupError(
        f"Er zijn geen drempelbedragen bekend voor {nl_datum(dag)}. Vraag de beheerder om ze aan te vullen."
    )
