"""Effects of the inkoopstrategie."""

from dataclasses import replace

from workflow.beurt import Beurt
from workflow.case.deelname import DeelnameToestand
from workflow.case.dossier import DocumentToestand
from workflow.case.termijn import SoortTermijn
from workflow.deelmachines import DEELNAME
from workflow.deelneming import werk_deelnames_bij
from workflow.documenten import BRIEVEN_BIJ_AANBIEDING
from workflow.lezen import aangeboden_strategie, belangstellenden, concept_strategie, levende_documenten
from workflow.termijnen.berekenen import vaststelling


def leg_concept_voor(beurt: Beurt) -> Beurt:
    """Per dienst: the letter that asks for a reaction, and the termijn within which it may react.

    The same concept may be laid before them again; the letters of a dienst are numbered as its termijnen are.
    """
    concept = concept_strategie(beurt.case)
    if concept is None or concept.reactie_tot is None:
        raise LookupError("het concept hoort voorgelegd te zijn")
    dagen = (concept.reactie_tot - beurt.call.vandaag).days
    termijn = vaststelling(beurt.call.vandaag, dagen, beurt.call.kalender)
    for deelname in belangstellenden(beurt.case):
        beurt = beurt.plan_termijn(
            SoortTermijn.REACTIE_CONCEPT,
            start=termijn.start,
            laatste_dag=termijn.laatste_dag,
            bron="Procedure Collectieve Inkoop 2.2",
            redenering=termijn.redenering,
            deelname_id=deelname.id,
        )
        keer = sum(
            t.deelname_id == deelname.id and t.soort == SoortTermijn.REACTIE_CONCEPT
            for t in beurt.case.termijnen.values()
        )
        soort = "aanbieding_concept_inkoopstrategie"
        beurt = beurt.vervang(soort, deelname_id=deelname.id).bestel(soort, keer, deelname_id=deelname.id)
    return beurt


def maak_strategiedocument(beurt: Beurt) -> Beurt:
    """One text for all, with a page for each orgaan; what still waited about the concept is not sent any more.

    An earlier version lapses where nobody released it; one that was released went along, and stays what was asked.
    """
    strategie = aangeboden_strategie(beurt.case)
    if strategie is None:
        raise LookupError("de strategie hoort aangeboden te zijn")
    for deelname in beurt.case.deelnames.values():
        beurt = beurt.vervang("aanbieding_concept_inkoopstrategie", deelname_id=deelname.id)
    eerdere = levende_documenten(beurt.case, "inkoopstrategie")
    beurt = beurt.laat_vervallen(d for d in eerdere if d.toestand == DocumentToestand.CONCEPT)
    return beurt.bestel("inkoopstrategie", strategie.versie)


def bied_strategie_aan(beurt: Beurt) -> Beurt:
    """The concept becomes the version that every orgaan is asked to adopt before the deadline."""
    concept = concept_strategie(beurt.case)
    if concept is None:
        raise LookupError("de guard strategie_compleet hoort bij deze overgang")
    # Who let the earlier deadline pass is out, also when no check has said so; who was in is asked again.
    beurt = werk_deelnames_bij(beurt, (DeelnameToestand.STRATEGIE_TER_VASTSTELLING,))
    beurt = beurt.schrijf(replace(concept, aangeboden_op=beurt.call.nu, deadline=beurt.met.deadline))
    for deelname in belangstellenden(beurt.case):
        beurt = beurt.verzet(DEELNAME, deelname, "bied_aan")
    return beurt


def vraag_vaststelling_strategie(beurt: Beurt) -> Beurt:
    """Per dienst: mandaatbrief, draft decision, and the termijn within which it must have decided."""
    strategie = aangeboden_strategie(beurt.case)
    if strategie is None or strategie.deadline is None:
        raise LookupError("de strategie hoort aangeboden te zijn")
    dagen = (strategie.deadline - beurt.call.vandaag).days
    termijn = vaststelling(beurt.call.vandaag, dagen, beurt.call.kalender)
    for deelname in belangstellenden(beurt.case):
        for soort in BRIEVEN_BIJ_AANBIEDING:
            beurt = beurt.vervang(soort, deelname_id=deelname.id)
            beurt = beurt.bestel(soort, strategie.versie, deelname_id=deelname.id)
        beurt = beurt.plan_termijn(
            SoortTermijn.VASTSTELLING_STRATEGIE,
            start=termijn.start,
            laatste_dag=termijn.laatste_dag,
            bron="Procedure Collectieve Inkoop 2.2.1",
            redenering=termijn.redenering,
            deelname_id=deelname.id,
        )
    return beurt


def stel_deelnames_vast(beurt: Beurt) -> Beurt:
    """Each deelname gets the outcome that its facts give; what is still open as a termijn is over."""
    beurt = werk_deelnames_bij(beurt)
    for deelname in beurt.case.deelnames.values():
        beurt = beurt.sluit_termijnen(SoortTermijn.VASTSTELLING_STRATEGIE, "verstrijk", deelname_id=deelname.id)
    return beurt
