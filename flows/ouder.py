"""The line between a process and its parent: its standard input, that falls away however the parent ended.

More certain than PR_SET_PDEATHSIG, which a parent ends too early when the thread that started the child ends, and which
says nothing to who was not told in time.
"""

import os
import threading
from collections.abc import Callable

LIJN = 0


def zonder_ouder(doe: Callable[[], None]) -> None:
    """`doe` is called, in a thread of its own, as soon as the parent is gone or closes the line."""

    def wacht() -> None:
        # Not through sys.stdin: whoever holds its lock when the interpreter ends, aborts it.
        while os.read(LIJN, 1):
            pass
        doe()

    threading.Thread(target=wacht, name="ouder", daemon=True).start()
