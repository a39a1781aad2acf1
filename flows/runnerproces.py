"""What carries out the runs, as a process of its own: `python -m flows.runnerproces`. It never outlives the planner.

It waits for the server, so that it may be started before, with or after it.
"""

import os
import signal
import time
from contextlib import suppress

from flows.omgeving import uit_omgeving, zet_omgeving
from flows.ouder import zonder_ouder
from flows.roosters import ROOSTERS
from flows.server import Server, bewaarde_aanmelding, gereed
from flows.verbinding import verbonden

POORT = "ZANDLOPER_PREFECT_POORT"
"""Where the server of the planner listens."""
TEKEN = "runner-leeft"
"""A file in the planner's folder that is touched as long as the runner lives."""


def main() -> None:
    zonder_ouder(_weg)
    instellingen = uit_omgeving()
    zet_omgeving(instellingen)
    map_ = instellingen.prefect
    server = Server(int(os.environ[POORT]), bewaarde_aanmelding(map_))
    while not gereed(server):
        time.sleep(0.1)
    with verbonden(server, meld_logs=True):
        from flows.runner import bedien

        bedien(ROOSTERS, map_ / TEKEN)


def _weg() -> None:
    """With every run that it started, and at once: the server is going too, so there is nobody left to tell."""
    with suppress(ProcessLookupError):
        os.killpg(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
