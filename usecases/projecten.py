"""Which projects a question is about: one by its kenmerk, or all of them."""

from db.engine import Connection
from db.queries import projecten
from workflow.reasons import Invoerfout


def onbekend(kenmerk: str) -> Invoerfout:
    return Invoerfout("project", f"project '{kenmerk}' bestaat niet. Met 'zandloper project lijst' ziet u alle.")


def id_van(conn: Connection, kenmerk: str) -> str:
    """Raises Invoerfout when there is no such project."""
    project_id = projecten.id_van(conn, kenmerk)
    if project_id is None:
        raise onbekend(kenmerk)
    return project_id


def gekozen(conn: Connection, kenmerk: str | None) -> list[str]:
    """This one, or all; raises Invoerfout when there is no such project."""
    if kenmerk is None:
        return projecten.kenmerken(conn)
    id_van(conn, kenmerk)
    return [kenmerk]
