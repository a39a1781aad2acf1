"""How the tasks of a flow work: how many at the same time in one process, and when one tries again."""

from typing import Any, cast

from prefect import Task
from prefect.client.schemas.objects import State, TaskRun
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from usecases.ingang import Bezet

# Prefect types the runner of a flow more narrowly than the runner that it ships.
EEN_TEGELIJK = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=1))
"""400 letters take as long with one worker as with two or four: they share one interpreter and one writer."""


def als_bezet(task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """Only what another transaction held is tried again: everything else would fail in the same way."""
    return isinstance(state.result(raise_on_failure=False), Bezet)
