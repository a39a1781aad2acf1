"""Verbs for dated facts of the law that change with the years: equated days and thresholds."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

from workflow.beurt import Decision
from workflow.call import Call
from workflow.case import Stam
from workflow.case.stam import Drempelbedragen, GelijkgesteldeDag
from workflow.drempels import overlappend
from workflow.reasons import Geweigerd, reden
from workflow.termijnen.woorden import nl_dag, nl_datum
from workflow.verbs.argumenten import argumenten, eis_gevuld, eis_positief, veld
from workflow.verbs.registry import verb


@argumenten
class RegistreerGelijkgesteldeDag:
    datum: date = veld("de dag die met een feestdag gelijkstaat")
    bron: str = veld("het besluit waarin dat staat")

    def __post_init__(self) -> None:
        eis_gevuld(self.bron, "bron")


@verb(
    "registreer_gelijkgestelde_dag",
    stap="basis",
    hulp="Leg een dag vast die met een feestdag gelijkstaat; termijnen die er al zijn, blijven zoals ze zijn.",
    argumenten=RegistreerGelijkgesteldeDag,
)
def registreer_gelijkgestelde_dag(stam: Stam, met: RegistreerGelijkgesteldeDag, call: Call) -> Decision:
    """A decree equates a workday with a holiday; what is none already cannot be equated (ATW 3(3))."""
    if not call.kalender.is_werkdag(met.datum):
        raise Geweigerd([reden("dag_al_vrij", f"{nl_dag(met.datum, call.kalender)} is al geen werkdag")])
    return Decision(stam.met(GelijkgesteldeDag(id=call.nieuw_id(), datum=met.datum, bron=met.bron)))


@argumenten
class RegistreerDrempelbedragen:
    geldig_van: date = veld("eerste dag waarop de bedragen gelden")
    geldig_tot: date = veld("laatste dag waarop de bedragen gelden")
    werken: int = veld("drempel voor werken, in hele euro's zonder btw")
    centraal: int = veld("drempel voor leveringen en diensten van de centrale overheid")
    decentraal: int = veld("drempel voor leveringen en diensten van andere overheden")
    sas: int = veld("drempel voor sociale en andere specifieke diensten")
    speciale_sectoren: int = veld("drempel voor leveringen en diensten in de speciale sectoren")
    speciale_sectoren_sas: int = veld("drempel voor sociale en andere specifieke diensten in de speciale sectoren")
    concessies: int = veld("drempel voor concessies")
    bron: str = veld("de verordeningen waarin de bedragen staan")

    def __post_init__(self) -> None:
        eis_gevuld(self.bron, "bron")
        for naam, waarde in ((f.name, getattr(self, f.name)) for f in fields(self)):
            if isinstance(waarde, int):
                eis_positief(Decimal(waarde), naam)
        if self.geldig_tot < self.geldig_van:
            raise ValueError("geldig_tot mag niet voor geldig_van liggen")


@verb(
    "registreer_drempelbedragen",
    stap="basis",
    hulp="Leg de Europese drempelbedragen van een nieuwe periode vast.",
    argumenten=RegistreerDrempelbedragen,
)
def registreer_drempelbedragen(stam: Stam, met: RegistreerDrempelbedragen, call: Call) -> Decision:
    """A day has one set of thresholds: a period that shares a day with a known one is refused (Aw 2.15)."""
    if bekend := overlappend(call.drempels, met.geldig_van, met.geldig_tot):
        periode = f"{nl_datum(bekend.geldig_van)} tot en met {nl_datum(bekend.geldig_tot)}"
        raise Geweigerd([reden("drempels_overlappen", f"er zijn al drempelbedragen voor {periode}")])
    rij = {f.name: getattr(met, f.name) for f in fields(met)}
    return Decision(stam.met(Drempelbedragen(id=call.nieuw_id(), **rij)))
