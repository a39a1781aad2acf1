"""A planning laid out both ways: forward from the start, or back from the day on which the contract must start."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from workflow.termijnen.berekenen import (
    Berekening,
    aanmelding,
    gegunde_opdracht,
    inschrijving,
    nvi,
    opschortend,
    vaststelling,
)
from workflow.termijnen.kalender import DAG, Kalender
from workflow.termijnen.planning import Bevinding, Planning, controleer
from workflow.termijnen.regels import OPENBAAR, SAS, ZONDER_MINIMUM, minimumtermijn
from workflow.termijnen.woorden import nl_datum

ZONDER_SELECTIE = (OPENBAAR, SAS)
"""Procedures in which everybody may tender at once."""
LANGSTE = 366
BELEID = "Procedure Collectieve Inkoop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duur:
    """How long our own work takes, in calendar days; the law says nothing about these."""

    concept: int = 28
    reactie: int = 7
    besluit: int = 21
    documenten: int = 14
    selectie: int = 14
    antwoorden: int = 7
    beoordeling: int = 21
    ondertekening: int = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Wens:
    """What a planning must fit: the procedure, how often a board meets, and a tender term of one's own choice."""

    procedure: str = OPENBAAR
    cyclus: int = 7
    """Days from one board meeting to the next; every such span holds one."""
    inschrijftermijn: int | None = None
    """Days for tenders; None is the minimum of the law."""
    duur: Duur = field(default_factory=Duur)


@dataclass(frozen=True, slots=True)
class Planstap:
    """A step with its day, and why that day."""

    code: str
    naam: str
    dag: date
    redenering: str
    bron: str


@dataclass(frozen=True, slots=True)
class Gelegd:
    """The steps in their order, and what cannot be met or may still move."""

    stappen: tuple[Planstap, ...]
    waarschuwingen: tuple[Bevinding, ...]

    def dag(self, code: str) -> date:
        """KeyError for a step that this procedure does not have."""
        return {stap.code: stap.dag for stap in self.stappen}[code]


def leg_planning(
    kalender: Kalender,
    wens: Wens,
    *,
    start: date | None = None,
    contract: date | None = None,
    vandaag: date | None = None,
) -> Gelegd:
    """Forward from `start`; or from the latest start that still gives a contract on the day asked.

    Given both it goes forward and warns when the contract comes too late; `vandaag` warns of a start that has passed.
    ValueError in Dutch where the law states no tender term and none was given, or without start and contract.
    """
    _eis_termijnen(wens)
    if start is None:
        if contract is None:
            raise ValueError("Geef een startdatum, of de dag waarop het contract moet ingaan.")
        start = _laatste_start(kalender, wens, contract)
    legger = _Legger(kalender, wens)
    legger.leg(start)
    return Gelegd(
        tuple(sorted(legger.stappen, key=lambda stap: stap.dag)),
        tuple(_waarschuwingen(legger, kalender, wens, contract, vandaag)),
    )


def _eis_termijnen(wens: Wens) -> None:
    gegeven = [dagen for dagen in (wens.cyclus, wens.inschrijftermijn) if dagen is not None]
    if not all(1 <= dagen <= LANGSTE for dagen in gegeven):
        raise ValueError(f"Een cyclus en een inschrijftermijn duren 1 tot en met {LANGSTE} dagen.")
    if wens.inschrijftermijn is None or wens.procedure not in {procedure for _, procedure in ZONDER_MINIMUM}:
        minimumtermijn("inschrijving", date.max, wens.procedure, "")


def _laatste_start(kalender: Kalender, wens: Wens, contract: date) -> date:
    """No step ends earlier when it starts later, so step back until it fits and then forward as far as it does."""

    def haalt(start: date) -> int:
        legger = _Legger(kalender, wens)
        legger.leg(start)
        return (legger.dagen["contract"] - contract).days

    start = contract
    while (te_laat := haalt(start)) > 0:
        start -= timedelta(days=te_laat)
    while haalt(start + DAG) <= 0:
        start += DAG
    return start


class _Legger:
    """Lays one step after another; what we do ourselves happens on a workday."""

    def __init__(self, kalender: Kalender, wens: Wens) -> None:
        self.kalender, self.wens = kalender, wens
        self.stappen: list[Planstap] = []
        self.voorbehouden: list[str] = []

    @property
    def dagen(self) -> dict[str, date]:
        return {stap.code: stap.dag for stap in self.stappen}

    def leg(self, start: date) -> None:
        duur, besluit = self.wens.duur, max(self.wens.duur.besluit, self.wens.cyclus)
        dag = self._zet("start", "startbijeenkomst", start, "begin van de planning", BELEID)
        dag = self._eigen("concept", "concept-inkoopstrategie naar de diensten", dag, duur.concept)
        dag = self._eigen("aanbieding", "inkoopstrategie ter vaststelling", dag, duur.reactie)
        dag = self._eigen("vaststelling", "elk bestuur heeft de strategie vastgesteld", dag, besluit, self._cyclus)
        publicatie = self._eigen("publicatie", "publicatie", dag, duur.documenten)
        dag = self._eigen("advies", "gunningsadvies naar de deelnemers", self._markt(publicatie), duur.beoordeling)
        dag = self._eigen("besluit_advies", "elk bestuur heeft het advies vastgesteld", dag, besluit, self._cyclus)
        dag = self._zet("gunningsbeslissing", "gunningsbeslissing verzenden", dag + DAG, "de dag erna", BELEID)
        dag = self._gunning(dag)
        self._eigen("contract", "contract getekend", dag, duur.ondertekening)

    def _markt(self, publicatie: date) -> date:
        """From the publication to the closing; the nota comes before it, and the last question before the nota."""
        open_ = publicatie
        if self.wens.procedure not in ZONDER_SELECTIE:
            verzoeken = aanmelding(publicatie, self.kalender, self.wens.procedure)
            dag = self._wet("aanmelding", "sluiting van de aanmelding", verzoeken, verzoeken.eerste_dag_erna)
            open_ = self._eigen("uitnodiging", "uitnodiging tot inschrijven", dag, self.wens.duur.selectie)
        termijn = self._inschrijftermijn(open_)
        sluiting = self.kalender.volgende_werkdag(termijn.eerste_dag_erna)
        nota = nvi(sluiting, self.kalender)
        uiterlijk = self.kalender.vorige_werkdag(nota.laatste_dag + DAG)
        vragen = self.kalender.vorige_werkdag(uiterlijk - timedelta(days=self.wens.duur.antwoorden) + DAG)
        antwoorden = f"{self.wens.duur.antwoorden} dagen of meer om te antwoorden"
        self._zet("vragen_tot", "laatste dag voor vragen", vragen, antwoorden, BELEID)
        self._wet("nvi", "nota van inlichtingen", nota, uiterlijk)
        return self._wet("sluiting", "sluiting van de inschrijving", termijn, sluiting)

    def _inschrijftermijn(self, open_: date) -> Berekening:
        if self.wens.inschrijftermijn is not None:
            return vaststelling(open_, self.wens.inschrijftermijn, self.kalender)
        return inschrijving(open_, self.kalender, self.wens.procedure)

    def _gunning(self, verzonden: date) -> date:
        termijn = opschortend(verzonden, self.kalender, contractueel=self.wens.procedure == SAS)
        dag = self._wet("definitief", "definitieve gunning", termijn, termijn.eerste_dag_erna)
        aankondiging = gegunde_opdracht(dag, self.kalender)
        self._wet("aankondiging", "laatste dag voor de aankondiging", aankondiging, aankondiging.laatste_dag)
        return dag

    @property
    def _cyclus(self) -> str:
        return f"; elk bestuur vergadert eens in {self.wens.cyclus} dagen"

    def _eigen(self, code: str, naam: str, na: date, dagen: int, meer: str = "") -> date:
        dag = na + timedelta(days=dagen)
        return self._zet(code, naam, dag, f"{dagen} dagen na {nl_datum(na)}{meer}", BELEID)

    def _wet(self, code: str, naam: str, termijn: Berekening, dag: date) -> date:
        """A step that rests on a term of the law, on the first workday from this day."""
        if termijn.voorbehoud:
            self.voorbehouden.append(termijn.voorbehoud)
        return self._zet(code, naam, dag, termijn.redenering, termijn.bron)

    def _zet(self, code: str, naam: str, dag: date, redenering: str, bron: str) -> date:
        werkdag = self.kalender.volgende_werkdag(dag)
        if werkdag > dag:
            redenering += f"; {nl_datum(dag)} is geen werkdag → {nl_datum(werkdag)}"
        self.stappen.append(Planstap(code, naam, werkdag, redenering, bron))
        return werkdag


_PLANNING = ("publicatie", "vragen_tot", "nvi", "sluiting", "gunningsbeslissing", "contract")


def _waarschuwingen(
    legger: _Legger, kalender: Kalender, wens: Wens, contract: date | None, vandaag: date | None
) -> Iterator[Bevinding]:
    dagen = legger.dagen
    planning = Planning(**{naam: dagen[naam] for naam in _PLANNING})
    yield from controleer(planning, kalender, wens.procedure, uitgenodigd=dagen.get("uitnodiging"))
    if contract and dagen["contract"] > contract:
        laatste = nl_datum(_laatste_start(kalender, wens, contract))
        yield Bevinding(
            "contract_niet_haalbaar",
            f"Het contract kan er niet zijn op {nl_datum(contract)}, wel op {nl_datum(dagen['contract'])}. "
            f"Daarvoor begint u uiterlijk op {laatste}.",
        )
    if vandaag and dagen["start"] < vandaag:
        yield Bevinding("start_voorbij", f"De planning begint op {nl_datum(dagen['start'])}; die dag is al geweest.")
    if legger.voorbehouden:
        yield Bevinding(
            "dagen_onbekend", f"Datums kunnen nog schuiven: {legger.voorbehouden[0].removeprefix('let op: ')}."
        )
