"""The words in which tables are declared: what a column holds, what it may hold, and what it points to.

Every rule becomes a named CHECK or FOREIGN KEY of the database itself, written so that SQLite and PostgreSQL read it
alike: the last defence when a program forgets.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Constraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

from db.soorten import VOLGNUMMER, Bedrag, Dagen, Keuze, Moment, Reeks, Woorden

NAMEN = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
"""Both databases use the same names, so that a refusal can be told apart (`db.engine.Dubbel`)."""


class Tabel(SQLModel):
    """Base of every table; they are a declaration only, rows are read and written through `db.rijtabellen`."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMEN)
    model_config = {"defer_build": True}


def verklaard(naam: str) -> Table:
    """The declared table with this name, the one typed way to it; KeyError when there is none."""
    return Tabel.metadata.tables[naam]


# Columns. Each gives what SQLModel's Field gives, which has no type of its own.


def nr() -> Any:
    """Order of recording; nothing refers to it."""
    return Field(sa_column=Column(VOLGNUMMER, Identity(), primary_key=True))


def sleutel() -> Any:
    return Field(sa_column=Column(Text, nullable=False, unique=True))


def naar(doel: str, *, leeg: bool = False) -> Any:
    """Points to a row of another table by its id."""
    return Field(sa_column=Column(Text, ForeignKey(f"{doel}.id"), nullable=leeg))


def binnen(doel: str, *, leeg: bool = False) -> Any:
    """Points to a row of the same project: a row of one project can never point into another."""
    return _veld(
        Text,
        leeg,
        lambda kolom: ForeignKeyConstraint(["project_id", kolom], [f"{doel}.project_id", f"{doel}.id"]),
    )


def tekst(*, gevuld: bool = False, leeg: bool = False) -> Any:
    """`gevuld` refuses a text of nothing but spaces; `leeg` allows NULL."""
    return _veld(Text, leeg, *([_regel("gevuld", "trim({k}) <> ''")] if gevuld else []))


def email() -> Any:
    return _veld(Text, False, _regel("apenstaart", "length({k}) - length(replace({k}, '@', '')) = 1"))


def sha256(*, leeg: bool = False) -> Any:
    return _veld(Text, leeg, _regel("sha256", "length({k}) = 64 AND ltrim({k}, '0123456789abcdef') = ''"))


def getal(*, minimum: int, leeg: bool = False) -> Any:
    return _veld(Integer, leeg, _regel("minimum", f"{{k}} >= {minimum}"))


def bedrag(regel: str | None = None, *, leeg: bool = False) -> Any:
    """`regel` is a comparison such as '> 0'; amounts are exact and in euro unless the row says otherwise."""
    regels = (_regel("bereik", f"CAST({{k}} AS NUMERIC) {regel}"),) if regel else ()
    return _veld(Bedrag, leeg, *regels)


def keuze(keuzes: type[StrEnum], *, leeg: bool = False) -> Any:
    waarden = ", ".join(f"'{keuze.value}'" for keuze in keuzes)
    return _veld(Keuze(keuzes), leeg, _regel("keuze", f"{{k}} IN ({waarden})"))


def reeks(van: type[str] = str) -> Any:
    return _veld(Reeks(van), False)


def woorden() -> Any:
    return _veld(Woorden, False)


def dagen() -> Any:
    return _veld(Dagen, False)


def moment(*, leeg: bool = False) -> Any:
    return _veld(Moment, leeg)


def dag(*, leeg: bool = False) -> Any:
    return _veld(Date, leeg)


def ja_nee() -> Any:
    return _veld(Boolean, False)


# Rules about more than one column, for `__table_args__`.


def ouder() -> UniqueConstraint:
    """Rows of the same project may point here (`binnen`); it also finds the rows of a project."""
    return UniqueConstraint("project_id", "id")


def per_project() -> Index:
    """Finds the rows of a project where no unique rule begins with project_id."""
    return Index(None, "project_id")


def uniek(*kolommen: str) -> UniqueConstraint:
    return UniqueConstraint(*kolommen)


def regel(naam: str, sql: str) -> CheckConstraint:
    return CheckConstraint(sql, name=naam)


def volgorde(eerder: str, later: str) -> CheckConstraint:
    """`later` is not before `eerder`."""
    return CheckConstraint(f"{later} >= {eerder}", name=f"{later}_volgorde")


_Regel = Callable[[str], Constraint]
_REGELS = "regels"


def _regel(naam: str, sql: str) -> _Regel:
    return lambda kolom: CheckConstraint(sql.format(k=kolom), name=f"{kolom}_{naam}")


def _veld(soort: type[TypeEngine[Any]] | TypeEngine[Any], leeg: bool, *regels: _Regel) -> Any:
    return Field(sa_column=Column(soort, nullable=leeg, info={_REGELS: regels}))


@event.listens_for(Table, "after_parent_attach")
def _hang_regels(tabel: Table, metadata: MetaData) -> None:
    """A rule needs the name of its column, which is known only when the column has joined its table."""
    for kolom in tabel.columns:
        for maak in kolom.info.get(_REGELS, ()):
            tabel.append_constraint(maak(kolom.name))
