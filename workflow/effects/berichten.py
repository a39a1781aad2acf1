"""Effects that tell people what changed: withdrawal, reopening, correction, changes, deelnemers, completion.

Each is made once per event: its version counts the events, so that asking twice orders nothing twice.
"""

from collections.abc import Iterable

from workflow.beoordeling import aan_te_schrijven, toets_van
from workflow.beurt import Beurt
from workflow.case import Case
from workflow.case.deelname import DeelnameToestand
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand
from workflow.case.project import Perceel
from workflow.documenten import BRIEVEN_VAN_BESLISSING
from workflow.lezen import (
    aangeboden_strategie,
    actieve_deelnemers,
    belangstellenden,
    beslissing,
    deelnames_in,
    doet_mee_aan,
    inschrijvingen_van,
    levende_documenten,
    volgende_versie,
    wijzigingen,
)

_GEVRAAGD = (DeelnameToestand.DEELNEMER, DeelnameToestand.AFGEWEZEN, DeelnameToestand.VERVALLEN)


def bericht_deelnemers(beurt: Beurt) -> Beurt:
    """Every dienst that was asked hears who takes part, also who is out; once per version of the strategy (2.2.1)."""
    strategie = aangeboden_strategie(beurt.case)
    if strategie is None:
        raise LookupError("de strategie hoort aangeboden te zijn")
    bericht = {d.deelname_id for d in _van_versie(beurt, "bericht_deelnemers", strategie.versie)}
    for deelname in (d for d in deelnames_in(beurt.case, *_GEVRAAGD) if d.id not in bericht):
        beurt = beurt.vervang("bericht_deelnemers", deelname_id=deelname.id)
        beurt = beurt.bestel("bericht_deelnemers", strategie.versie, deelname_id=deelname.id)
    return beurt


def _van_versie(beurt: Beurt, soort: str, versie: int) -> list[Document]:
    return [d for d in beurt.case.documenten.values() if (d.soort, d.versie) == (soort, versie)]


def bericht_wijziging(beurt: Beurt) -> Beurt:
    """A rectification or a later closing is told to every deelnemer; its row must have been written before."""
    versie = len(wijzigingen(beurt.case))
    if not versie:
        raise LookupError("de wijziging hoort vastgelegd te zijn")
    for deelname in actieve_deelnemers(beurt.case):
        beurt = beurt.bestel("wijzigingsbericht", versie, deelname_id=deelname.id)
    return beurt


def bericht_heropening(beurt: Beurt) -> Beurt:
    """Who was sent a notice hears that it is withdrawn: per deelnemer and tenderer the last one that it has."""
    for brief in _laatst_ontvangen(beurt).values():
        beurt = _bestel_bij_brief(beurt, "intrekking_gunningsbeslissing", brief)
    return beurt


def _laatst_ontvangen(beurt: Beurt) -> dict[tuple[str | None, str | None], Document]:
    ingetrokken = (
        d
        for d in beurt.case.documenten.values()
        if d.soort in BRIEVEN_VAN_BESLISSING
        and d.perceel_id == beurt.perceel_id
        and d.toestand == DocumentToestand.INGETROKKEN
    )
    return {(d.deelname_id, d.inschrijving_id): d for d in sorted(ingetrokken, key=lambda d: d.versie)}


def bericht_correctie(beurt: Beurt) -> Beurt:
    """The last letter left so late that the standstill ends after the stated day: told to all who got a letter."""
    huidig = beslissing(beurt.case, beurt.perceel)
    if huidig is None or not huidig.vermeld_einde or not huidig.werkelijk_einde:
        return beurt
    if huidig.werkelijk_einde <= huidig.vermeld_einde:
        return beurt
    for brief in tuple(levende_documenten(beurt.case, *BRIEVEN_VAN_BESLISSING)):
        if brief.perceel_id == beurt.perceel_id and brief.versie == huidig.versie:
            beurt = _bestel_bij_brief(beurt, "correctiebericht", brief)
    return beurt


def _bestel_bij_brief(beurt: Beurt, soort: str, brief: Document) -> Beurt:
    """About one letter, to the same addressee, in the version of that letter."""
    return beurt.bestel(
        soort,
        brief.versie,
        deelname_id=brief.deelname_id,
        inschrijving_id=brief.inschrijving_id,
        perceel_id=brief.perceel_id,
    )


def bericht_gegund(beurt: Beurt) -> Beurt:
    """Every tenderer that heard the decision and did not win hears that it is definitive (procedure 2.7)."""
    huidig = beslissing(beurt.case, beurt.perceel)
    if huidig is None:
        raise LookupError("de gunningsbeslissing hoort genomen te zijn")
    anderen = [i for i in aan_te_schrijven(beurt.case, beurt.perceel) if i.toestand != InschrijvingToestand.WINNAAR]
    return _vertel_afloop(beurt, anderen, huidig.versie)


def bericht_geen_geldige(beurt: Beurt) -> Beurt:
    """Every tenderer hears why its tender could not be accepted (Aw 2.103)."""
    over = [i for i in inschrijvingen_van(beurt.case, beurt.perceel) if _wacht_op_bericht(beurt.case, i)]
    return _vertel_afloop(beurt, over, volgende_versie(beurt.case.beslissingen.values(), beurt.perceel))


def _vertel_afloop(beurt: Beurt, inschrijvingen: Iterable[Inschrijving], versie: int) -> Beurt:
    for inschrijving in inschrijvingen:
        beurt = beurt.bestel("afloopbericht", versie, inschrijving_id=inschrijving.id, perceel_id=beurt.perceel.id)
    return beurt


def bericht_afronding(beurt: Beurt) -> Beurt:
    """Each deelnemer hears the result, with a proposal for the implementatiebijeenkomst (procedure 2.7)."""
    for deelname in actieve_deelnemers(beurt.case):
        beurt = beurt.bestel("afrondingsbericht", 1, deelname_id=deelname.id)
    return beurt


def bericht_intrekking(beurt: Beurt) -> Beurt:
    """The perceel of this turn is withdrawn, or without one the project: told to every dienst and tenderer in it."""
    perceel = beurt.case.percelen[beurt.perceel_id] if beurt.perceel_id else None
    for deelname in (d for d in belangstellenden(beurt.case) if perceel is None or doet_mee_aan(d, perceel)):
        beurt = beurt.bestel("intrekkingsbrief", 1, deelname_id=deelname.id, perceel_id=beurt.perceel_id)
    for inschrijving in _inschrijvers(beurt.case, perceel):
        beurt = beurt.bestel("intrekkingsbrief", 1, inschrijving_id=inschrijving.id, perceel_id=beurt.perceel_id)
    return beurt


def _inschrijvers(case: Case, perceel: Perceel | None) -> Iterable[Inschrijving]:
    """One tender per tenderer to write to, on what is withdrawn; who withdrew or is definitively out gets no letter.

    Who was already told that a perceel is withdrawn, in a letter that still counts, is not told so again.
    """
    verteld = {d.inschrijving_id for d in levende_documenten(case, "intrekkingsbrief")}
    percelen = [perceel] if perceel else case.percelen.values()
    eerste: dict[str, Inschrijving] = {}
    for inschrijving in (i for p in percelen for i in inschrijvingen_van(case, p) if _wacht_op_bericht(case, i)):
        if inschrijving.id not in verteld:
            eerste.setdefault(inschrijving.inschrijver_id, inschrijving)
    return eerste.values()


def _wacht_op_bericht(case: Case, inschrijving: Inschrijving) -> bool:
    toets = toets_van(case, inschrijving)
    return not (toets and toets.definitief_id) and inschrijving.toestand != InschrijvingToestand.INGETROKKEN
