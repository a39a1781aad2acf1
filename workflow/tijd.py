"""Moments are UTC or carry an offset; days are days in the Netherlands."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """A week of ISO 8601: it begins on Monday, and belongs to the year that its Thursday is in."""

    jaar: int
    nummer: int

    @property
    def maandag(self) -> date:
        return date.fromisocalendar(self.jaar, self.nummer, 1)

    @property
    def zondag(self) -> date:
        return date.fromisocalendar(self.jaar, self.nummer, 7)

    def __str__(self) -> str:
        """`2026-W24`, as ISO 8601 writes it."""
        return f"{self.jaar}-W{self.nummer:02d}"


def week_van(moment: datetime) -> Week:
    """The week in the Netherlands in which a moment falls."""
    jaar, nummer, _ = dag_van(moment).isocalendar()
    return Week(jaar, nummer)
