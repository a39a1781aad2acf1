"""What every letter about a gunningsbeslissing shares: outcome, day, standstill, tenderer, signature."""

from collections.abc import Iterable
from datetime import date

from documents import opmaak
from documents.contexts.bouw.gemeen import deelnemers_van, ondertekening_deel, perceelrij
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.scores import Uitkomst, uitkomst_van
from documents.contexts.deel import Besluitverwijzing, Ondertekening, Opschorting
from workflow.case import Case
from workflow.case.deelname import Handeling
from workflow.case.dossier import Document
from workflow.case.inschrijving import Inschrijving
from workflow.case.project import Perceel, Procedure, Regime
from workflow.lezen import inschrijvingen_van
from workflow.mandaat import geldende_mandaten, geldt_voor, ingetrokken

EINDTIJD = f"23.59{opmaak.VAST}uur"
"""A term of days lasts through its last day."""


def inschrijving_van(case: Case, document: Document) -> Inschrijving:
    if not document.inschrijving_id:
        raise LookupError(f"{document.soort} hoort bij één inschrijving")
    return case.inschrijvingen[document.inschrijving_id]


def uitkomst_bij(case: Case, document: Document) -> Uitkomst:
    return uitkomst_van(case, document, perceelrij(case, document))


def briefdatum(uitkomst: Uitkomst) -> date | None:
    """The letters carry the day on which they are planned to leave."""
    return uitkomst.beslissing.geplande_verzenddatum if uitkomst.beslissing else None


def gezamenlijk(besluiten: Iterable[tuple[Besluitverwijzing, ...]]) -> bool:
    """Whether more than one organ stands behind a letter, in any of its percelen."""
    return len({besluit.orgaan for van_perceel in besluiten for besluit in van_perceel}) > 1


def vermeld(case: Case, perceel: Perceel | None, uitkomst: Uitkomst) -> Opschorting:
    """The standstill as the letters state it."""
    return opschorting_deel(case, perceel, uitkomst.beslissing.vermeld_einde if uitkomst.beslissing else None)


def opschorting_deel(case: Case, perceel: Perceel | None, einde: date | None) -> Opschorting:
    regime = perceel.regime if perceel else Regime.WETTELIJK
    if regime == Regime.GEEN:
        return Opschorting(regime=regime.value, grond=_grond_zonder(case, perceel))
    return Opschorting(regime=regime.value, laatste_dag=einde, tijd=EINDTIJD)


def _grond_zonder(case: Case, perceel: Perceel | None) -> str:
    """Why there is no standstill: below the threshold, or a sole tenderer that wins (Aw 2.127(4)(b))."""
    if case.project.procedure == Procedure.MEERVOUDIG_ONDERHANDS:
        return "de wet verplicht daar bij een meervoudig onderhandse procedure niet toe"
    if perceel and len(inschrijvingen_van(case, perceel)) == 1:
        return "er is één inschrijver (artikel 2.127, vierde lid, onder b, van de Aanbestedingswet 2012)"
    return ""


def ondertekening_krachtens(case: Case, document: Document, huis: Huis, *handelingen: Handeling) -> Ondertekening:
    """In the function that the mandaten for any of these acts name that count on the day of the order (Awb 10:10)."""
    dag, perceel = opmaak.dag(document.besteld_op), perceelrij(case, document)
    functies = {
        mandaat.gemachtigde
        for deelname in deelnemers_van(case, document)
        for mandaat in geldende_mandaten(case, deelname)
        if not set(handelingen).isdisjoint(mandaat.handelingen)
        and not ingetrokken(mandaat, dag)
        and (perceel is None or geldt_voor(mandaat, perceel))
    }
    return ondertekening_deel(case, huis, opmaak.opsomming(tuple(sorted(functies))))
