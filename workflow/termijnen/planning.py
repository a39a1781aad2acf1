"""A planning shows beforehand what cannot lawfully be met, before anyone promises a date."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise

from workflow.termijnen.berekenen import Berekening, inschrijving, nvi, opschortend, vooraankondiging_geldig
from workflow.termijnen.kalender import Kalender
from workflow.termijnen.regels import OPENBAAR, PROCEDURES, ZONDER_MINIMUM
from workflow.termijnen.woorden import nl_datum


@dataclass(frozen=True)
class Planning:
    """The moments that the market sees, in the order in which they must follow each other."""

    publicatie: date
    vragen_tot: date
    nvi: date
    sluiting: date
    gunningsbeslissing: date
    contract: date


@dataclass(frozen=True)
class Bevinding:
    """A finding has a stable code, and says in Dutch which date is wrong and which date would do."""

    code: str
    melding: str


_NAMEN = {
    "publicatie": "de publicatie",
    "vragen_tot": "de uiterste datum voor vragen",
    "nvi": "de nota van inlichtingen",
    "sluiting": "de sluiting",
    "gunningsbeslissing": "de gunningsbeslissing",
    "contract": "het contract",
}


def controleer(
    planning: Planning,
    kalender: Kalender,
    procedure: str = OPENBAAR,
    *,
    uitgenodigd: date | None = None,
    spoed: bool = False,
    vooraankondiging: date | None = None,
) -> tuple[Bevinding, ...]:
    """A planning without findings can lawfully be met; of a procedure that the law asks no terms of, only the order.

    Counts electronic tendering, from the invitation of the selected candidates where there is one, with the shortening
    that is given; where there is no term to shorten it counts for nothing. Two steps may share a day. Codes:
    `volgorde_onjuist`, `vooraankondiging_ongeldig` (Aw 2.71(5)-(6)), `sluiting_te_vroeg` (Aw 2.71-2.74b), `nvi_te_laat`
    (Aw 2.53, 2.54), `contract_te_vroeg` (Aw 2.127; also where only the tender documents promise a standstill).
    """
    bevindingen = list(_volgorde(planning))
    minimum = procedure in PROCEDURES and ("inschrijving", procedure) not in ZONDER_MINIMUM
    if minimum:
        bevindingen += _vooraf(planning, vooraankondiging)
        open_, vooraf = uitgenodigd or planning.publicatie, vooraankondiging is not None
        grens = inschrijving(open_, kalender, procedure, spoed=spoed, vooraankondiging=vooraf)
        bevindingen += _sluiting(planning, grens)
    if procedure in PROCEDURES:
        bevindingen += _nota(planning, nvi(planning.sluiting, kalender, spoed=spoed and minimum))
        bevindingen += _contract(planning, opschortend(planning.gunningsbeslissing, kalender))
    return tuple(bevindingen)


def _volgorde(planning: Planning) -> Iterator[Bevinding]:
    stappen = [(_NAMEN[veld.name], getattr(planning, veld.name)) for veld in fields(planning)]
    for (eerder, dag), (later, volgende) in pairwise(stappen):
        if volgende < dag:
            melding = f"{later.capitalize()} ({nl_datum(volgende)}) ligt voor {eerder} ({nl_datum(dag)})."
            yield Bevinding("volgorde_onjuist", melding)


def _vooraf(planning: Planning, vooraankondiging: date | None) -> Iterator[Bevinding]:
    if vooraankondiging and not vooraankondiging_geldig(vooraankondiging, planning.publicatie):
        melding = (
            f"De vooraankondiging ({nl_datum(vooraankondiging)}) hoort 52 dagen tot 12 maanden voor de publicatie."
        )
        yield Bevinding("vooraankondiging_ongeldig", melding)


def _sluiting(planning: Planning, grens: Berekening) -> Iterator[Bevinding]:
    if planning.sluiting < grens.eerste_dag_erna:
        yield _te_vroeg("sluiting_te_vroeg", "De sluiting", planning.sluiting, grens)


def _nota(planning: Planning, grens: Berekening) -> Iterator[Bevinding]:
    if planning.nvi > grens.laatste_dag:
        yield _te_laat("nvi_te_laat", "De nota van inlichtingen", planning.nvi, grens)


def _contract(planning: Planning, grens: Berekening) -> Iterator[Bevinding]:
    if planning.contract < grens.eerste_dag_erna:
        yield _te_vroeg("contract_te_vroeg", "Het contract", planning.contract, grens)


def _te_vroeg(code: str, wat: str, dag: date, grens: Berekening) -> Bevinding:
    kan_vanaf = nl_datum(grens.eerste_dag_erna)
    return Bevinding(code, f"{wat} op {nl_datum(dag)} is te vroeg; het kan vanaf {kan_vanaf}. {_waarom(grens)}")


def _te_laat(code: str, wat: str, dag: date, grens: Berekening) -> Bevinding:
    kan_tot = nl_datum(grens.laatste_dag)
    return Bevinding(code, f"{wat} op {nl_datum(dag)} is te laat; het kan tot en met {kan_tot}. {_waarom(grens)}")


def _waarom(grens: Berekening) -> str:
    return f"Berekening: {grens.redenering} ({grens.bron})."
