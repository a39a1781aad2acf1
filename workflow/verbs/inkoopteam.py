"""Verb of the inkoopteam that changes: who comes, who leaves, and why (procedure 2.1)."""

from dataclasses import replace

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.rechtszaak import SoortMotivering
from workflow.case.start import Teamlid
from workflow.lezen import belangstellenden, persoon_op_email, team
from workflow.reasons import Geweigerd, Invoerfout, reden
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import verb
from workflow.verbs.start import Lid, teamlid
from workflow.zetten import handel


@argumenten
class WijzigInkoopteam:
    erbij: tuple[Lid, ...] = veld("wie erbij komt, of een andere rol krijgt", default=())
    eraf: tuple[str, ...] = veld("e-mailadressen van wie het team verlaat", default=())
    motivering: str = veld("waarom het team verandert")

    def __post_init__(self) -> None:
        eis_gevuld(self.motivering, "motivering")
        personen = [lid.persoon for lid in self.erbij] + list(self.eraf)
        if not personen:
            raise ValueError("noem wie erbij komt (erbij) of wie weggaat (eraf)")
        if len(set(personen)) < len(personen):
            raise ValueError("noem elke persoon één keer, bij erbij of bij eraf")


@verb(
    "wijzig_inkoopteam",
    stap="2.1",
    hulp="Laat iemand tot het inkoopteam toe, of laat iemand het team verlaten.",
    argumenten=WijzigInkoopteam,
    heel_stam=True,
)
def wijzig_inkoopteam(case: Case, met: WijzigInkoopteam, call: Call) -> Decision:
    """Who leaves stays in the books with the moment of leaving; who comes back is in the team from then on."""
    beurt = Beurt(case, met, call)
    leden = {lid.persoon_id: lid for lid in team(case)}
    weg = {persoon_op_email(case.stam, email).id: email for email in met.eraf}
    vertrokken = [replace(leden[id_], tot=call.nu) for id_ in weg if id_ in leden]
    gekomen = [_nieuw_lid(beurt, lid) for lid in met.erbij]
    beurt = handel(beurt.schrijf(*vertrokken, *gekomen), "wijzig_inkoopteam")
    onbekend = [reden("geen_teamlid", f"{weg[id_]} zit niet in het inkoopteam") for id_ in weg if id_ not in leden]
    if onbekend:
        raise Geweigerd(onbekend)
    return beurt.motiveer(SoortMotivering.TEAMWIJZIGING, case.project.id, met.motivering).besluit()


def _nieuw_lid(beurt: Beurt, lid: Lid) -> Teamlid:
    """A materiedeskundige comes from a dienst that is still in the project."""
    nieuw = teamlid(beurt, lid)
    if nieuw.deelname_id and nieuw.deelname_id not in {d.id for d in belangstellenden(beurt.case)}:
        raise Invoerfout("erbij", f"{lid.dienst} doet niet meer mee aan dit project.")
    return nieuw
