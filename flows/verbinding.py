"""This process calls the Prefect server of its own installation, and no other."""

from collections.abc import Iterator
from contextlib import contextmanager

from flows.server import Server

EINDE = 20.0
"""Seconds that the last reports to the server may take."""


@contextmanager
def verbonden(server: Server, *, meld_logs: bool) -> Iterator[None]:
    """Within the block Prefect talks to this server; `meld_logs` sends it what the flows log.

    Without the heartbeat, which costs each run a second; the environment has no way to say so.
    """
    from prefect.settings import (
        PREFECT_API_AUTH_STRING,
        PREFECT_API_URL,
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        PREFECT_LOGGING_TO_API_ENABLED,
        temporary_settings,
    )

    with temporary_settings(
        {
            PREFECT_API_URL: server.api,
            PREFECT_API_AUTH_STRING: server.aanmelding,
            PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None,
            PREFECT_LOGGING_TO_API_ENABLED: meld_logs,
        }
    ):
        try:
            yield
        finally:
            _meld_laatste()


def _meld_laatste() -> None:
    """The states of tasks travel apart from the work; the server must not stop before they have arrived."""
    from prefect.events.worker import EventsWorker

    EventsWorker.drain_all(timeout=EINDE)
