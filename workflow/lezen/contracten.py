"""Questions about overeenkomsten, signatures, refusals and the evidence of winners."""

from workflow.case import Case
from workflow.case.contract import (
    Contract,
    ContractToestand,
    Ondertekening,
    Overeenkomst,
    OvereenkomstToestand,
    Weigering,
)
from workflow.case.deelname import Deelname
from workflow.case.gunning import Bewijsoordeel
from workflow.case.inschrijving import Inschrijving
from workflow.case.project import Perceel
from workflow.lezen.namen import deelname_van, inschrijving_op_naam
from workflow.lezen.percelen import winnaars_van
from workflow.reasons import Invoerfout


def contract_op_naam(case: Case, perceel: Perceel, inschrijver: str, dienst: str) -> Contract:
    """The contract of a dienst with a supplier; raises Invoerfout when the register has none."""
    inschrijving, deelname = inschrijving_op_naam(case, perceel, inschrijver), deelname_van(case, dienst)
    for contract in case.contracten.values():
        overeenkomst = case.overeenkomsten[contract.overeenkomst_id]
        if (overeenkomst.inschrijving_id, overeenkomst.deelname_id) == (inschrijving.id, deelname.id):
            return contract
    raise Invoerfout("dienst", f"{dienst} heeft op perceel {perceel.nummer} geen contract met {inschrijver}.")


def lopende_contracten(case: Case, deelname: Deelname) -> list[Contract]:
    """The contracts of a dienst that did not end."""
    return [
        c
        for c in case.contracten.values()
        if case.overeenkomsten[c.overeenkomst_id].deelname_id == deelname.id and c.toestand == ContractToestand.LOPEND
    ]


def overeenkomsten_op(case: Case, perceel: Perceel) -> list[Overeenkomst]:
    """Every overeenkomst of the perceel that did not lapse, also one with who wins no more."""
    return [
        o
        for o in case.overeenkomsten.values()
        if o.perceel_id == perceel.id and o.toestand != OvereenkomstToestand.VERVALLEN
    ]


def overeenkomsten_van(case: Case, perceel: Perceel) -> list[Overeenkomst]:
    """Those with who wins now: what was written for an earlier winner is no offer any more."""
    winnaars = {i.id for i in winnaars_van(case, perceel)}
    return [o for o in overeenkomsten_op(case, perceel) if o.inschrijving_id in winnaars]


def handtekeningen_onder(case: Case, overeenkomst: Overeenkomst) -> list[Ondertekening]:
    """Signatures of the text as it is offered now; those under an earlier offer that lapsed do not count."""
    return [o for o in case.ondertekeningen.values() if _sinds_aanbod(overeenkomst, o)]


def bindend(case: Case, overeenkomst: Overeenkomst) -> bool:
    """Whether a signature holds somebody to it: one that was refused or that lapsed binds nobody."""
    if overeenkomst.toestand == OvereenkomstToestand.AANGEBODEN:
        return bool(handtekeningen_onder(case, overeenkomst))
    return overeenkomst.toestand == OvereenkomstToestand.GETEKEND


def weigeringen_van(case: Case, overeenkomst: Overeenkomst) -> list[Weigering]:
    """Refusals of the text as it is offered now."""
    return [w for w in case.weigeringen.values() if _sinds_aanbod(overeenkomst, w)]


def _sinds_aanbod(overeenkomst: Overeenkomst, rij: Ondertekening | Weigering) -> bool:
    aangeboden = overeenkomst.aangeboden_op
    return rij.overeenkomst_id == overeenkomst.id and aangeboden is not None and rij.geregistreerd_op >= aangeboden


def laatste_bewijsoordeel(case: Case, inschrijving: Inschrijving) -> Bewijsoordeel | None:
    """The last verdict on the evidence of a tender counts, whatever was said before."""
    oordelen = [b for b in case.bewijsoordelen.values() if b.inschrijving_id == inschrijving.id]
    return sorted(oordelen, key=lambda b: b.beoordeeld_op)[-1] if oordelen else None
