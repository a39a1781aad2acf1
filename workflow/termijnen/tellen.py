"""How the Algemene termijnenwet (ATW) stretches a term: pure counting, without knowing what the term is for."""

from datetime import date, timedelta

from workflow.termijnen.kalender import DAG, Kalender

LANGSTE_TERMIJN = 90  # ATW art. 4: beyond this many days articles 1 and 2 do not apply
KORTSTE_TERMIJN = 3  # ATW art. 2: from this many days on a term must contain two workdays
WERKDAGEN_IN_TERMIJN = 2


def atw_geldt(dagen: int) -> bool:
    """The ATW stretches no term of more than 90 days (art. 4)."""
    return dagen <= LANGSTE_TERMIJN


def vooruit(start: date, dagen: int, kalender: Kalender) -> date:
    """The last day of a statutory term is a workday, and the term holds two of them (ATW art. 1(1), 2).

    `start` is the day of the event and does not count; day 1 is the day after it.
    """
    laatste = start + timedelta(days=dagen)
    if not atw_geldt(dagen):
        return laatste
    while not kalender.is_werkdag(laatste) or _te_weinig_werkdagen(start + DAG, laatste, dagen, kalender):
        laatste += DAG
    return laatste


def terug(gebeurtenis: date, dagen: int, kalender: Kalender) -> date:
    """A term counted back from an event may end on any day (ATW art. 1(2)) but still holds two workdays (art. 2).

    The day of the event does not count; day 1 is the day before it. Art. 1(2) sets aside only the first paragraph, so a
    term of a few days over Easter or Christmas reaches further back.
    """
    laatste = gebeurtenis - timedelta(days=dagen)
    while atw_geldt(dagen) and _te_weinig_werkdagen(laatste, gebeurtenis - DAG, dagen, kalender):
        laatste -= DAG
    return laatste


def _te_weinig_werkdagen(eerste: date, laatste: date, dagen: int, kalender: Kalender) -> bool:
    if dagen < KORTSTE_TERMIJN:
        return False
    lengte = (laatste - eerste).days + 1
    return sum(kalender.is_werkdag(eerste + n * DAG) for n in range(lengte)) < WERKDAGEN_IN_TERMIJN
