"""A folder for one conversion: it is gone afterwards, and what a process that was killed left is removed by the next.

Who works in a folder has it locked. The lock ends with the process, whatever ended it; unlike a process number, it is
never that of another, also where containers share a disk.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_BEGIN = "zandloper-pdf-"


@contextmanager
def eigen_map() -> Iterator[Path]:
    """Locked as long as it is used; its name tells which process that is."""
    map_, slot = _nieuw()
    try:
        yield map_
    finally:
        shutil.rmtree(map_, ignore_errors=True)
        os.close(slot)


def ruim_op() -> None:
    """Folders that nobody works in any more; another user's are left alone."""
    for map_ in Path(tempfile.gettempdir()).glob(f"{_BEGIN}[0-9]*-*"):
        with suppress(OSError):
            _ruim(map_)


def _nieuw() -> tuple[Path, int]:
    """Once more when another took it for a deserted one, between making and locking it."""
    while True:
        map_ = Path(tempfile.mkdtemp(prefix=f"{_BEGIN}{os.getpid()}-"))
        with suppress(FileNotFoundError, BlockingIOError):
            slot = _slot(map_)
            if map_.exists():
                return map_, slot
            os.close(slot)


def _ruim(map_: Path) -> None:
    slot = _slot(map_)
    try:
        shutil.rmtree(map_, ignore_errors=True)
    finally:
        os.close(slot)


def _slot(map_: Path) -> int:
    """Raises BlockingIOError where another has it; a link to elsewhere is no folder."""
    slot = os.open(map_, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(slot)
        raise
    return slot
