"""Context of the proces-verbaal van opening (procedure 2.5)."""

from documents import opmaak
from documents.contexts.bouw.gemeen import PROCEDURES, dienstnaam, kop_van
from documents.contexts.bouw.huis import Huis
from documents.contexts.proces_verbaal_opening import Moment, Ontvangst, Opener, ProcesVerbaalOpening, Telling
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand
from workflow.case.project import Perceel
from workflow.lezen import actieve_deelnemers, dienst_van, inschrijver_van


def proces_verbaal(case: Case, document: Document, huis: Huis) -> ProcesVerbaalOpening:
    """Every receipt of the publication that it is about, in order of arrival; late ones are an irregularity."""
    huidig = next((p for p in case.publicaties.values() if p.volgnummer == document.versie), None)
    alle = [i for i in case.inschrijvingen.values() if huidig and i.publicatie_id == huidig.id]
    alle.sort(key=lambda i: i.ontvangen_op)
    geopend = huidig.geopend_op if huidig else None
    return ProcesVerbaalOpening(
        afzender=huis.afzender,
        kop=kop_van(case, document, "Opening van de digitale kluis"),
        procedure=PROCEDURES[case.project.procedure],
        platform=huidig.platform if huidig else "",
        referentie=huidig.referentie if huidig else "",
        deelnemers=tuple(dienstnaam(dienst_van(case, d.id)) for d in actieve_deelnemers(case)),
        sluiting=Moment(datum=opmaak.dag(huidig.sluiting), tijd=opmaak.tijd(huidig.sluiting))
        if huidig
        else Moment(datum=None, tijd=""),
        opening=Moment(datum=opmaak.dag(geopend), tijd=opmaak.tijd(geopend))
        if geopend
        else Moment(datum=None, tijd=""),
        openers=_openers(case, (huidig.opener_id, huidig.tweede_opener_id) if huidig else ()),
        percelen=tuple(_telling(perceel, alle) for perceel in case.percelen.values()),
        inschrijvingen=tuple(_ontvangst(case, nummer, i) for nummer, i in enumerate(alle, start=1)),
        onregelmatigheden=tuple(_te_laat(case, i) for i in alle if i.toestand == InschrijvingToestand.TE_LAAT),
    )


def _openers(case: Case, ids: tuple[str | None, ...]) -> tuple[Opener, ...]:
    personen = (case.stam.personen[id_] for id_ in ids if id_ and id_ in case.stam.personen)
    return tuple(Opener(naam=p.naam, functie=p.rollen[0].value if p.rollen else "") for p in personen)


def _telling(perceel: Perceel, alle: list[Inschrijving]) -> Telling:
    rijen = [i for i in alle if i.perceel_id == perceel.id]
    laat = sum(i.toestand == InschrijvingToestand.TE_LAAT for i in rijen)
    return Telling(perceel=f"{perceel.nummer}: {perceel.naam}", ontvangen=len(rijen), te_laat=laat)


def _ontvangst(case: Case, nummer: int, inschrijving: Inschrijving) -> Ontvangst:
    return Ontvangst(
        nummer=nummer,
        inschrijver=inschrijver_van(case, inschrijving).naam,
        perceel=case.percelen[inschrijving.perceel_id].nummer,
        ontvangen=opmaak.dag_en_tijd(inschrijving.ontvangen_op),
        bevinding=_bevinding(inschrijving),
    )


def _bevinding(inschrijving: Inschrijving) -> str:
    if inschrijving.toestand == InschrijvingToestand.TE_LAAT:
        return "te laat ontvangen"
    if inschrijving.toestand == InschrijvingToestand.ONVOLLEDIG:
        return f"onvolledig: {opmaak.opsomming(inschrijving.ontbreekt)} ontbreekt"
    return "compleet"


def _te_laat(case: Case, inschrijving: Inschrijving) -> str:
    naam = inschrijver_van(case, inschrijving).naam
    return (
        f"De inschrijving van {naam} is na de sluiting ontvangen, op {opmaak.dag_en_tijd(inschrijving.ontvangen_op)}."
    )
