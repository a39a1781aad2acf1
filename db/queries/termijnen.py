"""Which termijnen ask for attention."""

from datetime import datetime

from sqlalchemy import Connection, select, text

from db.rijtabellen import tabel_van

OPEN = text("toestand = 'open'")
"""Predicate of a partial index; a database uses that index only for a question with these same words."""

_P, _T = tabel_van("projecten"), tabel_van("termijnen")


def verlopen(conn: Connection, nu: datetime) -> list[str]:
    """The kenmerken of projects with an open termijn that is over at `nu`; each once, in order."""
    over = select(_T.c.project_id).where(OPEN, _T.c.verloopt_op <= nu)
    return list(conn.execute(select(_P.c.kenmerk).where(_P.c.id.in_(over)).order_by(_P.c.kenmerk)).scalars())
