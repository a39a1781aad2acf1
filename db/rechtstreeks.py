"""A statement that goes straight to the driver: SQLAlchemy writes it once, and is not asked again.

A project is read from fifty tables, most of them nearly empty, and what SQLAlchemy does for one statement takes longer
than such a table. The words of the statement and the form of each value stay those of SQLAlchemy.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Insert, Select, Update

Bereiden = Callable[[Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """A statement in the words of one database."""

    tekst: str
    namen: tuple[str, ...]
    """Of the values, in the order of their places."""
    op_plaats: bool
    """Whether the driver takes the values in order; else it takes them by name."""
    omzetters: tuple[Callable[[Any], Any] | None, ...]
    """Per value what makes of ours what the driver takes; None where it is that already."""

    def argumenten(self, rijen: Sequence[Mapping[str, Any]]) -> list[Any]:
        """The values of each row as the driver takes them."""
        if not self.namen:
            return [() if self.op_plaats else {} for _ in rijen]
        # All rows at once, column by column: most columns are taken as they are.
        kolommen = (map(itemgetter(naam), rijen) for naam in self.namen)
        omgezet = (
            map(zet_om, kolom) if zet_om else kolom for zet_om, kolom in zip(self.omzetters, kolommen, strict=True)
        )
        op_volgorde = list(zip(*omgezet, strict=True))
        return (
            op_volgorde if self.op_plaats else [dict(zip(self.namen, waarden, strict=True)) for waarden in op_volgorde]
        )


@dataclass(frozen=True, slots=True, eq=False)
class Rechtstreeks:
    """One statement, with the names of the columns that it writes; only within a transaction that has begun.

    What the driver raises is translated by `db.engine` as what SQLAlchemy raises is.
    """

    opdracht: Select[Any] | Insert | Update | Delete
    kolommen: tuple[str, ...] | None = None
    _gemaakt: dict[str, Gemaakt] = field(default_factory=dict)

    def lees(self, conn: Connection, waarden: Mapping[str, Any] | None = None) -> list[Any]:
        """The rows as the driver gives them."""
        gemaakt = self.gemaakt(conn.dialect)
        (argumenten,) = gemaakt.argumenten([waarden or {}])
        with closing(conn.connection.cursor()) as cursor:
            stuur(cursor, gemaakt.tekst, argumenten)
            return list(cursor.fetchall())

    def schrijf(self, conn: Connection, rijen: Sequence[Mapping[str, Any]]) -> int:
        """Carried out for each of these rows; gives how many rows of the table it touched."""
        gemaakt = self.gemaakt(conn.dialect)
        with closing(conn.connection.cursor()) as cursor:
            stuur(cursor, gemaakt.tekst, gemaakt.argumenten(rijen), vele=True)
            return int(cursor.rowcount)

    def gemaakt(self, dialect: Dialect) -> Gemaakt:
        if dialect.name not in self._gemaakt:
            self._gemaakt[dialect.name] = self._maak(dialect)
        return self._gemaakt[dialect.name]

    def _maak(self, dialect: Dialect) -> Gemaakt:
        gemaakt: Any = self.opdracht.compile(dialect=dialect, column_keys=self.kolommen)
        op_plaats = bool(gemaakt.positional)
        namen = tuple(gemaakt.positiontup if op_plaats else gemaakt.binds)
        soorten = (gemaakt.binds[naam].type.dialect_impl(dialect) for naam in namen)
        return Gemaakt(str(gemaakt), namen, op_plaats, tuple(soort.bind_processor(dialect) for soort in soorten))


def stuur(cursor: Any, tekst: str, argumenten: Any, *, vele: bool = False) -> None:
    """Every statement of this kind passes here; `vele` has the arguments of many rows."""
    (cursor.executemany if vele else cursor.execute)(tekst, argumenten)
