"""Templates that an office made itself, per kind of document, in versions."""

from db.migrations.opdrachten import voer_uit

revision = "0006_sjablonen"
down_revision = "0005_herinneringen"
branch_labels = None
depends_on = None


def upgrade() -> None:
    voer_uit(__file__)
