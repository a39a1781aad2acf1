"""Who gets which report (procedure 2.10): projectleiding and inkoopteam that of the project, each dienst its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from workflow.case import Case
from workflow.case.project import ProjectToestand
from workflow.lezen import belangstellenden, contactpersonen_van, team

RUST = (ProjectToestand.CONTRACTMANAGEMENT, ProjectToestand.AFGEROND, ProjectToestand.INGETROKKEN)
"""From here on a project takes no steps any more that need telling every week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvanger:
    """A person who gets a report: of one dienst, or without `deelname_id` that of the project."""

    persoon_id: str
    naam: str
    email: str
    deelname_id: str | None


def ontvangers(case: Case) -> tuple[Ontvanger, ...]:
    """Nobody for a project at rest; of a dienst its first contactpersoon, while the dienst is in the project."""
    return () if case.project.toestand in RUST else (*_team(case), *_diensten(case))


def _team(case: Case) -> Iterator[Ontvanger]:
    leiding = (leider.persoon_id for leider in case.projectleiders.values())
    for persoon_id in dict.fromkeys([*leiding, *(lid.persoon_id for lid in team(case))]):
        yield _ontvanger(case, persoon_id, None)


def _diensten(case: Case) -> Iterator[Ontvanger]:
    for deelname in belangstellenden(case):
        for contact in contactpersonen_van(case.stam, deelname.dienst_id)[:1]:
            yield _ontvanger(case, contact.persoon_id, deelname.id)


def _ontvanger(case: Case, persoon_id: str, deelname_id: str | None) -> Ontvanger:
    persoon = case.stam.personen[persoon_id]
    return Ontvanger(persoon_id=persoon.id, naam=persoon.naam, email=persoon.email, deelname_id=deelname_id)
