"""Many processes that call the executor at the same moment, each with a connection and a patience of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from multiprocessing.synchronize import Barrier

from db.engine import maak_engine
from usecases.app import App, open_app
from usecases.execute import Opdracht, voer_uit
from usecases.geduld import met_geduld
from usecases.ingang import Bezet
from usecases.instellingen import lees_instellingen
from workflow.reasons import Geweigerd

ONGEDULDIG = timedelta(milliseconds=20)
"""How long every other process waits for a lock, before it is told that another is at work."""
GEDULD = timedelta(seconds=120)

Rij = tuple[Opdracht, ...]
"""What one process does, one call after the other."""


@dataclass(frozen=True)
class Antwoord:
    """How one call ended, and how often another was in the way before that."""

    opdracht: Opdracht
    afloop: str
    """`uitgevoerd`, `voorstel`, `bezet`, or the codes of the reasons."""
    bezet: int


_start: Barrier


def tegelijk(omgeving: Mapping[str, str], rijen: Sequence[Rij]) -> list[Antwoord]:
    """A process for each row; all of them have opened the database before the first one begins."""
    context = multiprocessing.get_context("forkserver")
    # Fifty processes that each import all of this would only prove that importing takes long.
    context.set_forkserver_preload([__name__])
    start = context.Barrier(len(rijen))
    with ProcessPoolExecutor(len(rijen), context, initializer=_begin, initargs=(start,)) as processen:
        taken = [processen.submit(_werk, dict(omgeving), nummer, rij) for nummer, rij in enumerate(rijen)]
        return [antwoord for taak in taken for antwoord in taak.result(timeout=600)]


def _begin(start: Barrier) -> None:
    global _start
    _start = start


def _werk(omgeving: dict[str, str], nummer: int, rij: Rij) -> list[Antwoord]:
    with _app(omgeving, ongeduldig=nummer % 2 == 1) as app:
        _start.wait(timeout=300)
        return [_doe(app, opdracht) for opdracht in rij]


@contextmanager
def _app(omgeving: dict[str, str], *, ongeduldig: bool) -> Iterator[App]:
    instellingen = lees_instellingen(omgeving)
    with ExitStack() as open_:
        # A server that has no connection left says so when the database is opened.
        app = met_geduld(lambda: open_.enter_context(open_app(instellingen)), GEDULD)
        if ongeduldig:
            app.engine.dispose()
            app = replace(app, engine=maak_engine(instellingen.database_url, wacht=ONGEDULDIG))
            open_.callback(app.engine.dispose)
        yield app


def _doe(app: App, opdracht: Opdracht) -> Antwoord:
    keren: list[int] = [0]
    try:
        afloop = met_geduld(lambda: voer_uit(app, opdracht).soort, GEDULD, keren.append)
    except Geweigerd as fout:
        afloop = ", ".join(sorted({reden.code for reden in fout.redenen}))
    except Bezet:
        afloop = "bezet"
    return Antwoord(opdracht, afloop, keren[-1])
