"""The last time that each scheduled flow did all of its work: the flow says so itself, at its end.

Our database cannot tell: a check that finds nothing to do leaves no trace there. And Prefect must not be the judge of
itself. So it is a file in the data folder; it is no fact of any project, and losing it loses nothing.
"""

from datetime import UTC, datetime
from pathlib import Path

from delivery.bestanden import schrijf_heel
from usecases.instellingen import Instellingen


def sla(instellingen: Instellingen, naam: str) -> None:
    """The flow of the rooster with this name did all that was due."""
    instellingen.prefect.mkdir(mode=0o700, parents=True, exist_ok=True)
    schrijf_heel(_pad(instellingen, naam), datetime.now(UTC).isoformat().encode())


def laatste(instellingen: Instellingen, naam: str) -> datetime | None:
    """When that was for the last time; None when it never was, or cannot be read."""
    try:
        return datetime.fromisoformat(_pad(instellingen, naam).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _pad(instellingen: Instellingen, naam: str) -> Path:
    return instellingen.prefect / f"hartslag-{naam}"
