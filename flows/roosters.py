"""When each flow runs by itself: in Dutch time, and never in the hour that a change of the clocks repeats or skips.

This module does not import Prefect: the question whether something is late must be answered fast, and also when the
planner is down.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cronsim import CronSim

from workflow.tijd import AMSTERDAM

TIJDZONE = "Europe/Amsterdam"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooster:
    """A flow and its moments, as cron writes them."""

    naam: str
    flow: str
    """Where the flow stands: `module:function`. At its end it leaves a heartbeat (`flows.hartslag`) of this name."""
    momenten: tuple[str, ...]
    uitleg: str
    hoogstens: timedelta = timedelta(hours=1)
    """A run that takes longer hangs, and is ended."""


ROOSTERS = (
    Rooster(
        naam="termijnen",
        flow="flows.termijnen:termijnen_controleren",
        momenten=("*/15 7-18 * * 1-5", "0 19 * * 1-5", "30 4 * * *"),
        uitleg="Elk kwartier op werkdagen van 7 tot 19 uur, en elke nacht om half vijf.",
    ),
    Rooster(
        naam="brieven",
        flow="flows.brieven:maak_brieven",
        momenten=("*/5 7-18 * * 1-5", "0 19 * * 1-5"),
        uitleg="Elke vijf minuten op werkdagen van 7 tot 19 uur.",
    ),
    Rooster(
        naam="post",
        flow="flows.post:verzend_post",
        momenten=("*/5 7-22 * * *", "55 23 * * *"),
        uitleg="Elke vijf minuten van 7 tot 23 uur, en vlak voor middernacht: een brief vertrekt op zijn eigen dag.",
    ),
    Rooster(
        naam="herinneringen",
        flow="flows.termijnen:herinneringen",
        momenten=("5 8 * * *",),
        uitleg="Elke dag om vijf over acht.",
    ),
    Rooster(
        naam="voortgang",
        flow="flows.voortgang:verstuur_voortgang",
        momenten=("30 7 * * 1-5",),
        uitleg="Op de eerste werkdag van de week om half acht; wie dat miste, krijgt het rapport een dag later.",
    ),
)


def vorig_moment(rooster: Rooster, nu: datetime) -> datetime:
    """The last moment before `nu` at which the flow had to begin."""
    plaatselijk = nu.astimezone(AMSTERDAM)
    return max(next(CronSim(moment, plaatselijk, reverse=True)) for moment in rooster.momenten)
