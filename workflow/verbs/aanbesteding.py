"""Verbs of the vault and the opening (procedure 2.5)."""

from datetime import datetime
from decimal import Decimal

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.inschrijving import Inschrijver, Inschrijving, InschrijvingToestand
from workflow.case.publicatie import Publicatie
from workflow.lezen import (
    huidige_publicatie,
    inschrijvingen_van,
    levende_percelen,
    op_tijd_ontvangen,
    perceel_op_nummer,
)
from workflow.reasons import Geweigerd, reden
from workflow.verbs.argumenten import argumenten, eis_email, eis_gevuld, eis_positief, veld
from workflow.verbs.registry import altijd, verb
from workflow.zetten import beweeg_perceel, beweeg_project, handel


@argumenten
class OpenKluis:
    pass


@verb("open_kluis", stap="2.5", hulp="Open de kluis met twee personen.", argumenten=OpenKluis, vier_ogen=altijd)
def open_kluis(case: Case, met: OpenKluis, call: Call) -> Decision:
    """Two accounts open the vault, after the closing time (Aw 2.108)."""
    return beweeg_project(Beurt(case, met, call), "open_kluis").besluit()


@argumenten
class RegistreerInschrijving:
    inschrijver: str = veld("naam van de inschrijver")
    adres: str = veld("postadres van de inschrijver")
    postcode: str = veld("postcode")
    plaats: str = veld("plaats")
    email: str = veld("e-mailadres voor berichten")
    perceel: str = veld("nummer van het perceel", default="1")
    ontvangen_op: datetime = veld("moment van ontvangst volgens het platform")
    prijs: Decimal = veld("prijs in euro, zonder btw")
    ontbreekt: tuple[str, ...] = veld("wat er in de inschrijving ontbreekt; leeg is compleet", default=())

    def __post_init__(self) -> None:
        eis_gevuld(self.inschrijver, "inschrijver")
        eis_gevuld(self.adres, "adres")
        eis_gevuld(self.postcode, "postcode")
        eis_gevuld(self.plaats, "plaats")
        eis_email(self.email)
        eis_positief(self.prijs, "prijs")


@verb(
    "registreer_inschrijving",
    stap="2.5",
    hulp="Leg een inschrijving uit de kluis vast, of verbeter haar tot de opening gesloten is.",
    argumenten=RegistreerInschrijving,
)
def registreer_inschrijving(case: Case, met: RegistreerInschrijving, call: Call) -> Decision:
    """A tenderer has one tender per perceel: the same again corrects it, as long as the opening is not closed.

    Whether it is in time follows from its moment of receipt: at the closing time still is in time (Aw 2.108).
    """
    beurt = handel(Beurt(case, met, call), "registreer_inschrijving")
    perceel, huidig = perceel_op_nummer(case, met.perceel), huidige_publicatie(case)
    inschrijver = _inschrijver(beurt, met)
    bekend = next((i for i in inschrijvingen_van(case, perceel) if i.inschrijver_id == inschrijver.id), None)
    if bekend and bekend.toestand == InschrijvingToestand.INGETROKKEN:
        raise Geweigerd([reden("toestand_laat_niet_toe", f"{met.inschrijver} heeft deze inschrijving ingetrokken")])
    inschrijving = Inschrijving(
        id=bekend.id if bekend else call.nieuw_id(),
        project_id=case.project.id,
        publicatie_id=huidig.id,
        perceel_id=perceel.id,
        inschrijver_id=inschrijver.id,
        toestand=_toestand(met, huidig),
        ontvangen_op=met.ontvangen_op,
        prijs=met.prijs,
        ontbreekt=met.ontbreekt,
        gestanddoening_tot=huidig.gestanddoening_tot,
    )
    return beurt.schrijf(inschrijver, inschrijving).besluit()


def _toestand(met: RegistreerInschrijving, huidig: Publicatie) -> InschrijvingToestand:
    if met.ontvangen_op > huidig.sluiting:
        return InschrijvingToestand.TE_LAAT
    return InschrijvingToestand.ONVOLLEDIG if met.ontbreekt else InschrijvingToestand.COMPLEET


def _inschrijver(beurt: Beurt, met: RegistreerInschrijving) -> Inschrijver:
    bekend = next((i.id for i in beurt.case.inschrijvers.values() if i.naam == met.inschrijver), None)
    return Inschrijver(
        id=bekend or beurt.call.nieuw_id(),
        project_id=beurt.project_id,
        naam=met.inschrijver,
        adres=met.adres,
        postcode=met.postcode,
        plaats=met.plaats,
        email=met.email,
    )


@argumenten
class SluitOpening:
    pass


@verb(
    "sluit_opening",
    stap="2.5",
    hulp="Sluit de opening af: het proces-verbaal wordt gemaakt en de beoordeling begint.",
    argumenten=SluitOpening,
)
def sluit_opening(case: Case, met: SluitOpening, call: Call) -> Decision:
    """A perceel with a tender that was in time goes to assessment; one without has no valid tender."""
    beurt = beweeg_project(Beurt(case, met, call), "sluit_opening")
    for perceel in levende_percelen(case):
        begint = bool(op_tijd_ontvangen(case, perceel))
        beurt = beweeg_perceel(beurt, perceel, "begin_beoordeling" if begint else "sluit_zonder_inschrijving")
    return beurt.besluit()
