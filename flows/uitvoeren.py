"""Flows in this process, for practice, demonstration and tests: one server for all of them, gone when they are done.

Prefect is imported only when the server starts, so that this module may be imported by whoever may come to need it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import ParamSpec, TypeVar

from flows.omgeving import zet_omgeving
from flows.server import Server, draaiende_server
from flows.verbinding import verbonden
from usecases import letters
from usecases.app import App
from usecases.instellingen import Instellingen
from usecases.letters import Verslag

P = ParamSpec("P")
R = TypeVar("R")

_server: ContextVar[Server | None] = ContextVar("_server", default=None)


@contextmanager
def prefect_in_proces(instellingen: Instellingen) -> Iterator[Server]:
    """Within the block flows may be called; only the outermost block starts a server, which takes some seconds.

    Raises ServerStartNiet and OmgevingTeLaat.
    """
    zet_omgeving(instellingen)
    if draaiend := _server.get():
        yield draaiend
        return
    with draaiende_server(instellingen.prefect) as server, verbonden(server, meld_logs=False):
        begin = _server.set(server)
        try:
            yield server
        finally:
            _server.reset(begin)


def voer_flow_uit(instellingen: Instellingen, flow: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Call a flow for this installation and give its result; what it raises comes through."""
    with prefect_in_proces(instellingen):
        return flow(*args, **kwargs)


def controleer_in_proces(app: App, project: str, op: datetime) -> None:
    """Ask one project what its dates say, as the flow does; raises when the project refused."""
    zet_omgeving(app.instellingen)
    from flows.termijnen import termijnen_controleren

    for regel in voer_flow_uit(app.instellingen, termijnen_controleren, op, project):
        if regel.geweigerd:
            raise RuntimeError(f"{regel.project}: {regel.geweigerd}")


def maak_brieven_in_proces(app: App, op: datetime | None = None) -> Verslag:
    """Make the letters that wait as the flow does; without any that waits no flow is started."""
    if not letters.openstaand(app):
        return letters.ververs(app, op)
    zet_omgeving(app.instellingen)
    from flows.brieven import maak_brieven

    return voer_flow_uit(app.instellingen, maak_brieven, op)
