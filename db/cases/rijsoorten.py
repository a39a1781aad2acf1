"""How one row type and its table answer to each other; the same for all, so a new noun needs no mapping of its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, Update, bindparam, insert, select, update
from sqlalchemy.sql.dml import Insert

from db.rijtabellen import tabel_van
from workflow.case import Case, Stam, rijsoorten
from workflow.case.project import Project

_DIT = "dit_id"
_VAST = ("id", "project_id")
"""Never updated: other rows point to them, and SQLite would look for those in every table, even if nothing changed."""

_PERSONEN = frozenset({"persoon_id", "maker_id", "vrijgever_id", "opener_id", "tweede_opener_id", "geadresseerde_id"})
"""Besides what ends in `_door`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rijsoort:
    """The statements of one table, made once; their compiled form is cached by SQLAlchemy."""

    veld: str
    soort: type[Any]
    tabel: Table
    namen: tuple[str, ...]
    keus: Select[Any]
    """All rows in the order of recording; narrowed by whoever reads."""
    toevoeging: Insert
    wijziging: Update
    personen: tuple[str, ...]
    """Columns that point to a person."""

    def lees(self, conn: Connection, keus: Select[Any], waarden: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The rows of a narrowed `keus`, by id."""
        namen, soort = self.namen, self.soort
        rijen = (soort(**dict(zip(namen, rij, strict=True))) for rij in conn.execute(keus, waarden).all())
        return {rij.id: rij for rij in rijen}

    def voeg_toe(self, conn: Connection, rijen: Sequence[Any]) -> None:
        if rijen:
            conn.execute(self.toevoeging, [self.waarden(rij) for rij in rijen])

    def wijzig(self, conn: Connection, rijen: Sequence[Any]) -> None:
        if rijen:
            conn.execute(self.wijziging, [self._nieuwe_waarden(rij) for rij in rijen])

    def wijzig_als(self, conn: Connection, rij: Any, **verwacht: object) -> bool:
        """Changes the row only where these columns still hold what is expected; says whether it did."""
        voorwaarden = [self.tabel.c[naam] == waarde for naam, waarde in verwacht.items()]
        uitslag = conn.execute(self.wijziging.where(*voorwaarden), self._nieuwe_waarden(rij))
        return uitslag.rowcount == 1

    def waarden(self, rij: Any) -> dict[str, Any]:
        return {naam: getattr(rij, naam) for naam in self.namen}

    def _nieuwe_waarden(self, rij: Any) -> dict[str, Any]:
        return {_DIT: rij.id} | {naam: getattr(rij, naam) for naam in self.namen if naam not in _VAST}


@cache
def van_project() -> Rijsoort:
    return _maak("projecten", Project)


@cache
def van(houder: type[Case] | type[Stam]) -> tuple[Rijsoort, ...]:
    """In the order in which rows may be inserted: a row comes after what it points to."""
    return tuple(_maak(veld, soort) for veld, soort in rijsoorten(houder).items())


@cache
def keus_per_project(soort: Rijsoort) -> Select[Any]:
    return soort.keus.where(soort.tabel.c.project_id == bindparam("project_id"))


def verwezen_personen(soort: Rijsoort, rijen: Iterable[Any]) -> set[str]:
    return {getattr(rij, naam) for rij in rijen for naam in soort.personen} - {None}


def _maak(veld: str, soort: type[Any]) -> Rijsoort:
    tabel = tabel_van(veld)
    namen = tuple(f.name for f in fields(soort))
    return Rijsoort(
        veld=veld,
        soort=soort,
        tabel=tabel,
        namen=namen,
        keus=select(*(tabel.c[naam] for naam in namen)).order_by(tabel.c.nr),
        toevoeging=insert(tabel),
        wijziging=update(tabel).where(tabel.c.id == bindparam(_DIT)),
        personen=tuple(naam for naam in namen if naam in _PERSONEN or naam.endswith("_door")),
    )
