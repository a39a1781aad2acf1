"""The tables of a running program: the columns in which a row type is kept, by one rule for all of them.

`db.tables` declares the schema, with the rules that the database keeps, and importing that takes longer than most
commands run. Reading and writing need the columns only; a test compares those with the declared ones.
"""

from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from sqlalchemy import Boolean, Column, Date, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from db.soorten import VOLGNUMMER, Bedrag, Dagen, Keuze, Moment, Reeks, Woorden
from workflow.case import Case, Stam, rijsoorten
from workflow.case.project import Project

METADATA = MetaData()
"""The tables that were asked for until now."""

_SOORTEN: dict[Any, type[TypeEngine[Any]]] = {
    str: Text,
    int: Integer,
    bool: Boolean,
    Decimal: Bedrag,
    date: Date,
    datetime: Moment,
    dict[str, str]: Woorden,
    dict[str, date]: Dagen,
}


def rijtabel(naam: str, rijtype: type[Any], *, genummerd: bool = True) -> Table:
    """A column per field; `genummerd` adds `nr`, the order of recording. TypeError on a type that no column holds."""
    kolommen = {veld.name: _kolom(veld.name, veld.type) for veld in fields(rijtype)}
    if genummerd:
        kolommen["nr"] = Column("nr", VOLGNUMMER, nullable=False)
    return Table(naam, METADATA, *kolommen.values())


@cache
def tabel_van(veld: str) -> Table:
    """The table of a collection of the Case or the Stam, or `projecten`; KeyError on another name."""
    return rijtabel(veld, _rijtypen()[veld])


@cache
def _rijtypen() -> dict[str, type[Any]]:
    return {**rijsoorten(Stam), "projecten": Project, **rijsoorten(Case)}


def _kolom(naam: str, soort: Any) -> Column[Any]:
    if isinstance(soort, UnionType):
        (gevuld,) = (deel for deel in get_args(soort) if deel is not NoneType)
        return Column(naam, _kolomsoort(gevuld), nullable=True)
    return Column(naam, _kolomsoort(soort), nullable=False)


def _kolomsoort(soort: Any) -> TypeEngine[Any]:
    if soort in _SOORTEN:
        return _SOORTEN[soort]()
    if get_origin(soort) is tuple:
        return Reeks(get_args(soort)[0])
    return Keuze(soort)
