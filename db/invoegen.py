"""An insert that leaves alone what is there already, in the words of each database."""

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert


def tenzij_aanwezig(conn: Connection, tabel: Table, *kolommen: str) -> PostgresInsert | SqliteInsert:
    """Inserts nothing when a row with the same `kolommen`, which must be unique, exists; also under concurrency."""
    if conn.dialect.name == "postgresql":
        return PostgresInsert(tabel).on_conflict_do_nothing(index_elements=kolommen)
    return SqliteInsert(tabel).on_conflict_do_nothing(index_elements=kolommen)
