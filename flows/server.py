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
from pathlib import Path
from typing import IO

import httpx

from flows.serverproces import SOCKET

ADRES = "127.0.0.1"
START = 180.0
"""Seconds that a first start may take: it makes the database of Prefect."""
STOP = 10.0
GEBRUIKER = "zandloper"


class ServerStartNiet(Exception):
    """The Prefect server did not start; the message says where its log is."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the server is and what it asks of who calls it; `aanmelding` is 'user:password'."""

    adres: str
    aanmelding: str

    @property
    def api(self) -> str:
        return f"{self.adres}/api"


@contextmanager
def draaiende_server(map_: Path, *, planner: bool) -> Iterator[Server]:
    """A server that is ready, and gone after the block; with `planner` it also makes the runs that the clock asks for.

    Without planner it is meant for one process, and says goodbye to its password with it. Raises ServerStartNiet.
    """
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    with ExitStack() as stapel:
        luisterend = stapel.enter_context(socket.socket())
        luisterend.bind((ADRES, 0))
        luisterend.listen(128)
        aanmelding = bewaarde_aanmelding(map_) if planner else _nieuwe_aanmelding()
        server = Server(f"http://{ADRES}:{luisterend.getsockname()[1]}", aanmelding)
        log = stapel.enter_context((map_ / ("server.log" if planner else "in-proces.log")).open("ab"))
        with _een_tegelijk(map_):
            proces = _start(luisterend, _omgeving(map_, server, planner), log)
            stapel.callback(_stop, proces)
            _wacht(server, proces, Path(log.name))
        yield server


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


def _omgeving(map_: Path, server: Server, planner: bool) -> Mapping[str, str]:
    database = map_ / ("server.db" if planner else "in-proces.db")
    vast = {
        "PREFECT_HOME": str(map_),
        "PREFECT_API_URL": server.api,
        "PREFECT_UI_API_URL": server.api,
        "PREFECT_API_AUTH_STRING": server.aanmelding,
        "PREFECT_SERVER_API_AUTH_STRING": server.aanmelding,
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": server.adres,
        "PREFECT__SERVER_FINAL": "1",
    }
    zonder_planner = {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT_UI_ENABLED": "0"}
    gekozen = {"PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{database}"}
    return {**gekozen, **os.environ, **vast, **({} if planner else {**zonder_planner, **gekozen})}


@contextmanager
def _een_tegelijk(map_: Path) -> Iterator[None]:
    """Two servers that make or migrate the same database at the same time would both fail."""
    with (map_ / "start.lock").open("w") as slot:
        flock(slot, LOCK_EX)
        yield


def _start(luisterend: socket.socket, omgeving: Mapping[str, str], log: IO[bytes]) -> subprocess.Popen[bytes]:
    nummer = luisterend.fileno()
    return subprocess.Popen(
        [sys.executable, "-m", "flows.serverproces"],
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=log,
        pass_fds=[nummer],
        env={**omgeving, SOCKET: str(nummer)},
        # Ctrl-C is for us: the server stops after the runs that report to it.
        start_new_session=True,
    )


def _wacht(server: Server, proces: subprocess.Popen[bytes], log: Path) -> None:
    eind = time.monotonic() + START
    with httpx.Client(timeout=1.0, trust_env=False) as client:
        while time.monotonic() < eind and proces.poll() is None:
            if _gereed(client, server):
                return
            time.sleep(0.05)
    raise ServerStartNiet(f"de server van Prefect start niet; zie {log}")


def _gereed(client: httpx.Client, server: Server) -> bool:
    try:
        return client.get(f"{server.api}/health").status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def _stop(proces: subprocess.Popen[bytes]) -> None:
    if proces.stdin:
        proces.stdin.close()
    try:
        proces.wait(STOP)
    except subprocess.TimeoutExpired:
        proces.kill()
        proces.wait()
