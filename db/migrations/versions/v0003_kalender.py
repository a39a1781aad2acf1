"""Equated days and thresholds that a beheerder adds, and why a publication has a shorter term.

Each database has its own statements: PostgreSQL alters a table, SQLite makes a table anew to change one of its rules.
"""

from pathlib import Path

from alembic import op

revision = "0003_kalender"
down_revision = "0002_zijwegen"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for opdracht in _opdrachten(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(opdracht)


def _opdrachten(dialect: str) -> list[str]:
    """Every statement ends with a semicolon at the end of a line, and no text in them does."""
    bestand = Path(__file__).with_suffix(f".{dialect}.sql")
    return [opdracht for deel in bestand.read_text(encoding="utf-8").split(";\n") if (opdracht := deel.strip())]
