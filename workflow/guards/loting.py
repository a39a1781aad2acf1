"""Guards of the draw that decides a tie (procedure 2.6)."""

from collections.abc import Iterable

from workflow.beoordeling import consensus_van, gelijken, kwaliteitscriteria
from workflow.beurt import Beurt
from workflow.case.dossier import SoortStuk
from workflow.guards.basis import niet_in_toekomst, over_invoer, stuk_redenen
from workflow.guards.beoordeling import consensus_compleet
from workflow.lezen import inschrijver_van, inschrijving_op_naam, kader_van, stuk_op_code
from workflow.reasons import Reden, reden
from workflow.tijd import dag_van


def loting_bekendgemaakt(beurt: Beurt) -> Iterable[Reden]:
    """Nobody draws lots unless the tender documents said so (Aw 2.115)."""
    kader = kader_van(beurt.case, beurt.perceel)
    if kader is None or not kader.loting:
        yield reden("loting_niet_bekendgemaakt")


@over_invoer
def loting_over_gelijken(beurt: Beurt) -> Iterable[Reden]:
    """The draw is among exactly those that are equal on the winning boundary, once every joint score is there."""
    open_ = list(consensus_compleet(beurt))
    if open_:
        yield from open_
        return
    gelijk = gelijken(beurt.case, beurt.perceel)
    geloot = {inschrijving_op_naam(beurt.case, beurt.perceel, naam).id for naam in beurt.met.volgorde}
    if geloot != {i.id for i in gelijk} or not gelijk:
        namen = ", ".join(inschrijver_van(beurt.case, i).naam for i in gelijk) or "niemand"
        yield reden("loting_andere_groep", f"op de grens van winnen staan gelijk: {namen}")


@over_invoer
def loting_bewezen(beurt: Beurt) -> Iterable[Reden]:
    """The report of this one draw is in the dossier; lots are drawn after the scores are settled."""
    yield from stuk_redenen(beurt, beurt.met.bewijs, SoortStuk.LOTING)
    stuk = stuk_op_code(beurt.case, beurt.met.bewijs)
    if stuk and any((x.bewijs_id, x.perceel_id) == (stuk.id, beurt.perceel_id) for x in beurt.case.lotingen.values()):
        yield reden("stuk_al_gebruikt", f"'{stuk.code}' is al het bewijs van een andere loting")
    yield from niet_in_toekomst(beurt, "de loting", beurt.met.getrokken_op)
    vastgesteld = [
        dag_van(c.vastgesteld_op)
        for naam in beurt.met.volgorde
        for criterium in kwaliteitscriteria(beurt.case, beurt.perceel)
        if (c := consensus_van(beurt.case, inschrijving_op_naam(beurt.case, beurt.perceel, naam), criterium))
    ]
    if vastgesteld and beurt.met.getrokken_op < max(vastgesteld):
        yield reden("loting_te_vroeg", f"de gezamenlijke scores zijn van {max(vastgesteld):%d-%m-%Y}")
