"""Effects of the winner's evidence, and of the record of how a perceel ended (Aw 2.102, 2.132)."""

from workflow.beurt import Beurt
from workflow.case.inschrijving import Inschrijving
from workflow.lezen import beslissing, laatste_bewijsoordeel, levende_documenten, publicatie, winnaars_van

BEWIJSVERZOEK = "bewijsverzoek"


def vraag_bewijs(beurt: Beurt) -> Beurt:
    """Each winner is asked for its evidence once the last letter about the decision was sent (Aw 2.102).

    Not before: the request says who wins. Who was asked already, or whose evidence was accepted, is not asked again.
    """
    huidig = beslissing(beurt.case, beurt.perceel)
    if huidig is None:
        raise LookupError("de gunningsbeslissing hoort genomen te zijn")
    gevraagd = {d.inschrijving_id for d in levende_documenten(beurt.case, BEWIJSVERZOEK)}
    for winnaar in winnaars_van(beurt.case, beurt.perceel):
        oordeel = laatste_bewijsoordeel(beurt.case, winnaar)
        if winnaar.id not in gevraagd and not (oordeel and oordeel.aanvaard):
            doel = {"inschrijving_id": winnaar.id, "perceel_id": beurt.perceel.id}
            beurt = beurt.bestel(BEWIJSVERZOEK, huidig.versie, **doel)
    return beurt


def vraag_geen_bewijs_meer(beurt: Beurt, winnaar: Inschrijving) -> Beurt:
    """A request that was not sent lapses: the evidence was judged, or its tender was withdrawn."""
    return beurt.laat_vervallen(
        d for d in beurt.case.documenten.values() if (d.soort, d.inschrijving_id) == (BEWIJSVERZOEK, winnaar.id)
    )


def maak_proces_verbaal_na_publicatie(beurt: Beurt) -> Beurt:
    """What was withdrawn before the market heard of it was no procedure, and has no record."""
    return maak_proces_verbaal(beurt) if publicatie(beurt.case) else beurt


def maak_proces_verbaal(beurt: Beurt) -> Beurt:
    """How the procedure of this perceel ended, on paper; each time that it ends has a record of its own (Aw 2.132)."""
    soort = "proces_verbaal_gunning"
    eerdere = sum((d.soort, d.perceel_id) == (soort, beurt.perceel_id) for d in beurt.case.documenten.values())
    return beurt.bestel(soort, eerdere + 1, perceel_id=beurt.perceel.id)
