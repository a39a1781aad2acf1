"""Keeps the parts of the planner alive: what dies is started again, what hangs is ended, and all of it stops as one.

Each part leads a process group of its own, so that what it started can be ended with it; and it ends by itself when
this process is gone (`flows.ouder`). This module does not import Prefect: the guard is lighter than what it guards.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from flows.stand import DeelStand, Toestand

LANGSTE_PAUZE = 60.0
BESTENDIG = 60.0
"""Seconds after which a part that lives is well, and its earlier deaths are forgotten."""
LUID = 5
"""After so many deaths in a row somebody must look."""
START = 180.0
"""Seconds in which a part must give its first sign of life: the first server makes its database."""
STIL = 120.0
"""Seconds without a sign of life after which a part hangs."""
KIJK, VRAAG = 0.25, 5.0
"""Seconds between two looks whether a part lives, and between two questions for a sign of life."""


@dataclass(slots=True)
class Terugval:
    """1, 2, 4 … 60 seconds between a death and the next start; a part that lived for a minute begins anew."""

    snel_dood: int = 0

    def leeft(self, seconden: float) -> None:
        if seconden >= BESTENDIG:
            self.snel_dood = 0

    def na(self, leefde: float) -> float:
        """How many seconds to wait after a death."""
        self.leeft(leefde)
        self.snel_dood += 1
        return min(2.0 ** min(self.snel_dood - 1, 10), LANGSTE_PAUZE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel:
    """What must be kept alive."""

    naam: str
    start: Callable[[], subprocess.Popen[bytes]]
    """Leads a process group of its own, and ends when its standard input closes."""
    teken: Callable[[], bool]
    """Did it give a sign of life since the last question?"""
    log: str
    geduld: float
    """Seconds in which it stops when asked."""


@dataclass(slots=True, kw_only=True)
class _Kind:
    """A part and its present process."""

    deel: Deel
    meld: Callable[[str], None]
    proces: subprocess.Popen[bytes] | None = None
    toestand: Toestand = Toestand.WACHTEND
    sinds: datetime = field(default_factory=lambda: datetime.now(UTC))
    herstarts: int = -1
    terugval: Terugval = field(default_factory=Terugval)
    gereed: float | None = None
    """When it gave its first sign of life."""
    teken: float = 0.0
    """When it last gave a sign of life."""
    vraag: float = 0.0
    vanaf: float = 0.0
    """When it may be started again."""

    def kijk(self, nu: float) -> None:
        if self.proces is None:
            if nu >= self.vanaf:
                self._start(nu)
        elif (einde := self._einde(self.proces)) is not None:
            self._na_dood(nu, einde)
        elif nu >= self.vraag:
            self._vraag_teken(self.proces, nu)

    def _start(self, nu: float) -> None:
        self.herstarts += 1
        self.gereed, self.teken, self.vraag = None, nu, nu
        try:
            self.proces = self.deel.start()
        except OSError as fout:
            self._na_dood(nu, str(fout))
        else:
            self._wordt(Toestand.STARTEND)

    def _vraag_teken(self, proces: subprocess.Popen[bytes], nu: float) -> None:
        if self.deel.teken():
            self.teken = nu
            if self.gereed is None:
                self.gereed = nu
                self._wordt(Toestand.DRAAIEND)
            self.terugval.leeft(nu - self.gereed)
        elif nu - self.teken > (START if self.gereed is None else STIL):
            self.meld(f"{self.deel.naam}: geeft geen teken van leven meer en wordt beëindigd; zie {self.deel.log}.")
            _beeindig_groep(proces.pid)
        # A part that begins is asked at every look, so that nobody waits for it longer than needed.
        self.vraag = nu + (0.0 if self.gereed is None else VRAAG)

    def _einde(self, proces: subprocess.Popen[bytes]) -> str | None:
        """How it ended; what it had started goes with it, before its number can pass to another."""
        if os.waitid(os.P_PID, proces.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            return None
        _beeindig_groep(proces.pid)
        code = proces.wait()
        _sluit_lijn(proces)
        return f"sein {-code}" if code < 0 else f"afloop {code}"

    def _na_dood(self, nu: float, einde: str) -> None:
        self.proces = None
        pauze = self.terugval.na(0.0 if self.gereed is None else nu - self.gereed)
        self.vanaf = nu + pauze
        self._wordt(Toestand.WACHTEND)
        keer = self.terugval.snel_dood
        luid = f"LET OP: al {keer} keer achter elkaar. " if keer >= LUID else ""
        self.meld(f"{luid}{self.deel.naam}: gestopt ({einde}); opnieuw over {pauze:.0f} s. Zie {self.deel.log}.")

    def _wordt(self, toestand: Toestand) -> None:
        self.toestand, self.sinds = toestand, datetime.now(UTC)

    def stop(self, haast: Callable[[], bool]) -> None:
        """First asked, then ended; `haast` says that there is no time to wait."""
        if self.proces is None:
            return
        # Not by Popen, which would take away the end of one who ended already before `_einde` sees it.
        os.kill(self.proces.pid, signal.SIGTERM)
        einde = time.monotonic() + self.deel.geduld
        while self._einde(self.proces) is None:
            if time.monotonic() > einde or haast():
                _beeindig_groep(self.proces.pid)
            time.sleep(0.05)
        self.proces = None

    @property
    def stand(self) -> DeelStand:
        return DeelStand(
            naam=self.deel.naam,
            toestand=self.toestand,
            pid=self.proces.pid if self.proces else None,
            sinds=self.sinds,
            herstarts=self.herstarts,
            snel_dood=self.terugval.snel_dood,
        )


def houd_in_leven(
    delen: Iterable[Deel], meld: Callable[[str], None], toon: Callable[[tuple[DeelStand, ...]], None]
) -> None:
    """Until SIGINT, SIGTERM or the end of the terminal; a second signal leaves no time for a tidy end.

    `meld` is told in Dutch what happened; `toon` gets the state of all parts at each look. The parts stop in the
    opposite order of their beginning.
    """
    kinderen = [_Kind(deel=deel, meld=meld) for deel in delen]
    with _seinen() as seinen:
        try:
            while not seinen:
                for kind in kinderen:
                    kind.kijk(time.monotonic())
                toon(tuple(kind.stand for kind in kinderen))
                time.sleep(KIJK)
        finally:
            for kind in reversed(kinderen):
                kind.stop(lambda: len(seinen) > 1)


@contextmanager
def _seinen() -> Iterator[list[int]]:
    """The signals to stop that came in, which do nothing else within the block."""
    gekomen: list[int] = []
    eerder = {sein: signal.getsignal(sein) for sein in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    for sein, wat in eerder.items():
        # Under nohup a terminal that closes is no reason to stop.
        if sein != signal.SIGHUP or wat != signal.SIG_IGN:
            signal.signal(sein, lambda nummer, _: gekomen.append(nummer))
    try:
        yield gekomen
    finally:
        for sein, wat in eerder.items():
            signal.signal(sein, wat)


def _beeindig_groep(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _sluit_lijn(proces: subprocess.Popen[bytes]) -> None:
    if proces.stdin:
        with suppress(BrokenPipeError):
            proces.stdin.close()
