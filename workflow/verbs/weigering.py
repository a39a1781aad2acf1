"""The verb of a party that does not sign (procedure 2.7)."""

from datetime import date

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.contract import Overeenkomst, OvereenkomstToestand, Partij, Weigering
from workflow.deelmachines import OVEREENKOMST
from workflow.lezen import (
    deelname_van,
    inschrijving_op_naam,
    overeenkomsten_op,
    perceel_op_nummer,
    stuk_id,
    weigeringen_van,
)
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import verb
from workflow.zetten import handel


@argumenten
class RegistreerWeigering:
    perceel: str = veld("nummer van het perceel", default="1")
    inschrijver: str = veld("naam van de leverancier")
    dienst: str = veld("naam van de deelnemer")
    partij: Partij = veld("wie weigert: deelnemer of leverancier")
    geweigerd_op: date = veld("dag van de weigering; dezelfde partij en dag nog eens vult de weigering aan")
    motivering: str = veld("waarom de partij niet tekent")
    bewijs: str = veld("code van de brief waarin de partij weigert")
    ecb_advies: str | None = veld("code van het advies van het ECB; dit mag later volgen", default=None)

    def __post_init__(self) -> None:
        eis_gevuld(self.motivering, "motivering")

    def overeenkomst(self, case: Case) -> Overeenkomst | None:
        """What this dienst and this tenderer have between them, also when the tender was withdrawn since."""
        perceel = perceel_op_nummer(case, self.perceel)
        paar = deelname_van(case, self.dienst).id, inschrijving_op_naam(case, perceel, self.inschrijver).id
        paren = {(o.deelname_id, o.inschrijving_id): o for o in overeenkomsten_op(case, perceel)}
        return paren.get(paar)


@verb(
    "registreer_weigering",
    stap="2.7",
    hulp="Leg vast dat een partij een aangeboden overeenkomst niet tekent.",
    argumenten=RegistreerWeigering,
)
def registreer_weigering(case: Case, met: RegistreerWeigering, call: Call) -> Decision:
    """A refusal closes the overeenkomst; what the ECB makes of it may follow until the perceel is closed."""
    beurt = handel(Beurt(case, met, call).voor(perceel_op_nummer(case, met.perceel)), "registreer_weigering")
    overeenkomst = met.overeenkomst(case)
    if overeenkomst is None:
        raise LookupError("de guard weigering_kan hoort bij dit verb")
    beurt = beurt.schrijf(_weigering(beurt, overeenkomst))
    if overeenkomst.toestand == OvereenkomstToestand.AANGEBODEN:
        beurt = beurt.verzet(OVEREENKOMST, overeenkomst, "weiger")
    return beurt.besluit()


def _weigering(beurt: Beurt, overeenkomst: Overeenkomst) -> Weigering:
    met, case, call = beurt.met, beurt.case, beurt.call
    zelfde = (met.partij, met.geweigerd_op)
    bekend = next((w for w in weigeringen_van(case, overeenkomst) if (w.partij, w.geweigerd_op) == zelfde), None)
    advies_id = stuk_id(case, met.ecb_advies) if met.ecb_advies else None
    return Weigering(
        id=bekend.id if bekend else call.nieuw_id(),
        project_id=case.project.id,
        overeenkomst_id=overeenkomst.id,
        partij=met.partij,
        geweigerd_op=met.geweigerd_op,
        motivering=met.motivering,
        bewijs_id=stuk_id(case, met.bewijs),
        ecb_advies_id=advies_id or (bekend.ecb_advies_id if bekend else None),
        geregistreerd_op=call.nu,
        geregistreerd_door=call.persoon_id,
    )
