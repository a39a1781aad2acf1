"""The post goes out from one data folder, and the database counts every mail that begins to leave from there."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, select, update

from db.invoegen import tenzij_aanwezig
from db.rijtabellen import rijtabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Posthuis:
    """The one row; its `id` is 1."""

    merk: str
    """What the mark in the data folder says."""
    plek: str
    """Which file the mark is: another for every copy of it."""
    stand: int
    """How many mails began to leave."""
    id: int = 1


_T = rijtabel("posthuis", Posthuis, genummerd=False)


def lees(conn: Connection) -> Posthuis | None:
    """None when nothing was ever sent."""
    rij = conn.execute(select(_T.c.merk, _T.c.plek, _T.c.stand)).one_or_none()
    return Posthuis(**rij._mapping) if rij else None


def neem_in_gebruik(conn: Connection, posthuis: Posthuis) -> None:
    """The first folder is the one; another that comes at the same moment finds it there."""
    conn.execute(tenzij_aanwezig(conn.dialect.name, _T, "id"), asdict(posthuis))


def vervang(conn: Connection, posthuis: Posthuis) -> None:
    """From now on this folder sends, and no other."""
    conn.execute(delete(_T))
    conn.execute(tenzij_aanwezig(conn.dialect.name, _T, "id"), asdict(posthuis))


def volgende(conn: Connection, merk: str) -> int | None:
    """The number of the mail that begins to leave; None when the post goes out from another folder now.

    Until the transaction ends no other mail begins.
    """
    opdracht = update(_T).where(_T.c.merk == merk).values(stand=_T.c.stand + 1).returning(_T.c.stand)
    return conn.execute(opdracht).scalar_one_or_none()
