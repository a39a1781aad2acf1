"""The moves of a project and its percelen, from the audit: the rows themselves know only where they are now."""

import json

from sqlalchemy import Connection

from db import audit
from workflow.voortgang import Beweging

_MACHINES = ("project", "perceel")


def bewegingen(conn: Connection, project_id: str) -> tuple[Beweging, ...]:
    """Every move that was carried out, oldest first, at the process time of its verb."""
    return tuple(
        Beweging(op=op, **zet)
        for op, zetten in audit.uitgevoerde_zetten(conn, project_id)
        for zet in json.loads(zetten)
        if zet["machine"] in _MACHINES
    )
