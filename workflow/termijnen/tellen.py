"""How the Algemene termijnenwet (ATW) stretches a term: pure counting, without knowing what the term is for."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from workflow.termijnen.kalender import DAG, Kalender

Eenheid = Literal["uren", "dagen", "weken", "maanden", "jaren"]

LANGSTE: dict[Eenheid, int] = {"uren": 0, "dagen": 90, "weken": 12, "maanden": 3, "jaren": 0}
"""ATW art. 4: beyond this many articles 1 and 2 do not apply; to terms in hours or years they never do."""
KORTSTE_TERMIJN = 3  # ATW art. 2: from this many days on a term must contain two workdays
WERKDAGEN_IN_TERMIJN = 2


def atw_geldt(aantal: int, eenheid: Eenheid = "dagen") -> bool:
    """The ATW leaves alone what is stated in hours, or in more than 90 days, 12 weeks, 3 months or no year (art. 4)."""
    return aantal <= LANGSTE[eenheid]


def kaal_einde(start: date, aantal: int, eenheid: Eenheid = "dagen") -> date:
    """Where the bare count ends: so many days on, or the same day of a later month, or the last that this month has.

    Negative counts back. Only days and months are counted; another unit is a ValueError in Dutch.
    """
    if eenheid == "dagen":
        return start + timedelta(days=aantal)
    if eenheid != "maanden":
        raise ValueError(f"Een termijn in {eenheid} wordt hier niet geteld.")
    jaren, maand = divmod(start.month - 1 + aantal, 12)
    jaar, maand = start.year + jaren, maand + 1
    return date(jaar, maand, min(start.day, monthrange(jaar, maand)[1]))


def vooruit(start: date, aantal: int, kalender: Kalender, eenheid: Eenheid = "dagen") -> date:
    """The last day of a statutory term is a workday, and the term holds two of them (ATW art. 1(1), 2).

    `start` is the day of the event and does not count; day 1 is the day after it.
    """
    laatste = kaal_einde(start, aantal, eenheid)
    if not atw_geldt(aantal, eenheid):
        return laatste
    kort = (laatste - start).days < KORTSTE_TERMIJN
    while not kalender.is_werkdag(laatste) or not (kort or _genoeg_werkdagen(start + DAG, laatste, kalender)):
        laatste += DAG
    return laatste


def terug(gebeurtenis: date, dagen: int, kalender: Kalender) -> date:
    """A term counted back from an event may end on any day (ATW art. 1(2)) but still holds two workdays (art. 2).

    The day of the event does not count; day 1 is the day before it. Art. 1(2) sets aside only the first paragraph, so a
    term of a few days over Easter or Christmas reaches further back.
    """
    laatste = kaal_einde(gebeurtenis, -dagen)
    if dagen < KORTSTE_TERMIJN or not atw_geldt(dagen):
        return laatste
    while not _genoeg_werkdagen(laatste, gebeurtenis - DAG, kalender):
        laatste -= DAG
    return laatste


def _genoeg_werkdagen(eerste: date, laatste: date, kalender: Kalender) -> bool:
    lengte = (laatste - eerste).days + 1
    return sum(kalender.is_werkdag(eerste + n * DAG) for n in range(lengte)) >= WERKDAGEN_IN_TERMIJN
