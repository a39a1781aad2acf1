"""The verb of the scheduler: pass what is due, remind who must act (procedure section 6)."""

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.deelneming import werk_deelnames_bij
from workflow.effects.agenda import werk_agenda_bij
from workflow.effects.herinneringen import herinner
from workflow.effects.vrijgave import keer_brieven_terug
from workflow.lezen import open_termijnen
from workflow.verbs.argumenten import argumenten
from workflow.verbs.registry import verb
from workflow.zetten import handel


@argumenten
class ControleerTermijnen:
    pass


@verb(
    "controleer_termijnen",
    stap="altijd",
    hulp="Werk bij wat verstreken is, herinner wie aan zet is en werk agenda’s bij; dit doet de planner ook zelf.",
    argumenten=ControleerTermijnen,
    stil=True,
)
def controleer_termijnen(case: Case, met: ControleerTermijnen, call: Call) -> Decision:
    """What follows from the dates is written down: nothing here decides anything that the facts did not."""
    beurt = handel(Beurt(case, met, call), "controleer_termijnen")
    for termijn in open_termijnen(case):
        if termijn.verloopt_op <= call.nu:
            beurt = beurt.sluit_termijn(termijn, "verstrijk")
    return werk_agenda_bij(herinner(werk_deelnames_bij(keer_brieven_terug(beurt)))).besluit()
