"""Prefect's environment: it works for one installation, keeps to this machine and reports to nobody.

This module imports neither Prefect nor the database, so that it can be called before they are.
"""

import os
import sys

from usecases.instellingen import Instellingen, als_omgeving, lees_instellingen

_VAN_EEN_ANDER = ("PREFECT_API_URL", "PREFECT_API_KEY", "PREFECT_API_AUTH_STRING", "PREFECT_PROFILE")
"""Set by someone for a server of their own, these would send the work of this installation there."""

_ALTIJD = {
    # Telemetry has two channels: the server's and the client's.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # The newer screen makes the browser call out.
    "PREFECT_SERVER_UI_V2_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    # Claims on a concurrency limit that are kept in memory are never given back when the machine loses its power.
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
}
_TENZIJ_GEKOZEN = {"PREFECT_LOGGING_LEVEL": "WARNING", "PREFECT_SERVER_LOGGING_LEVEL": "WARNING"}


class OmgevingTeLaat(RuntimeError):
    """Prefect was imported before its environment was set, so that it may report to others or write elsewhere."""


def zet_omgeving(instellingen: Instellingen) -> None:
    """Must come before the first import of Prefect; may be repeated, also for another installation.

    The flows read which installation they work for from the environment, never from their parameters: Prefect keeps and
    shows those, and the URL of a database may hold a password. Raises OmgevingTeLaat.
    """
    os.environ.update(als_omgeving(instellingen))
    if "prefect" in sys.modules:
        _eis_op_tijd()
        return
    instellingen.prefect.mkdir(mode=0o700, parents=True, exist_ok=True)
    for naam in _VAN_EEN_ANDER:
        os.environ.pop(naam, None)
    os.environ.update(_ALTIJD, PREFECT_HOME=str(instellingen.prefect), NO_PROXY=_zonder_omweg())
    for naam, waarde in _TENZIJ_GEKOZEN.items():
        os.environ.setdefault(naam, waarde)


def uit_omgeving() -> Instellingen:
    """The installation that `zet_omgeving` named, in this process or in the one that started it."""
    return lees_instellingen(os.environ)


def _zonder_omweg() -> str:
    """A proxy must not see what this machine says to itself."""
    gekozen = os.environ.get("NO_PROXY") or os.environ.get("no_proxy") or ""
    return ",".join(dict.fromkeys([*filter(None, gekozen.split(",")), "127.0.0.1"]))


def _eis_op_tijd() -> None:
    if any(os.environ.get(naam) != waarde for naam, waarde in _ALTIJD.items()):
        raise OmgevingTeLaat("prefect is geladen voordat zet_omgeving is aangeroepen")
