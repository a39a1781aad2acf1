"""What counts in this installation: the facts of `gegevens/` with those that its beheerder added."""

from collections.abc import Callable
from datetime import datetime

from db.engine import WACHT, Connection, lees, maak_engine
from db.queries.kalender import heeft_kalender, toegevoegd
from usecases.app import App
from usecases.gegevens import lees_kalender
from usecases.instellingen import Instellingen
from workflow.call import Actor, Call
from workflow.drempels import Drempel
from workflow.termijnen.kalender import Kalender


def kalender_en_drempels(app: App, conn: Connection) -> tuple[Kalender, tuple[Drempel, ...]]:
    """As they are in this transaction."""
    dagen, drempels = toegevoegd(conn)
    kalender = Kalender(app.kalender.gelijkgesteld | dagen) if dagen else app.kalender
    return kalender, app.drempels + drempels


def kalender_van(instellingen: Instellingen) -> Kalender:
    """With the days that were added in an installation that exists; nothing is made or brought up to date for it.

    Raises Onbereikbaar when there is a database but it cannot be asked.
    """
    engine = maak_engine(instellingen.database_url, wacht=min(WACHT, instellingen.geduld))
    try:
        with lees(engine) as conn:
            dagen = toegevoegd(conn)[0] if heeft_kalender(conn) else frozenset()
    finally:
        engine.dispose()
    return Kalender(lees_kalender().gelijkgesteld | dagen)


def maak_call(app: App, conn: Connection, *, actor: Actor, nu: datetime, nieuw_id: Callable[[], str]) -> Call:
    """The one place where a call gets its calendar, thresholds and policy."""
    kalender, drempels = kalender_en_drempels(app, conn)
    return Call(actor=actor, nu=nu, nieuw_id=nieuw_id, kalender=kalender, drempels=drempels, beleid=app.beleid)
