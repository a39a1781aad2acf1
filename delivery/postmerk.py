"""The mark of a data folder from which mail is sent, and how many mails began to leave from it.

The mark is written once. A copy of it is another file, whatever it says: a folder that was copied, or put back from a
backup, can be told from the one that it was made of. The number of the device does not count: it may differ after every
start of the machine.
"""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path

_CIJFERS = 20


@dataclass(frozen=True, slots=True)
class Merk:
    naam: str
    plek: str
    """Which file it is: its inode and when that was last changed, which nobody can set."""


class Postmerk:
    """`post.merk` and `post.stand` in a data folder."""

    def __init__(self, map_: Path) -> None:
        self.merk, self.telling = map_ / "post.merk", map_ / "post.stand"

    def lees(self) -> Merk | None:
        """None where there is no mark, or nothing in it."""
        try:
            with self.merk.open(encoding="ascii") as bestand:
                naam, feiten = bestand.read().strip(), os.fstat(bestand.fileno())
        except FileNotFoundError:
            return None
        return Merk(naam, f"{feiten.st_ino}:{feiten.st_ctime_ns}") if naam else None

    def maak(self, *, nieuw: bool = False) -> Merk:
        """The mark, made when there is none; `nieuw` puts another in its place."""
        with self._alleen():
            if nieuw:
                self.merk.unlink(missing_ok=True)
            if (merk := self.lees()) is None:
                with self.merk.open("w", encoding="ascii") as bestand:
                    bestand.write(f"{uuid.uuid4()}\n")
                    bestand.flush()
                    os.fsync(bestand.fileno())
                merk = self.lees()
            assert merk
        return merk

    def stand(self) -> int:
        """0 where nothing was sent yet; raises ValueError when the file does not hold a number."""
        try:
            return int(self.telling.read_text(encoding="ascii") or 0)
        except FileNotFoundError:
            return 0

    def verhoog(self, stand: int) -> None:
        """At least this many mails began to leave; on disk when this returns. Raises OSError."""
        with self._alleen() as greep:
            if stand > int(os.pread(greep, _CIJFERS, 0) or 0):
                os.pwrite(greep, f"{stand:0{_CIJFERS}}".encode(), 0)
                os.fdatasync(greep)

    @contextmanager
    def _alleen(self) -> Iterator[int]:
        """Of the processes that use this folder one at a time."""
        self.telling.parent.mkdir(parents=True, exist_ok=True)
        greep = os.open(self.telling, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            flock(greep, LOCK_EX)
            yield greep
        finally:
            os.close(greep)
