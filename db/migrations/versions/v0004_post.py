"""Mails to send, what became of them, and the folder that they leave from."""

from db.migrations.opdrachten import voer_uit

revision = "0004_post"
down_revision = "0003_kalender"
branch_labels = None
depends_on = None


def upgrade() -> None:
    voer_uit(__file__)
