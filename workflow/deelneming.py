"""Whether a dienst takes part follows from dated facts, never from whether a check has run (procedure 2.2.1)."""

from collections.abc import Collection
from datetime import date

from workflow.beurt import Beurt
from workflow.case import Case
from workflow.case.deelname import Besluit, Deelname, DeelnameToestand, Mandaat, Onderwerp, Uitkomst
from workflow.case.project import ProjectToestand
from workflow.deelmachines import DEELNAME
from workflow.lezen import aangeboden_strategie, besluiten_op, deelnames_in, laatste_besluit
from workflow.tijd import dag_van

_KAN_WIJZIGEN = frozenset({DeelnameToestand.DEELNEMER, DeelnameToestand.AFGEWEZEN})
_TRIGGERS = {
    DeelnameToestand.DEELNEMER: "treed_toe",
    DeelnameToestand.AFGEWEZEN: "wijs_af",
    DeelnameToestand.VERVALLEN: "verval",
    DeelnameToestand.STRATEGIE_TER_VASTSTELLING: "heroverweeg",
}


def uitkomst(case: Case, deelname: Deelname, vandaag: date) -> DeelnameToestand:
    """A dienst joins by a besluit and signature on the current version, with mandaat, taken and received in time.

    Without that it is out the day after the deadline; before it, undecided stays undecided.
    """
    strategie = aangeboden_strategie(case)
    if not _in_beraad(case, deelname) or strategie is None or not strategie.deadline:
        return deelname.toestand
    op_tijd = [
        b
        for b in besluiten_op(case, deelname, Onderwerp.INKOOPSTRATEGIE, strategie.inhoud_sha256)
        if _op_tijd(b, strategie.deadline)
    ]
    if not op_tijd and deelname.toestand == DeelnameToestand.AFGEWEZEN:
        return deelname.toestand
    laatste = max(op_tijd, key=lambda b: (b.besluitdatum, b.ontvangen_op), default=None)
    if laatste and laatste.uitkomst == Uitkomst.AFGEWEZEN:
        return DeelnameToestand.AFGEWEZEN
    if laatste and laatste.uitkomst == Uitkomst.VASTGESTELD and _gemachtigd(case, laatste, strategie.deadline):
        return DeelnameToestand.DEELNEMER
    if vandaag > strategie.deadline:
        return DeelnameToestand.VERVALLEN
    return DeelnameToestand.STRATEGIE_TER_VASTSTELLING


def te_herstellen(case: Case, deelname: Deelname) -> bool:
    """The last besluit on the current version adopts it, was taken and signed in time, and grants the mandaat."""
    strategie = aangeboden_strategie(case)
    if strategie is None or strategie.deadline is None:
        return False
    besluit = laatste_besluit(case, deelname, Onderwerp.INKOOPSTRATEGIE, strategie.inhoud_sha256)
    return (
        besluit is not None
        and besluit.uitkomst == Uitkomst.VASTGESTELD
        and max(besluit.besluitdatum, besluit.getekend_op) <= strategie.deadline
        and any(m.besluit_id == besluit.id for m in _blijvend(case, strategie.deadline))
    )


def _in_beraad(case: Case, deelname: Deelname) -> bool:
    """Until the deelnemers are established the last decision that is in time counts, in whatever order they came."""
    if deelname.toestand == DeelnameToestand.STRATEGIE_TER_VASTSTELLING:
        return True
    return case.project.toestand == ProjectToestand.INKOOPSTRATEGIE_VASTSTELLING and deelname.toestand in _KAN_WIJZIGEN


def _op_tijd(besluit: Besluit, deadline: date) -> bool:
    return max(besluit.besluitdatum, besluit.getekend_op, dag_van(besluit.ontvangen_op)) <= deadline


def _gemachtigd(case: Case, besluit: Besluit, deadline: date) -> bool:
    """The besluit grants the mandaat; the signed volmacht itself may follow until publication."""
    return any(m.besluit_id == besluit.id and dag_van(m.ontvangen_op) <= deadline for m in _blijvend(case, deadline))


def _blijvend(case: Case, deadline: date) -> list[Mandaat]:
    """What is revoked on or before the deadline was never a mandaat to take part with."""
    return [m for m in case.mandaten.values() if m.ingetrokken_per is None or m.ingetrokken_per > deadline]


def werk_deelnames_bij(beurt: Beurt, alleen: Collection[DeelnameToestand] = tuple(DeelnameToestand)) -> Beurt:
    """Move every deelname, or those in these states, to the outcome that its facts give today."""
    for deelname in deelnames_in(beurt.case, *alleen):
        doel = uitkomst(beurt.case, deelname, beurt.call.vandaag)
        if doel != deelname.toestand:
            beurt = beurt.verzet(DEELNAME, deelname, _TRIGGERS[doel])
    return beurt
