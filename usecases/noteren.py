"""What was done without a verb: the scheduler's own work, and what a person does to the installation, in the audit."""

from collections.abc import Iterable
from datetime import datetime

from db import audit
from db.audit import AuditUitkomst
from db.engine import Connection, tijd
from usecases.execute import PLANNER
from workflow.canoniek import canonieke_json
from workflow.effects import Zet


def noteer(
    conn: Connection,
    keten: str,
    handeling: str,
    met: object,
    *,
    op: datetime,
    zetten: Iterable[Zet] = (),
    persoon_id: str | None = None,
    aanmelding: str = PLANNER,
) -> None:
    """One row, in the transaction of what was done; `op` is the process time."""
    audit.schrijf(
        conn,
        audit.Aantekening(
            keten=keten,
            verb=handeling,
            persoon_id=persoon_id,
            aanmelding=aanmelding,
            uitkomst=AuditUitkomst.UITGEVOERD,
            procestijd=op,
            werkelijke_tijd=tijd(conn),
            met=canonieke_json(met),
            zetten=canonieke_json(list(zetten)),
        ),
    )
