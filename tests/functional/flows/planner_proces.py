"""The planner as a program, with every moment replaced by the one it is given, so that a test need not wait for one."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace
from pathlib import Path

from flows.omgeving import zet_omgeving
from flows.planner import serveer
from tests.functional.flows.oefening import instellingen_van


def main() -> None:
    # A background process of a shell ignores it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    inst = instellingen_van(Path(sys.argv[1]))
    zet_omgeving(inst)
    from flows import deployments

    deployments.ROOSTERS = tuple(replace(rooster, momenten=(sys.argv[2],)) for rooster in deployments.ROOSTERS)
    serveer(inst, lambda tekst: print(tekst, flush=True))


if __name__ == "__main__":
    main()
