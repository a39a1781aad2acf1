"""The planner as a program, whose roosters have the moment that it is given, so that a test need not wait for one."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from flows.planner import draai
from tests.functional.flows.oefening import instellingen_van

RUNNER = Path(__file__).with_name("runner_proces.py")


def main() -> None:
    # A background process of a shell ignores it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ["PREFECT_RUNNER_POLL_FREQUENCY"] = "1"
    draai(instellingen_van(Path(sys.argv[1])), lambda tekst: print(tekst, flush=True), (str(RUNNER), sys.argv[2]))


if __name__ == "__main__":
    main()
