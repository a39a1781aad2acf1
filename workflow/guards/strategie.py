"""Guards of the inkoopstrategie and the moment of definitive participation (procedure 2.2 and 2.2.1)."""

from collections.abc import Iterable
from datetime import timedelta

from workflow.beurt import Beurt
from workflow.case import Case
from workflow.case.deelname import DeelnameToestand
from workflow.case.dossier import SoortStuk
from workflow.deelneming import te_herstellen, uitkomst
from workflow.guards.basis import dwingbaar, niet_in_toekomst, over_invoer, stuk_redenen
from workflow.inkoopteam import gebreken
from workflow.lezen import (
    aangeboden_strategie,
    belangstellenden,
    concept_strategie,
    deelname_van,
    dienst_van,
    stuk_op_code,
)
from workflow.reasons import Reden, reden
from workflow.strategie import HOOFDSTUKKEN, MIJLPALEN, SPOED, VOORAANKONDIGING
from workflow.termijnen.planning import Planning, controleer
from workflow.tijd import dag_van


def inkoopteam_compleet(beurt: Beurt) -> Iterable[Reden]:
    """Concerninkoper, contractmanager and at least three materiedeskundigen of diensten in the project."""
    binnen = {d.id for d in belangstellenden(beurt.case)}
    return _team_redenen(beurt, binnen)


def _team_redenen(beurt: Beurt, deelname_ids: set[str]) -> Iterable[Reden]:
    for gebrek in gebreken(beurt.case, beurt.call.beleid, deelname_ids):
        yield reden("inkoopteam_onvolledig", gebrek)


def strategie_compleet(beurt: Beurt) -> Iterable[Reden]:
    """There is a concept on the standard template: every chapter and milestone is filled in."""
    concept = concept_strategie(beurt.case)
    if concept is None:
        yield reden("strategie_ontbreekt")
        return
    leeg = [titel for code, titel in HOOFDSTUKKEN.items() if not concept.hoofdstukken.get(code, "").strip()]
    leeg += [f"planning: {mijlpaal}" for mijlpaal in MIJLPALEN if mijlpaal not in concept.planning]
    if leeg:
        yield reden("strategie_onvolledig", f"nog leeg: {', '.join(leeg)}")


def planning_rechtmatig(beurt: Beurt) -> Iterable[Reden]:
    """The planned dates can lawfully be met (procedure section 6)."""
    concept = concept_strategie(beurt.case)
    if concept is None or not set(MIJLPALEN) <= set(concept.planning):
        return
    planning = Planning(**{naam: concept.planning[naam] for naam in MIJLPALEN})
    bevindingen = controleer(
        planning,
        beurt.call.kalender,
        beurt.case.project.procedure,
        spoed=SPOED in concept.hoofdstukken,
        vooraankondiging=concept.planning.get(VOORAANKONDIGING),
    )
    for bevinding in bevindingen:
        yield reden("planning_onrechtmatig", bevinding.melding)


@dwingbaar("concept_niet_voorgelegd")
def concept_voorgelegd(beurt: Beurt) -> Iterable[Reden]:
    """The concept was sent to every dienst, with a term in which to react."""
    concept = concept_strategie(beurt.case)
    if concept and (concept.voorgelegd_op is None or concept.reactie_tot is None):
        yield reden("concept_niet_voorgelegd")


@dwingbaar("reactietermijn_loopt")
def reactietermijn_voorbij(beurt: Beurt) -> Iterable[Reden]:
    """The term in which to react is over, or everybody reacted."""
    concept = concept_strategie(beurt.case)
    if concept is None or concept.reactie_tot is None:
        return
    stil = _zonder_reactie(beurt.case, concept.id)
    if stil and beurt.call.vandaag <= concept.reactie_tot:
        yield reden("reactietermijn_loopt", f"tot en met {concept.reactie_tot:%d-%m-%Y}; stil: {', '.join(stil)}")


def _zonder_reactie(case: Case, strategie_id: str) -> list[str]:
    gereageerd = {r.deelname_id for r in case.reacties.values() if r.strategie_id == strategie_id}
    return [dienst_van(case, d.id).naam for d in belangstellenden(case) if d.id not in gereageerd]


@dwingbaar("termijn_te_kort")
@over_invoer
def reactietermijn_lang_genoeg(beurt: Beurt) -> Iterable[Reden]:
    vroegst = beurt.call.vandaag + timedelta(days=beurt.call.beleid.reactietermijn)
    if beurt.met.reactie_tot < vroegst:
        yield reden("termijn_te_kort", f"reageren moet kunnen tot ten minste {vroegst:%d-%m-%Y}")


@dwingbaar("termijn_te_kort")
@over_invoer
def deadline_ver_genoeg(beurt: Beurt) -> Iterable[Reden]:
    """An orgaan has the configured number of days to decide, so that a meeting fits in."""
    vroegst = beurt.call.vandaag + timedelta(days=beurt.call.beleid.vaststellingstermijn)
    if beurt.met.deadline < vroegst:
        yield reden("termijn_te_kort", f"de deadline moet {vroegst:%d-%m-%Y} of later zijn")


@over_invoer
def besluit_bewezen(beurt: Beurt) -> Iterable[Reden]:
    """A decision has a signed file of the dienst itself in the dossier, and dates that have been."""
    met = beurt.met
    yield from stuk_redenen(beurt, met.bewijs, SoortStuk.BESLUIT, deelname_van(beurt.case, met.dienst).id)
    yield from niet_in_toekomst(beurt, "de besluitdatum", met.besluitdatum)
    yield from niet_in_toekomst(beurt, "de ondertekening", met.getekend_op)
    if met.getekend_op < met.besluitdatum:
        yield reden("datums_niet_op_volgorde", "de ondertekening ligt voor het besluit")


@over_invoer
def bewijs_van_dit_besluit(beurt: Beurt) -> Iterable[Reden]:
    """A file proves one besluit, and it did not exist in the dossier before the text was offered."""
    stuk = stuk_op_code(beurt.case, beurt.met.bewijs)
    if stuk is None:
        return
    if stuk.toegevoegd_op < beurt.met.onderwerp_op(beurt.case).aangeboden_op:
        yield reden("stuk_te_oud", f"'{stuk.code}' zat al in het dossier voordat de tekst is aangeboden")
    if any(b.bewijs_id == stuk.id for b in beurt.case.besluiten.values()):
        yield reden("stuk_al_gebruikt", f"'{stuk.code}' is al het bewijs van een ander besluit")


@over_invoer
def besluit_na_aanbieding(beurt: Beurt) -> Iterable[Reden]:
    """Nobody can decide on a text that was not yet offered."""
    aangeboden = beurt.met.onderwerp_op(beurt.case).aangeboden_op
    if beurt.met.besluitdatum < dag_van(aangeboden):
        yield reden("datum_voor_aanbieding", f"de tekst is aangeboden op {dag_van(aangeboden):%d-%m-%Y}")


@over_invoer
def volmacht_in_dossier(beurt: Beurt) -> Iterable[Reden]:
    if not beurt.met.volmacht:
        return
    deelname = deelname_van(beurt.case, beurt.met.dienst)
    yield from stuk_redenen(beurt, beurt.met.volmacht, SoortStuk.VOLMACHT, deelname.id)


@over_invoer
def op_tijd_genomen(beurt: Beurt) -> Iterable[Reden]:
    """What was taken and signed in time but arrived late can be restored; what was taken late cannot (2.2.1)."""
    deelname = deelname_van(beurt.case, beurt.met.dienst)
    if deelname.toestand != DeelnameToestand.VERVALLEN:
        yield reden("niet_op_tijd_genomen", f"{beurt.met.dienst} is '{deelname.toestand}' en niet vervallen")
    elif not te_herstellen(beurt.case, deelname):
        yield reden("niet_op_tijd_genomen")


def deelnames_beslist(beurt: Beurt) -> Iterable[Reden]:
    """Every dienst decided on the current version, or its deadline is over (procedure 2.2.1)."""
    open_ = [n for n, u in _uitkomsten(beurt) if u == DeelnameToestand.STRATEGIE_TER_VASTSTELLING]
    if open_:
        strategie = aangeboden_strategie(beurt.case)
        tot = f" (deadline {strategie.deadline:%d-%m-%Y})" if strategie and strategie.deadline else ""
        yield reden("deelname_onbeslist", f"nog geen besluit met mandaat van: {', '.join(open_)}{tot}")


def genoeg_deelnemers(beurt: Beurt) -> Iterable[Reden]:
    aantal = sum(1 for _, u in _uitkomsten(beurt) if u == DeelnameToestand.DEELNEMER)
    nodig = beurt.call.beleid.minimum_deelnemers
    if aantal < nodig:
        yield reden("te_weinig_deelnemers", f"{aantal} deelnemer(s), ten minste {nodig} nodig")


def team_van_deelnemers(beurt: Beurt) -> Iterable[Reden]:
    """After the decisions the team still is complete, with members of deelnemers only."""
    case = beurt.case
    binnen = {
        d.id for d in case.deelnames.values() if uitkomst(case, d, beurt.call.vandaag) == DeelnameToestand.DEELNEMER
    }
    return _team_redenen(beurt, binnen)


def _uitkomsten(beurt: Beurt) -> list[tuple[str, DeelnameToestand]]:
    case = beurt.case
    return [(dienst_van(case, d.id).naam, uitkomst(case, d, beurt.call.vandaag)) for d in case.deelnames.values()]
