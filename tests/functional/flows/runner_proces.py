"""What carries out the runs, with the moment that it is given in every rooster, and a sweeper that is in a hurry."""

from __future__ import annotations

import sys
from dataclasses import replace

from flows import runnerproces
from flows.omgeving import uit_omgeving, zet_omgeving


def main() -> None:
    zet_omgeving(uit_omgeving())
    from flows import runner, vegen

    runner.VEEG, vegen.VERMIST = 1.0, 4.0
    runnerproces.ROOSTERS = tuple(replace(rooster, momenten=(sys.argv[1],)) for rooster in runnerproces.ROOSTERS)
    runnerproces.main()


if __name__ == "__main__":
    main()
