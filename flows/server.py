"""A Prefect server of this installation alone: on this machine, behind a password, with its own database."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from flows.serverproces import SOCKET, STOP

ADRES = "127.0.0.1"
START = 180.0
"""Seconds that a first start may take: it makes the database of Prefect."""
GEBRUIKER = "zandloper"
DATABASE = "PREFECT_SERVER_DATABASE_CONNECTION_URL"


class ServerStartNiet(Exception):
    """The Prefect server did not start; the message says where its log is."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the server is and what it asks of who calls it; `aanmelding` is 'user:password'."""

    poort: int
    aanmelding: str

    @property
    def adres(self) -> str:
        return f"http://{ADRES}:{self.poort}"

    @property
    def api(self) -> str:
        return f"{self.adres}/api"


@contextmanager
def draaiende_server(map_: Path) -> Iterator[Server]:
    """A server for this process alone, that is ready, and gone after the block with its password.

    It makes no runs by the clock: that is for the planner. Raises ServerStartNiet.
    """
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    with ExitStack() as stapel:
        with _een_tegelijk(map_), luister() as luisterend:
            server = Server(poort_van(luisterend), _nieuwe_aanmelding())
            proces = start(luisterend, _in_proces(map_, server), map_ / "in-proces.log")
            stapel.callback(_stop, proces)
            luisterend.close()  # else a server that died would seem to listen still
            _wacht(server, proces, map_ / "in-proces.log")
        yield server


def luister() -> socket.socket:
    """A free port of this machine, and of nobody else from now on."""
    return socket.create_server((ADRES, 0))


def poort_van(luisterend: socket.socket) -> int:
    poort: int = luisterend.getsockname()[1]
    return poort


def bewaarde_aanmelding(map_: Path) -> str:
    """The password of this installation's server; made once, in a file that only its owner can read."""
    pad = map_ / "aanmelding"
    try:
        with open(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as bestand:
            bestand.write(_nieuwe_aanmelding())
    except FileExistsError:
        pass
    return pad.read_text(encoding="utf-8").strip()


def _nieuwe_aanmelding() -> str:
    return f"{GEBRUIKER}:{secrets.token_urlsafe(32)}"


def van_planner(map_: Path, server: Server) -> Mapping[str, str]:
    """The environment of a server that also makes the runs that the clock asks for."""
    # A large installation may choose PostgreSQL.
    return {DATABASE: _sqlite(map_ / "server.db"), **os.environ, **_altijd(map_, server)}


def _in_proces(map_: Path, server: Server) -> Mapping[str, str]:
    zonder_planner = {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT_UI_ENABLED": "0"}
    return {**os.environ, **_altijd(map_, server), **zonder_planner, DATABASE: _sqlite(map_ / "in-proces.db")}


def _altijd(map_: Path, server: Server) -> Mapping[str, str]:
    return {
        "PREFECT_HOME": str(map_),
        "PREFECT_API_URL": server.api,
        "PREFECT_UI_API_URL": server.api,
        "PREFECT_API_AUTH_STRING": server.aanmelding,
        "PREFECT_SERVER_API_AUTH_STRING": server.aanmelding,
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": server.adres,
        "PREFECT__SERVER_FINAL": "1",
    }


def _sqlite(pad: Path) -> str:
    return f"sqlite+aiosqlite:///{pad}"


@contextmanager
def _een_tegelijk(map_: Path) -> Iterator[None]:
    """Two servers that make or migrate the same database at the same time would both fail."""
    with (map_ / "start.lock").open("w") as slot:
        flock(slot, LOCK_EX)
        yield


def start(luisterend: socket.socket, omgeving: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    """A server that ends when its standard input is closed; what it says goes to `log`."""
    nummer = luisterend.fileno()
    with log.open("ab") as uitvoer:
        return subprocess.Popen(
            [sys.executable, "-m", "flows.serverproces"],
            stdin=subprocess.PIPE,
            stdout=uitvoer,
            stderr=uitvoer,
            pass_fds=[nummer],
            env={**omgeving, SOCKET: str(nummer)},
            # Ctrl-C is for us: the server stops after the runs that report to it.
            start_new_session=True,
        )


def _wacht(server: Server, proces: subprocess.Popen[bytes], log: Path) -> None:
    eind = time.monotonic() + START
    while time.monotonic() < eind and proces.poll() is None:
        if gereed(server):
            return
        time.sleep(0.05)
    raise ServerStartNiet(f"de server van Prefect start niet; zie {log}")


def gereed(server: Server) -> bool:
    """Does it answer?"""
    verbinding = HTTPConnection(ADRES, server.poort, timeout=1)
    try:
        verbinding.request("GET", "/api/health")
        return verbinding.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        verbinding.close()


def _stop(proces: subprocess.Popen[bytes]) -> None:
    if proces.stdin:
        proces.stdin.close()
    try:
        proces.wait(STOP + 1)
    except subprocess.TimeoutExpired:
        proces.kill()
        proces.wait()
