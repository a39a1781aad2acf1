"""The planner: a Prefect server and what carries out its runs, as one program that stops as one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from flows.omgeving import zet_omgeving
from flows.server import draaiende_server
from flows.verbinding import verbonden
from usecases.instellingen import Instellingen


class PlannerDraaitAl(Exception):
    """One planner serves an installation; a second would do everything twice."""


def serveer(instellingen: Instellingen, melding: Callable[[str], None]) -> None:
    """Run the flows at their times until SIGINT or SIGTERM; `melding` is told in Dutch what is going on.

    Raises PlannerDraaitAl, ServerStartNiet and OmgevingTeLaat.
    """
    zet_omgeving(instellingen)
    map_ = instellingen.prefect
    with _enige(map_), draaiende_server(map_, planner=True) as server, verbonden(server, meld_logs=True):
        from flows.deployments import ROOSTERS, maak_deployments
        from flows.runner import bedien, sluit_afgebroken_runs

        sluit_afgebroken_runs()
        melding(f"De planner draait; volg hem op {server.adres} (wachtwoord in {map_ / 'aanmelding'}).")
        for rooster in ROOSTERS:
            melding(f"  {rooster.naam}: {rooster.uitleg}")
        bedien(maak_deployments(ROOSTERS))
    melding("De planner is gestopt.")


@contextmanager
def _enige(map_: Path) -> Iterator[None]:
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (map_ / "planner.lock").open("w") as slot:
        try:
            flock(slot, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise PlannerDraaitAl(f"er draait al een planner voor {map_.parent}") from None
        yield
