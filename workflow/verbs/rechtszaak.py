"""Verbs about court cases (Aw 2.131): facts from outside, dated when they happened and when they were recorded."""

from datetime import date

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.rechtszaak import KortGeding, SoortMotivering, Uitspraak, UitspraakUitkomst
from workflow.lezen import perceel_op_nummer, stuk_id
from workflow.reasons import Invoerfout
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import verb
from workflow.zetten import handel


@argumenten
class RegistreerKortGeding:
    perceel: str = veld("nummer van het perceel", default="1")
    gedagvaard_op: date = veld("dag waarop de dagvaarding is betekend")
    rechtbank: str = veld("rechtbank")
    zaaknummer: str = veld("zaaknummer; hetzelfde nummer nog eens vult de zaak aan")
    eiser: str = veld("wie het kort geding heeft aangespannen")
    dagvaarding: str = veld("code van de dagvaarding in het dossier")
    motivering: str = veld("waarom tekenen toch mag, bij een dagvaarding na de opschortende termijn", default="")

    def __post_init__(self) -> None:
        for wat in ("rechtbank", "zaaknummer", "eiser"):
            eis_gevuld(getattr(self, wat), wat)

    def bekend(self, case: Case) -> KortGeding | None:
        """The case with this number on this perceel, when it was recorded before."""
        zaak = perceel_op_nummer(case, self.perceel).id, self.zaaknummer
        return next((k for k in case.kort_gedingen.values() if (k.perceel_id, k.zaaknummer) == zaak), None)


def _andere_dag(case: Case, met: RegistreerKortGeding, call: Call) -> bool:
    """The day of service decides whether a summons blocks: who changes it does not do so alone."""
    bekend = met.bekend(case)
    return bekend is not None and bekend.gedagvaard_op != met.gedagvaard_op


@verb(
    "registreer_kort_geding",
    stap="2.6",
    hulp="Leg een dagvaarding in kort geding vast.",
    argumenten=RegistreerKortGeding,
    vier_ogen=_andere_dag,
)
def registreer_kort_geding(case: Case, met: RegistreerKortGeding, call: Call) -> Decision:
    """A summons is a fact: whether it blocks follows from its day of service."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "registreer_kort_geding")
    bekend = met.bekend(case)
    rij = KortGeding(
        id=bekend.id if bekend else call.nieuw_id(),
        project_id=case.project.id,
        perceel_id=perceel.id,
        nummer=bekend.nummer if bekend else len(case.kort_gedingen) + 1,
        gedagvaard_op=met.gedagvaard_op,
        rechtbank=met.rechtbank,
        zaaknummer=met.zaaknummer,
        eiser=met.eiser,
        dagvaarding_id=stuk_id(case, met.dagvaarding),
        geregistreerd_op=call.nu,
    )
    beurt = beurt.schrijf(rij)
    if not met.motivering.strip():
        return beurt.besluit()
    return beurt.motiveer(SoortMotivering.LAAT_KORT_GEDING, rij.id, met.motivering).besluit()


@argumenten
class RegistreerUitspraak:
    zaaknummer: str = veld("zaaknummer van het kort geding")
    perceel: str = veld("nummer van het perceel", default="1")
    uitkomst: UitspraakUitkomst = veld("wat de rechter, of de eiser, besloot")
    datum: date = veld("dag van de uitspraak of van de intrekking")
    bewijs: str = veld("code van de uitspraak in het dossier")

    def kort_geding_in(self, case: Case) -> KortGeding:
        """The case that was decided; raises Invoerfout."""
        perceel = perceel_op_nummer(case, self.perceel)
        for kort_geding in case.kort_gedingen.values():
            if (kort_geding.perceel_id, kort_geding.zaaknummer) == (perceel.id, self.zaaknummer):
                return kort_geding
        raise Invoerfout("zaaknummer", f"op perceel {self.perceel} is geen kort geding '{self.zaaknummer}' vastgelegd")


@verb(
    "registreer_uitspraak",
    stap="2.6",
    hulp="Leg de uitkomst van een kort geding vast.",
    argumenten=RegistreerUitspraak,
)
def registreer_uitspraak(case: Case, met: RegistreerUitspraak, call: Call) -> Decision:
    """The last ruling of a case counts; what it means for signing follows from its outcome."""
    beurt = handel(Beurt(case, met, call).voor(perceel_op_nummer(case, met.perceel)), "registreer_uitspraak")
    rij = Uitspraak(
        id=call.nieuw_id(),
        project_id=case.project.id,
        kort_geding_id=met.kort_geding_in(case).id,
        uitkomst=met.uitkomst,
        datum=met.datum,
        bewijs_id=stuk_id(case, met.bewijs),
        geregistreerd_op=call.nu,
    )
    return beurt.schrijf(rij).besluit()
