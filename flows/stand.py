"""What the planner last said of itself, in a file, so that another process can see how it is."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from delivery.bestanden import schrijf_heel

BESTAND = "planner.json"


class Toestand(StrEnum):
    STARTEND = "startend"
    DRAAIEND = "draaiend"
    WACHTEND = "wachtend"
    """It died, and is started again in a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeelStand:
    """One part of the planner."""

    naam: str
    toestand: Toestand
    pid: int | None
    sinds: datetime
    """Of this toestand."""
    herstarts: int
    """Since the planner began."""
    snel_dood: int
    """How often in a row it died within a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannerStand:
    pid: int
    poort: int
    sinds: datetime
    gezien: datetime
    """When this was written; a planner that is well writes it every few seconds."""
    delen: tuple[DeelStand, ...]


def schrijf(map_: Path, stand: PlannerStand) -> None:
    schrijf_heel(map_ / BESTAND, json.dumps(asdict(stand), default=_plat).encode())


def wis(map_: Path) -> None:
    """A planner that stopped as it was asked leaves nothing that looks like an accident."""
    (map_ / BESTAND).unlink(missing_ok=True)


def lees(map_: Path) -> PlannerStand | None:
    """None when no planner wrote anything, or something else did."""
    try:
        return _stand(json.loads((map_ / BESTAND).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _stand(ruw: dict[str, Any]) -> PlannerStand:
    delen = tuple(
        DeelStand(**{**deel, "toestand": Toestand(deel["toestand"]), "sinds": _moment(deel["sinds"])})
        for deel in ruw["delen"]
    )
    momenten = {naam: _moment(ruw[naam]) for naam in ("sinds", "gezien")}
    return PlannerStand(pid=ruw["pid"], poort=ruw["poort"], delen=delen, **momenten)


def _moment(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst)


def _plat(waarde: object) -> str:
    if isinstance(waarde, datetime):
        return waarde.isoformat()
    raise TypeError(type(waarde).__name__)
