"""For whom a document is, and the moment at which it was planned."""

from db.migrations.opdrachten import voer_uit

revision = "0005_herinneringen"
down_revision = "0004_post"
branch_labels = None
depends_on = None


def upgrade() -> None:
    voer_uit(__file__)
