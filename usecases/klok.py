"""One clock (design rule 7): that of the database, or a scenario's in a database for practice."""

from datetime import datetime

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
