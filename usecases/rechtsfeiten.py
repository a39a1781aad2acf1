"""What counts in this installation: the facts of `gegevens/` with those that its beheerder added."""

from collections.abc import Callable
from datetime import datetime

from db.engine import Connection
from db.queries.kalender import toegevoegd
from usecases.app import App
from workflow.call import Actor, Call
from workflow.drempels import Drempel
from workflow.termijnen.kalender import Kalender


def kalender_en_drempels(app: App, conn: Connection) -> tuple[Kalender, tuple[Drempel, ...]]:
    """As they are in this transaction."""
    dagen, drempels = toegevoegd(conn)
    kalender = Kalender(app.kalender.gelijkgesteld | dagen) if dagen else app.kalender
    return kalender, app.drempels + drempels


def maak_call(app: App, conn: Connection, *, actor: Actor, nu: datetime, nieuw_id: Callable[[], str]) -> Call:
    """The one place where a call gets its calendar, thresholds and policy."""
    kalender, drempels = kalender_en_drempels(app, conn)
    return Call(actor=actor, nu=nu, nieuw_id=nieuw_id, kalender=kalender, drempels=drempels, beleid=app.beleid)
