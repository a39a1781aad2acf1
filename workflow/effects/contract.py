"""Effects of the contract and of the hand-over."""

from workflow.beurt import Beurt
from workflow.case.contract import Contract, ContractToestand, OvereenkomstToestand
from workflow.lezen import actieve_deelnemers, overeenkomsten_op


def registreer_contracten(beurt: Beurt) -> Beurt:
    """Each signed overeenkomst of the perceel enters the contract register (procedure 2.9)."""
    for overeenkomst in overeenkomsten_op(beurt.case, beurt.perceel):
        if overeenkomst.toestand != OvereenkomstToestand.GETEKEND:
            continue
        beurt = beurt.schrijf(
            Contract(
                id=beurt.call.nieuw_id(),
                project_id=beurt.project_id,
                overeenkomst_id=overeenkomst.id,
                ingangsdatum=overeenkomst.ingangsdatum,
                einddatum=overeenkomst.einddatum,
                verlengbaar_tot=overeenkomst.verlengbaar_tot,
                toestand=ContractToestand.LOPEND,
                geregistreerd_op=beurt.call.nu,
            )
        )
    return beurt


def vraag_evaluatie(beurt: Beurt) -> Beurt:
    """The evaluation with what is known, and a form for each deelnemer (procedure 2.8)."""
    beurt = beurt.bestel("evaluatie", 1)
    for deelname in actieve_deelnemers(beurt.case):
        beurt = beurt.bestel("evaluatieformulier", 1, deelname_id=deelname.id)
    return beurt


def maak_contractmanagementplan(beurt: Beurt) -> Beurt:
    """Where a contract still runs there is something to manage (procedure 2.9)."""
    if any(c.toestand == ContractToestand.LOPEND for c in beurt.case.contracten.values()):
        return beurt.bestel("contractmanagementplan", 1)
    return beurt
