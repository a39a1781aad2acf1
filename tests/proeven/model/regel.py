"""One row of the reference: who may do it, in which states, and which reasons the facts give."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.proeven.model.boek import Boek
from tests.proeven.model.rijen import Oproep


@dataclass(frozen=True)
class Tweede:
    """Who confirms, and what was proposed when."""

    door: str
    eerste: Oproep


Redenen = Callable[[Boek, Oproep, Tweede | None], set[str]]


@dataclass(frozen=True)
class Regel:
    """Who, in which states (of the perceel where `perceel`, None for every one), and which reasons the facts give."""

    wie: Callable[[Boek, Oproep], set[str]]
    toestanden: set[str] | None
    redenen: Redenen
    perceel: bool = False
    zwijgt: frozenset[str] = frozenset()
    """Reasons that this book does not know about."""
    alleen_ja: bool = False
    """Only a yes is judged: other reasons to refuse may exist."""


def inkoper(boek: Boek, o: Oproep) -> set[str]:
    return boek.leiders["concerninkoper"]


def leiding(boek: Boek, o: Oproep) -> set[str]:
    return boek.leiders["concerninkoper"] | boek.leiders["contractmanager"]


def met_dienst(boek: Boek, o: Oproep) -> set[str]:
    return leiding(boek, o) | boek.contacten.get(o.met["dienst"], set())


def beheerder(boek: Boek, o: Oproep) -> set[str]:
    return {wie for wie, rollen in boek.rollen.items() if "beheerder" in rollen}


def nummer_van(o: Oproep) -> str:
    return str(o.met.get("perceel") or "1")


def stuk(boek: Boek, code: str, soort: str, dienst: str | None = None) -> set[str]:
    """The file is there, of the right kind, and of the dienst where it must be."""
    if code not in boek.stukken:
        return {"stuk_onbekend"}
    van_soort, van_dienst, _ = boek.stukken[code]
    codes = set() if van_soort == soort else {"stuk_verkeerde_soort"}
    return codes | ({"stuk_van_ander"} if dienst is not None and van_dienst != dienst else set())


def mandaat(boek: Boek, op: date, nummers: list[str], *handelingen: str, waarde: Decimal | None = None) -> set[str]:
    """Each deelnemer granted each act, for each of these percelen that it takes part in."""
    geldig = all(
        boek.gemachtigd(d, h, op, nummer, waarde)
        for nummer in nummers
        for d in boek.deelnemers_van(nummer)
        for h in handelingen
    )
    return set() if geldig else {"mandaat_ontbreekt"}


def vastgesteld(boek: Boek, nummer: str) -> set[str]:
    """Every deelnemer of the perceel stands behind the last version."""
    if not boek.percelen[nummer].voorgelegd or not boek.deelnemers_van(nummer):
        return {"advies_ontbreekt"}
    allen = all(boek.stelde_advies_vast(d, nummer) for d in boek.deelnemers_van(nummer))
    return set() if allen else {"advies_niet_vastgesteld"}


def gebonden(boek: Boek, nummer: str, op: date) -> set[str]:
    """Who is to win is still bound by the tender."""
    perceel = boek.percelen[nummer]
    return {"gestanddoening_voorbij"} if any(op > perceel.gebonden[n] for n in perceel.voorgesteld) else set()


def winnaar_weg(boek: Boek, nummer: str) -> set[str]:
    perceel = boek.percelen[nummer]
    return {"winnaar_ingetrokken"} if perceel.voorgesteld & perceel.teruggetrokken else set()
