"""When each flow runs by itself: in Dutch time, and never in the hour that a change of the clocks repeats or skips."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from prefect import Flow
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.brieven import maak_brieven
from flows.post import verzend_post
from flows.termijnen import herinneringen, termijnen_controleren

TIJDZONE = "Europe/Amsterdam"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooster:
    """A flow and its moments, as cron writes them."""

    naam: str
    flow: Flow[Any, Any]
    momenten: tuple[str, ...]
    uitleg: str


ROOSTERS = (
    Rooster(
        naam="termijnen",
        flow=termijnen_controleren,
        momenten=("*/15 7-18 * * 1-5", "0 19 * * 1-5", "30 4 * * *"),
        uitleg="Elk kwartier op werkdagen van 7 tot 19 uur, en elke nacht om half vijf.",
    ),
    Rooster(
        naam="brieven",
        flow=maak_brieven,
        momenten=("*/5 7-18 * * 1-5", "0 19 * * 1-5"),
        uitleg="Elke vijf minuten op werkdagen van 7 tot 19 uur.",
    ),
    Rooster(
        naam="post",
        flow=verzend_post,
        momenten=("*/5 7-22 * * *", "55 23 * * *"),
        uitleg="Elke vijf minuten van 7 tot 23 uur, en vlak voor middernacht: een brief vertrekt op zijn eigen dag.",
    ),
    Rooster(
        naam="herinneringen",
        flow=herinneringen,
        momenten=("5 8 * * *",),
        uitleg="Elke dag om vijf over acht.",
    ),
)


def maak_deployments(roosters: Iterable[Rooster]) -> list[RunnerDeployment]:
    """One deployment per rooster.

    Of runs that were missed only one is carried out: it does what is due now, so that the others have nothing to add.
    """
    return [
        RunnerDeployment.from_flow(
            rooster.flow,
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
