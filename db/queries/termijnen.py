"""Which termijnen ask for attention."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select, text

from db.rijtabellen import tabel_van

OPEN = text("toestand = 'open'")
"""Predicate of a partial index; a database uses that index only for a question with these same words."""

_P, _T = tabel_van("projecten"), tabel_van("termijnen")
_OVER = select(_T.c.project_id).where(OPEN, _T.c.verloopt_op <= bindparam("nu"))
_VERLOPEN = select(_P.c.kenmerk).where(_P.c.id.in_(_OVER)).order_by(_P.c.kenmerk)


def verlopen(conn: Connection, nu: datetime) -> list[str]:
    """The kenmerken of projects with an open termijn that is over at `nu`; each once, in order."""
    return list(conn.execute(_VERLOPEN, {"nu": nu}).scalars().all())
