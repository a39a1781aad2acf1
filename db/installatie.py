"""What this database is for, once and for all."""

from sqlalchemy import Connection, Engine, select

from db.engine import schrijf, tijd
from db.invoegen import tenzij_aanwezig
from db.migrations import migreer
from db.tables import tabel
from db.tables.installatie import Installatie, SoortInstallatie

_T = tabel(Installatie)


class AndereSoort(Exception):
    """A database for real work never becomes one for practice, nor the other way round."""

    def __init__(self, soort: SoortInstallatie) -> None:
        super().__init__(soort.value)
        self.soort = soort


def zet_op(engine: Engine, soort_: SoortInstallatie) -> None:
    """Brings the schema up to date and says what the database is; may be repeated. Raises AndereSoort."""
    migreer(engine)
    with schrijf(engine) as conn:
        rij = {"id": 1, "soort": soort_, "aangemaakt_op": tijd(conn)}
        conn.execute(tenzij_aanwezig(conn, _T, "id"), rij)
        if (aanwezig := soort(conn)) != soort_:
            raise AndereSoort(aanwezig)


def soort(conn: Connection) -> SoortInstallatie:
    """Raises NoResultFound when `zet_op` never ran."""
    keuze: SoortInstallatie = conn.execute(select(_T.c.soort)).scalar_one()
    return keuze
