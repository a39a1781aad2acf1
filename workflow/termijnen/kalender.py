"""Which days count: the recognised holidays of the Algemene termijnenwet (ATW) art. 3, and the workdays they leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

DAG = timedelta(days=1)
ZATERDAG = 5
ZONDAG = 6


@dataclass(frozen=True)
class Kalender:
    """A day counts as workday unless it is Saturday, Sunday, a recognised holiday or equated with one (ATW art. 3).

    `gelijkgesteld` holds the days that a royal decree equates with a holiday (art. 3(3)). Valid for days from 2014 on,
    when Koningsdag replaced Koninginnedag.
    """

    gelijkgesteld: frozenset[date]

    def feestdag(self, dag: date) -> str | None:
        """A recognised holiday answers with its Dutch name, an equated day with "gelijkgestelde dag".

        Any other day answers None, Easter Sunday and Whit Sunday too: they are Sundays already (ATW art. 3).
        """
        naam = _feestdagen(dag.year).get(dag)
        if naam is None and dag in self.gelijkgesteld:
            return "gelijkgestelde dag"
        return naam

    def is_werkdag(self, dag: date) -> bool:
        """A workday is neither Saturday nor Sunday nor a (equated) holiday (ATW art. 1 and 3)."""
        return dag.weekday() not in (ZATERDAG, ZONDAG) and self.feestdag(dag) is None

    def volgende_werkdag(self, dag: date) -> date:
        """The day itself when it is a workday, otherwise the first workday after it (ATW art. 1(1))."""
        while not self.is_werkdag(dag):
            dag += DAG
        return dag

    def werkdag_ervoor(self, dag: date) -> date:
        """The day itself when it is a workday, otherwise the last workday before it."""
        return dag if self.is_werkdag(dag) else self.vorige_werkdag(dag)

    def vorige_werkdag(self, dag: date) -> date:
        """The last workday strictly before this day."""
        dag -= DAG
        while not self.is_werkdag(dag):
            dag -= DAG
        return dag

    @property
    def laatste_bekende_jaar(self) -> int:
        """Beyond this year no equated days are known, so a date there may still move; 0 when none are known at all."""
        return max((dag.year for dag in self.gelijkgesteld), default=0)


def pasen(jaar: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar, by the Meeus/Jones/Butcher arithmetic."""
    gulden = jaar % 19
    eeuw, rest = divmod(jaar, 100)
    schrikkeleeuw, eeuwrest = divmod(eeuw, 4)
    maancorrectie = (eeuw - (eeuw + 8) // 25 + 1) // 3
    maan = (19 * gulden + eeuw - schrikkeleeuw - maancorrectie + 15) % 30
    schrikkel, jaarrest = divmod(rest, 4)
    tot_zondag = (32 + 2 * eeuwrest + 2 * schrikkel - maan - jaarrest) % 7
    late_maan = (gulden + 11 * maan + 22 * tot_zondag) // 451
    maand, dag = divmod(maan + tot_zondag - 7 * late_maan + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """The King's birthday is celebrated on 27 April, or on the 26th when the 27th is a Sunday."""
    dag = date(jaar, 4, 27)
    return dag - DAG if dag.weekday() == ZONDAG else dag


@lru_cache(maxsize=256)
def _feestdagen(jaar: int) -> Mapping[date, str]:
    """The holidays of one year; 5 May counts every year, and nothing moves when one falls in a weekend (ATW art. 3)."""
    paaszondag = pasen(jaar)
    # When two fall on one day, the later line gives the name.
    return MappingProxyType(
        {
            paaszondag - 2 * DAG: "Goede Vrijdag",
            paaszondag + 1 * DAG: "Tweede Paasdag",
            paaszondag + 39 * DAG: "Hemelvaartsdag",
            paaszondag + 50 * DAG: "Tweede Pinksterdag",
            date(jaar, 1, 1): "Nieuwjaarsdag",
            koningsdag(jaar): "Koningsdag",
            date(jaar, 5, 5): "Bevrijdingsdag",
            date(jaar, 12, 25): "Eerste Kerstdag",
            date(jaar, 12, 26): "Tweede Kerstdag",
        }
    )
