"""Who is calling."""

from dataclasses import fields

from sqlalchemy import Connection, select

from db.rijtabellen import tabel_van
from workflow.case.stam import Persoon

_T = tabel_van("personen")


def met_email(conn: Connection, email: str) -> Persoon | None:
    """The person with exactly this e-mail address."""
    keus = select(*(_T.c[f.name] for f in fields(Persoon))).where(_T.c.email == email)
    rij = conn.execute(keus).one_or_none()
    return None if rij is None else Persoon(**rij._mapping)


def namen(conn: Connection) -> dict[str, str]:
    """The name of every person by id."""
    return {rij.id: rij.naam for rij in conn.execute(select(_T.c.id, _T.c.naam))}
