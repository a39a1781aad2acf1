"""Planning against actual: what ends each step, on which day it was planned, and on which day it happened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workflow.case import Case
from workflow.case.project import PerceelToestand as P
from workflow.case.project import ProjectToestand as S
from workflow.fasen import hoofdfase
from workflow.lezen import aangeboden_strategie, bijeenkomst, concept_strategie, levende_percelen
from workflow.tijd import dag_van
from workflow.voortgang.verloop import Beweging, percelen_bereikt, project_bereikt


class Stand(StrEnum):
    GEDAAN = "gedaan"
    BEZIG = "bezig"
    """The first one that is not done: the project works on it."""
    KOMT_NOG = "komt nog"
    VERVALT = "vervalt"
    """The project was withdrawn before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mijlpaal:
    """The end of a step, or the day inside it that everybody waits for."""

    code: str
    stap: str
    naam: str
    gepland: date | None
    werkelijk: date | None
    stand: Stand
    verschil: int | None
    """Days later than planned, below zero is earlier; when it is not done the days that it is overdue, else None."""

    @property
    def hoofdfase(self) -> str:
        return hoofdfase(self.stap)


Plan = Callable[[Case], date | None]
Feit = Callable[[Case, Sequence[Beweging]], date | None]


def mijlpalen(case: Case, verloop: Sequence[Beweging], vandaag: date) -> tuple[Mijlpaal, ...]:
    """Every milestone in the order of the procedure, whether or not it has a planned day."""
    dagen = [feit(case, verloop) for _, _, _, _, feit in _SOORTEN]
    open_ = next((plek for plek, dag in enumerate(dagen) if dag is None), None)
    weg = case.project.toestand == S.INGETROKKEN
    return tuple(
        _mijlpaal(code, stap, naam, plan(case), dag, _stand(dag, plek == open_, weg), vandaag)
        for plek, ((code, stap, naam, plan, _), dag) in enumerate(zip(_SOORTEN, dagen, strict=True))
    )


def voltooid(case: Case, dagen: Mapping[str, date | None]) -> tuple[Mijlpaal, ...]:
    """The milestones with these codes, on the days on which they happened; None is a day that is not known."""
    return tuple(
        _mijlpaal(code, stap, naam, plan(case), dagen[code], Stand.GEDAAN, date.min)
        for code, stap, naam, plan, _ in _SOORTEN
        if code in dagen
    )


def _stand(werkelijk: date | None, aan_de_beurt: bool, weg: bool) -> Stand:
    if werkelijk:
        return Stand.GEDAAN
    if weg:
        return Stand.VERVALT
    return Stand.BEZIG if aan_de_beurt else Stand.KOMT_NOG


def _mijlpaal(
    code: str, stap: str, naam: str, gepland: date | None, werkelijk: date | None, stand: Stand, vandaag: date
) -> Mijlpaal:
    return Mijlpaal(
        code=code,
        stap=stap,
        naam=naam,
        gepland=gepland,
        werkelijk=werkelijk,
        stand=stand,
        verschil=None if stand == Stand.VERVALT else _verschil(gepland, werkelijk, vandaag),
    )


def _verschil(gepland: date | None, werkelijk: date | None, vandaag: date) -> int | None:
    if gepland is None:
        return None
    if werkelijk:
        return (werkelijk - gepland).days
    return (vandaag - gepland).days if vandaag > gepland else None


# --- gepland --------------------------------------------------------------------------------------------------------


def _eerste_uitnodiging(case: Case) -> date | None:
    """A meeting that was moved counts from the day that was named first."""
    eerste = min(case.bijeenkomsten.values(), key=lambda b: b.volgnummer, default=None)
    return dag_van(eerste.begin) if eerste else None


def _uiterste_vaststelling(case: Case) -> date | None:
    strategie = aangeboden_strategie(case)
    return strategie.deadline if strategie else None


def _volgens_strategie(mijlpaal: str) -> Plan:
    """The planning that the boards adopted, or the one of the concept while nothing was offered."""

    def gepland(case: Case) -> date | None:
        strategie = aangeboden_strategie(case) or concept_strategie(case)
        return strategie.planning.get(mijlpaal) if strategie else None

    return gepland


def _ongepland(case: Case) -> date | None:
    return None


# --- werkelijk ------------------------------------------------------------------------------------------------------


def _gehouden(case: Case, verloop: Sequence[Beweging]) -> date | None:
    """The day of the meeting itself, once it was closed."""
    gehouden = bijeenkomst(case)
    return dag_van(gehouden.begin) if gehouden and project_bereikt(case, verloop, S.INKOOPSTRATEGIE_CONCEPT) else None


def _project(toestand: S) -> Feit:
    return lambda case, verloop: _dag(project_bereikt(case, verloop, toestand))


def _percelen(toestand: P) -> Feit:
    """The day on which the last live perceel was there."""
    return lambda case, verloop: _dag(percelen_bereikt(verloop, [p.id for p in levende_percelen(case)], toestand))


def _dag(moment: datetime | None) -> date | None:
    return dag_van(moment) if moment else None


_SOORTEN: tuple[tuple[str, str, str, Plan, Feit], ...] = (
    ("startbijeenkomst", "startbijeenkomst", "startbijeenkomst gehouden", _eerste_uitnodiging, _gehouden),
    ("deelnemers", "inkoopstrategie", "inkoopstrategie klaar, deelnemers bekend", _uiterste_vaststelling,
     _project(S.AANBESTEDINGSDOCUMENTEN)),
    ("publicatie", "aanbestedingsdocumenten", "aanbestedingsdocumenten gepubliceerd", _volgens_strategie("publicatie"),
     _project(S.NOTA_VAN_INLICHTINGEN)),
    ("nvi", "nota van inlichtingen", "laatste nota van inlichtingen gepubliceerd", _volgens_strategie("nvi"),
     _project(S.AANBESTEDINGSFASE)),
    ("sluiting", "aanbestedingsfase", "inschrijving gesloten, kluis open", _volgens_strategie("sluiting"),
     _project(S.AANBESTEDINGSFASE_GEOPEND)),
    ("gunningsbeslissing", "gunning", "gunningsbeslissing verzonden", _volgens_strategie("gunningsbeslissing"),
     _percelen(P.OPSCHORTING)),
    ("contract", "gunning", "opdracht definitief gegund", _volgens_strategie("contract"), _project(S.CONTRACT)),
    ("afronding", "contract", "overeenkomsten getekend", _ongepland, _project(S.EVALUATIE)),
    ("overdracht", "evaluatie", "dossier overgedragen", _ongepland, _project(S.CONTRACTMANAGEMENT)),
    ("einde", "contractmanagement", "contracten beëindigd", _ongepland, _project(S.AFGEROND)),
)  # fmt: skip
"""Code, step, name, planned day and actual day, in the order of the procedure."""
