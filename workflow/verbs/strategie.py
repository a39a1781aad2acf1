"""Verbs of the inkoopstrategie (procedure 2.2)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.strategie import Reactie, Strategie
from workflow.case.termijn import SoortTermijn
from workflow.effects.strategie import leg_concept_voor
from workflow.lezen import aangeboden_strategie, concept_strategie, deelname_van
from workflow.reasons import Geweigerd, reden
from workflow.strategie import HOOFDSTUKKEN, MIJLPALEN, SPOED, VOORAANKONDIGING, inhoud_sha256
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import verb
from workflow.zetten import beweeg_project, handel


@argumenten
class LegStrategieVast:
    hoofdstukken: dict[str, str] = veld(f"tekst per hoofdstuk: {', '.join(HOOFDSTUKKEN)}; bij spoed ook {SPOED}")
    planning: dict[str, date] = veld(
        f"datum per mijlpaal: {', '.join(MIJLPALEN)}; alleen als die de termijn verkort ook {VOORAANKONDIGING}"
    )
    externe_kosten: Decimal = veld("kosten van externe deskundigen in euro, zonder btw", default=Decimal(0))

    def __post_init__(self) -> None:
        for soort, gegeven, bekend in (
            ("hoofdstuk", self.hoofdstukken, (*HOOFDSTUKKEN, SPOED)),
            ("mijlpaal", self.planning, (*MIJLPALEN, VOORAANKONDIGING)),
        ):
            onbekend = [naam for naam in gegeven if naam not in bekend]
            if onbekend:
                raise ValueError(f"onbekend {soort}: {', '.join(onbekend)}; kies uit: {', '.join(bekend)}")
        if SPOED in self.hoofdstukken:
            eis_gevuld(self.hoofdstukken[SPOED], SPOED)
            if VOORAANKONDIGING in self.planning:
                raise ValueError("spoed en een vooraankondiging mogen de termijn niet samen verkorten; kies er een")
        if self.externe_kosten < 0:
            raise ValueError("externe_kosten mag niet negatief zijn")


@verb(
    "leg_strategie_vast",
    stap="2.2",
    hulp="Leg het concept van de inkoopstrategie vast.",
    argumenten=LegStrategieVast,
)
def leg_strategie_vast(case: Case, met: LegStrategieVast, call: Call) -> Decision:
    """There is one concept at a time; once it is offered, the next text is a new version."""
    beurt = handel(Beurt(case, met, call), "leg_strategie_vast")
    concept, aangeboden = concept_strategie(case), aangeboden_strategie(case)
    nieuw = Strategie(
        id=concept.id if concept else call.nieuw_id(),
        project_id=case.project.id,
        versie=aangeboden.versie + 1 if aangeboden else 1,
        hoofdstukken=met.hoofdstukken,
        planning=met.planning,
        externe_kosten=met.externe_kosten,
        inhoud_sha256="",
        voorgelegd_op=concept.voorgelegd_op if concept else None,
        reactie_tot=concept.reactie_tot if concept else None,
        aangeboden_op=None,
        deadline=None,
    )
    return beurt.schrijf(replace(nieuw, inhoud_sha256=inhoud_sha256(nieuw))).besluit()


@argumenten
class LegConceptStrategieVoor:
    reactie_tot: date = veld("laatste dag om te reageren")


@verb(
    "leg_concept_strategie_voor",
    stap="2.2",
    hulp="Leg het concept aan alle diensten voor.",
    argumenten=LegConceptStrategieVoor,
)
def leg_concept_strategie_voor(case: Case, met: LegConceptStrategieVoor, call: Call) -> Decision:
    """The concept goes to every dienst in the project, with a term to react."""
    beurt = handel(Beurt(case, met, call), "leg_concept_strategie_voor")
    concept = concept_strategie(case)
    if concept is None:
        raise LookupError("de guard strategie_compleet hoort bij dit verb")
    beurt = beurt.schrijf(replace(concept, voorgelegd_op=call.nu, reactie_tot=met.reactie_tot))
    return leg_concept_voor(beurt).besluit()


@argumenten
class RegistreerReactie:
    dienst: str = veld("naam van de dienst")
    tekst: str = veld("de reactie, of 'geen opmerkingen'")

    def __post_init__(self) -> None:
        eis_gevuld(self.tekst, "tekst")


@verb(
    "registreer_reactie",
    stap="2.2",
    hulp="Leg de reactie van een dienst op het concept vast.",
    argumenten=RegistreerReactie,
)
def registreer_reactie(case: Case, met: RegistreerReactie, call: Call) -> Decision:
    """A reaction meets the dienst's term, whatever it says."""
    beurt = handel(Beurt(case, met, call), "registreer_reactie")
    concept, deelname = concept_strategie(case), deelname_van(case, met.dienst)
    if concept is None or concept.voorgelegd_op is None:
        raise Geweigerd([reden("concept_niet_voorgelegd")])
    rij = Reactie(
        id=call.nieuw_id(),
        project_id=case.project.id,
        deelname_id=deelname.id,
        strategie_id=concept.id,
        tekst=met.tekst,
        ontvangen_op=call.nu,
    )
    return beurt.schrijf(rij).sluit_termijnen(SoortTermijn.REACTIE_CONCEPT, "haal", deelname_id=deelname.id).besluit()


@argumenten
class BiedStrategieTerVaststellingAan:
    deadline: date = veld("laatste dag waarop het besluit genomen, getekend en ontvangen moet zijn")


@verb(
    "bied_strategie_ter_vaststelling_aan",
    stap="2.2",
    hulp="Bied de inkoopstrategie aan de besturen aan, met mandaatbrief en conceptbesluit.",
    argumenten=BiedStrategieTerVaststellingAan,
)
def bied_strategie_ter_vaststelling_aan(case: Case, met: BiedStrategieTerVaststellingAan, call: Call) -> Decision:
    """Every orgaan gets the same version and the same deadline."""
    return beweeg_project(Beurt(case, met, call), "bied_strategie_ter_vaststelling_aan").besluit()


@argumenten
class StelDeelnemersVast:
    pass


@verb(
    "stel_deelnemers_vast",
    stap="2.2",
    hulp="Stel vast welke diensten deelnemer zijn; daarna volgen de aanbestedingsstukken.",
    argumenten=StelDeelnemersVast,
)
def stel_deelnemers_vast(case: Case, met: StelDeelnemersVast, call: Call) -> Decision:
    """The list of deelnemers follows from the decisions that were in time, and from nothing else."""
    return beweeg_project(Beurt(case, met, call), "stel_deelnemers_vast").besluit()
