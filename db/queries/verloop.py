"""The moves of a project and its percelen, from the audit: the rows themselves know only where they are now."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from db.audit import AuditUitkomst
from db.rijtabellen import tabel_van
from workflow.voortgang import Beweging

_T = tabel_van("audit")
_MACHINES = ("project", "perceel")


def bewegingen(conn: Connection, project_id: str) -> tuple[Beweging, ...]:
    """Every move that was carried out, oldest first, at the process time of its verb."""
    keus = (
        select(_T.c.procestijd, _T.c.zetten)
        .where(_T.c.keten == project_id, _T.c.uitkomst == AuditUitkomst.UITGEVOERD, _T.c.zetten != "[]")
        .order_by(_T.c.volgnummer)
    )
    return tuple(beweging for op, zetten in conn.execute(keus) for beweging in _uit(op, zetten))


def _uit(op: object, zetten: str) -> Iterator[Beweging]:
    for zet in json.loads(zetten):
        if zet["machine"] in _MACHINES:
            yield Beweging(op=op, **zet)  # type: ignore[arg-type]  # the column is a moment
