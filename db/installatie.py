"""What this database is for, once and for all."""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Engine, select, text

from db.engine import schrijf, tijd
from db.invoegen import tenzij_aanwezig
from db.migrations import migreer
from db.rijtabellen import rijtabel


class SoortInstallatie(StrEnum):
    """A clock of its own, as a scenario has, is accepted only by an oefening."""

    ECHT = "echt"
    OEFENING = "oefening"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installatie:
    """The one row; its `id` is 1."""

    id: int
    soort: SoortInstallatie
    aangemaakt_op: datetime


INSTALLATIE = rijtabel("installatie", Installatie, genummerd=False)
"""Whoever locks its row has the master data to himself."""


class AndereSoort(Exception):
    """A database for real work never becomes one for practice, nor the other way round."""

    def __init__(self, soort: SoortInstallatie) -> None:
        super().__init__(soort.value)
        self.soort = soort


def zet_op(engine: Engine, soort_: SoortInstallatie) -> None:
    """Brings the schema up to date and says what the database is; may be repeated. Raises AndereSoort."""
    migreer(engine)
    with schrijf(engine) as conn:
        rij = Installatie(id=1, soort=soort_, aangemaakt_op=tijd(conn))
        conn.execute(tenzij_aanwezig(conn.dialect.name, INSTALLATIE, "id"), asdict(rij))
        if (aanwezig := soort(conn)) != soort_:
            raise AndereSoort(aanwezig)


def soort(conn: Connection) -> SoortInstallatie:
    """Raises NoResultFound when `zet_op` never ran."""
    keuze: SoortInstallatie = conn.execute(select(INSTALLATIE.c.soort)).scalar_one()
    return keuze


def omvang(conn: Connection) -> int:
    """Bytes of the whole database."""
    if conn.dialect.name == "postgresql":
        keus = text("SELECT pg_database_size(current_database())")
    else:
        keus = text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
    return int(conn.execute(keus).scalar_one())
