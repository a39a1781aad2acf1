"""Lists that somebody reads: all projects, and what was done in one of them."""

from dataclasses import dataclass
from datetime import datetime

from db import audit
from db.cases import laad_stam
from db.engine import Connection, lees
from db.queries import projecten as vraag
from db.queries.projecten import ProjectRegel
from usecases.app import App
from usecases.projecten import onbekend


def projecten(app: App) -> list[ProjectRegel]:
    """Every project, by kenmerk."""
    with lees(app.engine) as conn:
        return vraag.lijst(conn)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRegel:
    """One call that was carried out or proposed; `wie` is an account, or the scheduler."""

    volgnummer: int
    op: datetime
    wie: str
    aanmelding: str
    verb: str
    uitkomst: str
    met: str
    """The arguments as canonical JSON."""


def auditspoor(app: App, kenmerk: str | None) -> list[AuditRegel]:
    """The chain of a project, or without kenmerk of what belongs to no project; raises Invoerfout."""
    with lees(app.engine) as conn:
        rijen = audit.lees(conn, _keten(conn, kenmerk))
        accounts = {persoon.id: persoon.email for persoon in laad_stam(conn).personen.values()}
    return [
        AuditRegel(
            volgnummer=rij.volgnummer,
            op=rij.procestijd,
            wie=accounts[rij.persoon_id] if rij.persoon_id else "systeem",
            aanmelding=rij.aanmelding,
            verb=rij.verb,
            uitkomst=str(rij.uitkomst),
            met=rij.met,
        )
        for rij in rijen
    ]


def _keten(conn: Connection, kenmerk: str | None) -> str:
    if kenmerk is None:
        return audit.ALGEMEEN
    keten = vraag.id_van(conn, kenmerk)
    if keten is None:
        raise onbekend(kenmerk)
    return keten
