"""Who finds another at work tries again for a while, and only then is told to come back later (design rule 12)."""

import random
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from db.engine import Bezet

R = TypeVar("R")

_EERSTE_PAUZE = 0.05
_LANGSTE_PAUZE = 1.0
"""Seconds; a pause is at most twice the one before it, and never the same for two who wait for each other."""


def met_geduld(doe: Callable[[], R], geduld: timedelta, meld: Callable[[int], None] = lambda keer: None) -> R:
    """What `doe` gives; it is one transaction, of which nothing was written when it raised Bezet.

    `meld` is told each time that another was at work, with how often that was. Raises Bezet once `geduld` is over.
    """
    einde, keer, pauze = time.monotonic() + geduld.total_seconds(), 0, _EERSTE_PAUZE
    while True:
        try:
            return doe()
        except Bezet:
            keer += 1
            meld(keer)
            if time.monotonic() + pauze > einde:
                raise
        time.sleep(pauze * random.uniform(0.5, 1))
        pauze = min(2 * pauze, _LANGSTE_PAUZE)
