"""Which termijnen ask for attention."""

from datetime import datetime

from sqlalchemy import Connection, select

from db.tables import tabel
from db.tables.project import Projecten
from db.tables.termijn import OPEN, Termijnen

_P, _T = tabel(Projecten), tabel(Termijnen)


def verlopen(conn: Connection, nu: datetime) -> list[str]:
    """The kenmerken of projects with an open termijn that is over at `nu`; each once, in order."""
    over = select(_T.c.project_id).where(OPEN, _T.c.verloopt_op <= nu)
    return list(conn.execute(select(_P.c.kenmerk).where(_P.c.id.in_(over)).order_by(_P.c.kenmerk)).scalars())
