"""Effects of a deelnemer that leaves."""

from dataclasses import replace

from workflow.beurt import Beurt
from workflow.case.contract import OvereenkomstToestand
from workflow.case.deelname import Deelname
from workflow.deelmachines import DEELNAME, OVEREENKOMST
from workflow.lezen import bindend, open_termijnen, team

_ONGETEKEND = (OvereenkomstToestand.CONCEPT, OvereenkomstToestand.VRIJGEGEVEN, OvereenkomstToestand.AANGEBODEN)


def laat_uittreden(beurt: Beurt, deelname: Deelname) -> Beurt:
    """Nothing more is asked of who left, sent in its name or offered to it; what was sent stays sent."""
    beurt = beurt.verzet(DEELNAME, deelname, "treed_uit")
    for termijn in open_termijnen(beurt.case):
        if termijn.deelname_id == deelname.id:
            beurt = beurt.sluit_termijn(termijn, "verval")
    return _verlaat_team(_laat_overeenkomsten_vervallen(beurt.vervang_alles_van(deelname.id), deelname), deelname)


def _laat_overeenkomsten_vervallen(beurt: Beurt, deelname: Deelname) -> Beurt:
    """Those that nobody signed; of one that the leverancier signed the refusal is registered."""
    for overeenkomst in beurt.case.overeenkomsten.values():
        eigen = overeenkomst.deelname_id == deelname.id and overeenkomst.toestand in _ONGETEKEND
        if eigen and not bindend(beurt.case, overeenkomst):
            beurt = beurt.verzet(OVEREENKOMST, overeenkomst, "verval")
    return beurt


def _verlaat_team(beurt: Beurt, deelname: Deelname) -> Beurt:
    vertrokken = [replace(lid, tot=beurt.call.nu) for lid in team(beurt.case) if lid.deelname_id == deelname.id]
    return beurt.schrijf(*vertrokken)
