"""A sample of every kind of document: a short one, and a long one with everything that has ever broken a letter."""

from collections.abc import Callable, Mapping

from documents.contexts import Context
from documents.voorbeelden.aanbesteding import gunningsadvies, proces_verbaal
from documents.voorbeelden.afronding import (
    concept_overeenkomst,
    contractmanagementplan,
    evaluatie,
    evaluatieformulier,
    overdrachtslijst,
)
from documents.voorbeelden.berichten import (
    afloop_geen,
    afloop_gegund,
    bericht_deelnemers,
    correctiebericht,
    herinnering,
    intrekking_deelnemer,
    intrekking_gunningsbeslissing,
    intrekking_inschrijver,
    verplaatsingsbericht,
    wijzigingsbericht,
)
from documents.voorbeelden.beslissing import (
    afwijzing_afgevallen,
    afwijzing_lager,
    afwijzing_ongeldig,
    afwijzing_percelen,
    gunning_percelen,
    gunningsbrief,
)
from documents.voorbeelden.contract import afrondingsbericht, definitieve_gunning
from documents.voorbeelden.publicatie import doorzending, nota
from documents.voorbeelden.strategie import aanbieding_concept, inkoopstrategie
from documents.voorbeelden.verantwoording import bewijsverzoek, proces_verbaal_gunning, proces_verbaal_niet_gegund
from documents.voorbeelden.voorbereiding import collegebesluit, mandaatbrief, uitnodiging
from documents.voorbeelden.voortgang import inkoopplan, voortgangsrapportage

MAKERS: Mapping[str, tuple[str, Callable[[bool], Context]]] = {
    "uitnodiging_startbijeenkomst": ("uitnodiging_startbijeenkomst", uitnodiging),
    "aanbieding_concept_inkoopstrategie": ("aanbieding_concept_inkoopstrategie", aanbieding_concept),
    "inkoopstrategie": ("inkoopstrategie", inkoopstrategie),
    "mandaatbrief": ("mandaatbrief", mandaatbrief),
    "concept_collegebesluit": ("concept_collegebesluit", collegebesluit),
    "gunningsbrief": ("gunningsbrief", gunningsbrief),
    "afwijzingsbrief_lager": ("afwijzingsbrief", afwijzing_lager),
    "afwijzingsbrief_ongeldig": ("afwijzingsbrief", afwijzing_ongeldig),
    "afwijzingsbrief_afgevallen": ("afwijzingsbrief", afwijzing_afgevallen),
    "gunningsbrief_percelen": ("gunningsbrief", gunning_percelen),
    "afwijzingsbrief_percelen": ("afwijzingsbrief", afwijzing_percelen),
    "definitieve_gunning": ("definitieve_gunning", definitieve_gunning),
    "proces_verbaal_opening": ("proces_verbaal_opening", proces_verbaal),
    "gunningsadvies": ("gunningsadvies", gunningsadvies),
    "herinnering": ("herinnering", herinnering),
    "bericht_deelnemers": ("bericht_deelnemers", bericht_deelnemers),
    "wijzigingsbericht": ("wijzigingsbericht", wijzigingsbericht),
    "verplaatsingsbericht": ("verplaatsingsbericht", verplaatsingsbericht),
    "intrekking_gunningsbeslissing": ("intrekking_gunningsbeslissing", intrekking_gunningsbeslissing),
    "correctiebericht": ("correctiebericht", correctiebericht),
    "afloopbericht_gegund": ("afloopbericht", afloop_gegund),
    "afloopbericht_geen": ("afloopbericht", afloop_geen),
    "intrekkingsbrief_inschrijver": ("intrekkingsbrief", intrekking_inschrijver),
    "intrekkingsbrief_deelnemer": ("intrekkingsbrief", intrekking_deelnemer),
    "afrondingsbericht": ("afrondingsbericht", afrondingsbericht),
    "concept_overeenkomst": ("concept_overeenkomst", concept_overeenkomst),
    "evaluatie": ("evaluatie", evaluatie),
    "evaluatieformulier": ("evaluatieformulier", evaluatieformulier),
    "overdrachtslijst_dossier": ("overdrachtslijst_dossier", overdrachtslijst),
    "contractmanagementplan": ("contractmanagementplan", contractmanagementplan),
    "inkoopplan": ("inkoopplan", inkoopplan),
    "doorzending_aanbestedingsdocumenten": ("doorzending_aanbestedingsdocumenten", doorzending),
    "nota_van_inlichtingen": ("nota_van_inlichtingen", nota),
    "bewijsverzoek": ("bewijsverzoek", bewijsverzoek),
    "proces_verbaal_gunning": ("proces_verbaal_gunning", proces_verbaal_gunning),
    "proces_verbaal_niet_gegund": ("proces_verbaal_gunning", proces_verbaal_niet_gegund),
    "voortgangsrapportage": ("voortgangsrapportage", voortgangsrapportage),
}
"""Name of the sample to its kind and its maker; the maker takes True for the long version."""

VOORBEELDEN: Mapping[str, tuple[str, Context]] = {
    f"{naam}_{'lang' if lang else 'kort'}": (soort, maak(lang))
    for naam, (soort, maak) in MAKERS.items()
    for lang in (False, True)
}
