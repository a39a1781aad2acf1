"""Verbs of the assessment: interests, assessors, tests, scores and consensus (procedure 2.6)."""

from decimal import Decimal

from workflow.beoordeling import afgerond, toets_van
from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.inschrijving import (
    Belangenverklaring,
    Beoordelaar,
    Consensus,
    InschrijvingToestand,
    Oordeel,
    Score,
    Toets,
)
from workflow.case.project import Perceel
from workflow.case.publicatie import Criterium, Kader, SoortCriterium
from workflow.case.rechtszaak import SoortMotivering
from workflow.deelmachines import INSCHRIJVING
from workflow.effects.publicatie import volg_gestanddoening
from workflow.lezen import (
    criterium_op_code,
    inschrijving_op_naam,
    kader_van,
    perceel_op_nummer,
    persoon_op_email,
    stuk_id,
)
from workflow.reasons import Geweigerd, Invoerfout, reden
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import verb
from workflow.zetten import handel


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
    definitief: str | None = veld(
        "code van het stuk waaruit blijkt dat een uitsluiting definitief is; dan volgt geen brief", default=None
    )
    motivering: str = veld("waarom er opnieuw getoetst wordt; verplicht na een eerdere toets", default="")

    def __post_init__(self) -> None:
        if self.oordeel != Oordeel.GELDIG:
            eis_gevuld(self.grond, "grond")
        if self.definitief is not None and self.oordeel != Oordeel.UITGESLOTEN:
            raise ValueError("definitief: alleen een uitsluiting kan definitief zijn")


_TOETS = {
    Oordeel.GELDIG: ("verklaar_geldig", frozenset({InschrijvingToestand.COMPLEET})),
    Oordeel.ONGELDIG: ("verklaar_ongeldig", frozenset({InschrijvingToestand.ONGELDIG})),
    Oordeel.UITGESLOTEN: ("sluit_uit", frozenset({InschrijvingToestand.UITGESLOTEN})),
}
"""Per verdict its trigger, and the states in which the tender already stands as it says."""


@verb(
    "toets_inschrijving",
    stap="2.6",
    hulp="Leg de toets op uitsluiting, geschiktheid en geldigheid vast.",
    argumenten=ToetsInschrijving,
)
def toets_inschrijving(case: Case, met: ToetsInschrijving, call: Call) -> Decision:
    """A tender has one verdict: testing it again takes the place of the earlier one, and says why."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "toets_inschrijving")
    inschrijving = inschrijving_op_naam(case, perceel, met.inschrijver)
    oud = toets_van(case, inschrijving)
    toets = Toets(
        id=oud.id if oud else call.nieuw_id(),
        project_id=case.project.id,
        inschrijving_id=inschrijving.id,
        oordeel=met.oordeel,
        grond=met.grond,
        getoetst_op=call.nu,
        getoetst_door=call.persoon_id,
        definitief_id=stuk_id(case, met.definitief) if met.definitief else None,
    )
    beurt = beurt.schrijf(toets)
    if oud:
        beurt = beurt.motiveer(SoortMotivering.HERTOETS, toets.id, met.motivering)
    trigger, staat_al = _TOETS[met.oordeel]
    if inschrijving.toestand not in staat_al:
        beurt = beurt.verzet(INSCHRIJVING, inschrijving, trigger)
    return volg_gestanddoening(beurt).besluit()


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


def _gezamenlijke_punten(kader: Kader, punten: Decimal, wie: str) -> Decimal:
    """A joint score is printed and counted as published: no more decimals than that."""
    if punten.is_finite() and punten != afgerond(punten, kader.decimalen):
        raise Invoerfout(
            "punten", f"{wie}: {punten} heeft meer decimalen dan de {kader.decimalen} die bekend zijn gemaakt"
        )
    return _punten_op_schaal(kader, punten, wie)


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
            punten=_gezamenlijke_punten(kader, invoer.punten, invoer.inschrijver),
            motivering=invoer.motivering,
            vastgesteld_op=call.nu,
        )
        bekend[inschrijving.id, criterium.id] = rij.id
        beurt = beurt.schrijf(rij)
    return beurt.besluit()
