"""Why a mail that nobody releases does not leave now, whenever it was ordered."""

from datetime import datetime

from workflow.beletsels import beletsels
from workflow.call import Beleid
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.post import Bericht
from workflow.herinneren import NA_AFLOOP, SOORT, groep_van, mag_nu, moment_van, te_laat
from workflow.termijnen.kalender import Kalender


def reden_om_te_wachten(case: Case, bericht: Bericht, nu: datetime, beleid: Beleid, kalender: Kalender) -> str:
    """Empty is that it may leave; a reminder that waits lapses, or is ordered anew, at the next check."""
    if bericht.juridisch:
        return ""
    if not mag_nu(nu, beleid, kalender):
        return "wacht op werktijd"
    return _van_herinnering(case, case.documenten[bericht.documenten[0]], nu) if bericht.soort == SOORT else ""


def _van_herinnering(case: Case, document: Document, nu: datetime) -> str:
    """One of an earlier day tells the wrong number of days, and one of a termijn that is over tells the wrong thing."""
    if te_laat(document.besteld_op, nu):
        return "is van een eerdere dag en wordt opnieuw besteld"
    termijn = case.termijnen[document.termijn_id or ""]
    if moment_van(document) == NA_AFLOOP:
        return "" if any(beletsels(case, t) for t in groep_van(case, termijn)) else "er wordt niets meer gevraagd"
    return "de termijn is voorbij" if termijn.verloopt_op <= nu else ""
