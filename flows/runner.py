"""Carries out the runs whose time has come, each in a process of its own, and cleans up after one that was killed."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
from prefect.client.schemas.objects import StateType
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.states import Crashed

BEZIG = FlowRunFilter(
    state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING]))
)


def bedien(deployments: Iterable[RunnerDeployment]) -> None:
    """Serve until SIGINT or SIGTERM; the schedules rest while nobody serves them, so that few runs are missed."""
    runner = _Runner(pause_on_shutdown=True, limit=None)
    for deployment in deployments:
        runner.add_deployment(deployment)
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(runner.start())


def sluit_afgebroken_runs() -> int:
    """Runs of a planner that was killed seem to go on, and hold up their successors; says how many there were.

    Nothing is lost with them: the next run does what is due by then. Only for who holds the planner's lock.
    """
    gesloten = 0
    with get_client(sync_client=True) as client:
        while runs := client.read_flow_runs(flow_run_filter=BEZIG):
            for run in runs:
                client.set_flow_run_state(run.id, Crashed(message="De planner stopte terwijl dit liep."), force=True)
            gesloten += len(runs)
    return gesloten


class _Runner(Runner):
    """Prefect's own answer to SIGTERM leaves the schedules in doubt; this one stops as Ctrl-C does."""

    async def start(self, run_once: bool = False, webserver: bool | None = None) -> None:
        self._bediening = asyncio.current_task()
        await super().start(run_once, webserver)

    def handle_sigterm(self, *args: Any, **kwargs: Any) -> None:
        if self._bediening:
            self._bediening.get_loop().call_soon_threadsafe(self._bediening.cancel)
