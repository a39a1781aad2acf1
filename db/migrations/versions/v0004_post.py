"""Mails to send, and what became of them."""

from db.migrations.opdrachten import voer_uit

revision = "0004_post"
down_revision = "0002_zijwegen"
branch_labels = None
depends_on = None


def upgrade() -> None:
    voer_uit(__file__)
