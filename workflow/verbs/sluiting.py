"""Verbs that move the closing time or change the tender documents after publication (procedure 2.4)."""

from datetime import date, datetime

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.publicatie import VerlengingGrond
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import verb
from workflow.zetten import beweeg_project


@argumenten
class VerlengSluiting:
    sluiting: datetime = veld("nieuwe sluitingstijd, later dan de oude")
    grond: VerlengingGrond = veld("inlichtingen, rectificatie, schouw of storing")
    motivering: str = veld("waarom de sluiting later wordt")
    vragen_tot: date | None = veld("nieuwe laatste dag voor vragen; leeg blijft zoals het was", default=None)
    nvi_uiterlijk: date | None = veld("nieuwe laatste dag voor de nota; leeg blijft zoals het was", default=None)
    gestanddoening_tot: date | None = veld(
        "nieuwe laatste dag waarop inschrijvers gebonden zijn; leeg blijft zoals het was", default=None
    )
    bewijs: str | None = veld("code van de storingsmelding in het dossier; verplicht bij een storing", default=None)

    def __post_init__(self) -> None:
        eis_gevuld(self.motivering, "motivering")
        if self.grond == VerlengingGrond.STORING:
            eis_gevuld(self.bewijs or "", "bewijs")


@verb(
    "verleng_sluiting",
    stap="2.4",
    hulp="Verleng de inschrijvingstermijn: de sluiting wordt later.",
    argumenten=VerlengSluiting,
)
def verleng_sluiting(case: Case, met: VerlengSluiting, call: Call) -> Decision:
    """Before closing on any ground; after it only when the platform failed and nothing was opened (Aw 2.73, 2.109)."""
    return beweeg_project(Beurt(case, met, call), "verleng_sluiting").besluit()


@argumenten
class Rectificeer:
    omschrijving: str = veld("wat er in de aanbestedingsstukken verandert")
    stukken: tuple[str, ...] = veld("codes van de nieuwe stukken in het dossier")
    wezenlijk: bool = veld("of de wijziging wezenlijk is: andere inschrijvers zouden dan kunnen inschrijven")
    beoordeling: str = veld("waarom de sluiting wel of niet later wordt")
    sluiting: datetime | None = veld("nieuwe sluitingstijd; leeg blijft zoals het was", default=None)
    vragen_tot: date | None = veld("nieuwe laatste dag voor vragen, bij een nieuwe sluiting", default=None)
    nvi_uiterlijk: date | None = veld("nieuwe laatste dag voor de nota, bij een nieuwe sluiting", default=None)
    gestanddoening_tot: date | None = veld(
        "nieuwe laatste dag waarop inschrijvers gebonden zijn, bij een nieuwe sluiting", default=None
    )

    def __post_init__(self) -> None:
        eis_gevuld(self.omschrijving, "omschrijving")
        eis_gevuld(self.beoordeling, "beoordeling")
        if not self.stukken or len(set(self.stukken)) != len(self.stukken):
            raise ValueError("stukken: noem ten minste één nieuw stuk, en elk stuk één keer")
        if self.sluiting is None and (self.vragen_tot or self.nvi_uiterlijk or self.gestanddoening_tot):
            raise ValueError("sluiting: de andere datums schuiven alleen met een nieuwe sluiting mee")

    @property
    def grond(self) -> VerlengingGrond:
        return VerlengingGrond.RECTIFICATIE

    @property
    def motivering(self) -> str:
        return self.beoordeling

    @property
    def bewijs(self) -> None:
        return None


@verb(
    "rectificeer",
    stap="2.4",
    hulp="Verbeter de aanbestedingsstukken na de publicatie, zonder dat de opdracht een andere wordt.",
    argumenten=Rectificeer,
)
def rectificeer(case: Case, met: Rectificeer, call: Call) -> Decision:
    """New files take the place of published ones; whether the market needs more time is written down (Aw 2.73).

    An overeenkomst names the last nota that it takes in, and no rectification: a rectified conceptovereenkomst is a
    new file, published before closing, and the text for the winner is drawn up from it afterwards.
    """
    return beweeg_project(Beurt(case, met, call), "rectificeer").besluit()
