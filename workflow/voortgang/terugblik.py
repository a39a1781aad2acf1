"""Planning against actual when the contracts are there: the milestones with the days that the rows themselves hold."""

from collections.abc import Callable
from datetime import date, datetime

from workflow.case import Case
from workflow.case.contract import OvereenkomstToestand
from workflow.documenten import BRIEVEN_VAN_BESLISSING
from workflow.lezen import (
    aangeboden_strategie,
    beslissing,
    bijeenkomst,
    laatste_nota,
    levende_documenten,
    levende_percelen,
    publicatie,
)
from workflow.tijd import dag_van
from workflow.voortgang.mijlpalen import Mijlpaal, voltooid

Feit = Callable[[Case], datetime | None]


def terugblik(case: Case, afgerond_op: date) -> tuple[Mijlpaal, ...]:
    """Every milestone up to the contracts; `afgerond_op` is the day on which the last of them was there.

    The Case has no history of its moves, but each of these milestones leaves a dated row.
    """
    dagen = {code: moment and dag_van(moment) for code, moment in ((c, feit(case)) for c, feit in _FEITEN.items())}
    return voltooid(case, dagen | {"afronding": afgerond_op})


def _bijeenkomst(case: Case) -> datetime | None:
    gehouden = bijeenkomst(case)
    return gehouden.begin if gehouden else None


def _deelnemers(case: Case) -> datetime | None:
    """When the diensten were told who takes part, on the version that stands."""
    strategie = aangeboden_strategie(case)
    berichten = (d for d in case.documenten.values() if d.soort == "bericht_deelnemers")
    return min((d.besteld_op for d in berichten if strategie and d.versie == strategie.versie), default=None)


def _publicatie(case: Case) -> datetime | None:
    huidig = publicatie(case)
    return huidig.verzonden_op if huidig else None


def _nota(case: Case) -> datetime | None:
    nota = laatste_nota(case)
    return nota.gepubliceerd_op if nota else None


def _opening(case: Case) -> datetime | None:
    huidig = publicatie(case)
    return huidig.geopend_op if huidig else None


def _brieven(case: Case) -> datetime | None:
    """When the last letter of the decision left, of every perceel that was awarded."""
    versies = {p.id: b.versie for p in levende_percelen(case) if (b := beslissing(case, p))}
    brieven = (
        d for d in levende_documenten(case, *BRIEVEN_VAN_BESLISSING) if versies.get(d.perceel_id or "") == d.versie
    )
    return max((d.verzonden_op for d in brieven if d.verzonden_op), default=None)


def _gegund(case: Case) -> datetime | None:
    percelen = {p.id for p in levende_percelen(case)}
    aangeboden = (
        o.aangeboden_op
        for o in case.overeenkomsten.values()
        if o.perceel_id in percelen and o.toestand != OvereenkomstToestand.VERVALLEN
    )
    return max((moment for moment in aangeboden if moment), default=None)


_FEITEN: dict[str, Feit] = {
    "startbijeenkomst": _bijeenkomst,
    "deelnemers": _deelnemers,
    "publicatie": _publicatie,
    "nvi": _nota,
    "sluiting": _opening,
    "gunningsbeslissing": _brieven,
    "contract": _gegund,
}
