"""Builds a Case in any state of the happy path, purely: no database, no files, a clock of its own."""

from dataclasses import replace
from functools import cache
from typing import Any

from tests.factories import pad
from tests.factories.spel import SYSTEEM_NAAM, Moment, Spel, bestand, drempels, email, kalender, moment

__all__ = [
    "SYSTEEM_NAAM",
    "Moment",
    "Spel",
    "alles",
    "bereikt",
    "bestand",
    "drempels",
    "email",
    "kalender",
    "klaar_voor",
    "moment",
    "pad",
    "toestanden",
    "tot",
    "verhaal",
    "vol",
    "voorbeeld",
    "zijpaden",
]


@cache
def verhaal() -> tuple[Moment, ...]:
    """Every call of the happy path in its order, played once; games are copied, not played again."""
    spel = pad.begin()
    spel.verhaal = []
    pad.speel(spel)
    return tuple(spel.verhaal)


@cache
def zijpaden() -> tuple[Moment, ...]:
    """Calls that the happy path does not need, each played once from where it can happen."""
    momenten: list[Moment] = []
    for toestand, zijpad in pad.ZIJPADEN:
        spel = tot(toestand)
        spel.verhaal = []
        zijpad(spel)
        momenten += spel.verhaal
    return tuple(momenten)


def alles() -> tuple[Moment, ...]:
    return (*verhaal(), *zijpaden())


def toestanden(spel: Spel) -> set[str]:
    """The states in which the project and its perceel are; empty before there is a project."""
    return {spel.toestand, str(spel.perceel.toestand)} if spel.case else set()


def bereikt() -> tuple[str, ...]:
    """Every state of project or perceel on the happy path, in the order in which it is reached."""
    return tuple(dict.fromkeys(t for m in verhaal() for t in sorted(toestanden(m.na))))


def tot(toestand: str) -> Spel:
    """The game at the moment at which project or perceel gets this state for the first time."""
    return next(m.na for m in verhaal() if toestand in toestanden(m.na)).kopie()


def vol(toestand: str) -> Spel:
    """The game just before project or perceel leaves this state: all that the next move asks is there."""
    momenten = verhaal()
    standen = [*(m.voor for m in momenten), momenten[-1].na]
    return [spel for spel in standen if toestand in toestanden(spel)][-1].kopie()


def klaar_voor(verb: str, keer: int = 0) -> Moment:
    """A call of this verb that succeeds, with the game just before it; `keer` -1 is the last one on the path."""
    momenten = [m for m in verhaal() if m.verb == verb] or [m for m in zijpaden() if m.verb == verb]
    return momenten[keer]


def voorbeeld(verb: str) -> Any:
    """Valid arguments of a verb; where they name a dienst it is Asten."""
    mets = [m.met for m in alles() if m.verb == verb]
    van_asten = next((met for met in mets if getattr(met, "dienst", None) == "Asten"), None)
    return van_asten or (replace(mets[0], dienst="Asten") if getattr(mets[0], "dienst", None) else mets[0])
