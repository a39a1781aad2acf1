"""The verb of the scheduler: pass what is due, remind who must act (procedure section 6)."""

from datetime import timedelta

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.termijn import SoortTermijn, Termijn
from workflow.deelneming import werk_deelnames_bij
from workflow.effects.vrijgave import keer_brieven_terug
from workflow.lezen import dienst_van, onvolledige_diensten, open_termijnen
from workflow.tijd import begin_van
from workflow.verbs.argumenten import argumenten
from workflow.verbs.registry import verb
from workflow.zetten import handel

HERINNERD = (
    SoortTermijn.REACTIE_CONCEPT,
    SoortTermijn.VASTSTELLING_STRATEGIE,
    SoortTermijn.VASTSTELLING_ADVIES,
    SoortTermijn.ONTVANGST_DOSSIER,
)
"""Deadlines by which a dienst must act, so that it is reminded."""


@argumenten
class ControleerTermijnen:
    pass


@verb(
    "controleer_termijnen",
    stap="altijd",
    hulp="Werk bij wat verstreken is en plan herinneringen; dit doet de planner ook zelf.",
    argumenten=ControleerTermijnen,
    stil=True,
)
def controleer_termijnen(case: Case, met: ControleerTermijnen, call: Call) -> Decision:
    """What follows from the dates is written down: nothing here decides anything that the facts did not."""
    beurt = handel(Beurt(case, met, call), "controleer_termijnen")
    for termijn in open_termijnen(case):
        if termijn.verloopt_op <= call.nu:
            beurt = beurt.sluit_termijn(termijn, "verstrijk")
        elif termijn.soort in HERINNERD:
            beurt = _herinner(beurt, termijn)
    return werk_deelnames_bij(keer_brieven_terug(beurt)).besluit()


def _herinner(beurt: Beurt, termijn: Termijn) -> Beurt:
    """Only the last moment that has come: those missed during an outage become one reminder."""
    beleid, nu = beurt.call.beleid, beurt.call.nu
    momenten = {
        dagen: begin_van(termijn.laatste_dag - timedelta(days=dagen), beleid.herinneren_om)
        for dagen in beleid.herinneren
    }
    bereikt = [dagen for dagen, moment in momenten.items() if termijn.start < moment.date() and moment <= nu]
    if not bereikt or _onbereikbaar(beurt.case, termijn):
        return beurt
    na = beurt.bestel(
        "herinnering",
        1,
        deelname_id=termijn.deelname_id,
        perceel_id=termijn.perceel_id,
        termijn_id=termijn.id,
        moment=f"{min(bereikt)} dagen",
    )
    return na if na is beurt else na.vervang_herinneringen(termijn.id, behalve=na.effecten[-1].document_id)


def _onbereikbaar(case: Case, termijn: Termijn) -> bool:
    """A dienst whose data has a gap gets no reminder, and does not hold up the others: a flag says what is missing."""
    return bool(termijn.deelname_id) and dienst_van(case, termijn.deelname_id or "") in onvolledige_diensten(case)
