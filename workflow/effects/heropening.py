"""Effects of opening the assessment again: what was offered lapses, and who cannot win any more is out."""

from workflow.beurt import Beurt
from workflow.case.contract import OvereenkomstToestand
from workflow.case.termijn import SoortTermijn
from workflow.deelmachines import INSCHRIJVING, OVEREENKOMST
from workflow.heropening import afvallers
from workflow.lezen import overeenkomsten_op, overeenkomsten_van


def laat_afvallen(beurt: Beurt) -> Beurt:
    """A winner whose evidence was rejected or who refused to sign is no part of the next ranking."""
    for inschrijving in afvallers(beurt.case, beurt.perceel):
        beurt = beurt.verzet(INSCHRIJVING, inschrijving, "val_af")
    return beurt


def laat_overeenkomsten_vervallen(beurt: Beurt) -> Beurt:
    """Nothing is on offer any more, and no award notice is due; who wins again gets a new text."""
    for overeenkomst in overeenkomsten_op(beurt.case, beurt.perceel):
        beurt = beurt.verzet(OVEREENKOMST, overeenkomst, "verval")
    return beurt.sluit_termijnen(SoortTermijn.AANKONDIGING, "verval", perceel_id=beurt.perceel.id)


def laat_van_verliezers_vervallen(beurt: Beurt) -> Beurt:
    """What was written for who does not win any more is not offered."""
    aan_winnaars = {o.id for o in overeenkomsten_van(beurt.case, beurt.perceel)}
    for overeenkomst in overeenkomsten_op(beurt.case, beurt.perceel):
        if overeenkomst.id not in aan_winnaars and overeenkomst.toestand != OvereenkomstToestand.GETEKEND:
            beurt = beurt.verzet(OVEREENKOMST, overeenkomst, "verval")
    return beurt
