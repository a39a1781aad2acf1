"""One Prefect server for all tests, and copies of one practice installation to run the flows against.

Prefect reads its settings when it is imported: test modules import it, and the flows, only within their functions.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from db import audit
from db.engine import lees
from db.outbox import OutboxToestand, tel
from db.queries import documenten
from flows.server import Server
from flows.uitvoeren import prefect_in_proces
from tests.functional.flows.oefening import KENMERK, bouw, instellingen_van, kopieer
from tests.functional.flows.werker import HALVERWEGE
from usecases.app import open_app
from usecases.instellingen import Instellingen

DIENSTEN = 5
WERKER = Path(__file__).with_name("werker.py")
WORTEL = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def omgeving() -> Iterator[None]:
    """Which installation a flow works for is known to its process; other tests must not find it there."""
    voor = {naam: waarde for naam, waarde in os.environ.items() if naam.startswith("ZANDLOPER_")}
    yield
    for naam in [naam for naam in os.environ if naam.startswith("ZANDLOPER_")]:
        del os.environ[naam]
    os.environ.update(voor)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with prefect_in_proces(instellingen_van(tmp_path_factory.mktemp("prefect"))) as draaiend:
        yield draaiend


@pytest.fixture(scope="session")
def sjabloon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bouw(tmp_path_factory.mktemp("sjabloon"), DIENSTEN)


@pytest.fixture
def nieuw(sjabloon: Path, tmp_path: Path) -> Callable[[], Instellingen]:
    """Makes copies with the same ids, in which no letter was made yet."""
    nummers = count()
    return lambda: kopieer(sjabloon, tmp_path / f"map{next(nummers)}")


@pytest.fixture
def inst(nieuw: Callable[[], Instellingen]) -> Instellingen:
    return nieuw()


@dataclass(frozen=True, slots=True)
class Werkers:
    """Runs flows in processes of their own, against the server of the tests."""

    server: Server

    def start(
        self, inst: Instellingen, flow: str, op: datetime, stop: tuple[str, int] | None = None
    ) -> subprocess.Popen[str]:
        """`stop` names a function of the outbox, and the call after which the process waits to be killed."""
        opdracht = {
            "map": str(inst.map),
            "poort": self.server.poort,
            "aanmelding": self.server.aanmelding,
            "flow": flow,
            "op": op.isoformat(),
            "stop": stop,
        }
        return subprocess.Popen(
            [sys.executable, str(WERKER), json.dumps(opdracht)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(WORTEL)},
        )

    def breek_af(self, inst: Instellingen, flow: str, op: datetime, stop: tuple[str, int]) -> None:
        """Kill -9 in the middle of a transaction."""
        with self.start(inst, flow, op, stop) as proces:
            assert proces.stdout
            assert proces.stdout.readline().strip() == HALVERWEGE
            proces.kill()

    def samen(self, inst: Instellingen, flow: str, op: datetime, aantal: int) -> None:
        """At the same time in several processes."""
        processen = [self.start(inst, flow, op) for _ in range(aantal)]
        assert [proces.communicate() and proces.returncode for proces in processen] == [0] * aantal


@pytest.fixture
def werkers(server: Server) -> Werkers:
    return Werkers(server)


def brieven(inst: Instellingen) -> dict[str, str | None]:
    """The hash of each letter by its sleutel, None while it is not made; the database must be in order."""
    with open_app(inst) as app, lees(app.engine) as conn:
        assert audit.controleer(conn) == []
        regels = documenten.lijst(conn, KENMERK)
        made = {regel.sleutel: regel.sha256 for regel in regels}
        assert len(made) == len(regels)  # a document with two renderings would be there twice
        for sha256 in filter(None, made.values()):
            assert app.opslag.pad(sha256).is_file()
    return made


def outbox_telling(inst: Instellingen) -> dict[OutboxToestand, int]:
    """How many outbox rows there are in each toestand that occurs."""
    with open_app(inst) as app, lees(app.engine) as conn:
        return {toestand: aantal for toestand, aantal in tel(conn).items() if aantal}


def laatste_tabel(sleutel: str) -> list[dict[str, Any]]:
    """The rows of the newest artifact with this key."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        antwoord = client.request("GET", "/artifacts/{key}/latest", path_params={"key": sleutel})
    tabel: list[dict[str, Any]] = json.loads(antwoord.json()["data"])
    return tabel


def wacht_tot(klaar: Callable[[], bool], geduld: float = 180) -> None:
    eind = time.monotonic() + geduld
    while not klaar():
        assert time.monotonic() < eind
        time.sleep(0.05)


def leeft(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
