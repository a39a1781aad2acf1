"""Every rooster as Prefect knows it."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from prefect import Flow
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.roosters import TIJDZONE, Rooster


def laad_flow(rooster: Rooster) -> Flow[Any, Any]:
    module, _, functie = rooster.flow.partition(":")
    flow: Flow[Any, Any] = getattr(import_module(module), functie)
    return flow


def maak_deployments(roosters: Iterable[Rooster]) -> list[RunnerDeployment]:
    """One deployment per rooster.

    Of runs that were missed only one is carried out: it does what is due now, so that the others have nothing to add.
    """
    return [
        RunnerDeployment.from_flow(
            laad_flow(rooster),
            name=rooster.naam,
            description=rooster.uitleg,
            schedules=[Cron(moment, timezone=TIJDZONE) for moment in rooster.momenten],
            concurrency_limit=ConcurrencyLimitConfig(
                limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW, grace_period_seconds=60
            ),
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        for rooster in roosters
    ]
