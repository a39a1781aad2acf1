"""Effects of the contract and of the hand-over."""

from workflow.beurt import Beurt
from workflow.case.contract import Contract, ContractToestand, OvereenkomstToestand
from workflow.lezen import overeenkomsten_op


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
