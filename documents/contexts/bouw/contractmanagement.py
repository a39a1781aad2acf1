"""Context of the contractmanagementplan (procedure 2.9)."""

from documents import opmaak
from documents.contexts.bouw.berichten import contact_met, perceelnaam, verlengbaar
from documents.contexts.bouw.gemeen import contact_deel, contactpersoon_deel, dienstnaam, kop_van, met_hoofdletter
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.voortgang import GEEN
from documents.contexts.contractmanagementplan import Contractmanagementplan, Deelnemerdeel, Lopend
from workflow.case import Case
from workflow.case.contract import Contract
from workflow.case.deelname import Deelname
from workflow.case.dossier import Document
from workflow.case.stam import Rol
from workflow.lezen import dienst_van, inschrijver_van, leiders, lopende_contracten

IN_TE_VULLEN = "in te vullen uit het contract"


def contractmanagementplan(case: Case, document: Document, huis: Huis) -> Contractmanagementplan:
    """Every contract that runs, under the deelnemer that it is of."""
    manager = next(iter(leiders(case, Rol.CONTRACTMANAGER)), None)
    delen = [(d, lopende_contracten(case, d)) for d in case.deelnames.values()]
    return Contractmanagementplan(
        afzender=huis.afzender,
        kop=kop_van(case, document, f"Contractmanagementplan {case.project.naam}"),
        contractmanager=contact_met(manager) if manager else contact_deel(case),
        eerste_einde=min((c.einddatum for _, contracten in delen for c in contracten), default=None),
        deelnemers=tuple(_deelnemer(case, d, contracten) for d, contracten in delen if contracten),
    )


def _deelnemer(case: Case, deelname: Deelname, contracten: list[Contract]) -> Deelnemerdeel:
    dienst = dienst_van(case, deelname.id)
    contact = contactpersoon_deel(case, dienst)
    return Deelnemerdeel(
        deelnemer=met_hoofdletter(dienstnaam(dienst)),
        contactpersoon=", ".join(filter(None, (contact.ter_attentie_van, contact.email))) or GEEN,
        contracten=tuple(_lopend(case, c) for c in contracten),
    )


def _lopend(case: Case, contract: Contract) -> Lopend:
    overeenkomst = case.overeenkomsten[contract.overeenkomst_id]
    leverancier = inschrijver_van(case, case.inschrijvingen[overeenkomst.inschrijving_id]).naam
    einde = opmaak.datum(contract.einddatum)
    return Lopend(
        opdracht=f"{perceelnaam(case, case.percelen[overeenkomst.perceel_id])}\n{leverancier}",
        looptijd=f"{opmaak.datum(contract.ingangsdatum)} tot en met {einde}",
        verlengen=_verlengen(contract),
        opzeggen=IN_TE_VULLEN,
    )


def _verlengen(contract: Contract) -> str:
    """An option is used before the contract ends."""
    grens = contract.verlengbaar_tot
    if grens is None or grens <= contract.einddatum:
        return verlengbaar(None)
    return f"{verlengbaar(grens)}; besluit uiterlijk op {opmaak.datum(contract.einddatum)}"
