"""All termijnen that ask for attention, over every project: what has passed first, then by the end of the others."""

from dataclasses import dataclass
from datetime import datetime

from db.cases import laad
from db.engine import lees, tijd
from usecases.app import App
from usecases.klok import oefentijd
from usecases.projecten import gekozen
from workflow.case.termijn import TermijnToestand
from workflow.rooster import TermijnRegel, termijnen


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    project: str
    termijn: TermijnRegel
    voorbij: bool
    """Whether its end has come, also when no check has said so."""

    @property
    def geblokkeerd(self) -> bool:
        """Due, and something still stands in its way."""
        return self.voorbij and bool(self.termijn.beletsels)


def lijst(app: App, project: str | None = None, nu: datetime | None = None) -> list[Regel]:
    """Open ones, and those that passed and still ask something; raises Invoerfout for an unknown project."""
    with lees(app.engine) as conn:
        gevonden: list[Regel] = []
        for kenmerk in gekozen(conn, project):
            case = laad(conn, kenmerk, slot=False)
            if case is not None:
                moment = nu or oefentijd(conn, case.project.id) or tijd(conn)
                gevonden += [
                    Regel(project=kenmerk, termijn=t, voorbij=t.verloopt_op <= moment) for t in termijnen(case)
                ]
    return sorted(filter(_vraagt_iets, gevonden), key=lambda r: (not r.voorbij, r.termijn.verloopt_op, r.project))


def _vraagt_iets(regel: Regel) -> bool:
    verstreken = regel.termijn.toestand == TermijnToestand.VERSTREKEN
    return regel.termijn.toestand == TermijnToestand.OPEN or (verstreken and bool(regel.termijn.beletsels))
