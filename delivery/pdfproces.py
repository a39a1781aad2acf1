"""One call of LibreOffice, that ends with all that it started: when it is done, out of time, or when we are killed.

Two pipes see to that, for a pipe closes whatever a process dies of. The program starts only when the gate opens, and by
then a guard waits for our end: it kills the group and removes the folder.
"""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event

_SCHIL = "/bin/sh"
_POORT = 'read -r open && exec "$@" </dev/null'
"""Closed without a word, it starts nothing."""
_WACHTER = 'trap "" HUP INT TERM; read -r einde; kill -s KILL -- "-$1"; rm -rf -- "$2" || { sleep 1; rm -rf -- "$2"; }'
"""Deaf to a signal to everything at once: a supervisor that stops us stops it only when it is done.

What is being killed may still write a file while the folder is removed: hence once more.
"""
_NAMEN = re.compile(
    "PATH|HOME|USER|LOGNAME|TZ|LANG|LANGUAGE|LC_[A-Z]+|LD_LIBRARY_PATH|FONTCONFIG_(FILE|PATH)"
    "|XDG_(CACHE|CONFIG|DATA)_HOME|XDG_DATA_DIRS"
)
_KIJK = 0.02
"""Seconds between two looks at whether it has ended."""
_STAART = 300
"""Of what it said: the last characters."""


def draai(opdracht: Sequence[str], map_: Path, geduld: float, stop: Event) -> str:
    """What went wrong, or nothing; of the process and all that it started nothing is left."""
    with (map_ / "gezegd").open("w+b") as gezegd:
        proces = subprocess.Popen(
            [_SCHIL, "-c", _POORT, "poort", *opdracht],
            stdin=subprocess.PIPE,
            stdout=gezegd,
            stderr=subprocess.STDOUT,
            cwd=map_,
            env=_omgeving(map_),
            start_new_session=True,
        )
        try:
            with _bewaakt(proces, map_):
                op_tijd = _eindigt_binnen(proces.pid, geduld, stop)
        finally:
            _beeindig(proces)
        if not op_tijd:
            return f"LibreOffice gaf na {geduld:g} seconden geen antwoord en is gestopt; probeer het later opnieuw"
        return f"LibreOffice stopte met een fout ({proces.returncode}){_staart(map_)}" if proces.returncode else ""


def _omgeving(map_: Path) -> dict[str, str]:
    """What it needs and no more: passwords and keys are no business of it. Its own scraps go with the folder."""
    nodig = {naam: w for naam, w in os.environ.items() if _NAMEN.fullmatch(naam)}
    return nodig | {"TMPDIR": str(map_)}


@contextmanager
def _bewaakt(proces: subprocess.Popen[bytes], map_: Path) -> Iterator[None]:
    """The gate opens when the guard is there; the group is killed before its guard, that never knows a later one."""
    wachter = subprocess.Popen(
        [_SCHIL, "-c", _WACHTER, "wachter", str(proces.pid), str(map_)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env=_omgeving(map_),
        start_new_session=True,
    )
    try:
        _open(proces)
        yield
    finally:
        _dood(proces)
        wachter.kill()
        wachter.communicate()


def _open(proces: subprocess.Popen[bytes]) -> None:
    assert proces.stdin is not None
    proces.stdin.write(b"\n")
    proces.stdin.close()


def _eindigt_binnen(pid: int, seconden: float, stop: Event) -> bool:
    """It is not cleared away yet, so that its number still means this process and its group."""
    einde = time.monotonic() + seconden
    while not os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        if stop.wait(_KIJK) or time.monotonic() > einde:
            return False
    return True


def _dood(proces: subprocess.Popen[bytes]) -> None:
    """Also what it started itself: `soffice` is a script around the program that does the work."""
    os.killpg(proces.pid, signal.SIGKILL)


def _beeindig(proces: subprocess.Popen[bytes]) -> None:
    _dood(proces)
    proces.communicate()


def _staart(map_: Path) -> str:
    gezegd = (map_ / "gezegd").read_bytes().decode(errors="replace")
    staart = " ".join(gezegd.split())[-_STAART:]
    return f": {staart}" if staart else ""
