"""Verbs of the contract register: meetings, mutations, extensions and the end (procedure 2.9)."""

from dataclasses import replace
from datetime import date, timedelta

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.contract import Contract, Contractwijziging, Gesprek, SoortWijziging
from workflow.deelmachines import CONTRACT
from workflow.lezen import contract_op_naam, perceel_op_nummer, stuk_id
from workflow.verbs.argumenten import argumenten, eis_gevuld, veld
from workflow.verbs.registry import verb
from workflow.zetten import handel, rond_project_af


@argumenten
class OverContract:
    """Which contract a verb is about; an unknown one is an Invoerfout."""

    perceel: str = veld("nummer van het perceel", default="1")
    inschrijver: str = veld("naam van de leverancier")
    dienst: str = veld("naam van de deelnemer")

    def contract(self, case: Case) -> Contract:
        return contract_op_naam(case, perceel_op_nummer(case, self.perceel), self.inschrijver, self.dienst)


@argumenten
class RegistreerGesprek(OverContract):
    gehouden_op: date = veld("dag van het gesprek")
    aanwezigen: tuple[str, ...] = veld("functies van wie erbij waren, geen namen")
    afspraken: tuple[str, ...] = veld("wat er is afgesproken", default=())
    verslag: str | None = veld("code van het gespreksverslag in het dossier", default=None)

    def __post_init__(self) -> None:
        if not self.aanwezigen:
            raise ValueError("aanwezigen mag niet leeg zijn")
        for tekst in (*self.aanwezigen, *self.afspraken):
            eis_gevuld(tekst, "een aanwezige of afspraak")


@verb(
    "registreer_gesprek",
    stap="2.9",
    hulp="Leg een gesprek met de leverancier vast, met wat er is afgesproken.",
    argumenten=RegistreerGesprek,
)
def registreer_gesprek(case: Case, met: RegistreerGesprek, call: Call) -> Decision:
    """A meeting is a fact, of a contract that runs or has ended."""
    beurt = handel(Beurt(case, met, call), "registreer_gesprek")
    rij = Gesprek(
        id=call.nieuw_id(),
        project_id=case.project.id,
        contract_id=met.contract(case).id,
        gehouden_op=met.gehouden_op,
        aanwezigen=met.aanwezigen,
        afspraken=met.afspraken,
        verslag_id=stuk_id(case, met.verslag) if met.verslag else None,
        geregistreerd_op=call.nu,
        geregistreerd_door=call.persoon_id,
    )
    return beurt.schrijf(rij).besluit()


@argumenten
class WijzigContract(OverContract):
    omschrijving: str = veld("wat er verandert")
    ingaand_op: date = veld("eerste dag waarop de wijziging geldt")
    einddatum: date | None = veld("nieuwe laatste dag, niet later dan nu; leeg laat hem zoals hij was", default=None)
    bewijs: str = veld("code van de wijzigingsovereenkomst in het dossier")

    def __post_init__(self) -> None:
        eis_gevuld(self.omschrijving, "omschrijving")


@verb("wijzig_contract", stap="2.9", hulp="Leg een wijziging van een contract vast.", argumenten=WijzigContract)
def wijzig_contract(case: Case, met: WijzigContract, call: Call) -> Decision:
    """What changes is written beside the contract; only its last day is the contract's own."""
    beurt = handel(Beurt(case, met, call), "wijzig_contract")
    beurt = _wijziging(beurt, SoortWijziging.WIJZIGING, met.omschrijving, met.ingaand_op, met.einddatum)
    if met.einddatum is None:
        return beurt.besluit()
    return beurt.schrijf(replace(met.contract(case), einddatum=met.einddatum)).besluit()


@argumenten
class VerlengContract(OverContract):
    einddatum: date = veld("nieuwe laatste dag")
    omschrijving: str = veld("welke optie is gebruikt", default="optie tot verlenging")
    bewijs: str = veld("code van de brief over de verlenging in het dossier")

    def __post_init__(self) -> None:
        eis_gevuld(self.omschrijving, "omschrijving")


@verb("verleng_contract", stap="2.9", hulp="Verleng een contract binnen zijn opties.", argumenten=VerlengContract)
def verleng_contract(case: Case, met: VerlengContract, call: Call) -> Decision:
    """An option is used: the contract lasts longer from the day after its last day."""
    beurt = handel(Beurt(case, met, call), "verleng_contract")
    contract = met.contract(case)
    ingaand_op = contract.einddatum + timedelta(days=1)
    beurt = _wijziging(beurt, SoortWijziging.VERLENGING, met.omschrijving, ingaand_op, met.einddatum)
    return beurt.schrijf(replace(contract, einddatum=met.einddatum)).besluit()


@argumenten
class BeeindigContract(OverContract):
    per: date = veld("laatste dag van het contract")
    reden: str = veld("waarom het contract eindigt")
    bewijs: str = veld("code van de brief over het einde in het dossier")

    def __post_init__(self) -> None:
        eis_gevuld(self.reden, "reden")


@verb(
    "beeindig_contract",
    stap="2.9",
    hulp="Leg vast dat een contract geëindigd is; met het laatste is het project afgerond.",
    argumenten=BeeindigContract,
)
def beeindig_contract(case: Case, met: BeeindigContract, call: Call) -> Decision:
    """A contract ends once, on a day that has been; with the last one the project is done."""
    beurt = handel(Beurt(case, met, call), "beeindig_contract")
    contract = met.contract(case)
    # One that ended before it began has no day on which it ran.
    einddatum = max(met.per, contract.ingangsdatum)
    beurt = _wijziging(beurt, SoortWijziging.BEEINDIGING, met.reden, met.per, einddatum)
    return rond_project_af(beurt.verzet(CONTRACT, contract, "beeindig", einddatum=einddatum)).besluit()


def _wijziging(beurt: Beurt, soort: SoortWijziging, tekst: str, ingaand_op: date, einddatum: date | None) -> Beurt:
    contract = beurt.met.contract(beurt.case)
    rij = Contractwijziging(
        id=beurt.call.nieuw_id(),
        project_id=beurt.project_id,
        contract_id=contract.id,
        nummer=1 + sum(w.contract_id == contract.id for w in beurt.case.contractwijzigingen.values()),
        soort=soort,
        omschrijving=tekst,
        ingaand_op=ingaand_op,
        einddatum=einddatum,
        bewijs_id=stuk_id(beurt.case, beurt.met.bewijs),
        geregistreerd_op=beurt.call.nu,
        geregistreerd_door=beurt.call.persoon_id,
    )
    return beurt.schrijf(rij)
