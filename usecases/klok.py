"""One clock (design rule 7): that of the database, or a scenario's in a database for practice."""

from datetime import datetime

from db import audit
from db.engine import Connection, tijd
from db.installatie import SoortInstallatie
from db.installatie import soort as soort_installatie
from workflow.reasons import Invoerfout


def procestijd(conn: Connection, op: datetime | None) -> datetime:
    """`op` if this database accepts a clock that is set, else the clock of the database; raises Invoerfout."""
    if op is None:
        return tijd(conn)
    if soort_installatie(conn) != SoortInstallatie.OEFENING:
        raise Invoerfout("op", "een eigen klok mag alleen in een database om te oefenen")
    return op


def oefentijd(conn: Connection, project_id: str) -> datetime | None:
    """In a database for practice the clock stands where the story was left; None in one for real work."""
    if soort_installatie(conn) != SoortInstallatie.OEFENING:
        return None
    rij = audit.laatste(conn, project_id)
    return rij.procestijd if rij else None
