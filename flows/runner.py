"""Carries out the runs whose time has come, each in a process of its own, and cleans up after one that was killed."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from prefect.client.orchestration import get_client
from prefect.logging import get_logger
from prefect.runner import Runner

from flows.deployments import maak_deployments
from flows.roosters import Rooster
from flows.vegen import Veger

LEEF = 5.0
VEEG = 30.0
"""Seconds between two signs of life, and between two rounds of the sweeper."""


def bedien(roosters: Iterable[Rooster], teken: Path) -> None:
    """Serve until SIGINT or SIGTERM; the schedules rest while nobody serves them, so that few runs are missed.

    The file `teken` is touched as long as this goes on.
    """
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(_bedien(tuple(roosters), teken))


async def _bedien(roosters: tuple[Rooster, ...], teken: Path) -> None:
    veger = Veger({rooster.naam: rooster.hoogstens for rooster in roosters})
    runner = _Runner(pause_on_shutdown=True, limit=None)
    async with get_client() as client:
        await veger.ruim_op(client)
    for deployment in maak_deployments(roosters):
        await runner.aadd_deployment(deployment)
    taken = [asyncio.create_task(_leef(teken)), asyncio.create_task(_veeg(veger))]
    try:
        await runner.start()
    finally:
        for taak in taken:
            taak.cancel()


async def _leef(teken: Path) -> None:
    while True:
        with suppress(OSError):
            teken.touch()
        await asyncio.sleep(LEEF)


async def _veeg(veger: Veger) -> None:
    async with get_client() as client:
        while True:
            await asyncio.sleep(VEEG)
            try:
                await veger.ronde(client)
            except Exception:
                # The server may be down for a moment; the next round finds what this one left.
                get_logger("zandloper").exception("de ronde langs vastgelopen runs is mislukt")


class _Runner(Runner):
    """Prefect's own answer to SIGTERM leaves the schedules in doubt; this one stops as Ctrl-C does."""

    async def start(self, run_once: bool = False, webserver: bool | None = None) -> None:
        self._bediening = asyncio.current_task()
        await super().start(run_once, webserver)

    def handle_sigterm(self, *args: Any, **kwargs: Any) -> None:
        if self._bediening:
            self._bediening.get_loop().call_soon_threadsafe(self._bediening.cancel)
