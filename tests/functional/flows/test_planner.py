"""The planner: its moments are Dutch, its runs really come, and it starts and stops as one program."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from db.outbox import OutboxToestand
from flows.planner import PlannerDraaitAl, serveer
from flows.server import Server
from tests.functional.flows.conftest import WORTEL, outbox_telling
from usecases.instellingen import Instellingen

PROCES = Path(__file__).with_name("planner_proces.py")
ELKE_MINUUT = "* * * * *"
NOOIT_VANZELF = "0 4 1 1 *"
GEDULD = 100.0


def uren(cron: str) -> set[int]:
    """The hours of a cron line that has none of the rarer forms."""
    gevonden: set[int] = set()
    for deel in cron.split()[1].split(","):
        begin, _, eind = deel.partition("-")
        gevonden |= set(range(int(begin), int(eind or begin) + 1))
    return gevonden


def test_elk_moment_is_nederlands_en_niet_tussen_twee_en_drie(server: Server) -> None:
    from flows.deployments import ROOSTERS, maak_deployments

    deployments = maak_deployments(ROOSTERS)
    assert {d.name for d in deployments} == {"termijnen", "brieven", "post", "herinneringen"}
    for deployment in deployments:
        schedules = [regel.schedule for regel in deployment.schedules or ()]
        assert schedules
        for schedule in schedules:
            assert schedule.timezone == "Europe/Amsterdam"
            assert 2 not in uren(schedule.cron)


def test_van_gemiste_runs_gaat_er_een_door(server: Server) -> None:
    from flows.deployments import ROOSTERS, maak_deployments

    for deployment in maak_deployments(ROOSTERS):
        assert deployment.concurrency_limit == 1
        assert deployment.concurrency_options
        assert deployment.concurrency_options.collision_strategy.value == "CANCEL_NEW"


def test_prefect_vindt_elke_flow_waar_het_rooster_zegt(server: Server) -> None:
    from prefect.flows import load_flow_from_entrypoint

    from flows.deployments import ROOSTERS, maak_deployments

    for rooster, deployment in zip(ROOSTERS, maak_deployments(ROOSTERS), strict=True):
        assert deployment.entrypoint
        assert load_flow_from_entrypoint(deployment.entrypoint).name == rooster.flow.name


@contextmanager
def planner(inst: Instellingen, moment: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, str(PROCES), str(inst.map), moment],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(WORTEL)},
    ) as proces:
        assert proces.stdout
        assert proces.stdout.readline().startswith("De planner draait")
        try:
            yield proces
        finally:
            proces.kill()


def runs(inst: Instellingen) -> list[tuple[str, str]]:
    """Of each run of a deployment its name and state, as Prefect keeps them."""
    pad = inst.prefect / "server.db"
    vraag = "SELECT d.name, r.state_name FROM flow_run r JOIN deployment d ON d.id = r.deployment_id"
    with closing(sqlite3.connect(f"file:{pad}?mode=ro", uri=True)) as verbinding:
        return verbinding.execute(vraag).fetchall()


def wacht_tot(klaar: Callable[[], bool]) -> None:
    eind = time.monotonic() + GEDULD
    while not klaar():
        assert time.monotonic() < eind
        time.sleep(0.5)


@pytest.mark.traag
def test_een_rooster_levert_runs_en_een_run_doet_het_werk(inst: Instellingen) -> None:
    """With an sqlalchemy that does not fit, Prefect's schedules silently yield nothing."""
    with planner(inst, ELKE_MINUUT) as proces:
        wacht_tot(
            lambda: {"termijnen", "brieven", "post", "herinneringen"} <= {n for n, s in runs(inst) if s == "Completed"}
        )
        assert {n for n, s in runs(inst) if s == "Scheduled"} == {"termijnen", "brieven", "post", "herinneringen"}
        assert set(outbox_telling(inst)) == {OutboxToestand.KLAAR}
        proces.terminate()
        proces.wait(30)


@pytest.mark.traag
@pytest.mark.parametrize("sein", [signal.SIGTERM, signal.SIGINT])
def test_stopt_als_een_programma(inst: Instellingen, sein: signal.Signals) -> None:
    with planner(inst, NOOIT_VANZELF) as proces:
        wacht_tot(lambda: len(runs(inst)) > 0)
        server = kinderen(proces.pid)
        assert len(server) == 1
        with pytest.raises(PlannerDraaitAl):
            serveer(inst, print)
        proces.send_signal(sein)
        assert proces.wait(30) == 0
        assert proces.stdout
        assert "De planner is gestopt." in proces.stdout.read()
    assert not any(leeft(pid) for pid in server)
    assert [s for _, s in runs(inst) if s == "Scheduled"] == []


@pytest.mark.traag
def test_na_kill_9_gaat_de_server_mee(inst: Instellingen) -> None:
    with planner(inst, NOOIT_VANZELF) as proces:
        server = kinderen(proces.pid)
        assert len(server) == 1
        proces.kill()
    wacht_tot(lambda: not any(leeft(pid) for pid in server))


def test_wat_na_kill_9_lijkt_te_lopen_houdt_niets_op(server: Server) -> None:
    from prefect.client.orchestration import get_client
    from prefect.states import Running

    from flows.brieven import maak_brieven
    from flows.runner import sluit_afgebroken_runs

    with get_client(sync_client=True) as client:
        run = client.create_flow_run(maak_brieven, state=Running())
        assert sluit_afgebroken_runs() >= 1
        toestand = client.read_flow_run(run.id).state
    assert toestand
    assert toestand.is_crashed()
    assert sluit_afgebroken_runs() == 0


def kinderen(pid: int) -> list[int]:
    tekst = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(kind) for kind in tekst.split()]


def leeft(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
