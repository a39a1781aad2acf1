"""When a state was reached on the road that a project is on now: going back forgets what lay ahead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from workflow.case import Case
from workflow.case.project import PerceelToestand, ProjectToestand


@dataclass(frozen=True, slots=True, kw_only=True)
class Beweging:
    """One move of the project or of one of its percelen, with its moment: the Case itself has no history."""

    op: datetime
    machine: str
    rij_id: str
    trigger: str
    van: str
    naar: str


_WEG: dict[str, tuple[str, ...]] = {
    "project": tuple(s for s in ProjectToestand if s != ProjectToestand.INGETROKKEN),
    "perceel": tuple(
        s for s in PerceelToestand if s not in (PerceelToestand.GEEN_GELDIGE, PerceelToestand.INGETROKKEN)
    ),
}
"""The states of the straight road, in their order."""


def bereikt(verloop: Iterable[Beweging], machine: str, rij_id: str, toestand: str) -> datetime | None:
    """The moment since which this row is at this state or beyond; None when it is not there, or not any more."""
    weg = _WEG[machine]
    sinds: dict[int, datetime] = {}
    for beweging in verloop:
        if (beweging.machine, beweging.rij_id) == (machine, rij_id) and beweging.naar in weg:
            plek = weg.index(beweging.naar)
            sinds = {eerder: op for eerder, op in sinds.items() if eerder <= plek}
            sinds.setdefault(plek, beweging.op)
    doel = weg.index(toestand)
    return min((op for plek, op in sinds.items() if plek >= doel), default=None)


def project_bereikt(case: Case, verloop: Sequence[Beweging], toestand: ProjectToestand) -> datetime | None:
    return bereikt(verloop, "project", case.project.id, toestand)


def percelen_bereikt(
    verloop: Sequence[Beweging], percelen: Iterable[str], toestand: PerceelToestand
) -> datetime | None:
    """The moment at which the last of these percelen was there; None while one is not, or when there is none."""
    momenten = [bereikt(verloop, "perceel", perceel_id, toestand) for perceel_id in percelen]
    gehaald = [moment for moment in momenten if moment]
    return max(gehaald) if gehaald and len(gehaald) == len(momenten) else None
