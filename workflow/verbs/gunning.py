"""Verbs of advies, decision and the winner's evidence (procedure 2.6)."""

from datetime import date

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.gunning import Bewijsoordeel
from workflow.case.rechtszaak import Grond, SoortMotivering
from workflow.effects.bewijs import vraag_geen_bewijs_meer
from workflow.effects.brieven import bundel_brieven
from workflow.heropening import met_grond
from workflow.lezen import (
    inschrijving_op_naam,
    perceel_op_nummer,
    stuk_id,
)
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import altijd, verb
from workflow.zetten import beweeg_perceel, beweeg_percelen, handel


@argumenten
class LegGunningsadviesVoor:
    perceel: str = veld("nummer van het perceel", default="1")
    deadline: date = veld("laatste dag om het advies vast te stellen")


@verb(
    "leg_gunningsadvies_voor",
    stap="2.6",
    hulp="Leg het gunningsadvies aan alle deelnemers voor.",
    argumenten=LegGunningsadviesVoor,
)
def leg_gunningsadvies_voor(case: Case, met: LegGunningsadviesVoor, call: Call) -> Decision:
    """The proposal follows from the scores; every deelnemer must adopt this version."""
    perceel = perceel_op_nummer(case, met.perceel)
    return beweeg_perceel(Beurt(case, met, call), perceel, "leg_gunningsadvies_voor").besluit()


@argumenten
class NeemGunningsbeslissing:
    perceel: str = veld("nummer van het perceel", default="1")
    percelen: tuple[str, ...] = veld(
        "nummers van de percelen om samen te beslissen, in plaats van één perceel; zij komen in gezamenlijke brieven",
        default=(),
    )
    geplande_verzenddatum: date = veld("dag waarop alle brieven verzonden worden")

    def __post_init__(self) -> None:
        if len(set(self.percelen)) < len(self.percelen):
            raise ValueError("percelen: noem elk perceel één keer")


@verb(
    "neem_gunningsbeslissing",
    stap="2.6",
    hulp="Neem de gunningsbeslissing; de gunnings- en afwijzingsbrieven worden gemaakt.",
    argumenten=NeemGunningsbeslissing,
)
def neem_gunningsbeslissing(case: Case, met: NeemGunningsbeslissing, call: Call) -> Decision:
    """Only after EVERY deelnemer adopted the advies; the letters state the end that the planned day gives.

    Several percelen are decided together or not at all, and a tenderer gets one letter for those with one outcome.
    """
    percelen = [perceel_op_nummer(case, nummer) for nummer in met.percelen or (met.perceel,)]
    beurt = Beurt(case, met, call)
    if len(percelen) == 1:
        return beweeg_perceel(beurt, percelen[0], "neem_gunningsbeslissing").besluit()
    return bundel_brieven(beweeg_percelen(beurt, percelen, "neem_gunningsbeslissing")).besluit()


@argumenten
class CorrigeerGunningsbeslissing:
    perceel: str = veld("nummer van het perceel", default="1")
    geplande_verzenddatum: date = veld("dag waarop alle nieuwe brieven verzonden worden")
    motivering: str = veld("wat er verbeterd is")

    def __post_init__(self) -> None:
        eis_gevuld(self.motivering, "motivering")


@verb(
    "corrigeer_gunningsbeslissing",
    stap="2.6",
    hulp="Verbeter een schrijffout of een te vroeg vermelde datum: er komen nieuwe brieven en een nieuwe termijn.",
    argumenten=CorrigeerGunningsbeslissing,
    vier_ogen=altijd,
)
def corrigeer_gunningsbeslissing(case: Case, met: CorrigeerGunningsbeslissing, call: Call) -> Decision:
    """Clerical errors only: scores, ranking and reasons stay; the standstill starts anew with the new letters."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = beweeg_perceel(Beurt(case, met, call), perceel, "corrigeer_gunningsbeslissing")
    return beurt.motiveer(SoortMotivering.CORRECTIE, perceel.id, met.motivering).besluit()


@argumenten
class HeropenBeoordeling:
    perceel: str = veld("nummer van het perceel", default="1")
    grond: Grond = veld("waar de heropening op rust")
    motivering: str = veld("waarom er opnieuw beoordeeld wordt")

    def __post_init__(self) -> None:
        eis_gevuld(self.motivering, "motivering")


@verb(
    "heropen_beoordeling",
    stap="2.6",
    hulp="Beoordeel een perceel opnieuw; verzonden brieven worden ingetrokken.",
    argumenten=HeropenBeoordeling,
    vier_ogen=altijd,
)
def heropen_beoordeling(case: Case, met: HeropenBeoordeling, call: Call) -> Decision:
    """What follows is a new advies version, with new besluiten, and a new decision."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = beweeg_perceel(Beurt(case, met, call), perceel, "heropen_beoordeling")
    return beurt.motiveer(SoortMotivering.HEROPENING, perceel.id, met_grond(met.grond, met.motivering)).besluit()


@argumenten
class KeurBewijsmiddelenGoed:
    perceel: str = veld("nummer van het perceel", default="1")
    inschrijver: str = veld("naam van de winnaar")
    bewijs: str = veld("code van het bewijsmiddel in het dossier")


@verb(
    "keur_bewijsmiddelen_goed",
    stap="2.6",
    hulp="Keur de bewijsmiddelen van de winnaar goed.",
    argumenten=KeurBewijsmiddelenGoed,
)
def keur_bewijsmiddelen_goed(case: Case, met: KeurBewijsmiddelenGoed, call: Call) -> Decision:
    """The winner's evidence is in the dossier and was looked at before the definitive award (Aw 2.102)."""
    beurt = handel(Beurt(case, met, call).voor(perceel_op_nummer(case, met.perceel)), "keur_bewijsmiddelen_goed")
    winnaar = inschrijving_op_naam(case, beurt.perceel, met.inschrijver)
    return vraag_geen_bewijs_meer(_oordeel(beurt, aanvaard=True, toelichting=""), winnaar).besluit()


@argumenten
class WijsBewijsmiddelenAf:
    perceel: str = veld("nummer van het perceel", default="1")
    inschrijver: str = veld("naam van de winnaar")
    bewijs: str = veld("code van het bewijsmiddel in het dossier")
    toelichting: str = veld("waarom het niet bewijst wat het moet bewijzen")

    def __post_init__(self) -> None:
        eis_gevuld(self.toelichting, "toelichting")


@verb(
    "wijs_bewijsmiddelen_af",
    stap="2.6",
    hulp="Wijs de bewijsmiddelen van de winnaar af; het laatste oordeel telt.",
    argumenten=WijsBewijsmiddelenAf,
)
def wijs_bewijsmiddelen_af(case: Case, met: WijsBewijsmiddelenAf, call: Call) -> Decision:
    """A winner that cannot prove what it declared is no winner: a ground to assess again (Aw 2.102)."""
    beurt = handel(Beurt(case, met, call).voor(perceel_op_nummer(case, met.perceel)), "wijs_bewijsmiddelen_af")
    winnaar = inschrijving_op_naam(case, beurt.perceel, met.inschrijver)
    return vraag_geen_bewijs_meer(_oordeel(beurt, aanvaard=False, toelichting=met.toelichting), winnaar).besluit()


def _oordeel(beurt: Beurt, *, aanvaard: bool, toelichting: str) -> Beurt:
    case, met, call = beurt.case, beurt.met, beurt.call
    rij = Bewijsoordeel(
        id=call.nieuw_id(),
        project_id=case.project.id,
        inschrijving_id=inschrijving_op_naam(case, beurt.perceel, met.inschrijver).id,
        dossierstuk_id=stuk_id(case, met.bewijs),
        aanvaard=aanvaard,
        toelichting=toelichting,
        beoordeeld_op=call.nu,
        beoordeeld_door=call.persoon_id,
    )
    return beurt.schrijf(rij)
