"""What the screens show of one project, read in one snapshot of the database."""

from dataclasses import dataclass
from datetime import datetime

from db.cases import laad
from db.engine import lees, tijd
from db.queries import documenten
from db.queries.documenten import DocumentRegel
from usecases.app import App
from usecases.klok import oefentijd
from usecases.projecten import onbekend
from usecases.rechtsfeiten import maak_call
from workflow.call import SYSTEEM
from workflow.case import Case
from workflow.case.termijn import Voorstel, VoorstelToestand
from workflow.rooster import Rij, Stap, TermijnRegel, rooster, termijnen, volgende_stappen


@dataclass(frozen=True, slots=True, kw_only=True)
class Beeld:
    """A project as a concerninkoper wants to see it."""

    case: Case
    nu: datetime
    rooster: tuple[Rij, ...]
    stappen: tuple[Stap, ...]
    termijnen: tuple[TermijnRegel, ...]
    voorstellen: tuple[Voorstel, ...]
    """Proposals that wait for a second person."""
    documenten: tuple[DocumentRegel, ...]


def toon(app: App, kenmerk: str, nu: datetime | None = None) -> Beeld:
    """Everything about one project; raises Invoerfout for an unknown kenmerk."""
    with lees(app.engine) as conn:
        case = laad(conn, kenmerk, slot=False)
        if case is None:
            raise onbekend(kenmerk)
        moment, brieven = nu or oefentijd(conn, case.project.id) or tijd(conn), tuple(documenten.lijst(conn, kenmerk))
        call = maak_call(app, conn, actor=SYSTEEM, nu=moment, nieuw_id=lambda: "")
    return Beeld(
        case=case,
        nu=moment,
        rooster=rooster(case, call.vandaag),
        stappen=volgende_stappen(case, call),
        termijnen=termijnen(case),
        voorstellen=tuple(v for v in case.voorstellen.values() if v.toestand == VoorstelToestand.OPEN),
        documenten=brieven,
    )
