"""An insert that leaves alone what is there already, in the words of each database."""

from functools import cache

from sqlalchemy import Table
from sqlalchemy.sql.dml import Insert


@cache
def tenzij_aanwezig(dialect: str, tabel: Table, *kolommen: str) -> Insert:
    """Inserts nothing when a row with the same `kolommen`, which must be unique, exists; also under concurrency."""
    # Of the two dialects a process needs one, and that is loaded already.
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

        return PostgresInsert(tabel).on_conflict_do_nothing(index_elements=kolommen)
    from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

    return SqliteInsert(tabel).on_conflict_do_nothing(index_elements=kolommen)
