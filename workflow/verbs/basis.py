"""Verbs for master data, the project itself, its dossier, and the second person."""

from dataclasses import fields, replace
from decimal import Decimal

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case, Stam
from workflow.case.dossier import Dossierstuk, SoortStuk
from workflow.case.project import (
    Aard,
    Perceel,
    PerceelToestand,
    Procedure,
    Project,
    Projectleider,
    ProjectToestand,
    Regime,
)
from workflow.case.stam import BIZOB_ROLLEN, Contactpersoon, Dienst, Persoon, Rol, SoortDienst
from workflow.case.termijn import Voorstel, VoorstelToestand
from workflow.lezen import contactpersonen_van, deelname_van, dienst_op_naam, persoon_op_email, stuk_op_code
from workflow.reasons import Geweigerd, Invoerfout, reden
from workflow.verbs.argumenten import Bestand, argumenten, eis_email, eis_gevuld, eis_positief, veld
from workflow.verbs.registry import verb
from workflow.zetten import handel

_REGIME = {
    Procedure.OPENBAAR: Regime.WETTELIJK,
    Procedure.MEERVOUDIG_ONDERHANDS: Regime.CONTRACTUEEL,
    Procedure.SAS: Regime.CONTRACTUEEL,
}

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


@argumenten
class RegistreerProject:
    kenmerk: str = veld("kenmerk van het project, bijvoorbeeld 2026-014")
    naam: str = veld("naam van het project")
    omschrijving: str = veld("waar het om gaat, in een of twee zinnen; zonder omschrijving is dat de naam", default="")
    procedure: str = veld("openbaar, meervoudig_onderhands of sas")
    aard: Aard = veld("leveringen, diensten, werken of sas")
    waarde: Decimal = veld("geraamde waarde in euro, zonder btw, van alle deelnemers samen")

    def __post_init__(self) -> None:
        eis_gevuld(self.kenmerk, "kenmerk")
        eis_gevuld(self.naam, "naam")
        eis_positief(self.waarde, "waarde")


@verb("registreer_project", stap="basis", hulp="Meld een collectief project aan.", argumenten=RegistreerProject)
def registreer_project(stam: Stam, met: RegistreerProject, call: Call) -> Decision:
    """A project starts with one perceel and its registrant as concerninkoper; its kenmerk is unique."""
    redenen = []
    if met.kenmerk in stam.kenmerken:
        redenen.append(reden("kenmerk_bestaat", f"project {met.kenmerk} bestaat al"))
    if met.procedure not in list(Procedure):
        redenen.append(reden("procedure_nog_niet_ondersteund", f"'{met.procedure}'; kies uit: {', '.join(Procedure)}"))
    if redenen:
        raise Geweigerd(redenen)
    project = Project(
        id=call.nieuw_id(),
        kenmerk=met.kenmerk,
        naam=met.naam,
        omschrijving=met.omschrijving or met.naam,
        procedure=Procedure(met.procedure),
        aard=met.aard,
        waarde=met.waarde,
        toestand=ProjectToestand.AANGEMELD,
        versie=1,
        aangemeld_op=call.nu,
    )
    case = Case(stam=stam, project=project)
    return Decision(case.met(_perceel(case, call, "1", met.naam, met.waarde, 1), _leider(case, call, call.persoon_id)))


def _perceel(case: Case, call: Call, nummer: str, naam: str, waarde: Decimal, winnaars: int) -> Perceel:
    return Perceel(
        id=call.nieuw_id(),
        project_id=case.project.id,
        nummer=nummer,
        naam=naam,
        waarde=waarde,
        toestand=PerceelToestand.OPEN,
        regime=_REGIME[case.project.procedure],
        aantal_winnaars=winnaars,
    )


def _leider(case: Case, call: Call, persoon_id: str, rol: Rol = Rol.CONCERNINKOPER) -> Projectleider:
    return Projectleider(id=call.nieuw_id(), project_id=case.project.id, persoon_id=persoon_id, rol=rol, vanaf=call.nu)


@argumenten
class RegistreerPerceel:
    nummer: str = veld("nummer van het perceel; perceel 1 bestaat al en krijgt dan deze gegevens")
    naam: str = veld("naam van het perceel")
    waarde: Decimal = veld("geraamde waarde in euro, zonder btw")
    aantal_winnaars: int = veld("aantal winnaars", default=1)

    def __post_init__(self) -> None:
        eis_gevuld(self.nummer, "nummer")
        eis_gevuld(self.naam, "naam")
        eis_positief(self.waarde, "waarde")
        eis_positief(Decimal(self.aantal_winnaars), "aantal_winnaars")


@verb("registreer_perceel", stap="basis", hulp="Leg een perceel vast of pas het aan.", argumenten=RegistreerPerceel)
def registreer_perceel(case: Case, met: RegistreerPerceel, call: Call) -> Decision:
    """A number names one perceel: the same number again replaces its data."""
    beurt = handel(Beurt(case, met, call), "registreer_perceel")
    nieuw = _perceel(case, call, met.nummer, met.naam, met.waarde, met.aantal_winnaars)
    bestaand = next((p for p in case.percelen.values() if p.nummer == met.nummer), nieuw)
    return beurt.schrijf(replace(nieuw, id=bestaand.id)).besluit()


@argumenten
class WijsProjectleidingToe:
    concerninkopers: tuple[str, ...] = veld("e-mailadressen van concerninkopers", default=())
    contractmanagers: tuple[str, ...] = veld("e-mailadressen van contractmanagers", default=())


@verb(
    "wijs_projectleiding_toe",
    stap="basis",
    hulp="Wijs concerninkopers en contractmanagers aan het project toe.",
    argumenten=WijsProjectleidingToe,
    heel_stam=True,
)
def wijs_projectleiding_toe(case: Case, met: WijsProjectleidingToe, call: Call) -> Decision:
    """Who leads a project holds that function at Bizob."""
    beurt = handel(Beurt(case, met, call), "wijs_projectleiding_toe")
    for rol, emails in ((Rol.CONCERNINKOPER, met.concerninkopers), (Rol.CONTRACTMANAGER, met.contractmanagers)):
        for email in emails:
            beurt = _wijs_toe(beurt, email, rol)
    return beurt.besluit()


def _wijs_toe(beurt: Beurt, email: str, rol: Rol) -> Beurt:
    persoon = persoon_op_email(beurt.case.stam, email)
    if rol not in persoon.rollen:
        raise Invoerfout("personen", f"{email} is geen {rol} bij Bizob")
    if any(p.persoon_id == persoon.id and p.rol == rol for p in beurt.case.projectleiders.values()):
        return beurt
    return beurt.schrijf(_leider(beurt.case, beurt.call, persoon.id, rol))


@argumenten
class VoegDossierstukToe:
    code: str = veld("korte naam waarmee u het stuk later aanwijst, uniek in het project")
    soort: SoortStuk = veld("wat het stuk bewijst")
    bestand: Bestand = veld("het bestand")
    dienst: str | None = veld("dienst waar het stuk van is", default=None)

    def __post_init__(self) -> None:
        eis_gevuld(self.code, "code")


@verb("voeg_dossierstuk_toe", stap="basis", hulp="Leg een bestand in het dossier.", argumenten=VoegDossierstukToe)
def voeg_dossierstuk_toe(case: Case, met: VoegDossierstukToe, call: Call) -> Decision:
    """A code names one file for good: evidence is never replaced under the same name."""
    beurt = handel(Beurt(case, met, call), "voeg_dossierstuk_toe")
    if stuk_op_code(case, met.code):
        raise Geweigerd([reden("bestaat_al", f"er zit al een stuk '{met.code}' in het dossier")])
    stuk = Dossierstuk(
        id=call.nieuw_id(),
        project_id=case.project.id,
        code=met.code,
        soort=met.soort,
        bestandsnaam=met.bestand.naam,
        sha256=met.bestand.sha256,
        omvang=met.bestand.omvang,
        deelname_id=deelname_van(case, met.dienst).id if met.dienst else None,
        toegevoegd_op=call.nu,
        toegevoegd_door=call.persoon_id,
    )
    return beurt.schrijf(stuk).besluit()


# --- de tweede persoon ---------------------------------------------------------------------------------------------


@argumenten
class Bevestig:
    voorstel: int | None = veld("nummer van het voorstel; niet nodig als er maar één open is", default=None)


def open_voorstel(case: Case, met: "Bevestig | Verwerp") -> Voorstel:
    """The open proposal with this number, or the only one; raises Geweigerd(voorstel_niet_open)."""
    open_ = [v for v in case.voorstellen.values() if v.toestand == VoorstelToestand.OPEN]
    gevraagd = [v for v in open_ if met.voorstel in (None, v.nummer)]
    if len(gevraagd) == 1:
        return gevraagd[0]
    nummers = ", ".join(str(v.nummer) for v in open_) or "geen"
    raise Geweigerd([reden("voorstel_niet_open", f"open voorstellen: {nummers}")])


def controleer_tweede_persoon(voorstel: Voorstel, call: Call) -> None:
    """Another account of Bizob than the proposer's (procedure section 7); raises Geweigerd with every reason."""
    redenen = []
    if call.actor.persoon_id == voorstel.voorgesteld_door:
        redenen.append(reden("eigen_voorstel"))
    if not call.actor.rollen & BIZOB_ROLLEN:
        redenen.append(reden("geen_tweede_persoon"))
    if redenen:
        raise Geweigerd(redenen)


def handel_voorstel_af(case: Case, voorstel: Voorstel, toestand: VoorstelToestand, call: Call) -> Case:
    afgehandeld = replace(voorstel, toestand=toestand, afgehandeld_door=call.persoon_id, afgehandeld_op=call.nu)
    return case.met(afgehandeld)


def leg_voorstel_neer(case: Case, naam: str, met_json: str, call: Call) -> Case:
    """A verb that waits for a second person is written down with its arguments."""
    voorstel = Voorstel(
        id=call.nieuw_id(),
        project_id=case.project.id,
        nummer=len(case.voorstellen) + 1,
        verb=naam,
        met=met_json,
        voorgesteld_door=call.persoon_id,
        voorgesteld_op=call.nu,
        toestand=VoorstelToestand.OPEN,
        afgehandeld_door=None,
        afgehandeld_op=None,
    )
    return case.met(voorstel)


@verb("bevestig", stap="basis", hulp="Voer als tweede persoon een voorstel uit.", argumenten=Bevestig)
def bevestig(case: Case, met: Bevestig, call: Call) -> Decision:
    """The part of confirming that is its own: the proposal is closed; the executor ran the proposed verb before."""
    voorstel = open_voorstel(case, met)
    return Decision(handel_voorstel_af(case, voorstel, VoorstelToestand.BEVESTIGD, call))


@argumenten
class Verwerp:
    voorstel: int | None = veld("nummer van het voorstel; niet nodig als er maar één open is", default=None)


@verb("verwerp", stap="basis", hulp="Wijs een voorstel af, of trek uw eigen voorstel in.", argumenten=Verwerp)
def verwerp(case: Case, met: Verwerp, call: Call) -> Decision:
    """A proposal may be dropped by its proposer or refused by anyone who might have confirmed it."""
    handel(Beurt(case, met, call), "verwerp")
    voorstel = open_voorstel(case, met)
    if call.actor.persoon_id != voorstel.voorgesteld_door:
        controleer_tweede_persoon(voorstel, call)
    return Decision(handel_voorstel_af(case, voorstel, VoorstelToestand.VERWORPEN, call))
