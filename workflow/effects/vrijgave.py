"""The release of a decision letter ends with its day."""

from workflow.beurt import Beurt
from workflow.case.dossier import DocumentToestand
from workflow.deelmachines import DOCUMENT
from workflow.documenten import BRIEVEN_VAN_BESLISSING
from workflow.lezen import levende_documenten, vrijgave_verlopen


def keer_brieven_terug(beurt: Beurt) -> Beurt:
    """Letters of a decision that were not sent on the planned day wait for a new release (procedure section 3)."""
    for brief in tuple(levende_documenten(beurt.case, *BRIEVEN_VAN_BESLISSING)):
        vrij = brief.toestand == DocumentToestand.VRIJGEGEVEN
        if vrij and vrijgave_verlopen(beurt.case, brief, beurt.call.vandaag):
            beurt = beurt.verzet(DOCUMENT, brief, "keer_terug")
    return beurt
