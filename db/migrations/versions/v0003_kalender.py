"""Equated days and thresholds that a beheerder adds, and why a publication has a shorter term."""

from db.migrations.opdrachten import voer_uit

revision = "0003_kalender"
down_revision = "0002_zijwegen"
branch_labels = None
depends_on = None


def upgrade() -> None:
    voer_uit(__file__)
