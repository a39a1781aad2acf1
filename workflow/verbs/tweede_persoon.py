"""The second person: a proposal is written down, confirmed by another account, or refused (procedure section 7)."""

from dataclasses import replace

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.stam import BIZOB_ROLLEN
from workflow.case.termijn import Voorstel, VoorstelToestand
from workflow.reasons import Geweigerd, reden
from workflow.verbs.argumenten import argumenten, veld
from workflow.verbs.registry import verb
from workflow.zetten import handel


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
