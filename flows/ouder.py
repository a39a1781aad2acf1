"""The line between a process and its parent: its standard input, that falls away however the parent ended.

More certain than PR_SET_PDEATHSIG, which a parent ends too early when the thread that started the child ends, and which
says nothing to who was not told in time.
"""

import sys
import threading
from collections.abc import Callable


def zonder_ouder(doe: Callable[[], None]) -> None:
    """`doe` is called, in a thread of its own, as soon as the parent is gone or closes the line."""

    def wacht() -> None:
        sys.stdin.buffer.read()
        doe()

    threading.Thread(target=wacht, name="ouder", daemon=True).start()
