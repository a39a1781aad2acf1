"""How many tasks of a flow work at the same time in one process."""

from typing import Any, cast

from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

# Prefect types the runner of a flow more narrowly than the runner that it ships.
EEN_TEGELIJK = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=1))
"""400 letters take as long with one worker as with two or four: they share one interpreter and one writer."""
