"""How the letters of a dienst look, and whether a project writes joint letters."""

from db.migrations.opdrachten import voer_uit

revision = "0007_huisstijl"
down_revision = "0006_sjablonen"
branch_labels = None
depends_on = None


def upgrade() -> None:
    voer_uit(__file__)
