"""Guards of the vault and the opening of the tenders (procedure 2.5, Aw 2.108)."""

from collections.abc import Iterable

from workflow.beurt import Beurt
from workflow.guards.basis import over_invoer
from workflow.lezen import levende_percelen, op_tijd_ontvangen, publicatie
from workflow.reasons import Reden, reden
from workflow.tijd import lokaal


def sluiting_verstreken(beurt: Beurt) -> Iterable[Reden]:
    """Nobody looks inside at or before the closing time: a tender received at it still is in time (Aw 2.108)."""
    huidig = publicatie(beurt.case)
    if huidig is None or beurt.call.nu <= huidig.sluiting:
        sluiting = f" ({lokaal(huidig.sluiting):%d-%m-%Y %H:%M})" if huidig else ""
        yield reden("sluiting_niet_verstreken", f"de kluis opent pas na de sluitingstijd{sluiting}")


def kluis_dicht(beurt: Beurt) -> Iterable[Reden]:
    huidig = publicatie(beurt.case)
    if huidig and huidig.geopend_op:
        yield reden("kluis_al_geopend")


@over_invoer
def ontvangst_kan(beurt: Beurt) -> Iterable[Reden]:
    """A tender came in after the publication and before now."""
    huidig = publicatie(beurt.case)
    if beurt.met.ontvangen_op > beurt.call.nu:
        yield reden("datum_in_toekomst", "het moment van ontvangst ligt in de toekomst")
    if huidig and beurt.met.ontvangen_op < huidig.verzonden_op:
        yield reden("datum_voor_aanbieding", "het moment van ontvangst ligt voor de publicatie")


def iets_ontvangen(beurt: Beurt) -> Iterable[Reden]:
    """At least one perceel has a tender that was in time and was not taken back."""
    if not any(op_tijd_ontvangen(beurt.case, p) for p in levende_percelen(beurt.case)):
        yield reden("geen_inschrijving")
