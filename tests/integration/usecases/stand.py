"""The whole database as text, to see that nothing changed."""

from __future__ import annotations

from sqlalchemy import select

from db.engine import Engine, lees
from db.tables import Tabel


def stand(engine: Engine) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    with lees(engine) as conn:
        return {
            naam: sorted(str(tuple(rij)) for rij in conn.execute(select(tabel)))
            for naam, tabel in Tabel.metadata.tables.items()
        }
