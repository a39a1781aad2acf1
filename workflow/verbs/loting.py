"""The verb that records a draw between tenders that are equal (procedure 2.6)."""

from datetime import date

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.inschrijving import Loting
from workflow.lezen import inschrijving_op_naam, perceel_op_nummer, stuk_id
from workflow.verbs.argumenten import argumenten, veld
from workflow.verbs.registry import altijd, verb
from workflow.zetten import handel


@argumenten
class RegistreerLoting:
    perceel: str = veld("nummer van het perceel", default="1")
    volgorde: tuple[str, ...] = veld("namen van de inschrijvers die gelijk staan; wie het eerst getrokken is eerst")
    getrokken_op: date = veld("dag van de loting")
    bewijs: str = veld("code van het verslag van de loting in het dossier")

    def __post_init__(self) -> None:
        if len(set(self.volgorde)) != len(self.volgorde):
            raise ValueError("volgorde: een naam komt twee keer voor")
        if len(self.volgorde) < 2:
            raise ValueError("volgorde: een loting gaat tussen ten minste twee inschrijvers")


@verb(
    "registreer_loting",
    stap="2.6",
    hulp="Leg vast hoe de loting tussen gelijke inschrijvingen is gegaan.",
    argumenten=RegistreerLoting,
    vier_ogen=altijd,
)
def registreer_loting(case: Case, met: RegistreerLoting, call: Call) -> Decision:
    """A draw decides this tie and no other: it counts only as long as precisely these tenders are equal."""
    perceel = perceel_op_nummer(case, met.perceel)
    beurt = handel(Beurt(case, met, call).voor(perceel), "registreer_loting")
    rij = Loting(
        id=call.nieuw_id(),
        project_id=case.project.id,
        perceel_id=perceel.id,
        volgorde=tuple(inschrijving_op_naam(case, perceel, naam).id for naam in met.volgorde),
        getrokken_op=met.getrokken_op,
        bewijs_id=stuk_id(case, met.bewijs),
        geregistreerd_op=call.nu,
        geregistreerd_door=call.persoon_id,
    )
    return beurt.schrijf(rij).besluit()
