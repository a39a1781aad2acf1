"""Effects of withdrawing: what was not sent or not over lapses, and nobody is offered a contract any more.

What says how it went until then stays: a record, and the text that was released to be decided on.
"""

from collections.abc import Callable

from workflow.beurt import Beurt
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.termijn import Termijn
from workflow.deelmachines import OVEREENKOMST
from workflow.documenten import KINDS
from workflow.lezen import open_termijnen

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
    return beurt.laat_vervallen(d for d in filter(hoort_erbij, beurt.case.documenten.values()) if not _blijft(d))


def _blijft(document: Document) -> bool:
    """A record, and what letters carried once it was released: nobody sends these, so that they never become sent."""
    kind = KINDS[document.soort]
    return kind.verslag or (kind.bijlage_bij is not None and document.toestand == DocumentToestand.VRIJGEGEVEN)


def laat_overeenkomsten_vervallen(beurt: Beurt) -> Beurt:
    """What was not signed is no offer any more."""
    for overeenkomst in beurt.case.overeenkomsten.values():
        van_perceel = overeenkomst.perceel_id == beurt.perceel_id
        if van_perceel and _VERVAL in OVEREENKOMST.triggers_uit(overeenkomst.toestand):
            beurt = beurt.verzet(OVEREENKOMST, overeenkomst, _VERVAL)
    return beurt
