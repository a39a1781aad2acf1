"""How one row type and its table answer to each other; the same for all, so a new noun needs no mapping of its own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Select, Table, Update, bindparam, column, insert, select, update

from db.rechtstreeks import Rechtstreeks
from db.rijtabellen import tabel_van
from workflow.case import Case, Stam, rijsoorten
from workflow.case.project import Project

_Lezer = Callable[[Any], Any] | None
_DIT = "dit_id"
_VERSIE = "was_versie"
_VAST = ("id", "project_id")
"""Never updated: other rows point to them, and SQLite would look for those in every table, even if nothing changed."""

_PERSONEN = frozenset({"persoon_id", "maker_id", "vrijgever_id", "opener_id", "tweede_opener_id", "geadresseerde_id"})
"""Besides what ends in `_door`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rijsoort:
    """The statements of one table, made once per database."""

    veld: str
    soort: type[Any]
    tabel: Table
    namen: tuple[str, ...]
    keus: Select[Any]
    """All rows in the order of recording, as the driver gives them; narrowed by whoever reads."""
    vullers: tuple[Callable[[Any, Any], None], ...]
    """Per field, in the order of `namen`, what fills it in a new row."""
    lezers: dict[str, tuple[_Lezer, ...]] = field(default_factory=dict)
    """Per database and field what makes of the driver's value ours; None where it is that already."""
    alle: Rechtstreeks
    van_project: Rechtstreeks
    toevoeging: Rechtstreeks
    wijziging: Rechtstreeks
    personen: tuple[str, ...]
    """Columns that point to a person."""

    def lees(self, conn: Connection, keus: Rechtstreeks, waarden: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The rows of a narrowed `keus`, by id."""
        return self._rijen(conn, keus.lees(conn, waarden))

    def lees_van_project(self, conn: Connection, project_id: str) -> dict[str, Any]:
        """The rows of one project, by id."""
        return self.lees(conn, self.van_project, {"project_id": project_id})

    def _rijen(self, conn: Connection, ruw: Sequence[Any]) -> dict[str, Any]:
        # A row is filled field by field without its __init__, and a field in all rows at once: this is half the time.
        rijen = [object.__new__(self.soort) for _ in ruw]
        for vul, lezer, kolom in zip(self.vullers, self._lezers(conn.dialect), zip(*ruw, strict=True), strict=False):
            for _ in map(vul, rijen, map(lezer, kolom) if lezer else kolom):
                pass
        return {rij.id: rij for rij in rijen}

    def _lezers(self, dialect: Dialect) -> tuple[_Lezer, ...]:
        if dialect.name not in self.lezers:
            soorten = (self.tabel.c[naam].type.dialect_impl(dialect) for naam in self.namen)
            self.lezers[dialect.name] = tuple(soort.result_processor(dialect, None) for soort in soorten)
        return self.lezers[dialect.name]

    def voeg_toe(self, conn: Connection, rijen: Sequence[Any]) -> None:
        if rijen:
            self.toevoeging.schrijf(conn, [self.waarden(rij) for rij in rijen])

    def wijzig(self, conn: Connection, rijen: Sequence[Any]) -> None:
        if rijen:
            self.wijziging.schrijf(conn, [self._nieuwe_waarden(rij) for rij in rijen])

    def wijzig_versie(self, conn: Connection, rij: Any, versie: int) -> bool:
        """Changes the row only where it still has this version; says whether it did."""
        return _als_versie(self).schrijf(conn, [self._nieuwe_waarden(rij) | {_VERSIE: versie}]) == 1

    def waarden(self, rij: Any) -> dict[str, Any]:
        return {naam: getattr(rij, naam) for naam in self.namen}

    def _nieuwe_waarden(self, rij: Any) -> dict[str, Any]:
        return {_DIT: rij.id} | self.waarden(rij)


@cache
def van_project() -> Rijsoort:
    return _maak("projecten", Project)


@cache
def van(houder: type[Case] | type[Stam]) -> tuple[Rijsoort, ...]:
    """In the order in which rows may be inserted: a row comes after what it points to."""
    return tuple(_maak(veld, soort) for veld, soort in rijsoorten(houder).items())


def verwezen_personen(soort: Rijsoort, rijen: Iterable[Any]) -> set[str]:
    return {getattr(rij, naam) for rij in rijen for naam in soort.personen} - {None}


def _maak(veld: str, soort: type[Any]) -> Rijsoort:
    tabel = tabel_van(veld)
    namen = tuple(f.name for f in fields(soort))
    # Without their types the columns come as they are: `lees` is quicker than a result that reads value by value.
    keus = select(*(column(naam) for naam in namen)).select_from(tabel).order_by(tabel.c.nr)
    return Rijsoort(
        veld=veld,
        soort=soort,
        tabel=tabel,
        namen=namen,
        keus=keus,
        vullers=tuple(getattr(soort, naam).__set__ for naam in namen),
        alle=Rechtstreeks(keus),
        van_project=Rechtstreeks(keus.where(column("project_id") == bindparam("project_id"))),
        toevoeging=Rechtstreeks(insert(tabel), namen),
        wijziging=Rechtstreeks(_wijziging(tabel), _veranderlijk(namen)),
        personen=tuple(naam for naam in namen if naam in _PERSONEN or naam.endswith("_door")),
    )


@cache
def _als_versie(soort: Rijsoort) -> Rechtstreeks:
    voorwaarde = soort.tabel.c.versie == bindparam(_VERSIE)
    return Rechtstreeks(_wijziging(soort.tabel).where(voorwaarde), _veranderlijk(soort.namen))


def _wijziging(tabel: Table) -> Update:
    return update(tabel).where(tabel.c.id == bindparam(_DIT))


def _veranderlijk(namen: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(naam for naam in namen if naam not in _VAST)
