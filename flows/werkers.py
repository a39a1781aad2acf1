"""How the tasks of a flow work: how many at the same time in one process, and when one tries again."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

from prefect import Task, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from usecases.ingang import Bezet

P = ParamSpec("P")
R = TypeVar("R")

# Prefect types the runner of a flow more narrowly than the runner that it ships.
EEN_TEGELIJK = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=1))
"""400 letters take as long with one worker as with two or four: they share one interpreter and one writer."""


def als_bezet(task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """Only what another transaction held is tried again: everything else would fail in the same way."""
    return isinstance(state.result(raise_on_failure=False), Bezet)


def herhaalbaar(naam: str, run_naam: str | None = None) -> Callable[[Callable[P, R]], Task[P, R]]:
    """A task whose transactions may be begun again; what it gives is kept nowhere but in our own database."""
    return task(
        name=naam,
        task_run_name=run_naam,
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=2,
        retry_delay_seconds=2,
        retry_condition_fn=als_bezet,
    )
