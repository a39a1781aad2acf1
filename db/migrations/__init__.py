"""From the schema of an older program to the present one, in one transaction and under a lock.

A change of a table is a new file in `versions`, written by hand, and a new `KOP`. The tests compare what the migrations
make with what the tables declare: CHECK constraints, partial indexes and triggers too. There is no way back: restore
the copy that was made before.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select, text

from db.engine import lees, verbouw

KOP = "0007_huisstijl"
"""The newest migration. Known here so that asking whether a database is up to date costs no import of Alembic."""

_SLOT = 0x7A616E64
"""PostgreSQL knows advisory locks by number; this one is ours."""


class VreemdeVersie(Exception):
    """The database was made by a newer program; this one must be brought up to date first."""


def migreer(engine: Engine) -> None:
    """Brings the schema up to date, or does nothing when it is so already.

    Raises VreemdeVersie, and Bezet when another process takes too long over the same.
    """
    with verbouw(engine) as conn:
        if engine.dialect.name == "postgresql":
            conn.execute(select(func.pg_advisory_xact_lock(_SLOT)))
        if _versie(conn) != KOP:
            _voer_uit(conn)


def huidige_versie(engine: Engine) -> str | None:
    """The migration that the database stands at; None when it is empty."""
    with lees(engine) as conn:
        return _versie(conn)


def is_actueel(engine: Engine) -> bool:
    return huidige_versie(engine) == KOP


def _versie(conn: Connection) -> str | None:
    if not inspect(conn).has_table("alembic_version"):
        return None
    return conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _voer_uit(conn: Connection) -> None:
    # Importing Alembic takes a third of a second, and nearly every start finds nothing to migrate.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = conn
    try:
        command.upgrade(config, "head")
    except CommandError as fout:
        raise VreemdeVersie(str(fout)) from fout
