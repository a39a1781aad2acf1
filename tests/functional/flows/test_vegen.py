"""A run that is dead is closed and holds up nobody; a run that lives is left alone."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from flows import processen
from flows.server import Server
from tests.functional.flows.conftest import leeft, wacht_tot

RUIM = timedelta(hours=1)


def met_client(doe: Callable[[Any], Awaitable[Any]]) -> Any:
    from prefect.client.orchestration import get_client

    async def binnen() -> Any:
        async with get_client() as client:
            return await doe(client)

    return asyncio.run(binnen())


@pytest.fixture
def deployment(server: Server) -> tuple[str, UUID]:
    """One that carries out one run at a time, as ours do, with a name of its own."""
    from flows.deployments import maak_deployments
    from flows.roosters import ROOSTERS

    naam = f"proef-{uuid4().hex}"
    (gemaakt,) = maak_deployments(ROOSTERS[:1])
    gemaakt.name, gemaakt.schedules = naam, []
    return naam, gemaakt.apply()


async def loopt(client: Any, deployment: UUID) -> Any:
    """A run that got its turn, as the runner asks for it."""
    from prefect.states import Pending, Running

    run = await client.create_flow_run_from_deployment(deployment)
    if await aan_de_beurt(client, run.id, Pending()):
        await aan_de_beurt(client, run.id, Running())
    return await client.read_flow_run(run.id)


async def aan_de_beurt(client: Any, run: UUID, toestand: Any) -> bool:
    antwoord = await client.set_flow_run_state(run, toestand)
    return str(antwoord.status.value) == "ACCEPT"


def ronde(naam: str, hoogstens: timedelta = RUIM) -> int:
    from flows.vegen import Veger

    gesloten: int = met_client(Veger({naam: hoogstens}).ronde)
    return gesloten


def toestand(run: UUID) -> str:
    gelezen = met_client(lambda client: client.read_flow_run(run))
    return str(gelezen.state_name)


@pytest.fixture
def zonder_geduld(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    monkeypatch.setattr("flows.vegen.VERMIST", -1.0)


@contextmanager
def proces_van(run: UUID) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["sleep", "600"], env={**os.environ, processen.RUN: str(run)}) as proces:
        # Between fork and exec it still has the environment of this process.
        wacht_tot(lambda: str(run) in processen.dragers(processen.RUN).values())
        try:
            yield proces
        finally:
            proces.kill()


@pytest.fixture(autouse=True)
def leeg(server: Server) -> Iterator[None]:
    """No test finds the runs of another, also not those that a killed process of another file left."""
    from flows.vegen import Veger

    met_client(Veger({}).ruim_op)
    yield
    met_client(Veger({}).ruim_op)


def test_een_run_zonder_proces_maakt_plaats_voor_de_volgende(deployment: tuple[str, UUID], zonder_geduld: None) -> None:
    naam, id_ = deployment
    dood = met_client(lambda client: loopt(client, id_))
    assert dood.state_name == "Running"
    assert met_client(lambda client: loopt(client, id_)).state_name != "Running"
    assert ronde(naam) == 1
    assert toestand(dood.id) == "Crashed"
    assert met_client(lambda client: loopt(client, id_)).state_name == "Running"


def test_een_run_mag_even_zonder_proces_zijn(deployment: tuple[str, UUID]) -> None:
    naam, id_ = deployment
    run = met_client(lambda client: loopt(client, id_))
    assert ronde(naam) == 0
    assert toestand(run.id) == "Running"


def test_een_run_die_leeft_blijft(deployment: tuple[str, UUID], zonder_geduld: None) -> None:
    naam, id_ = deployment
    run = met_client(lambda client: loopt(client, id_))
    with proces_van(run.id) as proces:
        assert ronde(naam) == 0
        assert leeft(proces.pid)
    assert ronde(naam) == 1


def test_een_run_die_te_lang_duurt_wordt_beeindigd(deployment: tuple[str, UUID]) -> None:
    naam, id_ = deployment
    run = met_client(lambda client: loopt(client, id_))
    with proces_van(run.id) as proces, proces_van(uuid4()) as ander:
        assert ronde(naam, timedelta(0)) == 1
        assert not leeft(proces.pid)
        assert leeft(ander.pid)
    assert toestand(run.id) == "Crashed"


def test_wat_een_run_aanriep_leeft_zo_lang_als_die_run(deployment: tuple[str, UUID], zonder_geduld: None) -> None:
    from prefect.states import Running

    from flows.brieven import maak_brieven

    naam, id_ = deployment
    roeper = met_client(lambda client: loopt(client, id_))

    async def roep_aan(client: Any) -> Any:
        taak = await client.create_task_run(_taak(), roeper.id, dynamic_key="0")
        return await client.create_flow_run(maak_brieven, state=Running(), parent_task_run_id=taak.id)

    kind = met_client(roep_aan)
    with proces_van(roeper.id):
        assert ronde(naam) == 0
    assert ronde(naam) == 1
    assert (toestand(roeper.id), toestand(kind.id)) == ("Crashed", "Running")
    assert ronde(naam) == 1
    assert toestand(kind.id) == "Crashed"


def _taak() -> Any:
    from prefect import task

    return task(lambda: None, name="roep-aan")


def test_wat_een_dode_planner_achterliet_wordt_gesloten_met_zijn_proces(deployment: tuple[str, UUID]) -> None:
    from flows.vegen import Veger

    _, id_ = deployment
    run = met_client(lambda client: loopt(client, id_))
    with proces_van(run.id) as proces:
        assert met_client(Veger({}).ruim_op) >= 1
        assert not leeft(proces.pid)
    assert toestand(run.id) == "Crashed"
    assert met_client(Veger({}).ruim_op) == 0
