"""From the Case to the context of one document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from documents.contexts.bouw.advies import gunningsadvies, zelfde_advies
from documents.contexts.bouw.afloop import afloopbericht
from documents.contexts.bouw.afwijzing import afwijzingsbrief
from documents.contexts.bouw.berichten import afrondingsbericht, bericht_deelnemers, wijzigingsbericht
from documents.contexts.bouw.contractmanagement import contractmanagementplan
from documents.contexts.bouw.definitief import definitieve_gunning
from documents.contexts.bouw.evaluatie import evaluatie, evaluatieformulier
from documents.contexts.bouw.gunning import gunningsbrief
from documents.contexts.bouw.herinnering import herinnering, verplaatsingsbericht
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.intrekking import correctiebericht, intrekking_gunningsbeslissing, intrekkingsbrief
from documents.contexts.bouw.opening import proces_verbaal
from documents.contexts.bouw.overdracht import overdrachtslijst
from documents.contexts.bouw.overeenkomst import concept_overeenkomst
from documents.contexts.bouw.publicatie import doorzending, nota_van_inlichtingen
from documents.contexts.bouw.start import collegebesluit, mandaatbrief, uitnodiging
from documents.contexts.bouw.strategie import aanbieding_concept, inkoopstrategie
from documents.contexts.bouw.verantwoording import bewijsverzoek, proces_verbaal_gunning
from documents.contexts.gunningsadvies import Gunningsadvies
from documents.contexts.register import kind_van
from documents.contexts.velden import Context
from workflow.case import Case
from workflow.case.dossier import Document

__all__ = ["BOUWERS", "Huis", "Oplage", "bouw"]

Bouwer = Callable[[Case, Document, Huis], Context]

BOUWERS: Mapping[str, Bouwer] = {
    "uitnodiging_startbijeenkomst": uitnodiging,
    "aanbieding_concept_inkoopstrategie": aanbieding_concept,
    "inkoopstrategie": inkoopstrategie,
    "mandaatbrief": mandaatbrief,
    "concept_collegebesluit": collegebesluit,
    "proces_verbaal_opening": proces_verbaal,
    "gunningsadvies": gunningsadvies,
    "gunningsbrief": gunningsbrief,
    "afwijzingsbrief": afwijzingsbrief,
    "definitieve_gunning": definitieve_gunning,
    "herinnering": herinnering,
    "bericht_deelnemers": bericht_deelnemers,
    "wijzigingsbericht": wijzigingsbericht,
    "verplaatsingsbericht": verplaatsingsbericht,
    "intrekking_gunningsbeslissing": intrekking_gunningsbeslissing,
    "correctiebericht": correctiebericht,
    "intrekkingsbrief": intrekkingsbrief,
    "afrondingsbericht": afrondingsbericht,
    "afloopbericht": afloopbericht,
    "concept_overeenkomst": concept_overeenkomst,
    "evaluatie": evaluatie,
    "evaluatieformulier": evaluatieformulier,
    "overdrachtslijst_dossier": overdrachtslijst,
    "contractmanagementplan": contractmanagementplan,
    "doorzending_aanbestedingsdocumenten": doorzending,
    "nota_van_inlichtingen": nota_van_inlichtingen,
    "bewijsverzoek": bewijsverzoek,
    "proces_verbaal_gunning": proces_verbaal_gunning,
}


def bouw(case: Case, document: Document, huis: Huis) -> Context:
    """The facts of one document as the Case has them now; a missing fact is left empty for `ontbrekend` to name.

    DocumentFout for a kind that is not made from a template; LookupError for a document without the deelnemer,
    inschrijving or termijn that its kind is about.
    """
    return BOUWERS[kind_van(document.soort).soort](case, document, huis)


@dataclass(frozen=True, slots=True)
class Oplage:
    """Letters of one and the same Case, built together: a gunningsadvies is built once, however many receive it."""

    case: Case
    huis: Huis
    _adviezen: dict[tuple[str | None, int], Gunningsadvies] = field(default_factory=dict)

    def bouw(self, document: Document) -> Context:
        """What `bouw` gives."""
        if document.soort != "gunningsadvies":
            return bouw(self.case, document, self.huis)
        sleutel = (document.perceel_id, document.versie)
        eerder = self._adviezen.get(sleutel)
        if eerder is not None:
            return zelfde_advies(eerder, self.case, document)
        return self._adviezen.setdefault(sleutel, gunningsadvies(self.case, document, self.huis))
