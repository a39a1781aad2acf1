"""What a call changes, in words that somebody can weigh before confirming it (procedure section 6).

It compares two Cases and knows no verb: what it says of a call that was tried is what it says once it was carried out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from workflow.agenda import verteld_aan, wijzigingen
from workflow.besluittekst import tekst_van
from workflow.beurt import Beurt
from workflow.call import Call
from workflow.case import Case
from workflow.case.deelname import Besluit
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.termijn import Termijn, TermijnToestand
from workflow.drempels import drempel_op
from workflow.guards.strategie import inkoopteam_compleet
from workflow.herinneren import volgende
from workflow.lezen import dienst_van, geraamde_waarde, inschrijver_van, publicatie, team
from workflow.tijd import dag_van, lokaal
from workflow.vlaggen import Vlag, vlaggen


@dataclass(frozen=True, slots=True, order=True)
class TermijnGevolg:
    """A deadline that comes (`van` is None), closes (`naar` is None) or moves."""

    soort: str
    perceel: str
    wie: str
    van: date | None
    naar: date | None
    toestand: str
    """How it stands afterwards: open, gehaald, verstreken or vervallen."""
    tijdstip: str = ""
    """From and to which time of the day, where only that changes."""


@dataclass(frozen=True, slots=True, order=True)
class BriefGevolg:
    """A letter that will be made, lapses, is withdrawn, released or sent."""

    wat: str
    soort: str
    perceel: str
    aan: str


@dataclass(frozen=True, slots=True, order=True)
class HerinneringGevolg:
    """The day of the next reminder of a termijn, where that changes; None where there is none to come."""

    soort: str
    perceel: str
    wie: str
    van: date | None
    naar: date | None


@dataclass(frozen=True, slots=True, order=True)
class AgendaGevolg:
    """An entry that the next check invites to, moves or calls off; `dag` is the last day of its termijn."""

    wat: str
    soort: str
    perceel: str
    dag: date
    aan: str


@dataclass(frozen=True, slots=True, order=True)
class ToestandGevolg:
    """A move of the project, a perceel or a dienst; `van` is empty for what is new."""

    wat: str
    van: str
    naar: str


@dataclass(frozen=True, slots=True)
class Waarde:
    """The estimate against the European threshold of the day of dispatch, or of today before it; excluding VAT."""

    raming: Decimal
    drempel: int | None
    """None where no period covers the day."""
    boven: bool
    """At the threshold, or above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevolgen:
    toestanden: tuple[ToestandGevolg, ...]
    """Of project and percelen."""
    termijnen: tuple[TermijnGevolg, ...]
    herinneringen: tuple[HerinneringGevolg, ...]
    agenda: tuple[AgendaGevolg, ...]
    brieven: tuple[BriefGevolg, ...]
    verouderde_besluiten: tuple[str, ...]
    """Besluiten that count no more, because there is a newer text to decide on."""
    deelnames: tuple[ToestandGevolg, ...]
    team_eruit: tuple[str, ...]
    team_erin: tuple[str, ...]
    team_mist: tuple[str, ...]
    """What the inkoopteam will lack that it has now."""
    waarde_voor: Waarde
    waarde_na: Waarde
    vlaggen_erbij: tuple[Vlag, ...]
    vlaggen_weg: tuple[Vlag, ...]

    @property
    def leeg(self) -> bool:
        """Whether nothing that is told here changes."""
        rijen = (getattr(self, veld) for veld in self.__slots__ if not veld.startswith("waarde"))
        return self.waarde_voor == self.waarde_na and not any(rijen)


def gevolgen(voor: Case, na: Case, call: Call) -> Gevolgen:
    """What is different between two moments of one project."""
    team_voor, team_na = _team(voor), _team(na)
    return Gevolgen(
        toestanden=_toestanden(voor, na),
        termijnen=tuple(sorted(_termijnen(voor, na), key=str)),
        herinneringen=tuple(sorted(_herinneringen(voor, na, call), key=str)),
        agenda=tuple(sorted(_agenda(voor, na, call))),
        brieven=tuple(sorted(_brieven(voor, na))),
        verouderde_besluiten=tuple(sorted(_verouderd(voor, na))),
        deelnames=_deelnames(voor, na),
        team_eruit=tuple(sorted(team_voor - team_na)),
        team_erin=tuple(sorted(team_na - team_voor)),
        team_mist=tuple(r for r in _teamgaten(na, call) if r not in _teamgaten(voor, call)),
        waarde_voor=_waarde(voor, call),
        waarde_na=_waarde(na, call),
        vlaggen_erbij=_erbij(_vlaggen(na, call), _vlaggen(voor, call)),
        vlaggen_weg=_opgelost(_vlaggen(voor, call), _vlaggen(na, call)),
    )


def _vlaggen(case: Case, call: Call) -> tuple[Vlag, ...]:
    return vlaggen(case, call.beleid, call.vandaag)


def _opgelost(voor: tuple[Vlag, ...], na: tuple[Vlag, ...]) -> tuple[Vlag, ...]:
    """What is gone; a flag about the whole project that only names another number now is not solved."""
    codes = {vlag.code for vlag in na}
    return tuple(vlag for vlag in _erbij(voor, na) if ": " in vlag.melding or vlag.code not in codes)


def _erbij(hier: Iterable[Vlag], daar: Iterable[Vlag]) -> tuple[Vlag, ...]:
    return tuple((Counter(hier) - Counter(daar)).elements())


# --- toestanden ----------------------------------------------------------------------------------------------------


def _toestanden(voor: Case, na: Case) -> tuple[ToestandGevolg, ...]:
    rijen = [_zet("project", voor.project, na.project)]
    rijen += [_zet(f"perceel {p.nummer}", voor.percelen.get(p.id), p) for p in na.percelen.values()]
    return tuple(rij for rij in rijen if rij.van != rij.naar)


def _deelnames(voor: Case, na: Case) -> tuple[ToestandGevolg, ...]:
    rijen = [_zet(dienst_van(na, d.id).naam, voor.deelnames.get(d.id), d) for d in na.deelnames.values()]
    return tuple(sorted(rij for rij in rijen if rij.van != rij.naar))


def _zet(wat: str, was: Any, wordt: Any) -> ToestandGevolg:
    return ToestandGevolg(wat, str(was.toestand) if was else "", str(wordt.toestand))


# --- termijnen -----------------------------------------------------------------------------------------------------

_Doel = tuple[str, str | None, str | None]


def _termijnen(voor: Case, na: Case) -> Iterable[TermijnGevolg]:
    """Of one kind and object one deadline is open at a time: what takes the place of another one moves it."""
    oud, nieuw = _open(voor), _open(na)
    for doel in oud.keys() | nieuw.keys():
        was, wordt = oud.get(doel), nieuw.get(doel)
        if was is None and wordt is not None:
            yield _termijngevolg(na, wordt, None, wordt.laatste_dag, wordt)
        elif was is not None and wordt is None:
            yield _termijngevolg(na, was, was.laatste_dag, None, na.termijnen[was.id])
        elif was and wordt and (was.laatste_dag, was.verloopt_op) != (wordt.laatste_dag, wordt.verloopt_op):
            gevolg = _termijngevolg(na, wordt, was.laatste_dag, wordt.laatste_dag, wordt)
            yield replace(gevolg, tijdstip=_tijdstip(was, wordt))


def _open(case: Case) -> Mapping[_Doel, Termijn]:
    return {
        (t.soort, t.deelname_id, t.perceel_id): t for t in case.termijnen.values() if t.toestand == TermijnToestand.OPEN
    }


def _termijngevolg(case: Case, t: Termijn, van: date | None, naar: date | None, stand: Termijn) -> TermijnGevolg:
    wie = dienst_van(case, t.deelname_id).naam if t.deelname_id else ""
    return TermijnGevolg(str(t.soort), _nummer(case, t.perceel_id), wie, van, naar, str(stand.toestand))


def _tijdstip(was: Termijn, wordt: Termijn) -> str:
    if was.laatste_dag != wordt.laatste_dag:
        return ""
    return f"{lokaal(was.verloopt_op):%H:%M} → {lokaal(wordt.verloopt_op):%H:%M}"


def _nummer(case: Case, perceel_id: str | None) -> str:
    return case.percelen[perceel_id].nummer if perceel_id else ""


# --- herinneringen en agenda's -------------------------------------------------------------------------------------

KOMT, VERSCHUIFT, VERDWIJNT = "komt in de agenda", "verschuift in de agenda", "verdwijnt uit de agenda"


def _herinneringen(voor: Case, na: Case, call: Call) -> Iterable[HerinneringGevolg]:
    """Of termijnen that are open on either side: which day comes next."""
    oud, nieuw = _open(voor), _open(na)
    for doel in oud.keys() | nieuw.keys():
        van, naar = _volgende_dag(voor, oud.get(doel), call), _volgende_dag(na, nieuw.get(doel), call)
        if van != naar:
            soort, deelname_id, perceel_id = doel
            wie = dienst_van(na, deelname_id).naam if deelname_id else ""
            yield HerinneringGevolg(soort, _nummer(na, perceel_id), wie, van, naar)


def _volgende_dag(case: Case, termijn: Termijn | None, call: Call) -> date | None:
    moment = volgende(case, termijn, call.nu, call.beleid, call.kalender) if termijn else None
    return dag_van(moment.op) if moment else None


def _agenda(voor: Case, na: Case, call: Call) -> Iterable[AgendaGevolg]:
    """What calendars must be told afterwards that they need not be told now."""
    nodig = {(w.plek, w.afgezegd, w.termijn.laatste_dag) for w in wijzigingen(voor, call.nu)}
    verteld = verteld_aan(voor)
    for w in wijzigingen(na, call.nu):
        if (w.plek, w.afgezegd, w.termijn.laatste_dag) not in nodig:
            wat = VERDWIJNT if w.afgezegd else VERSCHUIFT if w.plek in verteld else KOMT
            aan = na.stam.personen[w.plek.persoon_id].naam
            yield AgendaGevolg(wat, str(w.plek.soort), _nummer(na, w.plek.perceel_id), w.termijn.laatste_dag, aan)


# --- brieven en besluiten ------------------------------------------------------------------------------------------

_WORDT = {
    DocumentToestand.CONCEPT: "terug naar concept",
    DocumentToestand.VRIJGEGEVEN: "vrijgegeven",
    DocumentToestand.VERZONDEN: "verzonden",
    DocumentToestand.VERVALLEN: "vervalt",
    DocumentToestand.INGETROKKEN: "ingetrokken",
}
GEMAAKT = "wordt gemaakt"


def _brieven(voor: Case, na: Case) -> Iterable[BriefGevolg]:
    for document in na.documenten.values():
        was = voor.documenten.get(document.id)
        if was is None or was.toestand != document.toestand:
            wat = GEMAAKT if was is None else _WORDT[document.toestand]
            yield BriefGevolg(wat, document.soort, _nummer(na, document.perceel_id), _aan(na, document))


def _aan(case: Case, document: Document) -> str:
    """Who gets a letter: the tenderer, in the name of the dienst where there is one, or the dienst."""
    dienst = dienst_van(case, document.deelname_id).naam if document.deelname_id else ""
    if not document.inschrijving_id:
        return dienst
    inschrijver = inschrijver_van(case, case.inschrijvingen[document.inschrijving_id]).naam
    return f"{inschrijver} (namens {dienst})" if dienst else inschrijver


def _verouderd(voor: Case, na: Case) -> Iterable[str]:
    for besluit in voor.besluiten.values():
        if _telt(voor, besluit) and not _telt(na, besluit):
            yield f"{dienst_van(na, besluit.deelname_id).naam}: {besluit.onderwerp} versie {besluit.versie}"


def _telt(case: Case, besluit: Besluit) -> bool:
    huidig = tekst_van(case, besluit)
    return huidig is not None and huidig.sha256 == besluit.inhoud_sha256


# --- team en waarde ------------------------------------------------------------------------------------------------


def _team(case: Case) -> set[str]:
    return {f"{case.stam.personen[lid.persoon_id].naam} ({lid.rol})" for lid in team(case)}


def _teamgaten(case: Case, call: Call) -> list[str]:
    """What the team lacks, as soon as there is one."""
    return [r.melding for r in inkoopteam_compleet(Beurt(case, None, call))] if case.teamleden else []


def _waarde(case: Case, call: Call) -> Waarde:
    huidig = publicatie(case)
    dag = dag_van(huidig.verzonden_op) if huidig else call.vandaag
    raming = geraamde_waarde(case)
    try:
        drempel = drempel_op(call.drempels, dag, case.project.aard.value)
    except LookupError:
        return Waarde(raming, None, False)
    return Waarde(raming, drempel, raming >= drempel)
