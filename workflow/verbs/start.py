"""Verbs of the start: collectief-toets, interest, startbijeenkomst, inkoopteam (procedure 1.1 and 2.1)."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.deelname import Deelname, DeelnameToestand
from workflow.case.project import Collectieftoets
from workflow.case.start import Aanwezigheid, Bijeenkomst, Presentatie, Teamlid, TeamRol, Wijze
from workflow.case.termijn import SoortTermijn
from workflow.deelmachines import DEELNAME
from workflow.lezen import (
    bijeenkomst,
    deelname_van,
    dienst_op_naam,
    percelen_op_nummer,
    persoon_op_email,
    stuk_id,
)
from workflow.reasons import Geweigerd, Invoerfout, reden
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import verb
from workflow.zetten import beweeg_project, handel


class Element(StrEnum):
    """What makes a project collective (procedure 1.1); the list is not limitative."""

    ZES_OF_MEER = "zes_of_meer"
    REGIO_OVERSTIJGEND = "regio_overstijgend"
    VOORDEEL = "voordeel"
    INNOVATIE = "innovatie"
    ANDERS = "anders"


@argumenten
class ToetsCollectief:
    elementen: dict[Element, str] = veld("per element de motivering")

    def __post_init__(self) -> None:
        if not self.elementen:
            raise ValueError("elementen: geef ten minste één element met een motivering")
        for element, motivering in self.elementen.items():
            eis_gevuld(motivering, f"de motivering bij {element}")


@verb("toets_collectief", stap="2.1", hulp="Leg vast waarom dit een collectief project is.", argumenten=ToetsCollectief)
def toets_collectief(case: Case, met: ToetsCollectief, call: Call) -> Decision:
    """A collective project has at least one element with its motivation."""
    beurt = handel(Beurt(case, met, call), "toets_collectief")
    toets = Collectieftoets(
        id=call.nieuw_id(),
        project_id=case.project.id,
        elementen={element.value: motivering for element, motivering in met.elementen.items()},
        getoetst_op=call.vandaag,
    )
    return beurt.schrijf(toets).besluit()


@argumenten
class MeldInteresse:
    dienst: str | None = veld("naam van de dienst", default=None)
    diensten: tuple[str, ...] = veld("namen van meer diensten tegelijk", default=())
    percelen: tuple[str, ...] = veld("nummers van de percelen; leeg is alle percelen", default=())

    @property
    def namen(self) -> tuple[str, ...]:
        return (*((self.dienst,) if self.dienst else ()), *self.diensten)

    def __post_init__(self) -> None:
        if not self.namen:
            raise ValueError("geef een dienst, of een lijst diensten")


@verb(
    "meld_interesse",
    stap="2.1",
    hulp="Meld diensten die belangstelling hebben, ook een die zich eerder terugtrok of andere percelen kiest.",
    argumenten=MeldInteresse,
    heel_stam=True,
)
def meld_interesse(case: Case, met: MeldInteresse, call: Call) -> Decision:
    """A dienst is in a project once; one that withdrew may come back, one that is in may choose other percelen."""
    beurt = handel(Beurt(case, met, call), "meld_interesse")
    percelen = percelen_op_nummer(case, met.percelen)
    for naam in met.namen:
        beurt = _meld(beurt, naam, percelen)
    return beurt.besluit()


def _meld(beurt: Beurt, naam: str, percelen: tuple[str, ...]) -> Beurt:
    dienst = dienst_op_naam(beurt.case.stam, naam)
    bekend = next((d for d in beurt.case.deelnames.values() if d.dienst_id == dienst.id), None)
    if bekend is None:
        return beurt.schrijf(
            Deelname(
                id=beurt.call.nieuw_id(),
                project_id=beurt.project_id,
                dienst_id=dienst.id,
                toestand=DeelnameToestand.GEINTERESSEERD,
                gemeld_op=beurt.call.nu,
                percelen=percelen,
            )
        )
    if bekend.toestand == DeelnameToestand.TERUGGETROKKEN:
        return beurt.verzet(DEELNAME, bekend, "meld_opnieuw", gemeld_op=beurt.call.nu, percelen=percelen)
    if bekend.percelen == percelen:
        raise Geweigerd([reden("bestaat_al", f"{naam} staat al in dit project")])
    return beurt.schrijf(replace(bekend, percelen=percelen))


@argumenten
class TrekInteresseIn:
    dienst: str = veld("naam van de dienst")


@verb("trek_interesse_in", stap="2.1", hulp="Een dienst doet toch niet mee.", argumenten=TrekInteresseIn)
def trek_interesse_in(case: Case, met: TrekInteresseIn, call: Call) -> Decision:
    """A dienst may leave freely until the strategy is offered; nothing more is asked of it."""
    beurt, deelname = handel(Beurt(case, met, call), "trek_interesse_in"), deelname_van(case, met.dienst)
    beurt = beurt.verzet(DEELNAME, deelname, "trek_terug")
    for soort in ("uitnodiging_startbijeenkomst", "agenda_startbijeenkomst"):
        beurt = beurt.vervang(soort, deelname_id=deelname.id)
    return beurt.sluit_termijnen(SoortTermijn.REACTIE_CONCEPT, "verval", deelname_id=deelname.id).besluit()


@argumenten
class PlanStartbijeenkomst:
    begin: datetime = veld("begin, bijvoorbeeld 2026-02-03T10:00")
    duur_minuten: int = veld("duur in minuten", default=120)
    plaats: str = veld("adres van de bijeenkomst", default="")
    link: str = veld("link om online mee te doen", default="")
    agenda: tuple[str, ...] = veld("punten van de agenda", default=())
    reageren_voor: datetime = veld("tot wanneer diensten kunnen antwoorden")

    def __post_init__(self) -> None:
        if not 0 < self.duur_minuten <= 24 * 60:
            raise ValueError("duur_minuten moet tussen 1 en 1440 liggen")


@verb(
    "plan_startbijeenkomst",
    stap="2.1",
    hulp="Plan of verplaats de startbijeenkomst en nodig de diensten uit.",
    argumenten=PlanStartbijeenkomst,
)
def plan_startbijeenkomst(case: Case, met: PlanStartbijeenkomst, call: Call) -> Decision:
    """Each planning is a new row with the next number, so that calendars see the move."""
    vorige = bijeenkomst(case)
    nieuw = Bijeenkomst(
        id=call.nieuw_id(),
        project_id=case.project.id,
        begin=met.begin,
        eind=met.begin + timedelta(minutes=met.duur_minuten),
        plaats=met.plaats,
        link=met.link,
        agenda=met.agenda,
        reageren_voor=met.reageren_voor,
        volgnummer=vorige.volgnummer + 1 if vorige else 0,
    )
    beurt = Beurt(case, met, call).schrijf(nieuw)
    return beweeg_project(beurt, "plan_startbijeenkomst").besluit()


@argumenten
class RegistreerAanwezigheid:
    diensten: dict[str, Wijze] = veld("per dienst: fysiek, online of afwezig", default={})
    bizob: dict[str, Wijze] = veld("per e-mailadres van Bizob: fysiek, online of afwezig", default={})


@verb(
    "registreer_aanwezigheid",
    stap="2.1",
    hulp="Leg vast wie er was.",
    argumenten=RegistreerAanwezigheid,
    heel_stam=True,
)
def registreer_aanwezigheid(case: Case, met: RegistreerAanwezigheid, call: Call) -> Decision:
    """Attendance is recorded per dienst and per person of Bizob; a later word replaces an earlier one."""
    beurt = handel(Beurt(case, met, call), "registreer_aanwezigheid")
    for naam, wijze in met.diensten.items():
        beurt = _noteer_aanwezig(beurt, deelname_van(case, naam).id, None, wijze)
    for email, wijze in met.bizob.items():
        beurt = _noteer_aanwezig(beurt, None, persoon_op_email(case.stam, email).id, wijze)
    return beurt.besluit()


def _noteer_aanwezig(beurt: Beurt, deelname_id: str | None, persoon_id: str | None, wijze: Wijze) -> Beurt:
    gepland = bijeenkomst(beurt.case)
    if gepland is None:
        raise LookupError("de guard bijeenkomst_geweest hoort bij dit verb")
    sleutel = (gepland.id, deelname_id, persoon_id)
    bekend = (
        a.id for a in beurt.case.aanwezigheden.values() if (a.bijeenkomst_id, a.deelname_id, a.persoon_id) == sleutel
    )
    return beurt.schrijf(
        Aanwezigheid(
            id=next(bekend, None) or beurt.call.nieuw_id(),
            project_id=beurt.project_id,
            bijeenkomst_id=gepland.id,
            deelname_id=deelname_id,
            persoon_id=persoon_id,
            wijze=wijze,
        )
    )


@argumenten
class VerzendPresentatie:
    presentatie: str = veld("code van de presentatie in het dossier")


@verb(
    "verzend_presentatie",
    stap="2.1",
    hulp="Leg vast dat de presentatie aan de aanwezigen is gestuurd.",
    argumenten=VerzendPresentatie,
)
def verzend_presentatie(case: Case, met: VerzendPresentatie, call: Call) -> Decision:
    """The presentation that was sent is a file in the dossier."""
    beurt = handel(Beurt(case, met, call), "verzend_presentatie")
    rij = Presentatie(
        id=call.nieuw_id(),
        project_id=case.project.id,
        dossierstuk_id=stuk_id(case, met.presentatie),
        verzonden_op=call.nu,
    )
    return beurt.schrijf(rij).besluit()


@argumenten
class SluitStartbijeenkomst:
    pass


@verb(
    "sluit_startbijeenkomst",
    stap="2.1",
    hulp="Rond de startbijeenkomst af; daarna begint de inkoopstrategie.",
    argumenten=SluitStartbijeenkomst,
)
def sluit_startbijeenkomst(case: Case, met: SluitStartbijeenkomst, call: Call) -> Decision:
    """The strategy starts when the meeting was held with Bizob's two leaders present."""
    return beweeg_project(Beurt(case, met, call), "sluit_startbijeenkomst").besluit()


@argumenten
class Lid:
    persoon: str = veld("e-mailadres")
    rol: TeamRol = veld("rol in het inkoopteam")
    dienst: str | None = veld("dienst waar een materiedeskundige vandaan komt", default=None)


@argumenten
class StelInkoopteamSamen:
    leden: tuple[Lid, ...] = veld("de leden van het inkoopteam")

    def __post_init__(self) -> None:
        if not self.leden:
            raise ValueError("leden: geef ten minste één lid")


@verb(
    "stel_inkoopteam_samen",
    stap="2.1",
    hulp="Leg vast wie in het inkoopteam zitten.",
    argumenten=StelInkoopteamSamen,
    heel_stam=True,
)
def stel_inkoopteam_samen(case: Case, met: StelInkoopteamSamen, call: Call) -> Decision:
    """A person is in the team once; the same person again gets the new role."""
    beurt = handel(Beurt(case, met, call), "stel_inkoopteam_samen")
    for lid in met.leden:
        beurt = beurt.schrijf(teamlid(beurt, lid))
    return beurt.besluit()


def teamlid(beurt: Beurt, lid: Lid) -> Teamlid:
    """The row of a person in the team, the old one where that person was in it before; raises Invoerfout."""
    persoon = persoon_op_email(beurt.case.stam, lid.persoon)
    if lid.rol == TeamRol.MATERIEDESKUNDIGE and not lid.dienst:
        raise Invoerfout("leden", f"{lid.persoon}: noem de dienst waar deze materiedeskundige vandaan komt")
    nieuw = Teamlid(
        id=beurt.call.nieuw_id(),
        project_id=beurt.project_id,
        persoon_id=persoon.id,
        rol=lid.rol,
        deelname_id=deelname_van(beurt.case, lid.dienst).id if lid.dienst else None,
        vanaf=beurt.call.nu,
        tot=None,
    )
    huidig = next((t for t in beurt.case.teamleden.values() if t.persoon_id == persoon.id), nieuw)
    return replace(nieuw, id=huidig.id, vanaf=nieuw.vanaf if huidig.tot else huidig.vanaf)
