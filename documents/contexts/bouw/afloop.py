"""Context of what the other tenderers hear in the end (procedure 2.6 and 2.7)."""

from documents import opmaak
from documents.contexts.afloopbericht import Afloopbericht
from documents.contexts.bouw.afwijzing import grond_van
from documents.contexts.bouw.beslissing import briefdatum, inschrijving_van, uitkomst_bij
from documents.contexts.bouw.gemeen import (
    PROCEDURES,
    contact_deel,
    inschrijver_deel,
    kop_van,
    ondertekening_deel,
    perceel_van,
    perceelrij,
)
from documents.contexts.bouw.huis import Huis
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.project import PerceelToestand
from workflow.lezen import inschrijver_van, winnaars_van


def afloopbericht(case: Case, document: Document, huis: Huis) -> Afloopbericht:
    """Without a valid tender the perceel is not awarded, and each tenderer reads its own reason."""
    inschrijving, perceel = inschrijving_van(case, document), perceelrij(case, document)
    gegund = perceel is None or perceel.toestand not in (PerceelToestand.BEOORDELING, PerceelToestand.GEEN_GELDIGE)
    winnaars = winnaars_van(case, perceel) if perceel and gegund else []
    return Afloopbericht(
        afzender=huis.afzender,
        geadresseerde=inschrijver_deel(case, inschrijving),
        kop=kop_van(case, document, "Definitieve gunning aan een ander" if gegund else "Geen gunning"),
        procedure=PROCEDURES[case.project.procedure],
        perceel=perceel_van(case, document),
        gegund=gegund,
        winnaars=opmaak.opsomming(tuple(inschrijver_van(case, w).naam for w in winnaars)),
        beslissing_van=briefdatum(uitkomst_bij(case, document)) if gegund else None,
        grond="" if gegund else grond_van(case, inschrijving),
        rechtbank="" if gegund else huis.rechtbank,
        contact=contact_deel(case),
        ondertekening=ondertekening_deel(case, huis),
    )
