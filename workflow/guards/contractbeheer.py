"""Guards of the contract register (procedure 2.9)."""

from collections.abc import Iterable

from workflow.beurt import Beurt
from workflow.case.contract import ContractToestand
from workflow.case.dossier import SoortStuk
from workflow.guards.basis import niet_in_toekomst, over_invoer, stuk_redenen
from workflow.reasons import Reden, reden


@over_invoer
def contract_loopt(beurt: Beurt) -> Iterable[Reden]:
    if beurt.met.contract(beurt.case).toestand != ContractToestand.LOPEND:
        yield reden("contract_beeindigd")


@over_invoer
def gesprek_kan(beurt: Beurt) -> Iterable[Reden]:
    """A meeting was held, and its report is in the dossier where there is one."""
    yield from niet_in_toekomst(beurt, "het gesprek", beurt.met.gehouden_op)
    if beurt.met.verslag:
        yield from stuk_redenen(beurt, beurt.met.verslag, SoortStuk.GESPREKSVERSLAG)


@over_invoer
def wijziging_bewezen(beurt: Beurt) -> Iterable[Reden]:
    return stuk_redenen(beurt, beurt.met.bewijs, SoortStuk.WIJZIGINGSOVEREENKOMST)


@over_invoer
def brief_bewezen(beurt: Beurt) -> Iterable[Reden]:
    return stuk_redenen(beurt, beurt.met.bewijs, SoortStuk.CORRESPONDENTIE)


@over_invoer
def wijziging_binnen_looptijd(beurt: Beurt) -> Iterable[Reden]:
    """A mutation changes what was agreed for the time that was agreed; a longer time is an extension."""
    contract, einddatum = beurt.met.contract(beurt.case), beurt.met.einddatum
    if einddatum and einddatum > contract.einddatum:
        yield reden("datums_niet_op_volgorde", f"langer dan {contract.einddatum:%d-%m-%Y} gaat met verleng_contract")
    if einddatum and einddatum < max(contract.ingangsdatum, beurt.met.ingaand_op):
        yield reden("datums_niet_op_volgorde", "de einddatum ligt voor het begin van het contract of de wijziging")


@over_invoer
def verlenging_is_later(beurt: Beurt) -> Iterable[Reden]:
    contract = beurt.met.contract(beurt.case)
    if beurt.met.einddatum <= contract.einddatum:
        yield reden("datums_niet_op_volgorde", f"het contract loopt al tot en met {contract.einddatum:%d-%m-%Y}")


@over_invoer
def verlenging_binnen_optie(beurt: Beurt) -> Iterable[Reden]:
    """Beyond its options a contract is a new one, for which the market is asked again."""
    grens = beurt.met.contract(beurt.case).verlengbaar_tot
    if grens is None:
        yield reden("verlenging_buiten_opties", "deze overeenkomst heeft geen optie om te verlengen")
    elif beurt.met.einddatum > grens:
        yield reden("verlenging_buiten_opties", f"de opties reiken tot en met {grens:%d-%m-%Y}")


@over_invoer
def einde_is_geweest(beurt: Beurt) -> Iterable[Reden]:
    """An end is a fact; one that is agreed for later is a mutation with an earlier last day."""
    return niet_in_toekomst(beurt, "het einde", beurt.met.per)
