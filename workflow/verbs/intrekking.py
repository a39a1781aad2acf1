"""Verbs that withdraw a perceel or the whole project (procedure section 3)."""

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.rechtszaak import SoortMotivering
from workflow.intrekking import percelen_in_te_trekken
from workflow.lezen import perceel_op_nummer
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import altijd, verb
from workflow.zetten import beweeg_perceel, beweeg_project


@argumenten
class TrekPerceelIn:
    perceel: str = veld("nummer van het perceel")
    motivering: str = veld("waarom het perceel wordt ingetrokken")

    def __post_init__(self) -> None:
        eis_gevuld(self.motivering, "motivering")


@verb(
    "trek_perceel_in",
    stap="altijd",
    hulp="Trek één perceel in; de andere percelen gaan door.",
    argumenten=TrekPerceelIn,
    vier_ogen=altijd,
)
def trek_perceel_in(case: Case, met: TrekPerceelIn, call: Call) -> Decision:
    """The project goes on with the percelen that remain; without any it waits for `trek_in`."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = beweeg_perceel(Beurt(case, met, call), perceel, "trek_perceel_in")
    return beurt.motiveer(SoortMotivering.INTREKKING, perceel.id, met.motivering).besluit()


@argumenten
class TrekIn:
    motivering: str = veld("waarom het project wordt ingetrokken")

    def __post_init__(self) -> None:
        eis_gevuld(self.motivering, "motivering")


@verb(
    "trek_in",
    stap="altijd",
    hulp="Trek het hele project in, met al zijn percelen.",
    argumenten=TrekIn,
    vier_ogen=altijd,
)
def trek_in(case: Case, met: TrekIn, call: Call) -> Decision:
    """A project that is withdrawn takes every perceel along; facts about it can still be recorded."""
    beurt = beweeg_project(Beurt(case, met, call), "trek_in")
    for perceel in percelen_in_te_trekken(case):
        beurt = beweeg_perceel(beurt, perceel, "project_ingetrokken")
    return beurt.motiveer(SoortMotivering.INTREKKING, case.project.id, met.motivering).besluit()
