"""The letters that verbs ordered, made in bulk; however often this runs, each letter is made once."""

import time
from math import ceil

from prefect import flow, get_run_logger
from prefect.artifacts import create_table_artifact
from pydantic import AwareDatetime

from flows import hartslag
from flows.omgeving import uit_omgeving
from flows.werkers import EEN_TEGELIJK, herhaalbaar
from usecases import letters
from usecases.app import open_app
from usecases.letters import Keuze, Verslag
from workflow.documenten import KINDS

MAX_PARTIJEN = 20
"""At a time: more tasks at once than a few hundred make the Prefect server refuse."""
PAUZE = 0.5
"""Seconds between two looks at the letters that another worker holds."""


@flow(name="maak-brieven", task_runner=EEN_TEGELIJK)
def maak_brieven(
    op: AwareDatetime | None = None, project: str | None = None, soorten: tuple[str, ...] | None = None
) -> Verslag:
    """Make what waits, until nothing is open or claimed, and what went stale; what a dead worker left is waited for.

    `op` is a scenario's clock; `project` and `soorten` (kinds) restrict it to the letters of one step.
    """
    keuze, verslag = Keuze(project=project, soorten=soorten), Verslag()
    with open_app(uit_omgeving()) as app:
        while letters.openstaand(app, keuze):
            if wachtend := letters.claimbaar(app, keuze):
                verslag += _ronde(wachtend, op, keuze)
            else:
                time.sleep(PAUZE)
    verslag += ververs_brieven.submit(op, project, soorten).result()
    _toon(verslag)
    if (op, project, soorten) == (None, None, None):
        hartslag.sla(uit_omgeving(), "brieven")
    return verslag


@herhaalbaar("maak-partij", "partij-{nummer}")
def maak_partij(nummer: int, op: AwareDatetime | None, project: str | None, soorten: tuple[str, ...] | None) -> Verslag:
    """Claim one batch and make it; it is claimed only here, so that no claim grows old while it waits its turn."""
    werker = letters.nieuwe_werker()
    with open_app(uit_omgeving()) as app:
        rijen = letters.claim(app, werker, keuze=Keuze(project=project, soorten=soorten))
        return letters.maak(app, rijen, werker, op)


@herhaalbaar("ververs-brieven")
def ververs_brieven(op: AwareDatetime | None, project: str | None, soorten: tuple[str, ...] | None) -> Verslag:
    """Make anew what was not sent and says something else than the facts say now."""
    with open_app(uit_omgeving()) as app:
        return letters.ververs(app, op, Keuze(project=project, soorten=soorten))


def _ronde(wachtend: int, op: AwareDatetime | None, keuze: Keuze) -> Verslag:
    aantal = min(ceil(wachtend / letters.BATCH), MAX_PARTIJEN)
    taken = [maak_partij.submit(nummer, op, keuze.project, keuze.soorten) for nummer in range(1, aantal + 1)]
    return sum((taak.result() for taak in taken), Verslag())


def _toon(verslag: Verslag) -> None:
    """A table in Prefect of what this run made, and what it could not make."""
    mislukt = tuple(dict.fromkeys(verslag.mislukt))
    create_table_artifact(
        [{"soort": KINDS[soort].titel, "gemaakt": aantal} for soort, aantal in sorted(verslag.soorten.items())],
        key="brieven",
        description="\n".join([f"{len(verslag.gemaakt)} gemaakt, {len(mislukt)} mislukt", *mislukt]),
    )
    if mislukt:
        get_run_logger().error("niet gemaakt: %s", "; ".join(mislukt))
