"""Verbs about tenders after they came in: repaired, withdrawn, bound for longer; or none of them is valid."""

from dataclasses import replace
from datetime import date

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.inschrijving import Inschrijving, Inschrijvingsfeit, InschrijvingToestand, SoortFeit
from workflow.case.project import PerceelToestand
from workflow.deelmachines import INSCHRIJVING
from workflow.effects.bewijs import vraag_geen_bewijs_meer
from workflow.effects.publicatie import volg_gestanddoening
from workflow.lezen import inschrijving_op_naam, perceel_op_nummer, stuk_id
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import verb
from workflow.zetten import beweeg_perceel, beweeg_project, handel

_AFGEKEURD = frozenset({InschrijvingToestand.ONGELDIG, InschrijvingToestand.UITGESLOTEN})


def _feit(beurt: Beurt, inschrijving: Inschrijving, soort: SoortFeit, datum: date, tot: date | None = None) -> Beurt:
    """A fact about one tender: when it happened, when and by whom it was recorded, and its evidence."""
    rij = Inschrijvingsfeit(
        id=beurt.call.nieuw_id(),
        project_id=beurt.project_id,
        inschrijving_id=inschrijving.id,
        soort=soort,
        datum=datum,
        tot=tot,
        toelichting=beurt.met.toelichting,
        bewijs_id=stuk_id(beurt.case, beurt.met.bewijs),
        geregistreerd_op=beurt.call.nu,
        geregistreerd_door=beurt.call.persoon_id,
    )
    return beurt.schrijf(rij)


@argumenten
class HerstelInschrijving:
    perceel: str = veld("nummer van het perceel", default="1")
    inschrijver: str = veld("naam van de inschrijver")
    ontvangen_op: date = veld("dag waarop de aanvulling is ontvangen")
    bewijs: str = veld("code van de aanvulling in het dossier")
    toelichting: str = veld("wat er is hersteld; de prijs verandert nooit")

    def __post_init__(self) -> None:
        eis_gevuld(self.toelichting, "toelichting")


@verb(
    "herstel_inschrijving",
    stap="2.6",
    hulp="Leg vast dat een inschrijver heeft aangevuld wat er ontbrak.",
    argumenten=HerstelInschrijving,
)
def herstel_inschrijving(case: Case, met: HerstelInschrijving, call: Call) -> Decision:
    """An incomplete tender becomes complete; one that was found invalid stays so until it is tested again."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "herstel_inschrijving")
    inschrijving = inschrijving_op_naam(case, perceel, met.inschrijver)
    beurt = _feit(beurt, inschrijving, SoortFeit.HERSTEL, met.ontvangen_op)
    if inschrijving.toestand in _AFGEKEURD:
        return beurt.schrijf(replace(inschrijving, ontbreekt=())).besluit()
    return beurt.verzet(INSCHRIJVING, inschrijving, "herstel", ontbreekt=()).besluit()


@argumenten
class TrekInschrijvingIn:
    perceel: str = veld("nummer van het perceel", default="1")
    inschrijver: str = veld("naam van de inschrijver")
    ingetrokken_op: date = veld("dag waarop de inschrijver zijn inschrijving introk")
    bewijs: str = veld("code van zijn bericht in het dossier")
    toelichting: str = veld("wat de inschrijver als reden noemt", default="")


@verb(
    "trek_inschrijving_in",
    stap="2.6",
    hulp="Leg vast dat een inschrijver zijn inschrijving heeft ingetrokken.",
    argumenten=TrekInschrijvingIn,
)
def trek_inschrijving_in(case: Case, met: TrekInschrijvingIn, call: Call) -> Decision:
    """A fact from outside: it is recorded as it is, and blocks what rests on this tender."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "trek_inschrijving_in")
    inschrijving = inschrijving_op_naam(case, perceel, met.inschrijver)
    beurt = _feit(beurt, inschrijving, SoortFeit.INTREKKING, met.ingetrokken_op)
    beurt = vraag_geen_bewijs_meer(beurt.verzet(INSCHRIJVING, inschrijving, "trek_in"), inschrijving)
    return volg_gestanddoening(beurt).besluit()


@argumenten
class VerlengGestanddoening:
    perceel: str = veld("nummer van het perceel", default="1")
    inschrijver: str = veld("naam van de inschrijver")
    tot: date = veld("nieuwe laatste dag waarop de inschrijver gebonden is")
    datum: date = veld("dag waarop de inschrijver instemde")
    bewijs: str = veld("code van de instemming van de inschrijver in het dossier")
    toelichting: str = veld("toelichting", default="")


@verb(
    "verleng_gestanddoening",
    stap="2.6",
    hulp="Leg vast dat een inschrijver langer aan zijn inschrijving gebonden is.",
    argumenten=VerlengGestanddoening,
)
def verleng_gestanddoening(case: Case, met: VerlengGestanddoening, call: Call) -> Decision:
    """Each tenderer consents for itself; the termijn of the project follows the first that ends."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "verleng_gestanddoening")
    inschrijving = inschrijving_op_naam(case, perceel, met.inschrijver)
    beurt = _feit(beurt, inschrijving, SoortFeit.GESTANDDOENING, met.datum, met.tot)
    return volg_gestanddoening(beurt.schrijf(replace(inschrijving, gestanddoening_tot=met.tot))).besluit()


@argumenten
class StelGeenGeldigeVast:
    perceel: str = veld("nummer van het perceel", default="1")


@verb(
    "stel_geen_geldige_vast",
    stap="2.6",
    hulp="Stel vast dat geen inschrijving op dit perceel geldig is.",
    argumenten=StelGeenGeldigeVast,
)
def stel_geen_geldige_vast(case: Case, met: StelGeenGeldigeVast, call: Call) -> Decision:
    """A perceel on which nobody can win holds the others up no longer."""
    perceel = perceel_op_nummer(case, met.perceel)
    return beweeg_perceel(Beurt(case, met, call), perceel, "stel_geen_geldige_vast").besluit()


@argumenten
class Herpubliceer:
    pass


@verb(
    "herpubliceer",
    stap="2.6",
    hulp="Ga terug naar de aanbestedingsdocumenten om opnieuw te publiceren.",
    argumenten=Herpubliceer,
)
def herpubliceer(case: Case, met: Herpubliceer, call: Call) -> Decision:
    """Without any valid tender the market is asked once more; the next publication has its own tenders and notas."""
    beurt = beweeg_project(Beurt(case, met, call), "herpubliceer")
    for perceel in case.percelen.values():
        if perceel.toestand == PerceelToestand.GEEN_GELDIGE:
            beurt = beweeg_perceel(beurt, perceel, "stel_opnieuw_open")
    return beurt.besluit()
