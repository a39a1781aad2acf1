"""The composition root: built once per process, closed by its owner."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine import WACHT, Engine, lees, maak_engine
from db.installatie import SoortInstallatie, zet_op
from db.installatie import soort as soort_van
from db.migrations import is_actueel
from delivery.opslag import Opslag
from usecases.gegevens import lees_drempels, lees_kalender
from usecases.instellingen import Instellingen
from workflow.call import Beleid
from workflow.drempels import Drempel
from workflow.reasons import Invoerfout
from workflow.termijnen.kalender import Kalender

if TYPE_CHECKING:
    from documents.contexts.bouw import Huis


@dataclass(frozen=True, kw_only=True)  # without slots, for what is read later
class App:
    """What a use case needs of this installation."""

    instellingen: Instellingen
    engine: Engine
    opslag: Opslag
    kalender: Kalender
    drempels: tuple[Drempel, ...]
    beleid: Beleid

    @cached_property
    def huis(self) -> "Huis":
        """The house that signs, read when the first letter is ordered; TypeError or KeyError on a bad file."""
        # Most commands order no letter, and all that letters hold is imported with it.
        from usecases.huis import lees_huis

        return lees_huis(self.instellingen.map)


def eis_map(map_: Path) -> None:
    """The data folder is there from now on; raises Invoerfout when it cannot be."""
    try:
        map_.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise Invoerfout("map", f"'{map_}' kan geen map met gegevens zijn ({fout.strerror}); kies een andere") from None


def om_te_oefenen(engine: Engine) -> bool:
    """In practice a mail that was put in the folder has arrived."""
    with lees(engine) as conn:
        return soort_van(conn) == SoortInstallatie.OEFENING


@contextmanager
def open_app(instellingen: Instellingen, soort: SoortInstallatie = SoortInstallatie.ECHT) -> Iterator[App]:
    """The database is there and up to date; `soort` is what a new one becomes. Raises AndereSoort for practice on real.

    An existing database for practice may be opened as real work: only its clock may be set by a scenario. Raises
    Invoerfout when the data folder cannot be one, Onbereikbaar when the database cannot be opened.
    """
    eis_map(instellingen.map)
    engine = maak_engine(instellingen.database_url, wacht=min(WACHT, instellingen.geduld))
    try:
        if soort == SoortInstallatie.OEFENING or not is_actueel(engine):
            zet_op(engine, soort)
        yield App(
            instellingen=instellingen,
            engine=engine,
            opslag=Opslag(instellingen.bestanden),
            kalender=lees_kalender(),
            drempels=lees_drempels(),
            beleid=Beleid(post_bezorgt=instellingen.mailserver is not None or om_te_oefenen(engine)),
        )
    finally:
        engine.dispose()
