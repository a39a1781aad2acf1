"""The planner: a Prefect server and what carries out its runs, kept alive as one program that stops as one."""

import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock
from logging.handlers import RotatingFileHandler
from pathlib import Path

from flows import processen, stand
from flows.omgeving import zet_omgeving
from flows.roosters import ROOSTERS
from flows.runnerproces import POORT, TEKEN
from flows.server import Server, bewaarde_aanmelding, gereed, luister, poort_van, start, van_planner
from flows.stand import DeelStand, PlannerStand, Toestand
from flows.toezicht import Deel, houd_in_leven
from usecases.app import eis_map
from usecases.instellingen import Instellingen

SLOT = "planner.lock"
RUNNER = ("-m", "flows.runnerproces")
LOG = "planner.log"
VERVERS = 5.0
"""Seconds between two messages that the planner lives, when nothing changes."""
_WACHT_OP_SLOT = 1.0
"""Seconds: who only looks whether it is held, holds it for a moment."""
_LOG_OMVANG, _LOG_AANTAL = 5_000_000, 3
_RUNNER_STOPT, _SERVER_STOPT = 45.0, 12.0


class PlannerDraaitAl(Exception):
    """One planner serves an installation; a second would do everything twice."""


def draai(instellingen: Instellingen, zeg: Callable[[str], None], runner: tuple[str, ...] = RUNNER) -> None:
    """Run the flows at their times until SIGINT or SIGTERM; `zeg` is told in Dutch what is going on.

    `runner` are the arguments of Python for what carries out the runs. Raises PlannerDraaitAl, and Invoerfout when the
    data folder cannot be one.
    """
    eis_map(instellingen.map)
    map_ = instellingen.prefect
    with _enige(map_), luister() as luisterend, _logboek(map_ / LOG, zeg) as meld:
        zet_omgeving(instellingen)
        # Of a planner that was killed something may still be there, and work in the same place.
        processen.beeindig(processen.MERK, str(map_))
        server = Server(poort_van(luisterend), bewaarde_aanmelding(map_))
        try:
            houd_in_leven(_delen(map_, server, luisterend, runner), meld, _Verslag(map_, server, meld).toon)
        finally:
            processen.beeindig(processen.MERK, str(map_))
        stand.wis(map_)
        meld("De planner is gestopt.")


def draait(map_: Path) -> bool:
    """Is there a planner that works in this folder?"""
    try:
        with (map_ / SLOT).open() as slot:
            flock(slot, LOCK_SH | LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _delen(map_: Path, server: Server, luisterend: socket.socket, runner: tuple[str, ...]) -> tuple[Deel, Deel]:
    """The server first, so that it stops last: what runs reports to it."""
    merk = {processen.MERK: str(map_)}
    server_log, runner_log = map_ / "server.log", map_ / "runner.log"

    def start_server() -> subprocess.Popen[bytes]:
        _wissel(server_log)
        return start(luisterend, {**van_planner(map_, server), **merk}, server_log)

    def start_runner() -> subprocess.Popen[bytes]:
        _wissel(runner_log)
        with runner_log.open("ab") as uitvoer:
            return subprocess.Popen(
                [sys.executable, *runner],
                stdin=subprocess.PIPE,
                stdout=uitvoer,
                stderr=uitvoer,
                env={**os.environ, **merk, POORT: str(server.poort)},
                start_new_session=True,
            )

    return (
        Deel(
            naam="server",
            start=start_server,
            teken=lambda: gereed(server),
            log=str(server_log),
            geduld=_SERVER_STOPT,
        ),
        Deel(
            naam="runner",
            start=start_runner,
            teken=_Bestandsteken(map_ / TEKEN).vernieuwd,
            log=str(runner_log),
            geduld=_RUNNER_STOPT,
        ),
    )


@dataclass(slots=True)
class _Bestandsteken:
    """A file that is written again and again by who lives; by whose clock does not matter."""

    pad: Path
    vorige: int | None = None

    def vernieuwd(self) -> bool:
        """Never at the first question: the file may be of one who is dead."""
        nu = self.pad.stat().st_mtime_ns if self.pad.exists() else 0
        vorige, self.vorige = self.vorige, nu
        return vorige is not None and nu != vorige


class _Verslag:
    """Writes how the planner is, for `zandloper status`, and says once that it is ready."""

    def __init__(self, map_: Path, server: Server, meld: Callable[[str], None]) -> None:
        self._map, self._server, self._meld = map_, server, meld
        self._sinds = datetime.now(UTC)
        self._vorige: tuple[DeelStand, ...] = ()
        self._geschreven = 0.0
        self._gezegd = False

    def toon(self, delen: tuple[DeelStand, ...]) -> None:
        if not self._gezegd and all(deel.toestand is Toestand.DRAAIEND for deel in delen):
            self._gezegd = True
            self._zeg_gereed()
        if delen != self._vorige or time.monotonic() - self._geschreven > VERVERS:
            self._schrijf(delen)

    def _schrijf(self, delen: tuple[DeelStand, ...]) -> None:
        self._vorige, self._geschreven = delen, time.monotonic()
        nu = datetime.now(UTC)
        gegevens = PlannerStand(pid=os.getpid(), poort=self._server.poort, sinds=self._sinds, gezien=nu, delen=delen)
        try:
            stand.schrijf(self._map, gegevens)
        except OSError as fout:
            # A full disk must not end what may be the only thing that still works.
            self._meld(f"De stand van de planner kan niet geschreven worden ({fout.strerror}).")

    def _zeg_gereed(self) -> None:
        aanmelding = self._map / "aanmelding"
        self._meld(f"De planner draait; volg hem op {self._server.adres} (wachtwoord in {aanmelding}).")
        for rooster in ROOSTERS:
            self._meld(f"  {rooster.naam}: {rooster.uitleg}")


@contextmanager
def _enige(map_: Path) -> Iterator[None]:
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    einde = time.monotonic() + _WACHT_OP_SLOT
    with (map_ / SLOT).open("w") as slot:
        while True:
            try:
                flock(slot, LOCK_EX | LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > einde:
                    raise PlannerDraaitAl(f"er draait al een planner voor {map_.parent}") from None
                time.sleep(0.1)
        yield


@contextmanager
def _logboek(pad: Path, zeg: Callable[[str], None]) -> Iterator[Callable[[str], None]]:
    """What is said is also written down, with its moment; a file that grows makes room for a new one."""
    schrijver = RotatingFileHandler(pad, maxBytes=_LOG_OMVANG, backupCount=_LOG_AANTAL, encoding="utf-8")
    schrijver.setFormatter(logging.Formatter("%(asctime)s %(message)s"))

    def meld(tekst: str) -> None:
        schrijver.handle(logging.makeLogRecord({"msg": tekst, "levelno": logging.INFO, "levelname": "INFO"}))
        # Nobody may be listening any more, and the disk behind it may be full: no reason to stop.
        with suppress(OSError):
            zeg(tekst)

    try:
        yield meld
    finally:
        schrijver.close()


def _wissel(log: Path) -> None:
    """The log of a part is put aside when it has become long; a part writes to the one that it began with."""
    if log.exists() and log.stat().st_size > _LOG_OMVANG:
        os.replace(log, log.with_suffix(".log.1"))
