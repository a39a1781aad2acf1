"""The scheduled check: ask every project what its dates say; whoever runs it, and however often, adds nothing."""

from datetime import datetime

from db.engine import lees
from db.queries.projecten import kenmerken
from usecases.app import App
from usecases.execute import NIETS, PLANNER, Opdracht, Uitkomst, voer_uit


def te_controleren(app: App) -> list[str]:
    """The kenmerken of all projects."""
    with lees(app.engine) as conn:
        return kenmerken(conn)


def controleer(app: App, kenmerk: str, nu: datetime | None = None) -> Uitkomst:
    """Pass what is due in one project and plan its reminders, as the scheduler."""
    opdracht = Opdracht(verb="controleer_termijnen", invoer={}, project=kenmerk, nu=nu, aanmelding=PLANNER)
    return voer_uit(app, opdracht)


def controleer_alles(app: App, nu: datetime | None = None) -> list[Uitkomst]:
    """What changed, project by project; each has its own transaction."""
    uitkomsten = (controleer(app, kenmerk, nu) for kenmerk in te_controleren(app))
    return [uitkomst for uitkomst in uitkomsten if uitkomst.soort != NIETS]
