"""Verbs for the project itself: registration, percelen, who leads it, its dossier."""

from dataclasses import replace
from decimal import Decimal

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case, Stam
from workflow.case.dossier import Dossierstuk, SoortStuk
from workflow.case.project import (
    Aard,
    Briefvorm,
    Perceel,
    PerceelToestand,
    Procedure,
    Project,
    Projectleider,
    ProjectToestand,
    Regime,
)
from workflow.case.stam import Rol
from workflow.lezen import deelname_van, persoon_op_email, stuk_op_code
from workflow.reasons import Geweigerd, Invoerfout, reden
from workflow.verbs.argumenten import Bestand, argumenten, eis_gevuld, eis_positief, veld
from workflow.verbs.registry import verb
from workflow.zetten import handel

_REGIME = {
    Procedure.OPENBAAR: Regime.WETTELIJK,
    Procedure.MEERVOUDIG_ONDERHANDS: Regime.CONTRACTUEEL,
    Procedure.SAS: Regime.CONTRACTUEEL,
}


@argumenten
class RegistreerProject:
    kenmerk: str = veld("kenmerk van het project, bijvoorbeeld 2026-014")
    naam: str = veld("naam van het project")
    omschrijving: str = veld("waar het om gaat, in een of twee zinnen; zonder omschrijving is dat de naam", default="")
    procedure: str = veld("openbaar, meervoudig_onderhands of sas")
    aard: Aard = veld("leveringen, diensten, werken of sas")
    waarde: Decimal = veld("geraamde waarde in euro, zonder btw, van alle deelnemers samen")
    vervolg_op: str = veld("kenmerk van het project waar dit op volgt", default="")
    briefvorm: Briefvorm = veld(
        "krijgt een inschrijver van elke deelnemer een brief, of één brief van alle samen",
        default=Briefvorm.PER_DEELNEMER,
    )

    def __post_init__(self) -> None:
        eis_gevuld(self.kenmerk, "kenmerk")
        eis_gevuld(self.naam, "naam")
        eis_positief(self.waarde, "waarde")


@verb("registreer_project", stap="basis", hulp="Meld een collectief project aan.", argumenten=RegistreerProject)
def registreer_project(stam: Stam, met: RegistreerProject, call: Call) -> Decision:
    """A project starts with one perceel and its registrant as concerninkoper; its kenmerk is unique."""
    if met.vervolg_op and met.vervolg_op not in stam.kenmerken:
        raise Invoerfout("vervolg_op", f"project '{met.vervolg_op}' bestaat niet")
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
        vervolg_op=met.vervolg_op,
        briefvorm=met.briefvorm,
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
    """A number names one perceel: the same number again replaces its data, not its state."""
    beurt = handel(Beurt(case, met, call), "registreer_perceel")
    nieuw = _perceel(case, call, met.nummer, met.naam, met.waarde, met.aantal_winnaars)
    bestaand = next((p for p in case.percelen.values() if p.nummer == met.nummer), nieuw)
    return beurt.schrijf(replace(nieuw, id=bestaand.id, toestand=bestaand.toestand)).besluit()


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
