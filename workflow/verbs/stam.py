"""Verbs for master data: accounts, diensten and their contactpersonen."""

from dataclasses import fields, replace

from workflow.beurt import Decision
from workflow.call import Call
from workflow.case import Stam
from workflow.case.stam import Contactpersoon, Dienst, Persoon, Rol, SoortDienst
from workflow.lezen import contactpersonen_van, dienst_op_naam, persoon_op_email
from workflow.reasons import Geweigerd, reden
from workflow.verbs.argumenten import argumenten, eis_email, eis_gevuld, veld
from workflow.verbs.registry import verb

_GEEN_ACCOUNTROL = frozenset({Rol.SYSTEEM, Rol.CONTACTPERSOON})
"""The scheduler is no account, and contactpersoon follows from `registreer_contactpersoon`."""
_LICHTE_ROLLEN = frozenset({Rol.INKOOPTEAMLID})
"""What every account that may register others can give: it opens nothing by itself."""
_ROLGEVERS = frozenset({Rol.BEHEERDER, Rol.SYSTEEM})


@argumenten
class RegistreerPersoon:
    email: str = veld("e-mailadres; dit is ook de naam van het account")
    naam: str = veld("naam of functie zoals die op het scherm komt")
    rollen: tuple[Rol, ...] = veld("rollen bij Bizob, of inkoopteamlid", default=())

    def __post_init__(self) -> None:
        eis_gevuld(self.naam, "naam")
        eis_email(self.email)
        if onmogelijk := [rol for rol in self.rollen if rol in _GEEN_ACCOUNTROL]:
            raise ValueError(f"rollen: {', '.join(onmogelijk)} is geen rol van een account")


@verb("registreer_persoon", stap="basis", hulp="Maak een account.", argumenten=RegistreerPersoon)
def registreer_persoon(stam: Stam, met: RegistreerPersoon, call: Call) -> Decision:
    """An e-mail address has one account; roles of Bizob are given by a beheerder only (procedure section 7)."""
    redenen = []
    if any(p.email == met.email for p in stam.personen.values()):
        redenen.append(reden("bestaat_al", f"er is al een account {met.email}"))
    zwaar = [rol for rol in met.rollen if rol not in _LICHTE_ROLLEN]
    if zwaar and not call.actor.rollen & _ROLGEVERS:
        redenen.append(reden("rol_alleen_door_beheerder", f"alleen een beheerder geeft de rol: {', '.join(zwaar)}"))
    if redenen:
        raise Geweigerd(redenen)
    return Decision(stam.met(Persoon(id=call.nieuw_id(), email=met.email, naam=met.naam, rollen=met.rollen)))


_NIEUWE_DIENST = Dienst(
    id="",
    naam="",
    soort=SoortDienst.GEMEENTE,
    code="",
    tooi_uri="",
    orgaan="college van burgemeester en wethouders",
    ondertekenaars=("de burgemeester", "de secretaris"),
    adres="",
    postcode="",
    plaats="",
)
"""What a dienst is as far as nobody said otherwise: a municipality."""


@argumenten
class RegistreerDienst:
    naam: str = veld("naam van de aanbestedende dienst")
    soort: SoortDienst | None = veld("soort dienst; een nieuwe is een gemeente", default=None)
    code: str | None = veld("gemeentecode of andere code", default=None)
    tooi_uri: str | None = veld("adres in het register TOOI", default=None)
    orgaan: str | None = veld(f"orgaan dat besluit; bij een nieuwe dienst het {_NIEUWE_DIENST.orgaan}", default=None)
    ondertekenaars: tuple[str, ...] | None = veld(
        f"functies die samen tekenen; bij een nieuwe dienst {' en '.join(_NIEUWE_DIENST.ondertekenaars)}", default=None
    )
    adres: str | None = veld("postadres", default=None)
    postcode: str | None = veld("postcode", default=None)
    plaats: str | None = veld("plaats", default=None)

    def __post_init__(self) -> None:
        eis_gevuld(self.naam, "naam")
        if self.orgaan is not None:
            eis_gevuld(self.orgaan, "orgaan")
        for functie in self.ondertekenaars or ():
            eis_gevuld(functie, "ondertekenaars: een functie")


@verb(
    "registreer_dienst",
    stap="basis",
    hulp="Leg een aanbestedende dienst vast, of verbeter wat u noemt; brieven die er al zijn houden hun gegevens.",
    argumenten=RegistreerDienst,
)
def registreer_dienst(stam: Stam, met: RegistreerDienst, call: Call) -> Decision:
    """A name is one dienst: what is named again replaces its data, in letters that are ordered from then on."""
    bekend = next((d for d in stam.diensten.values() if d.naam == met.naam), None)
    genoemd = {f.name: waarde for f in fields(met) if (waarde := getattr(met, f.name)) is not None}
    return Decision(stam.met(replace(bekend or replace(_NIEUWE_DIENST, id=call.nieuw_id()), **genoemd)))


@argumenten
class RegistreerContactpersoon:
    dienst: str = veld("naam van de dienst")
    persoon: str = veld("e-mailadres van het account")
    functie: str = veld("functie bij de dienst", default="contactpersoon inkoop")


@verb(
    "registreer_contactpersoon",
    stap="basis",
    hulp="Maak een account contactpersoon van een dienst; de eerste krijgt de brieven.",
    argumenten=RegistreerContactpersoon,
)
def registreer_contactpersoon(stam: Stam, met: RegistreerContactpersoon, call: Call) -> Decision:
    """The first contactpersoon of a dienst is its addressee, later ones are deputies."""
    dienst, persoon = dienst_op_naam(stam, met.dienst), persoon_op_email(stam, met.persoon)
    huidige = contactpersonen_van(stam, dienst.id)
    if any(c.persoon_id == persoon.id for c in huidige):
        raise Geweigerd([reden("bestaat_al", f"{met.persoon} is al contactpersoon van {met.dienst}")])
    contactpersoon = Contactpersoon(
        id=call.nieuw_id(),
        dienst_id=dienst.id,
        persoon_id=persoon.id,
        functie=met.functie,
        volgorde=len(huidige) + 1,
    )
    return Decision(stam.met(contactpersoon))
