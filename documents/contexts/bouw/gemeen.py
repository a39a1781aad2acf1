"""From rows of the Case to the parts that letters share; a fact that is not there becomes empty."""

from datetime import date

from documents import opmaak
from documents.contexts.bouw.huis import Huis
from documents.contexts.deel import (
    Besluitverwijzing,
    Contact,
    Dienst,
    Geadresseerde,
    Kop,
    Ondertekenaar,
    Ondertekening,
    Perceel,
    Strategie,
)
from workflow import lezen
from workflow.case import Case
from workflow.case.contract import Partij
from workflow.case.deelname import Deelname, Handeling, Onderwerp
from workflow.case.deelname import Uitkomst as BesluitUitkomst
from workflow.case.dossier import Document
from workflow.case.inschrijving import Inschrijving
from workflow.case.project import Perceel as PerceelRij
from workflow.case.project import Procedure
from workflow.case.stam import Dienst as DienstRij
from workflow.case.stam import Persoon, Rol, SoortDienst
from workflow.case.strategie import Strategie as StrategieRij
from workflow.lezen import (
    aangeboden_strategie,
    contactpersonen_van,
    dienst_van,
    huisstijl_van,
    inschrijver_van,
    laatste_besluit,
    laatste_bewijsoordeel,
    leiders,
)

PROCEDURES = {
    Procedure.OPENBAAR: "Europese openbare procedure",
    Procedure.MEERVOUDIG_ONDERHANDS: "meervoudig onderhandse procedure",
    Procedure.SAS: "procedure voor sociale en andere specifieke diensten",
}
HANDELINGEN = {
    Handeling.PUBLICEREN: "het bekendmaken van de aanbesteding op het aanbestedingsplatform",
    Handeling.CORRESPONDENTIE: "de gewone correspondentie, ook over toelichting en bewijsmiddelen",
    Handeling.NVI: "het beantwoorden van vragen en het publiceren van de nota’s van inlichtingen",
    Handeling.GUNNINGSBRIEF: "het ondertekenen en verzenden van de gunningsbrieven",
    Handeling.AFWIJZINGSBRIEF: "het ondertekenen en verzenden van de afwijzingsbrieven",
    Handeling.DEFINITIEVE_GUNNING: "het ondertekenen en verzenden van de brief over de definitieve gunning",
    Handeling.INTREKKING: "het bekendmaken van een intrekking waartoe het bestuursorgaan zelf heeft besloten",
}
GRONDSLAGEN = {
    SoortDienst.GEMEENTE: (
        "artikel 160, eerste lid, onder d, van de Gemeentewet",
        "artikel 171 van de Gemeentewet",
    ),
    SoortDienst.PROVINCIE: (
        "de bepalingen van de Provinciewet over privaatrechtelijke rechtshandelingen en over vertegenwoordiging",
    ),
    SoortDienst.WATERSCHAP: (
        "de bepalingen van de Waterschapswet over privaatrechtelijke rechtshandelingen en over vertegenwoordiging",
    ),
    SoortDienst.GEMEENSCHAPPELIJKE_REGELING: (
        "de bepalingen van de gemeenschappelijke regeling over privaatrechtelijke rechtshandelingen en over "
        "vertegenwoordiging",
    ),
    SoortDienst.OVERIG: (),
}
"""Who decides and who represents; for a municipality college and burgemeester (Gemeentewet 160(1)(d) and 171)."""

_AFKORTINGEN = {
    "uitnodiging_startbijeenkomst": "US",
    "aanbieding_concept_inkoopstrategie": "CI",
    "inkoopstrategie": "IS",
    "mandaatbrief": "MB",
    "concept_collegebesluit": "CB",
    "proces_verbaal_opening": "PV",
    "gunningsadvies": "GA",
    "gunningsbrief": "GB",
    "afwijzingsbrief": "AB",
    "definitieve_gunning": "DG",
    "herinnering": "HR",
    "bericht_deelnemers": "BD",
    "doorzending_aanbestedingsdocumenten": "DA",
    "nota_van_inlichtingen": "NI",
    "wijzigingsbericht": "WB",
    "verplaatsingsbericht": "VT",
    "intrekking_gunningsbeslissing": "IG",
    "correctiebericht": "CT",
    "intrekkingsbrief": "IB",
    "afrondingsbericht": "AF",
    "afloopbericht": "AL",
    "concept_overeenkomst": "OV",
    "evaluatie": "EV",
    "evaluatieformulier": "EF",
    "overdrachtslijst_dossier": "OD",
    "contractmanagementplan": "CM",
    "bewijsverzoek": "BV",
    "proces_verbaal_gunning": "PG",
}
_VOORVOEGSEL = {
    SoortDienst.GEMEENTE: "gemeente",
    SoortDienst.PROVINCIE: "provincie",
    SoortDienst.WATERSCHAP: "waterschap",
    SoortDienst.GEMEENSCHAPPELIJKE_REGELING: "gemeenschappelijke regeling",
}


def kop_van(case: Case, document: Document, onderwerp: str, datum: date | None = None) -> Kop:
    """The reference counts the documents of one kind in the order in which they were ordered: 2026-014-GB-003."""
    reeks = [d.id for d in case.documenten.values() if d.soort == document.soort]
    nummer = reeks.index(document.id) + 1 if document.id in reeks else len(reeks) + 1
    return Kop(
        kenmerk=f"{case.project.kenmerk}-{_AFKORTINGEN[document.soort]}-{nummer:03d}",
        datum=datum or opmaak.dag(document.besteld_op),
        onderwerp=onderwerp,
        project=case.project.naam,
        projectnummer=case.project.kenmerk,
    )


def perceel_van(case: Case, document: Document) -> Perceel | None:
    """A project with one perceel does not speak of percelen."""
    rij = perceelrij(case, document)
    return Perceel(nummer=rij.nummer, naam=rij.naam) if rij and len(case.percelen) > 1 else None


def perceelrij(case: Case, document: Document) -> PerceelRij | None:
    """The perceel that a document is about; a project with one perceel has no other."""
    if document.perceel_id:
        return case.percelen.get(document.perceel_id)
    return next(iter(case.percelen.values())) if len(case.percelen) == 1 else None


def reden_van_afvallen(case: Case, inschrijving: Inschrijving) -> str:
    """Why an earlier winner wins no more: it refused to sign, or its evidence was rejected (Aw 2.102)."""
    eigen = {o.id for o in case.overeenkomsten.values() if o.inschrijving_id == inschrijving.id}
    weigeringen = [
        w for w in case.weigeringen.values() if w.overeenkomst_id in eigen and w.partij == Partij.LEVERANCIER
    ]
    if weigeringen:
        laatste = max(weigeringen, key=lambda w: w.geregistreerd_op)
        dag = opmaak.datum(laatste.geweigerd_op)
        return f"De inschrijver heeft de overeenkomst geweigerd op {dag}: {laatste.motivering}"
    oordeel = laatste_bewijsoordeel(case, inschrijving)
    if oordeel is None:
        return ""
    wet = "artikel 2.102 van de Aanbestedingswet 2012"
    return f"De gevraagde bewijsmiddelen zijn afgewezen ({wet}): {oordeel.toelichting}"


# --- diensten ------------------------------------------------------------------------------------------------------


def dienstnaam(dienst: DienstRij) -> str:
    """gemeente Asten, waterschap De Dommel; a name that already says what it is stays as it is."""
    soort = _VOORVOEGSEL.get(dienst.soort, "")
    return dienst.naam if not soort or dienst.naam.lower().startswith(soort) else f"{soort} {dienst.naam}"


def orgaan_voluit(orgaan: str, dienst: DienstRij) -> str:
    """het college van burgemeester en wethouders van de gemeente Asten; empty without organ (Awb 10:10)."""
    if not orgaan:
        return ""
    naam = dienstnaam(dienst)
    return f"{opmaak.met_lidwoord(orgaan)} van {opmaak.met_lidwoord(naam) if dienst.soort in _VOORVOEGSEL else naam}"


def dienst_deel(case: Case, dienst: DienstRij) -> Dienst:
    """The dienst as the place where an organ decides and signs."""
    return Dienst(
        naam=dienstnaam(dienst),
        orgaan=orgaan_voluit(dienst.orgaan, dienst),
        plaats=dienst.plaats,
        ondertekenaars=ondertekenaars(case, dienst),
    )


def ondertekenaars(case: Case, dienst: DienstRij) -> tuple[Ondertekenaar, ...]:
    """Functions only, as the dienst itself writes them; the names are written by hand.

    A house style names every function that signs: one that no longer fits leaves nobody out.
    """
    stijl = huisstijl_van(case.stam, dienst.id)
    eigen = stijl.ondertekenaars if stijl else ()
    functies = eigen if len(eigen) == len(dienst.ondertekenaars) else dienst.ondertekenaars
    return tuple(Ondertekenaar(functie=functie) for functie in functies)


def contactpersoon_deel(case: Case, dienst: DienstRij) -> Geadresseerde:
    """The first contactpersoon of a dienst, at the address of that dienst."""
    eerste = next(iter(contactpersonen_van(case.stam, dienst.id)), None)
    persoon = case.stam.personen.get(eerste.persoon_id) if eerste else None
    return Geadresseerde(
        organisatie=met_hoofdletter(dienstnaam(dienst)),
        ter_attentie_van=persoon.naam if persoon else "",
        adres=dienst.adres,
        postcode=dienst.postcode,
        plaats=dienst.plaats,
        email=persoon.email if persoon else "",
    )


def dienst_van_document(case: Case, document: Document) -> DienstRij:
    """The dienst that a document per deelnemer is for; LookupError when it is for none: the ordering verb was wrong."""
    if not document.deelname_id:
        raise LookupError(f"{document.soort} hoort bij één deelnemer")
    return dienst_van(case, document.deelname_id)


def deelnemers_van(case: Case, document: Document) -> list[Deelname]:
    """One deelnemer for its own letter, all of them for a joint one: those of the perceel that it is about."""
    if document.deelname_id:
        return [case.deelnames[document.deelname_id]]
    perceel = perceelrij(case, document)
    return lezen.deelnemers_van(case, perceel) if perceel else lezen.actieve_deelnemers(case)


# --- besluiten -----------------------------------------------------------------------------------------------------


def besluiten_deel(case: Case, document: Document, inhoud_sha256: str) -> tuple[Besluitverwijzing, ...]:
    """Of each deelnemer its own award decision on exactly this advies, with organ, number and date (Awb 10:11)."""
    return tuple(_besluit(case, deelname, inhoud_sha256) for deelname in deelnemers_van(case, document))


def _besluit(case: Case, deelname: Deelname, inhoud_sha256: str) -> Besluitverwijzing:
    dienst = dienst_van(case, deelname.id)
    laatste = laatste_besluit(case, deelname, Onderwerp.GUNNINGSADVIES, inhoud_sha256)
    # A letter may rest on an adoption only; without one its place stays empty, and the letter is not made.
    besluit = laatste if laatste and laatste.uitkomst == BesluitUitkomst.VASTGESTELD else None
    return Besluitverwijzing(
        dienst=dienstnaam(dienst),
        orgaan=orgaan_voluit(besluit.orgaan if besluit else dienst.orgaan, dienst),
        nummer=besluit.nummer if besluit else "",
        datum=besluit.besluitdatum if besluit else None,
    )


def strategierij(case: Case, document: Document) -> StrategieRij | None:
    """The version that the document was ordered for, else the latest that was offered."""
    versies = {s.versie: s for s in case.strategieen.values() if s.aangeboden_op}
    return versies.get(document.versie) or aangeboden_strategie(case)


def strategie_deel(strategie: StrategieRij | None) -> Strategie:
    if strategie is None:
        return Strategie(versie=0, datum=None, vingerafdruk="")
    datum = opmaak.dag(strategie.aangeboden_op) if strategie.aangeboden_op else None
    return Strategie(versie=strategie.versie, datum=datum, vingerafdruk=strategie.inhoud_sha256)


# --- mensen --------------------------------------------------------------------------------------------------------


def inschrijver_deel(case: Case, inschrijving: Inschrijving) -> Geadresseerde:
    """Notices go out electronically (Aw 2.130), so the address carries the mailbox."""
    inschrijver = inschrijver_van(case, inschrijving)
    return Geadresseerde(
        organisatie=inschrijver.naam,
        adres=inschrijver.adres,
        postcode=inschrijver.postcode,
        plaats=inschrijver.plaats,
        email=inschrijver.email,
    )


def contact_deel(case: Case) -> Contact:
    """The concerninkoper of the project answers questions."""
    persoon = concerninkoper(case)
    return Contact(naam=persoon.naam if persoon else "", email=persoon.email if persoon else "")


def ondertekening_deel(case: Case, huis: Huis, functie: str = Rol.CONCERNINKOPER.value) -> Ondertekening:
    """The concerninkoper signs, in the function that the mandaat names."""
    persoon = concerninkoper(case)
    return Ondertekening(naam=persoon.naam if persoon else "", functie=functie, organisatie=huis.afzender.naam)


def concerninkoper(case: Case) -> Persoon | None:
    return next(iter(leiders(case, Rol.CONCERNINKOPER)), None)


def met_hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
