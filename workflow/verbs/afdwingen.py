"""The verb that sets one guard of one verb aside, once (procedure section 3)."""

from workflow.afdwingen import dwingbare_guards, opzijgezet
from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.termijn import Afdwinging
from workflow.lezen import perceel_op_nummer
from workflow.reasons import REDENEN, Geweigerd, Invoerfout, reden
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import VERBS, altijd, verb
from workflow.zetten import handel


@argumenten
class DwingAf:
    verb: str = veld("verb dat daarna een keer zonder deze reden mag")
    reden: str = veld("reden die opzij gaat, bijvoorbeeld termijn_te_kort")
    perceel: str | None = veld("nummer van het perceel, bij een verb over een perceel", default=None)
    motivering: str = veld("waarom dit hier moet kunnen")

    def __post_init__(self) -> None:
        for wat in ("verb", "reden", "motivering"):
            eis_gevuld(getattr(self, wat), wat)

    def perceel_id(self, case: Case) -> str | None:
        """Only a verb about a perceel has one; raises Invoerfout where it is missing or does not belong."""
        over_perceel = VERBS[self.verb].machine == "perceel"
        if over_perceel != (self.perceel is not None):
            hoort = "noem het perceel" if over_perceel else "dit verb gaat over het hele project"
            raise Invoerfout("perceel", f"{self.verb}: {hoort}")
        return perceel_op_nummer(case, self.perceel).id if self.perceel else None


@verb(
    "dwing_af",
    stap="altijd",
    hulp="Zet één reden van één verb een keer opzij; alleen bij regels van Bizob zelf.",
    argumenten=DwingAf,
    vier_ogen=altijd,
)
def dwing_af(case: Case, met: DwingAf, call: Call) -> Decision:
    """Never closing, vaststelling by all, mandaat, letters, standstill, kort geding, four eyes, or the law."""
    if met.verb not in VERBS:
        raise Invoerfout("verb", f"'{met.verb}' bestaat niet. Met 'zandloper verbs' ziet u alle verbs.")
    if met.reden not in REDENEN:
        raise Invoerfout("reden", f"'{met.reden}' bestaat niet. Met 'zandloper verbs' ziet u alle redenen.")
    beurt = handel(Beurt(case, met, call), "dwing_af")
    namen = dwingbare_guards(met.verb, met.reden)
    if not namen:
        raise Geweigerd([reden("niet_dwingbaar", f"'{met.reden}' bij {met.verb} kan niemand opzijzetten")])
    perceel_id = met.perceel_id(case)
    if opzijgezet(case, met.verb, perceel_id).keys() & set(namen):
        raise Geweigerd([reden("bestaat_al", f"'{met.reden}' bij {met.verb} is al opzijgezet en nog niet gebruikt")])
    for naam in namen:
        beurt = beurt.schrijf(_afdwinging(beurt, naam, perceel_id))
    return beurt.besluit()


def _afdwinging(beurt: Beurt, guard: str, perceel_id: str | None) -> Afdwinging:
    return Afdwinging(
        id=beurt.call.nieuw_id(),
        project_id=beurt.project_id,
        verb=beurt.met.verb,
        guard=guard,
        perceel_id=perceel_id,
        motivering=beurt.met.motivering,
        afgedwongen_door=beurt.call.opdrachtgever_id or beurt.call.persoon_id,
        afgedwongen_op=beurt.call.nu,
        gebruikt_op=None,
    )
