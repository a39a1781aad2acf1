"""Guards of withdrawing a perceel or the whole project (procedure section 3)."""

from collections.abc import Iterable
from decimal import Decimal

from workflow.beurt import Beurt
from workflow.case.project import Perceel
from workflow.intrekking import deelnemers_die_beslissen, percelen_in_te_trekken, trok_in
from workflow.lezen import bindend, dienst_van, overeenkomsten_op
from workflow.mandaat import HANDELINGEN, zonder_dekking
from workflow.reasons import Reden, reden


def _percelen(beurt: Beurt) -> list[Perceel]:
    return [beurt.perceel] if beurt.perceel_id else percelen_in_te_trekken(beurt.case)


def niets_getekend(beurt: Beurt) -> Iterable[Reden]:
    """What a party signed can be undone no more; what the other party refused, or what lapsed, binds nobody."""
    for perceel in _percelen(beurt):
        getekend = [o for o in overeenkomsten_op(beurt.case, perceel) if bindend(beurt.case, o)]
        if getekend:
            namen = ", ".join(dienst_van(beurt.case, o.deelname_id).naam for o in getekend)
            melding = f"perceel {perceel.nummer}: er staat een handtekening onder de overeenkomst van: {namen}"
            yield reden("al_getekend", melding)


def intrekking_besloten(beurt: Beurt) -> Iterable[Reden]:
    """After publication every active deelnemer decided so, for the perceel or for the whole project."""
    for perceel in _percelen(beurt):
        zonder = [d.id for d in deelnemers_die_beslissen(beurt.case, perceel) if not trok_in(beurt.case, d, perceel)]
        if zonder:
            namen = ", ".join(dienst_van(beurt.case, d).naam for d in zonder)
            yield reden("intrekking_niet_besloten", f"perceel {perceel.nummer}: nog geen besluit van: {namen}")


def mandaat_dekt_trek_in(beurt: Beurt) -> Iterable[Reden]:
    """Each deelnemer that must decide also granted Bizob the act of withdrawing, which spends nothing (section 4)."""
    vragen = [(d, p) for p in _percelen(beurt) for d in deelnemers_die_beslissen(beurt.case, p)]
    return zonder_dekking(beurt, HANDELINGEN["trek_in"], beurt.call.vandaag, vragen=vragen, waarde=Decimal(0))
