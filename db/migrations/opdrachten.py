"""Runs the statements that stand beside a migration, in the file of the database that it runs on."""

from pathlib import Path

from alembic import op


def voer_uit(migratie: str) -> None:
    """`migratie` is the file of the migration; each statement ends with a semicolon at the end of a line."""
    verbinding = op.get_bind()
    bestand = Path(migratie).with_suffix(f".{verbinding.dialect.name}.sql")
    for deel in bestand.read_text(encoding="utf-8").split(";\n"):
        if opdracht := deel.strip():
            verbinding.exec_driver_sql(opdracht)
