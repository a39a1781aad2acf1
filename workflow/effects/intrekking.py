"""Effects of withdrawing: what was not sent or not over lapses, and nobody is offered a contract any more."""

from collections.abc import Callable

from workflow.beurt import Beurt
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.termijn import Termijn
from workflow.deelmachines import DOCUMENT, OVEREENKOMST
from workflow.lezen import open_termijnen

_NIET_VERZONDEN = (DocumentToestand.CONCEPT, DocumentToestand.VRIJGEGEVEN)
_VERVAL = "verval"


def laat_project_los(beurt: Beurt) -> Beurt:
    """Letters of the project that were not sent lapse, and so do its open termijnen."""
    return _laat_los(beurt, lambda _: True)


def laat_perceel_los(beurt: Beurt) -> Beurt:
    """Letters of the perceel that were not sent lapse, and so do its open termijnen."""
    return _laat_los(beurt, lambda rij: rij.perceel_id == beurt.perceel_id)


def _laat_los(beurt: Beurt, hoort_erbij: Callable[[Document | Termijn], bool]) -> Beurt:
    for termijn in filter(hoort_erbij, open_termijnen(beurt.case)):
        beurt = beurt.sluit_termijn(termijn, _VERVAL)
    for document in filter(hoort_erbij, tuple(beurt.case.documenten.values())):
        if document.toestand in _NIET_VERZONDEN:
            beurt = beurt.verzet(DOCUMENT, document, "vervang")
    return beurt


def laat_overeenkomsten_vervallen(beurt: Beurt) -> Beurt:
    """What was not signed is no offer any more."""
    for overeenkomst in beurt.case.overeenkomsten.values():
        van_perceel = overeenkomst.perceel_id == beurt.perceel_id
        if van_perceel and _VERVAL in OVEREENKOMST.triggers_uit(overeenkomst.toestand):
            beurt = beurt.verzet(OVEREENKOMST, overeenkomst, _VERVAL)
    return beurt
