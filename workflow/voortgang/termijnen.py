"""Termijnen that run, with what they wait for: one that is near or over and still waits is blocked (section 6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from workflow.beletsels import beletsels
from workflow.case import Case
from workflow.case.project import ProjectToestand
from workflow.case.termijn import SoortTermijn, Termijn, TermijnToestand
from workflow.lezen import dienst_van
from workflow.tijd import dag_van

NABIJ = 14
"""Days before its last day from which a termijn that still waits for something is called blocked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnstand:
    """One deadline, of one dienst or of many at once."""

    soort: SoortTermijn
    perceel: str | None
    """Number of the perceel, where there are more of them."""
    laatste_dag: date
    dagen: int
    """Days that are left; below zero it is over."""
    voorbij: bool
    diensten: tuple[str, ...]
    """Diensten that have not acted yet."""
    wacht_op: str
    """What else it waits for; empty is nothing."""

    @property
    def geblokkeerd(self) -> bool:
        return (self.voorbij or self.dagen <= NABIJ) and bool(self.diensten or self.wacht_op)


def termijnstanden(case: Case, nu: datetime) -> tuple[Termijnstand, ...]:
    """Every deadline that runs, or that passed while what it asked was not done; first what ends first."""
    groepen: dict[tuple[object, ...], list[Termijn]] = {}
    for t in sorted(_lopend(case), key=lambda t: (t.verloopt_op, t.soort)):
        groepen.setdefault((t.soort, t.perceel_id, t.laatste_dag, t.verloopt_op), []).append(t)
    return tuple(_stand(case, groep, nu) for groep in groepen.values())


def _lopend(case: Case) -> Iterable[Termijn]:
    """Of each kind and object the last one: a deadline that moved left its earlier day behind."""
    if case.project.toestand == ProjectToestand.INGETROKKEN:
        return
    laatste = {(t.soort, t.deelname_id, t.perceel_id): t for t in case.termijnen.values()}
    for termijn in laatste.values():
        over = termijn.toestand == TermijnToestand.VERSTREKEN and beletsels(case, termijn)
        if termijn.toestand == TermijnToestand.OPEN or over:
            yield termijn


def _stand(case: Case, groep: list[Termijn], nu: datetime) -> Termijnstand:
    eerste = groep[0]
    van_diensten, overig = _wachtend(case, groep)
    perceel = case.percelen[eerste.perceel_id].nummer if eerste.perceel_id and len(case.percelen) > 1 else None
    return Termijnstand(
        soort=eerste.soort,
        perceel=perceel,
        laatste_dag=eerste.laatste_dag,
        dagen=(eerste.laatste_dag - dag_van(nu)).days,
        voorbij=eerste.verloopt_op <= nu,
        diensten=van_diensten,
        wacht_op="; ".join(overig),
    )


def _wachtend(case: Case, groep: list[Termijn]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The diensten that must act themselves, and what else is waited for: each of them once."""
    diensten: dict[str, None] = {}
    overig: dict[str, None] = {}
    for termijn in groep:
        eigen = dienst_van(case, termijn.deelname_id).naam if termijn.deelname_id else None
        for beletsel in beletsels(case, termijn):
            if beletsel.wie == eigen:
                diensten[beletsel.wie] = None
            else:
                overig[beletsel.zonder_naam or beletsel.wat] = None
    return tuple(diensten), tuple(overig)
