"""Which processes of this machine belong to a planner or to a run: they carry a mark in their environment.

Children inherit it, so that nobody who was started by us can be overlooked, whoever his parent is by now. Only the
processes of the same user can be seen, and only on Linux.
"""

import os
import select
import signal
from contextlib import suppress
from pathlib import Path

MERK = "ZANDLOPER_PLANNER"
"""Of every process under a planner: the folder that it works in."""
RUN = "PREFECT__FLOW_RUN_ID"
"""Of the process of a run, set by Prefect."""
_GEDULD = 5000
"""Milliseconds in which the kernel ends a process."""


def met(naam: str, waarde: str) -> list[int]:
    """The pids of all processes that began with this in their environment, this one not counted."""
    return [pid for pid, gevonden in dragers(naam).items() if gevonden == waarde]


def dragers(naam: str) -> dict[int, str]:
    """What each process has under this name in the environment that it began with, this one not counted."""
    pids = [int(pad.name) for pad in Path("/proc").iterdir() if pad.name.isdigit()]
    gevonden = {pid: _lees(pid, naam) for pid in pids if pid != os.getpid()}
    return {pid: waarde for pid, waarde in gevonden.items() if waarde is not None}


def beeindig(naam: str, waarde: str) -> int:
    """End every process that carries this, at once; says how many there were. They are gone when this returns."""
    return sum(_beeindig(pid, naam, waarde) for pid in met(naam, waarde))


def _beeindig(pid: int, naam: str, waarde: str) -> bool:
    try:
        handvat = os.pidfd_open(pid)
    except ProcessLookupError:
        return False
    try:
        # Held by its handle the number cannot pass to another; before, it may have.
        if _lees(pid, naam) != waarde:
            return False
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(handvat, signal.SIGKILL)
        wachter = select.poll()
        wachter.register(handvat, select.POLLIN)
        wachter.poll(_GEDULD)
        return True
    finally:
        os.close(handvat)


def _lees(pid: int, naam: str) -> str | None:
    """None too when it ended, is a zombie, or is somebody else's."""
    try:
        omgeving = Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return None
    begin = f"{naam}=".encode()
    return next((regel[len(begin) :].decode() for regel in omgeving.split(b"\0") if regel.startswith(begin)), None)
