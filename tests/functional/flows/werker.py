"""Runs one flow in a process of its own; with a stop it waits in the middle of a transaction, for a test to kill it.

Arguments, as JSON: map, poort and aanmelding of a running Prefect server, flow, op, and stop.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from db import outbox, post
from flows.omgeving import zet_omgeving
from flows.server import Server
from flows.verbinding import verbonden
from tests.functional.flows.oefening import instellingen_van
from usecases import letters

HALVERWEGE = "halverwege"


def main() -> None:
    opdracht = json.loads(sys.argv[1])
    zet_omgeving(instellingen_van(Path(opdracht["map"])))
    if opdracht["stop"]:
        functie, keer = opdracht["stop"]
        letters.PER_TRANSACTIE = 2
        module = post if opdracht["flow"] == "post" else outbox
        setattr(module, functie, _stop_na(getattr(module, functie), keer))
    with verbonden(Server(opdracht["poort"], opdracht["aanmelding"]), meld_logs=False):
        _flow(opdracht["flow"])(datetime.fromisoformat(opdracht["op"]))


def _stop_na(functie: Callable[..., Any], keer: int) -> Callable[..., Any]:
    """What the call of this number wrote is there, but not committed."""
    over = keer

    def met_stop(*args: Any, **kwargs: Any) -> Any:
        nonlocal over
        uitkomst = functie(*args, **kwargs)
        over -= 1
        if over == 0:
            print(HALVERWEGE, flush=True)
            time.sleep(600)
        return uitkomst

    return met_stop


def _flow(naam: str) -> Callable[..., Any]:
    from flows.brieven import maak_brieven
    from flows.post import verzend_post
    from flows.termijnen import herinneringen, termijnen_controleren

    flows: dict[str, Callable[..., Any]] = {
        "brieven": maak_brieven,
        "post": verzend_post,
        "termijnen": termijnen_controleren,
        "herinneringen": herinneringen,
    }
    return flows[naam]


if __name__ == "__main__":
    main()
