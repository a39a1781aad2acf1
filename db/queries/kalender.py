"""The dated facts of the law that a beheerder added, in one small query."""

from dataclasses import fields
from datetime import date
from functools import cache

from sqlalchemy import Connection, Date, Integer, Select, cast, inspect, null, select, union_all
from sqlalchemy.sql.selectable import CompoundSelect

from db.rijtabellen import tabel_van
from workflow.drempels import Drempel

_BEDRAGEN = tuple(veld.name for veld in fields(Drempel))[2:]


def toegevoegd(conn: Connection) -> tuple[frozenset[date], tuple[Drempel, ...]]:
    """Equated days, and thresholds in the order of their periods."""
    rijen = conn.execute(_keus()).all()
    dagen = frozenset(rij[0] for rij in rijen if rij[1] is None)
    drempels = (Drempel(**rij._mapping) for rij in rijen if rij[1] is not None)
    return dagen, tuple(sorted(drempels, key=lambda drempel: drempel.geldig_van))


def heeft_kalender(conn: Connection) -> bool:
    """Whether this database was made, or brought up to date, by a program that can add days."""
    return inspect(conn).has_table("gelijkgestelde_dagen")


@cache
def _keus() -> CompoundSelect[tuple[object, ...]]:
    """A day is a row without an end and without amounts."""
    drempels, dagen = tabel_van("drempelbedragen").c, tabel_van("gelijkgestelde_dagen").c
    periodes: Select[tuple[object, ...]] = select(*(drempels[veld.name] for veld in fields(Drempel)))
    leeg = (cast(null(), Integer).label(naam) for naam in _BEDRAGEN)
    return union_all(periodes, select(dagen.datum, cast(null(), Date), *leeg))
