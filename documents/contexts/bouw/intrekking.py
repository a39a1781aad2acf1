"""Contexts of what is taken back or put right: project, perceel, a sent notice, the stated end of a standstill."""

from documents import opmaak
from documents.contexts.bouw.beslissing import EINDTIJD, inschrijving_van, ondertekening_krachtens
from documents.contexts.bouw.briefhoofd import briefhoofd_namens
from documents.contexts.bouw.gemeen import (
    PROCEDURES,
    contact_deel,
    contactpersoon_deel,
    dienst_van_document,
    dienstnaam,
    inschrijver_deel,
    kop_van,
    ondertekening_deel,
    orgaan_voluit,
    perceel_van,
    perceelrij,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.correctiebericht import Correctiebericht
from documents.contexts.deel import Besluitverwijzing
from documents.contexts.intrekking_gunningsbeslissing import IntrekkingGunningsbeslissing, VerzondenBrief
from documents.contexts.intrekkingsbrief import Intrekkingsbrief
from workflow.besluittekst import huidige_tekst
from workflow.case import Case
from workflow.case.deelname import Besluit, Deelname, Handeling, Onderwerp, Uitkomst
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.gunning import Gunningsbeslissing
from workflow.case.project import Perceel
from workflow.case.rechtszaak import SoortMotivering
from workflow.documenten import BRIEVEN_VAN_BESLISSING
from workflow.intrekking import vraagt_besluit
from workflow.lezen import actieve_deelnemers, afzenders, besluiten_op, dienst_van, laatste_besluit, publicatie

_HANDELINGEN = {"gunningsbrief": Handeling.GUNNINGSBRIEF, "afwijzingsbrief": Handeling.AFWIJZINGSBRIEF}
SAMEN = "de bestuursorganen die in deze brief onder ‘Besluit’ staan"
"""In whose name a joint letter is."""


def intrekkingsbrief(case: Case, document: Document, huis: Huis) -> Intrekkingsbrief:
    """To a tenderer in the name of all deelnemers, or to the contactpersoon of one dienst."""
    perceel = case.percelen[document.perceel_id] if document.perceel_id else None
    return Intrekkingsbrief(
        afzender=huis.afzender,
        geadresseerde=inschrijver_deel(case, inschrijving_van(case, document))
        if document.inschrijving_id
        else contactpersoon_deel(case, dienst_van_document(case, document)),
        kop=kop_van(case, document, "Intrekking van de aanbesteding" if publicatie(case) else "Intrekking"),
        procedure=PROCEDURES[case.project.procedure],
        perceel=perceel_van(case, document) if perceel else None,
        aan_inschrijver=bool(document.inschrijving_id),
        gepubliceerd=publicatie(case) is not None,
        besluiten=tuple(b for d in actieve_deelnemers(case) if (b := _besluit(case, d, perceel))),
        motivering=_motivering(case, SoortMotivering.INTREKKING, perceel.id if perceel else case.project.id, document),
        rechtbank=huis.rechtbank if document.inschrijving_id else "",
        contact=contact_deel(case),
        ondertekening=ondertekening_krachtens(case, document, huis, *_handelingen(case, perceel))
        if document.inschrijving_id
        else ondertekening_deel(case, huis),
    )


def _handelingen(case: Case, perceel: Perceel | None) -> tuple[Handeling, ...]:
    """Where no deelnemer has to decide, as on a court order, telling the tenderers is routine correspondence."""
    percelen = (perceel,) if perceel else tuple(case.percelen.values())
    if any(vraagt_besluit(case, p) for p in percelen):
        return (Handeling.INTREKKING,)
    return (Handeling.INTREKKING, Handeling.CORRESPONDENTIE)


def _besluit(case: Case, deelname: Deelname, perceel: Perceel | None) -> Besluitverwijzing | None:
    """The adoption that this withdrawal rests on; a court can order it without one."""
    tekst = huidige_tekst(case, Onderwerp.INTREKKING, perceel)
    besluit = laatste_besluit(case, deelname, Onderwerp.INTREKKING, tekst.sha256) if tekst else None
    if besluit is None or besluit.uitkomst != Uitkomst.VASTGESTELD:
        return None
    return _verwijzing(case, deelname, besluit)


def _verwijzing(case: Case, deelname: Deelname, besluit: Besluit) -> Besluitverwijzing:
    dienst = dienst_van(case, deelname.id)
    return Besluitverwijzing(
        dienst=dienstnaam(dienst),
        orgaan=orgaan_voluit(besluit.orgaan or dienst.orgaan, dienst),
        nummer=besluit.nummer,
        datum=besluit.besluitdatum,
    )


def _motivering(case: Case, soort: SoortMotivering, onderwerp: str, document: Document) -> str:
    """The last one that was written down when the letter was ordered."""
    teksten = [
        m.tekst
        for m in case.motiveringen.values()
        if (m.soort, m.onderwerp) == (soort, onderwerp) and m.op <= document.besteld_op
    ]
    return teksten[-1] if teksten else ""


# --- brieven over een brief ----------------------------------------------------------------------------------------


def intrekking_gunningsbeslissing(case: Case, document: Document, huis: Huis) -> IntrekkingGunningsbeslissing:
    """About the notice in this version that the same tenderer got for the same deelnemer."""
    brief = _brief(case, document)
    besloten = _beslissing(case, document)
    perceel = perceelrij(case, document)
    return IntrekkingGunningsbeslissing(
        afzender=huis.afzender,
        briefhoofd=briefhoofd_namens(case, document),
        geadresseerde=inschrijver_deel(case, inschrijving_van(case, document)),
        kop=kop_van(case, document, "Intrekking van de gunningsbeslissing"),
        procedure=PROCEDURES[case.project.procedure],
        perceel=perceel_van(case, document),
        brief=_verzonden(case, brief),
        aan_winnaar=brief is not None and brief.soort == "gunningsbrief",
        andere_percelen=_andere_percelen(case, brief) if brief else (),
        motivering=_motivering(case, SoortMotivering.HEROPENING, perceel.id, document) if perceel else "",
        vermeld_einde=besloten.vermeld_einde if besloten else None,
        namens=_namens(case, document),
        besluiten=_besluiten(case, document),
        contact=contact_deel(case),
        ondertekening=ondertekening_krachtens(case, document, huis, _handeling(brief)),
    )


def correctiebericht(case: Case, document: Document, huis: Huis) -> Correctiebericht:
    """The later of two ends governs: the one counted from the last letter that was really sent."""
    brief, besloten, perceel = _brief(case, document), _beslissing(case, document), perceelrij(case, document)
    return Correctiebericht(
        afzender=huis.afzender,
        briefhoofd=briefhoofd_namens(case, document),
        geadresseerde=inschrijver_deel(case, inschrijving_van(case, document)),
        kop=kop_van(case, document, "Nieuw einde van de opschortende termijn"),
        procedure=PROCEDURES[case.project.procedure],
        perceel=perceel_van(case, document),
        regime=perceel.regime.value if perceel else "",
        brief=_verzonden(case, brief),
        vermeld_einde=besloten.vermeld_einde if besloten else None,
        laatste_verzending=max(
            (opmaak.dag(d.verzonden_op) for d in _brieven(case, document) if d.verzonden_op), default=None
        ),
        einde=besloten.werkelijk_einde if besloten else None,
        tijd=EINDTIJD,
        rechtbank=huis.rechtbank,
        namens=_namens(case, document),
        besluiten=_besluiten(case, document),
        contact=contact_deel(case),
        ondertekening=ondertekening_krachtens(case, document, huis, _handeling(brief)),
    )


def _brieven(case: Case, document: Document) -> list[Document]:
    """The notices of the decision that this document is about."""
    return [
        d
        for d in case.documenten.values()
        if d.soort in BRIEVEN_VAN_BESLISSING and (d.perceel_id, d.versie) == (document.perceel_id, document.versie)
    ]


def _brief(case: Case, document: Document) -> Document | None:
    doel = (document.deelname_id, document.inschrijving_id)
    return next((d for d in _brieven(case, document) if (d.deelname_id, d.inschrijving_id) == doel), None)


def _beslissing(case: Case, document: Document) -> Gunningsbeslissing | None:
    doel = (document.perceel_id, document.versie)
    return next((b for b in case.beslissingen.values() if (b.perceel_id, b.versie) == doel), None)


def _verzonden(case: Case, brief: Document | None) -> VerzondenBrief:
    if brief is None or brief.verzonden_op is None:
        return VerzondenBrief(kenmerk="", datum=None)
    gedrukt = case.documenten[brief.bundel_id] if brief.bundel_id else brief
    return VerzondenBrief(kenmerk=kop_van(case, gedrukt, "").kenmerk, datum=opmaak.dag(brief.verzonden_op))


def _andere_percelen(case: Case, brief: Document) -> tuple[str, ...]:
    """What else was in the same letter and still counts."""
    anderen = (
        case.percelen[d.perceel_id]
        for d in case.documenten.values()
        if brief.bundel_id
        and d.bundel_id == brief.bundel_id
        and d.perceel_id
        and d.toestand == DocumentToestand.VERZONDEN
    )
    return tuple(f"perceel {p.nummer}: {p.naam}" for p in anderen)


def _handeling(brief: Document | None) -> Handeling:
    """Who may send a notice may take it back and put it right."""
    return _HANDELINGEN[brief.soort] if brief else Handeling.AFWIJZINGSBRIEF


def _namens(case: Case, document: Document) -> str:
    if document.deelname_id is None:
        return SAMEN
    dienst = dienst_van_document(case, document)
    return orgaan_voluit(dienst.orgaan, dienst)


def _besluiten(case: Case, document: Document) -> tuple[Besluitverwijzing, ...]:
    """In a joint letter the besluiten that the notice rests on; that one was taken back since changes nothing there."""
    besloten = _beslissing(case, document)
    if document.deelname_id or besloten is None:
        return ()
    sha256 = case.adviezen[besloten.advies_id].inhoud_sha256
    verwijzingen = (_vastgesteld(case, deelname, sha256) for deelname in afzenders(case, document))
    return tuple(v for v in verwijzingen if v)


def _vastgesteld(case: Case, deelname: Deelname, sha256: str) -> Besluitverwijzing | None:
    genomen = besluiten_op(case, deelname, Onderwerp.GUNNINGSADVIES, sha256)
    besluiten = [b for b in genomen if b.uitkomst == Uitkomst.VASTGESTELD]
    return _verwijzing(case, deelname, besluiten[-1]) if besluiten else None
