"""The composition root: built once per process, closed by its owner."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from db.engine import Engine, maak_engine
from db.installatie import zet_op
from db.migrations import is_actueel
from db.tables.installatie import SoortInstallatie
from delivery.opslag import Opslag
from documents.contexts.bouw.huis import Huis
from usecases.gegevens import lees_drempels, lees_huis, lees_kalender
from usecases.instellingen import Instellingen
from workflow.call import Beleid
from workflow.drempels import Drempel
from workflow.termijnen.kalender import Kalender


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """What a use case needs of this installation."""

    instellingen: Instellingen
    engine: Engine
    opslag: Opslag
    kalender: Kalender
    drempels: tuple[Drempel, ...]
    beleid: Beleid
    huis: Huis


@contextmanager
def open_app(instellingen: Instellingen, soort: SoortInstallatie = SoortInstallatie.ECHT) -> Iterator[App]:
    """The database is there and up to date; `soort` is what a new one becomes. Raises AndereSoort for practice on real.

    An existing database for practice may be opened as real work: only its clock may be set by a scenario.
    """
    instellingen.map.mkdir(parents=True, exist_ok=True)
    engine = maak_engine(instellingen.database_url)
    try:
        if soort == SoortInstallatie.OEFENING or not is_actueel(engine):
            zet_op(engine, soort)
        yield App(
            instellingen=instellingen,
            engine=engine,
            opslag=Opslag(instellingen.bestanden),
            kalender=lees_kalender(),
            drempels=lees_drempels(),
            beleid=Beleid(),
            huis=lees_huis(instellingen.map),
        )
    finally:
        engine.dispose()
