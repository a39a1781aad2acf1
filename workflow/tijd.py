"""Moments are UTC or carry an offset; days are days in the Netherlands."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def lokaal(moment: datetime) -> datetime:
    """The wall clock in the Netherlands at a moment."""
    return moment.astimezone(AMSTERDAM)


def dag_van(moment: datetime) -> date:
    """The calendar day in the Netherlands on which a moment falls."""
    return lokaal(moment).date()


def begin_van(dag: date, om: time = time(0)) -> datetime:
    """The moment at which a wall-clock time occurs on a Dutch day."""
    return datetime.combine(dag, om, tzinfo=AMSTERDAM)


def einde_van(dag: date) -> datetime:
    """A day is over at the midnight that follows it."""
    return begin_van(dag + timedelta(days=1))
