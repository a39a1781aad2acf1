"""Moves of assessment and advies (procedure 2.6)."""

from decimal import Decimal

from tests.factories import pad
from tests.factories.gegevens import CONSENSUS, DEELNEMERS, KWALITEIT
from tests.factories.spel import email
from tests.proeven.model.kiezen import Kies, wie
from tests.proeven.model.wereld import Wereld
from tests.proeven.model.zet import BESLOTEN, DAG, INSCHRIJVERS, kies_perceel, vandaag, zet
from tests.proeven.model.zet_strategie import besluit_van, stel_vast
from workflow.verbs.beoordeling import ConsensusInvoer, ScoreInvoer


@zet("beoordeling")
def leg_belangenverklaring_af(w: Wereld, kies: Kies) -> None:
    for kort in pad.BEOORDELAARS:
        belang = "" if not kies.soms(12) else "aandelen"
        w.roep("leg_belangenverklaring_af", wie(kies, kort), belang=belang)


@zet("beoordeling")
def wijs_beoordelaar_toe(w: Wereld, kies: Kies) -> None:
    personen = tuple(email(k) for k in kies.uit(pad.BEOORDELAARS, ("deskundige-asten", "deskundige-deurne")))
    perceel = kies_perceel(w, kies, "beoordeling")
    w.roep("wijs_beoordelaar_toe", wie(kies, "inkoper-1"), perceel=perceel, criteria=KWALITEIT, personen=personen)


@zet("beoordeling")
def toets_inschrijvingen(w: Wereld, kies: Kies) -> None:
    perceel = kies_perceel(w, kies, "beoordeling")
    for naam in _inschrijvers(w, perceel):
        geldig = not kies.soms(8)
        met = {"oordeel": "geldig"} if geldig else {"oordeel": kies.uit("ongeldig", "uitgesloten"), "grond": "Aw 2.86"}
        w.roep("toets_inschrijving", wie(kies, "inkoper-1"), perceel=perceel, inschrijver=naam, **met)


def _inschrijvers(w: Wereld, perceel: str) -> list[str]:
    return sorted(w.boek.percelen[perceel].inschrijvers) if perceel in w.boek.percelen else list(INSCHRIJVERS)


@zet("beoordeling")
def scoor(w: Wereld, kies: Kies) -> None:
    """Per tenderer, so that one that is not valid does not spoil the others."""
    perceel = kies_perceel(w, kies, "beoordeling")
    for kort in kies.uit((*pad.BEOORDELAARS, "deskundige-deurne"), pad.BEOORDELAARS[:1]):
        for naam in _inschrijvers(w, perceel):
            scores = tuple(ScoreInvoer(inschrijver=naam, criterium=c, punten=_punten(naam, c)) for c in KWALITEIT)
            w.roep("scoor", kort, perceel=perceel, scores=scores)


def _punten(naam: str, criterium: str) -> Decimal:
    return Decimal(CONSENSUS.get((naam, criterium), "5"))


@zet("beoordeling")
def stel_consensus_vast(w: Wereld, kies: Kies) -> None:
    perceel, eraf = kies_perceel(w, kies, "beoordeling"), kies.uit(0, 0, 3)
    for naam in _inschrijvers(w, perceel):
        samen = tuple(
            ConsensusInvoer(
                inschrijver=naam,
                criterium=c,
                punten=_punten(naam, c) - eraf * (naam == "Alfa Zorg"),
                motivering="Goed.",
            )
            for c in KWALITEIT
        )
        w.roep("stel_consensus_vast", wie(kies, "inkoper-1"), perceel=perceel, consensus=samen)


@zet("beoordeling", "advies")
def leg_gunningsadvies_voor(w: Wereld, kies: Kies) -> None:
    deadline = vandaag(w) + kies.uit(28, 28, 3) * DAG
    perceel = kies_perceel(w, kies, "beoordeling", "advies")
    w.roep("leg_gunningsadvies_voor", wie(kies, "inkoper-1"), perceel=perceel, deadline=deadline)


@zet("advies", "advies", "beslissing", "opschorting")
def besluit_over_advies(w: Wereld, kies: Kies) -> None:
    besluit_van(w, kies, kies.uit(*DEELNEMERS), "gunningsadvies", kies_perceel(w, kies, "advies", *BESLOTEN))


@zet("advies")
def iedereen_stelt_vast(w: Wereld, kies: Kies) -> None:
    """Who did not yet, or all but one of them."""
    perceel = kies_perceel(w, kies, "advies")
    if perceel not in w.boek.percelen or not w.boek.percelen[perceel].adviezen:
        return
    traag = kies.uit(None, None, "Best")
    for dienst in sorted(w.boek.deelnemers_van(perceel) - {traag}):
        if not w.boek.stelde_advies_vast(dienst, perceel):
            stel_vast(w, kies, dienst, "gunningsadvies", perceel)
