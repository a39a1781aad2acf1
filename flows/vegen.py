"""A run that is dead must not seem to go on: it would hold up its successors, and its silence would look like work.

Nothing is lost with it: what it claimed comes free by itself, and the next run does what is due by then.
"""

import time
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.exceptions import ObjectNotFound
from prefect.logging import get_logger
from prefect.states import Crashed

from flows import processen

BEZIG = FlowRunFilter(
    state=FlowRunFilterState(
        type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING, StateType.CANCELLING])
    )
)
HOOGSTENS = timedelta(hours=1)
"""For a run of nobody's rooster."""
VERMIST = 20.0
"""Seconds that a run may have no process: it is announced before its process is there."""
_PAGINA = 200


class Veger:
    """Looks again and again at the runs that seem to go on; `hoogstens` is per deployment how long one may take."""

    def __init__(self, hoogstens: Mapping[str, timedelta]) -> None:
        self._hoogstens = hoogstens
        self._per_id: dict[UUID, timedelta] = {}
        self._vermist: dict[UUID, float] = {}
        """Since when a run has no process."""

    async def ruim_op(self, client: PrefectClient) -> int:
        """All runs of a planner that is gone; says how many there were. Only for who takes its place."""
        gesloten = 0
        while runs := await client.read_flow_runs(flow_run_filter=BEZIG):
            for run in runs:
                await _sluit(client, run, "De planner stopte terwijl dit liep.")
            gesloten += len(runs)
        return gesloten

    async def ronde(self, client: PrefectClient) -> int:
        """End what hangs, and close what has no process any more; says how many there were."""
        runs = [run async for run in _bezig(client)]
        levend = set(processen.dragers(processen.RUN).values())
        self._vermist = {
            run.id: self._vermist.get(run.id, time.monotonic()) for run in runs if str(run.id) not in levend
        }
        oordelen = [(run, await self._oordeel(client, run, {r.id for r in runs})) for run in runs]
        te_sluiten = [(run, waarom) for run, waarom in oordelen if waarom]
        for run, waarom in te_sluiten:
            get_logger("zandloper").error("run %s: %s", run.name, waarom)
            await _sluit(client, run, waarom)
        return len(te_sluiten)

    async def _oordeel(self, client: PrefectClient, run: FlowRun, bezig: set[UUID]) -> str:
        """Why it must be closed; empty when it may go on."""
        hoogstens = await self._hoogstens_van(client, run)
        if _begin(run) + hoogstens < datetime.now(UTC):
            return f"Dit liep langer dan {hoogstens} en is beëindigd."
        if run.parent_task_run_id:
            # It works in the process of the run that called it.
            return "" if await _roeper(client, run.parent_task_run_id) in bezig else "Wat dit aanriep, is gestopt."
        vermist = self._vermist.get(run.id)
        weg = vermist is not None and time.monotonic() - vermist > VERMIST
        return "Het proces hiervan is weg." if weg else ""

    async def _hoogstens_van(self, client: PrefectClient, run: FlowRun) -> timedelta:
        if run.deployment_id is None:
            return HOOGSTENS
        if run.deployment_id not in self._per_id:
            naam = (await client.read_deployment(run.deployment_id)).name
            self._per_id[run.deployment_id] = self._hoogstens.get(naam, HOOGSTENS)
        return self._per_id[run.deployment_id]


async def _bezig(client: PrefectClient) -> AsyncIterator[FlowRun]:
    begin = 0
    while runs := await client.read_flow_runs(flow_run_filter=BEZIG, limit=_PAGINA, offset=begin):
        for run in runs:
            yield run
        begin += len(runs)


async def _roeper(client: PrefectClient, taak: UUID) -> UUID | None:
    """Whose task called this run; None when that is not known any more."""
    try:
        return (await client.read_task_run(taak)).flow_run_id
    except ObjectNotFound:
        return None


async def _sluit(client: PrefectClient, run: FlowRun, waarom: str) -> None:
    """Its process first, if it has one: who is closed must not go on."""
    processen.beeindig(processen.RUN, str(run.id))
    await client.set_flow_run_state(run.id, Crashed(message=waarom), force=True)


def _begin(run: FlowRun) -> datetime:
    return run.start_time or (run.state.timestamp if run.state else None) or datetime.now(UTC)
