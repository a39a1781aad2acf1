"""Termijnen that run, with what they wait for: one that is near or over and still waits is blocked (section 6)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from workflow.case import Case
from workflow.case.deelname import DeelnameToestand, Onderwerp, Uitkomst
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.case.termijn import SoortTermijn, Termijn, TermijnToestand
from workflow.lezen import (
    GEGUND,
    advies,
    dienst_van,
    kort_gedingen_van,
    laatste_besluit,
    laatste_nota,
    nieuwe_vragen,
    publicatie,
    uitspraak_in,
)
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
    for t in sorted(_lopend(case, nu), key=lambda t: (t.verloopt_op, t.soort)):
        groepen.setdefault((t.soort, t.perceel_id, t.laatste_dag, t.verloopt_op), []).append(t)
    return tuple(_stand(case, groep, nu) for groep in groepen.values())


def _lopend(case: Case, nu: datetime) -> Iterable[Termijn]:
    """Of each kind and object the last one: a deadline that moved left its earlier day behind."""
    laatste = {(t.soort, t.deelname_id, t.perceel_id): t for t in case.termijnen.values()}
    for termijn in laatste.values():
        over = termijn.toestand == TermijnToestand.VERSTREKEN and wacht(case, termijn, nu)
        if case.project.toestand != ProjectToestand.INGETROKKEN and (termijn.toestand == TermijnToestand.OPEN or over):
            yield termijn


def _stand(case: Case, groep: list[Termijn], nu: datetime) -> Termijnstand:
    eerste = groep[0]
    wachtend = [t for t in groep if wacht(case, t, nu)]
    diensten = [dienst_van(case, t.deelname_id).naam for t in wachtend if t.deelname_id]
    overig = dict.fromkeys(wacht(case, t, nu) for t in wachtend if not t.deelname_id)
    perceel = case.percelen[eerste.perceel_id].nummer if eerste.perceel_id and len(case.percelen) > 1 else None
    return Termijnstand(
        soort=eerste.soort,
        perceel=perceel,
        laatste_dag=eerste.laatste_dag,
        dagen=(eerste.laatste_dag - dag_van(nu)).days,
        voorbij=eerste.verloopt_op <= nu,
        diensten=tuple(diensten),
        wacht_op="; ".join(overig),
    )


def wacht(case: Case, termijn: Termijn, nu: datetime) -> str:
    """What this deadline still waits for, in words; empty when nothing is left to do, or only time must pass."""
    return _WACHT[termijn.soort](case, termijn, nu)


def _reactie(case: Case, termijn: Termijn, nu: datetime) -> str:
    """Silence is an answer once the day is over."""
    return "reactie op het concept" if termijn.toestand == TermijnToestand.OPEN and termijn.verloopt_op > nu else ""


def _strategie(case: Case, termijn: Termijn, nu: datetime) -> str:
    """Who did not decide in time does not take part: after the day nothing is waited for."""
    deelname = case.deelnames[termijn.deelname_id or ""]
    te_beslissen = deelname.toestand == DeelnameToestand.STRATEGIE_TER_VASTSTELLING
    return "besluit over de inkoopstrategie" if te_beslissen and termijn.verloopt_op > nu else ""


def _advies(case: Case, termijn: Termijn, nu: datetime) -> str:
    """Nothing lapses: a decision that is late is still waited for (procedure section 4)."""
    deelname, perceel = case.deelnames[termijn.deelname_id or ""], case.percelen[termijn.perceel_id or ""]
    huidig = advies(case, perceel)
    if deelname.toestand != DeelnameToestand.DEELNEMER or perceel.toestand != PerceelToestand.ADVIES or not huidig:
        return ""
    besluit = laatste_besluit(case, deelname, Onderwerp.GUNNINGSADVIES, huidig.inhoud_sha256)
    beslist = besluit and besluit.uitkomst in (Uitkomst.VASTGESTELD, Uitkomst.AFGEWEZEN)
    return "" if beslist else "besluit over het gunningsadvies"


def _dossier(case: Case, termijn: Termijn, nu: datetime) -> str:
    ontvangen = any(o.ontvangen_op for o in case.dossieroverdrachten.values() if o.deelname_id == termijn.deelname_id)
    return "" if ontvangen else "ontvangst van het dossier"


def _nota(case: Case, termijn: Termijn, nu: datetime) -> str:
    laatste = laatste_nota(case)
    if case.project.toestand != ProjectToestand.NOTA_VAN_INLICHTINGEN or (laatste and laatste.laatste):
        return ""
    onbeantwoord = sum(vraag.beantwoord_op is None for vraag in nieuwe_vragen(case))
    open_ = f", {onbeantwoord} {'vraag' if onbeantwoord == 1 else 'vragen'} zonder antwoord" if onbeantwoord else ""
    return f"laatste nota van inlichtingen{open_}"


def _sluiting(case: Case, termijn: Termijn, nu: datetime) -> str:
    huidig = publicatie(case)
    dicht = huidig and huidig.geopend_op is None and case.project.toestand in _VOOR_OPENING
    return "opening van de kluis" if dicht and termijn.verloopt_op <= nu else ""


_VOOR_OPENING = (ProjectToestand.NOTA_VAN_INLICHTINGEN, ProjectToestand.AANBESTEDINGSFASE)


def _gestanddoening(case: Case, termijn: Termijn, nu: datetime) -> str:
    return "definitieve gunning" if case.project.toestand in (*_VOOR_OPENING, *_VOOR_GUNNING) else ""


_VOOR_GUNNING = (ProjectToestand.AANBESTEDINGSFASE_GEOPEND, ProjectToestand.GUNNING)


def _opschortend(case: Case, termijn: Termijn, nu: datetime) -> str:
    perceel = case.percelen[termijn.perceel_id or ""]
    if perceel.toestand != PerceelToestand.OPSCHORTING:
        return ""
    loopt = any(uitspraak_in(case, k) is None for k in kort_gedingen_van(case, perceel))
    return "uitspraak in kort geding" if loopt else ""


def _aankondiging(case: Case, termijn: Termijn, nu: datetime) -> str:
    perceel = case.percelen[termijn.perceel_id or ""]
    gedaan = any(a.perceel_id == perceel.id for a in case.aankondigingen.values())
    return "aankondiging van de gegunde opdracht" if perceel.toestand in GEGUND and not gedaan else ""


_WACHT: dict[SoortTermijn, Callable[[Case, Termijn, datetime], str]] = {
    SoortTermijn.REACTIE_CONCEPT: _reactie,
    SoortTermijn.VASTSTELLING_STRATEGIE: _strategie,
    SoortTermijn.NVI: _nota,
    SoortTermijn.SLUITING: _sluiting,
    SoortTermijn.GESTANDDOENING: _gestanddoening,
    SoortTermijn.VASTSTELLING_ADVIES: _advies,
    SoortTermijn.OPSCHORTEND: _opschortend,
    SoortTermijn.AANKONDIGING: _aankondiging,
    SoortTermijn.ONTVANGST_DOSSIER: _dossier,
}
