"""Verbs of assessment, advies, decision and letters (procedure 2.6)."""

from datetime import date, datetime
from decimal import Decimal

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.contract import Overeenkomst, OvereenkomstToestand
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.gunning import Bewijsoordeel
from workflow.case.inschrijving import (
    Belangenverklaring,
    Beoordelaar,
    Consensus,
    Inschrijving,
    InschrijvingToestand,
    Oordeel,
    Score,
    Toets,
)
from workflow.case.project import Perceel, PerceelToestand
from workflow.case.publicatie import Criterium, Kader, SoortCriterium
from workflow.case.rechtszaak import Grond, SoortMotivering
from workflow.deelmachines import DOCUMENT, INSCHRIJVING, OVEREENKOMST
from workflow.documenten import BRIEVEN_VAN_BESLISSING, KINDS
from workflow.guards.gunning import alle_brieven_verzonden
from workflow.lezen import (
    criterium_op_code,
    deelname_van,
    inschrijving_op_naam,
    kader_van,
    levende_documenten,
    perceel_op_nummer,
    persoon_op_email,
    stuk_op_code,
)
from workflow.reasons import Geweigerd, Invoerfout, reden
from workflow.tijd import dag_van
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import altijd, verb
from workflow.zetten import beweeg_perceel, handel

OVEREENKOMST_SOORT = "overeenkomst"


@argumenten
class LegBelangenverklaringAf:
    belang: str = veld("het belang dat u hebt; leeg is geen belang", default="")


@verb(
    "leg_belangenverklaring_af",
    stap="2.6",
    hulp="Verklaar of u zelf een belang hebt bij de uitkomst.",
    argumenten=LegBelangenverklaringAf,
)
def leg_belangenverklaring_af(case: Case, met: LegBelangenverklaringAf, call: Call) -> Decision:
    """Everybody declares for oneself; nothing that was declared is ever taken back."""
    beurt = handel(Beurt(case, met, call), "leg_belangenverklaring_af")
    rij = Belangenverklaring(
        id=call.nieuw_id(),
        project_id=case.project.id,
        persoon_id=call.persoon_id,
        belang=met.belang.strip(),
        afgelegd_op=call.nu,
    )
    return beurt.schrijf(rij).besluit()


@argumenten
class WijsBeoordelaarToe:
    perceel: str = veld("nummer van het perceel", default="1")
    criteria: tuple[str, ...] = veld("codes van de criteria")
    personen: tuple[str, ...] = veld("e-mailadressen van de beoordelaars")


@verb("wijs_beoordelaar_toe", stap="2.6", hulp="Wijs beoordelaars aan criteria toe.", argumenten=WijsBeoordelaarToe)
def wijs_beoordelaar_toe(case: Case, met: WijsBeoordelaarToe, call: Call) -> Decision:
    """Quality criteria have assessors, of the inkoopteam; a price is computed."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "wijs_beoordelaar_toe")
    for code in met.criteria:
        criterium = _kwaliteitscriterium(case, perceel, code)
        for email in met.personen:
            beurt = _wijs_toe(beurt, criterium, persoon_op_email(case.stam, email).id)
    return beurt.besluit()


def _wijs_toe(beurt: Beurt, criterium: Criterium, persoon_id: str) -> Beurt:
    if any((b.criterium_id, b.persoon_id) == (criterium.id, persoon_id) for b in beurt.case.beoordelaars.values()):
        return beurt
    return beurt.schrijf(
        Beoordelaar(
            id=beurt.call.nieuw_id(),
            project_id=beurt.project_id,
            criterium_id=criterium.id,
            persoon_id=persoon_id,
        )
    )


def _kwaliteitscriterium(case: Case, perceel: Perceel, code: str) -> Criterium:
    criterium = criterium_op_code(case, perceel, code)
    if criterium.soort == SoortCriterium.PRIJS:
        raise Invoerfout("criterium", f"{code} is de prijs; die wordt berekend en niet beoordeeld")
    return criterium


@argumenten
class ToetsInschrijving:
    perceel: str = veld("nummer van het perceel", default="1")
    inschrijver: str = veld("naam van de inschrijver")
    oordeel: Oordeel = veld("geldig, ongeldig of uitgesloten")
    grond: str = veld("reden en bepaling, als de inschrijving niet geldig is", default="")

    def __post_init__(self) -> None:
        if self.oordeel != Oordeel.GELDIG:
            eis_gevuld(self.grond, "grond")


_TOETS_TRIGGER = {Oordeel.ONGELDIG: "verklaar_ongeldig", Oordeel.UITGESLOTEN: "sluit_uit"}


@verb(
    "toets_inschrijving",
    stap="2.6",
    hulp="Leg de toets op uitsluiting, geschiktheid en geldigheid vast.",
    argumenten=ToetsInschrijving,
)
def toets_inschrijving(case: Case, met: ToetsInschrijving, call: Call) -> Decision:
    """A tender is tested once; an incomplete one cannot be found valid, a late one is not tested."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "toets_inschrijving")
    inschrijving = inschrijving_op_naam(case, perceel, met.inschrijver)
    _eis_toetsbaar(case, inschrijving, met)
    toets = Toets(
        id=call.nieuw_id(),
        project_id=case.project.id,
        inschrijving_id=inschrijving.id,
        oordeel=met.oordeel,
        grond=met.grond,
        getoetst_op=call.nu,
        getoetst_door=call.persoon_id,
    )
    beurt = beurt.schrijf(toets)
    if met.oordeel in _TOETS_TRIGGER:
        beurt = beurt.verzet(INSCHRIJVING, inschrijving, _TOETS_TRIGGER[met.oordeel])
    return beurt.besluit()


def _eis_toetsbaar(case: Case, inschrijving: Inschrijving, met: ToetsInschrijving) -> None:
    if any(t.inschrijving_id == inschrijving.id for t in case.toetsen.values()):
        raise Geweigerd([reden("bestaat_al", f"{met.inschrijver} is al getoetst")])
    if inschrijving.toestand == InschrijvingToestand.TE_LAAT:
        raise Geweigerd([reden("toestand_laat_niet_toe", f"de inschrijving van {met.inschrijver} kwam te laat")])
    if inschrijving.toestand == InschrijvingToestand.ONVOLLEDIG and met.oordeel == Oordeel.GELDIG:
        raise Geweigerd([reden("inschrijving_onvolledig", f"er ontbreekt: {', '.join(inschrijving.ontbreekt)}")])


@argumenten
class ScoreInvoer:
    inschrijver: str = veld("naam van de inschrijver")
    criterium: str = veld("code van het criterium")
    punten: Decimal = veld("score")
    toelichting: str = veld("toelichting", default="")


@argumenten
class Scoor:
    perceel: str = veld("nummer van het perceel", default="1")
    scores: tuple[ScoreInvoer, ...] = veld("uw scores")

    def __post_init__(self) -> None:
        if not self.scores:
            raise ValueError("scores: geef ten minste één score")


def _kader(case: Case, perceel: Perceel) -> Kader:
    kader = kader_van(case, perceel)
    if kader is None:
        raise Geweigerd([reden("criteria_ontbreken")])
    return kader


def _punten_op_schaal(kader: Kader, punten: Decimal, wie: str) -> Decimal:
    if not punten.is_finite() or not 0 <= punten <= kader.schaal:
        raise Invoerfout("punten", f"{wie}: {punten} ligt niet tussen 0 en {kader.schaal}")
    return punten


@verb("scoor", stap="2.6", hulp="Geef uw scores.", argumenten=Scoor)
def scoor(case: Case, met: Scoor, call: Call) -> Decision:
    """An assessor has one score per tender and criterion, on the published scale; a later one replaces it."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "scoor")
    bekend = {
        (s.inschrijving_id, s.criterium_id): s.id for s in case.scores.values() if s.persoon_id == call.persoon_id
    }
    kader = _kader(case, perceel)
    for invoer in met.scores:
        inschrijving = inschrijving_op_naam(case, perceel, invoer.inschrijver)
        criterium = _kwaliteitscriterium(case, perceel, invoer.criterium)
        score = Score(
            id=bekend.get((inschrijving.id, criterium.id)) or call.nieuw_id(),
            project_id=case.project.id,
            inschrijving_id=inschrijving.id,
            criterium_id=criterium.id,
            persoon_id=call.persoon_id,
            punten=_punten_op_schaal(kader, invoer.punten, invoer.inschrijver),
            toelichting=invoer.toelichting,
        )
        bekend[inschrijving.id, criterium.id] = score.id
        beurt = beurt.schrijf(score)
    return beurt.besluit()


@argumenten
class ConsensusInvoer:
    inschrijver: str = veld("naam van de inschrijver")
    criterium: str = veld("code van het criterium")
    punten: Decimal = veld("gezamenlijke score")
    motivering: str = veld("waarom deze score; deze tekst komt in de brieven")

    def __post_init__(self) -> None:
        eis_gevuld(self.motivering, f"motivering ({self.inschrijver}, {self.criterium})")


@argumenten
class StelConsensusVast:
    perceel: str = veld("nummer van het perceel", default="1")
    consensus: tuple[ConsensusInvoer, ...] = veld("de gezamenlijke scores met hun motivering")


@verb("stel_consensus_vast", stap="2.6", hulp="Leg de gezamenlijke scores vast.", argumenten=StelConsensusVast)
def stel_consensus_vast(case: Case, met: StelConsensusVast, call: Call) -> Decision:
    """One joint score with reasons per tender and criterion (Aw 2.130)."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "stel_consensus_vast")
    bekend = {(c.inschrijving_id, c.criterium_id): c.id for c in case.consensus.values()}
    kader = _kader(case, perceel)
    for invoer in met.consensus:
        inschrijving = inschrijving_op_naam(case, perceel, invoer.inschrijver)
        criterium = _kwaliteitscriterium(case, perceel, invoer.criterium)
        rij = Consensus(
            id=bekend.get((inschrijving.id, criterium.id)) or call.nieuw_id(),
            project_id=case.project.id,
            inschrijving_id=inschrijving.id,
            criterium_id=criterium.id,
            punten=_punten_op_schaal(kader, invoer.punten, invoer.inschrijver),
            motivering=invoer.motivering,
            vastgesteld_op=call.nu,
        )
        bekend[inschrijving.id, criterium.id] = rij.id
        beurt = beurt.schrijf(rij)
    return beurt.besluit()


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
    geplande_verzenddatum: date = veld("dag waarop alle brieven verzonden worden")


@verb(
    "neem_gunningsbeslissing",
    stap="2.6",
    hulp="Neem de gunningsbeslissing; de gunnings- en afwijzingsbrieven worden gemaakt.",
    argumenten=NeemGunningsbeslissing,
)
def neem_gunningsbeslissing(case: Case, met: NeemGunningsbeslissing, call: Call) -> Decision:
    """Only after EVERY deelnemer adopted the advies; the letters state the end that the planned day gives."""
    perceel = perceel_op_nummer(case, met.perceel)
    return beweeg_perceel(Beurt(case, met, call), perceel, "neem_gunningsbeslissing").besluit()


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
    grond: Grond = veld("vonnis, inhoudelijke_fout of advies_afgewezen")
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
    return beurt.motiveer(SoortMotivering.HEROPENING, perceel.id, met.motivering).besluit()


@argumenten
class GeefVrij:
    soorten: tuple[str, ...] = veld(f"soorten brieven: {', '.join((*KINDS, OVEREENKOMST_SOORT))}")
    perceel: str | None = veld("alleen van dit perceel", default=None)
    dienst: str | None = veld("alleen van deze dienst", default=None)

    def __post_init__(self) -> None:
        eis_soorten(self.soorten, (*KINDS, OVEREENKOMST_SOORT))

    def documenten(self, case: Case) -> list[Document]:
        """The letters in concept that this call is about."""
        kandidaten = kies_documenten(case, self.soorten, self.perceel, self.dienst)
        return [d for d in kandidaten if d.toestand == DocumentToestand.CONCEPT]

    def overeenkomsten(self, case: Case) -> list[Overeenkomst]:
        if OVEREENKOMST_SOORT not in self.soorten:
            return []
        deelname_id = deelname_van(case, self.dienst).id if self.dienst else None
        perceel_id = perceel_op_nummer(case, self.perceel).id if self.perceel else None
        return [
            o
            for o in case.overeenkomsten.values()
            if o.toestand == OvereenkomstToestand.CONCEPT
            and deelname_id in (None, o.deelname_id)
            and perceel_id in (None, o.perceel_id)
        ]


def eis_soorten(soorten: tuple[str, ...], bekend: tuple[str, ...]) -> None:
    """Kinds of document that exist, at least one; raises ValueError in Dutch."""
    onbekend = [soort for soort in soorten if soort not in bekend]
    if onbekend or not soorten:
        raise ValueError(f"soorten: {', '.join(onbekend) or 'leeg'}; kies uit: {', '.join(bekend)}")


def kies_documenten(case: Case, soorten: tuple[str, ...], perceel: str | None, dienst: str | None) -> list[Document]:
    """Letters of these kinds that did not lapse, of one perceel or dienst where that is asked."""
    deelname_id = deelname_van(case, dienst).id if dienst else None
    perceel_id = perceel_op_nummer(case, perceel).id if perceel else None
    return [
        d
        for d in levende_documenten(case, *soorten)
        if deelname_id in (None, d.deelname_id) and perceel_id in (None, d.perceel_id)
    ]


@verb(
    "geef_vrij",
    stap="2.6",
    hulp="Geef brieven of overeenkomsten vrij; een tweede persoon bevestigt.",
    argumenten=GeefVrij,
    vier_ogen=altijd,
)
def geef_vrij(case: Case, met: GeefVrij, call: Call) -> Decision:
    """A letter is released by another person than who ordered it (procedure section 5)."""
    beurt = handel(Beurt(case, met, call), "geef_vrij")
    for document in met.documenten(case):
        beurt = beurt.verzet(
            DOCUMENT, document, "geef_vrij", vrijgever_id=_vrijgever(document, call), vrijgegeven_op=call.nu
        )
    for overeenkomst in met.overeenkomsten(case):
        beurt = beurt.verzet(OVEREENKOMST, overeenkomst, "geef_vrij")
    return beurt.besluit()


def _vrijgever(document: Document, call: Call) -> str | None:
    return call.persoon_id if call.voorstel else None


@argumenten
class BevestigVerzending:
    soorten: tuple[str, ...] = veld(f"soorten brieven: {', '.join(KINDS)}")
    perceel: str | None = veld("alleen van dit perceel", default=None)
    dienst: str | None = veld("alleen van deze dienst", default=None)
    verzonden_op: datetime | None = veld("moment van verzending; zonder moment is dat nu", default=None)

    def __post_init__(self) -> None:
        eis_soorten(self.soorten, tuple(KINDS))

    def te_verzenden(self, case: Case) -> list[Document]:
        """The letters of this call that were not sent before."""
        kandidaten = kies_documenten(case, self.soorten, self.perceel, self.dienst)
        return [d for d in kandidaten if d.toestand != DocumentToestand.VERZONDEN]


def _teruggedateerd(case: Case, met: BevestigVerzending, call: Call) -> bool:
    """A sending on an earlier day is confirmed by a second person."""
    return met.verzonden_op is not None and dag_van(met.verzonden_op) < call.vandaag


@verb(
    "bevestig_verzending",
    stap="2.6",
    hulp="Leg vast dat brieven verzonden zijn; met de laatste begint de opschortende termijn.",
    argumenten=BevestigVerzending,
    vier_ogen=_teruggedateerd,
)
def bevestig_verzending(case: Case, met: BevestigVerzending, call: Call) -> Decision:
    """The sending of the last expected letter of a perceel starts its standstill (Aw 2.127)."""
    beurt = handel(Beurt(case, met, call), "bevestig_verzending")
    for document in met.te_verzenden(case):
        beurt = beurt.verzet(DOCUMENT, document, "verzend", verzonden_op=met.verzonden_op or call.nu)
    if not set(met.soorten) & set(BRIEVEN_VAN_BESLISSING):
        return beurt.besluit()
    for perceel in case.percelen.values():
        if perceel.toestand == PerceelToestand.BESLISSING and not list(alle_brieven_verzonden(beurt.voor(perceel))):
            beurt = beweeg_perceel(beurt, perceel, "laatste_brief_verzonden")
    return beurt.besluit()


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
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "keur_bewijsmiddelen_goed")
    stuk = stuk_op_code(case, met.bewijs)
    if stuk is None:
        raise LookupError("de guard winnaar_en_bewijs hoort bij dit verb")
    oordeel = Bewijsoordeel(
        id=call.nieuw_id(),
        project_id=case.project.id,
        inschrijving_id=inschrijving_op_naam(case, perceel, met.inschrijver).id,
        dossierstuk_id=stuk.id,
        goedgekeurd_op=call.nu,
        goedgekeurd_door=call.persoon_id,
    )
    return beurt.schrijf(oordeel).besluit()
