"""An insert that leaves alone what is there already, in the words of each database."""

from functools import cache

from sqlalchemy import Connection, Table
from sqlalchemy.sql.dml import Insert


def tenzij_aanwezig(conn: Connection, tabel: Table, *kolommen: str) -> Insert:
    """Inserts nothing when a row with the same `kolommen`, which must be unique, exists; also under concurrency."""
    return _tenzij_aanwezig(conn.dialect.name, tabel, kolommen)


@cache
def _tenzij_aanwezig(dialect: str, tabel: Table, kolommen: tuple[str, ...]) -> Insert:
    # Of the two dialects a process needs one, and that is loaded already.
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

        return PostgresInsert(tabel).on_conflict_do_nothing(index_elements=kolommen)
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

    return SqliteInsert(tabel).on_conflict_do_nothing(index_elements=kolommen)
