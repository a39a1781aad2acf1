"""The planner: its moments are Dutch, its runs really come, and it starts and stops as one program."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from db.outbox import OutboxToestand
from flows import bewaking, processen, stand
from flows.navraag import post
from flows.planner import PlannerDraaitAl, draai
from flows.roosters import ROOSTERS
from flows.server import Server, bewaarde_aanmelding
from tests.functional.flows.conftest import WORTEL, outbox_telling, wacht_tot
from usecases.instellingen import Instellingen

PROCES = Path(__file__).with_name("planner_proces.py")
NAMEN = {rooster.naam for rooster in ROOSTERS}
ELKE_MINUUT = "* * * * *"
NOOIT_VANZELF = "0 4 1 1 *"


def uren(cron: str) -> set[int]:
    """The hours of a cron line that has none of the rarer forms."""
    gevonden: set[int] = set()
    for deel in cron.split()[1].split(","):
        begin, _, eind = deel.partition("-")
        gevonden |= set(range(int(begin), int(eind or begin) + 1))
    return gevonden


def test_elk_moment_is_nederlands_en_niet_tussen_twee_en_drie(server: Server) -> None:
    from flows.deployments import maak_deployments

    deployments = maak_deployments(ROOSTERS)
    assert {d.name for d in deployments} == NAMEN
    for deployment in deployments:
        schedules = [regel.schedule for regel in deployment.schedules or ()]
        assert schedules
        for schedule in schedules:
            assert schedule.timezone == "Europe/Amsterdam"
            assert 2 not in uren(schedule.cron)


def test_de_handleiding_zegt_wanneer_elk_rooster_aan_de_beurt_is() -> None:
    bladzijde = (WORTEL / "docs/handleiding/9-termijnen-brieven-en-controle.md").read_text(encoding="utf-8")
    assert [r.naam for r in ROOSTERS if f"| `{r.naam}` | {r.uitleg} |" not in bladzijde] == []


def test_van_gemiste_runs_gaat_er_een_door(server: Server) -> None:
    from flows.deployments import maak_deployments

    for deployment in maak_deployments(ROOSTERS):
        assert deployment.concurrency_limit == 1
        assert deployment.concurrency_options
        assert deployment.concurrency_options.collision_strategy.value == "CANCEL_NEW"


def test_prefect_vindt_elke_flow_waar_het_rooster_zegt(server: Server) -> None:
    from prefect.flows import load_flow_from_entrypoint

    from flows.deployments import laad_flow, maak_deployments

    for rooster, deployment in zip(ROOSTERS, maak_deployments(ROOSTERS), strict=True):
        assert deployment.entrypoint
        assert load_flow_from_entrypoint(deployment.entrypoint).name == laad_flow(rooster).name


@contextmanager
def planner(inst: Instellingen, moment: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, str(PROCES), str(inst.map), moment],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(WORTEL)},
    ) as proces:
        try:
            assert proces.stdout
            assert proces.stdout.readline().startswith("De planner draait")
            yield proces
        finally:
            proces.kill()
            # A test that failed must not leave what the next one would find.
            processen.beeindig(processen.MERK, str(inst.prefect))


def runs(inst: Instellingen) -> list[tuple[str, str]]:
    """Of each run of a deployment its name and state, as Prefect keeps them."""
    pad = inst.prefect / "server.db"
    vraag = "SELECT d.name, r.state_name FROM flow_run r JOIN deployment d ON d.id = r.deployment_id"
    with closing(sqlite3.connect(f"file:{pad}?mode=ro", uri=True)) as verbinding:
        return verbinding.execute(vraag).fetchall()


def server_van(inst: Instellingen) -> Server:
    gezegd = stand.lees(inst.prefect)
    assert gezegd
    return Server(gezegd.poort, bewaarde_aanmelding(inst.prefect))


def deel(inst: Instellingen, naam: str) -> stand.DeelStand:
    gezegd = stand.lees(inst.prefect)
    assert gezegd
    return next(deel for deel in gezegd.delen if deel.naam == naam)


def is_terug(inst: Instellingen, naam: str, herstarts: int) -> bool:
    nu = deel(inst, naam)
    return (nu.toestand, nu.herstarts) == (stand.Toestand.DRAAIEND, herstarts)


def dood(inst: Instellingen, naam: str) -> None:
    pid = deel(inst, naam).pid
    assert pid
    os.kill(pid, signal.SIGKILL)


def vraag_run(inst: Instellingen, rooster: str = "brieven", op: str = "") -> str:
    """As if its moment had come; gives the id."""
    (deployment,) = vraag(inst, "/api/deployments/filter", {"deployments": {"name": {"any_": [rooster]}}})
    gepland = {"state": {"type": "SCHEDULED", "state_details": {"scheduled_time": op} if op else {}}}
    return str(vraag(inst, f"/api/deployments/{deployment['id']}/create_flow_run", gepland)["id"])


def toestand(inst: Instellingen, run: str) -> str:
    (gevonden,) = vraag(inst, "/api/flow_runs/filter", {"flow_runs": {"id": {"any_": [run]}}})
    return str(gevonden["state_name"])


def vraag(inst: Instellingen, pad: str, inhoud: object) -> Any:
    """A server that began a moment ago may still refuse."""
    for _ in range(20):
        try:
            return post(server_van(inst), pad, inhoud)
        except (OSError, HTTPException) as fout:
            print(fout)
            time.sleep(0.5)
    return post(server_van(inst), pad, inhoud)


def slaagt(inst: Instellingen) -> None:
    """A run whose moment comes is carried out."""
    run = vraag_run(inst)
    wacht_tot(lambda: toestand(inst, run) == "Completed")


def van_planner(inst: Instellingen) -> list[int]:
    return processen.met(processen.MERK, str(inst.prefect))


def codes(inst: Instellingen) -> set[str]:
    nu = datetime.now(UTC)
    return {melding.code for melding in bewaking.meldingen(bewaking.bekijk(inst, nu), nu)}


@pytest.mark.traag
def test_een_rooster_levert_runs_en_een_run_doet_het_werk(inst: Instellingen) -> None:
    """With an sqlalchemy that does not fit, Prefect's schedules silently yield nothing."""
    with planner(inst, ELKE_MINUUT) as proces:
        wacht_tot(lambda: {n for n, s in runs(inst) if s == "Completed"} == NAMEN)
        assert {n for n, s in runs(inst) if s == "Scheduled"} == NAMEN
        assert set(outbox_telling(inst)) == {OutboxToestand.KLAAR}
        for rooster in bewaking.bekijk(inst, datetime.now(UTC)).roosters:
            assert rooster.gedaan
            assert rooster.runs
            assert rooster.runs.laatste
            assert rooster.runs.laatste.gelukt
            assert rooster.runs.volgende
        assert codes(inst) == set()
        proces.terminate()
        proces.wait(30)


@pytest.mark.traag
def test_stopt_als_een_programma(inst: Instellingen) -> None:
    with planner(inst, NOOIT_VANZELF) as proces:
        wacht_tot(lambda: len(runs(inst)) > 0)
        assert len(van_planner(inst)) == 2
        poort = server_van(inst).poort
        with pytest.raises(PlannerDraaitAl):
            draai(inst, print)
        proces.send_signal(signal.SIGINT)
        assert proces.wait(30) == 0
        assert proces.stdout
        assert "De planner is gestopt." in proces.stdout.read()
    assert van_planner(inst) == []
    with pytest.raises(ConnectionRefusedError):
        post(Server(poort, "x:y"), "/api/flow_runs/filter", {})
    assert [s for _, s in runs(inst) if s == "Scheduled"] == []
    assert "sein" not in (inst.prefect / "planner.log").read_text(encoding="utf-8")
    assert (inst.prefect / "runner.log").read_text(encoding="utf-8") == ""
    assert codes(inst) == {"planner_staat_uit"}


@pytest.mark.traag
def test_wat_sterft_komt_terug_en_het_werk_gaat_door(inst: Instellingen) -> None:
    with planner(inst, NOOIT_VANZELF) as proces:
        slaagt(inst)

        dood(inst, "server")
        wacht_tot(lambda: is_terug(inst, "server", 1))
        slaagt(inst)

        dood(inst, "runner")
        wacht_tot(lambda: deel(inst, "runner").toestand is stand.Toestand.WACHTEND)
        assert "deel_gestopt" in codes(inst)
        wacht_tot(lambda: is_terug(inst, "runner", 1))
        assert codes(inst) == set()

        # A run whose process is killed.
        run = vraag_run(inst)
        wacht_tot(lambda: processen.beeindig(processen.RUN, run) == 1)
        wacht_tot(lambda: toestand(inst, run) == "Crashed")
        slaagt(inst)

        # A run that has the only place, and no process.
        run = vraag_run(inst, op="2099-01-01T00:00:00Z")
        beurt = {"state": {"type": "PENDING", "name": "Pending"}}
        assert vraag(inst, f"/api/flow_runs/{run}/set_state", beurt)["status"] == "ACCEPT"
        wacht_tot(lambda: toestand(inst, run) == "Crashed")
        slaagt(inst)

        proces.terminate()
        assert proces.wait(30) == 0
    assert van_planner(inst) == []


@pytest.mark.traag
def test_na_kill_9_blijft_er_niets_en_begint_een_nieuwe_planner(inst: Instellingen) -> None:
    with planner(inst, NOOIT_VANZELF) as proces:
        run = vraag_run(inst)
        wacht_tot(lambda: run in processen.dragers(processen.RUN).values())
        proces.kill()
        wacht_tot(lambda: van_planner(inst) == [], 15)
    assert codes(inst) == {"planner_gestopt"}
    with planner(inst, NOOIT_VANZELF) as proces:
        assert toestand(inst, run) == "Crashed"
        slaagt(inst)
        proces.terminate()
        assert proces.wait(30) == 0
