"""What one deelnemer gets of the dossier: its own and the project's, and nothing that is another's (section 8)."""

from collections.abc import Iterator

from workflow.case import Case
from workflow.case.deelname import Deelname
from workflow.case.dossier import Document, DocumentToestand, Dossierstuk
from workflow.documenten import NAMENS_DEELNEMERS
from workflow.lezen import afzenders, doet_mee_aan


def stukken_voor(case: Case, deelname: Deelname) -> list[Dossierstuk]:
    """Files that came in; evidence that only the rows of others rest on is theirs, whoever put it in."""
    van_mij = set(_bewijs(case, deelname.id))
    van_anderen = {id_ for d in case.deelnames if d != deelname.id for id_ in _bewijs(case, d)} - van_mij
    return [
        stuk
        for stuk in case.dossierstukken.values()
        if stuk.deelname_id in (deelname.id, None) and stuk.id not in van_anderen
    ]


def _bewijs(case: Case, deelname_id: str) -> Iterator[str | None]:
    """Ids of the files that the rows of one deelnemer rest on."""
    overeenkomsten = {o.id for o in case.overeenkomsten.values() if o.deelname_id == deelname_id}
    contracten = {c.id for c in case.contracten.values() if c.overeenkomst_id in overeenkomsten}
    for besluit in case.besluiten.values():
        if besluit.deelname_id == deelname_id:
            yield besluit.bewijs_id
    for mandaat in case.mandaten.values():
        if mandaat.deelname_id == deelname_id:
            yield from (mandaat.volmacht_id, mandaat.intrekking_id)
    yield from (o.dossierstuk_id for o in case.overeenkomsten.values() if o.id in overeenkomsten)
    yield from (o.bewijs_id for o in case.ondertekeningen.values() if o.overeenkomst_id in overeenkomsten)
    for weigering in case.weigeringen.values():
        if weigering.overeenkomst_id in overeenkomsten:
            yield from (weigering.bewijs_id, weigering.ecb_advies_id)
    yield from (w.bewijs_id for w in case.contractwijzigingen.values() if w.contract_id in contracten)
    yield from (g.verslag_id for g in case.gesprekken.values() if g.contract_id in contracten)


def brieven_voor(case: Case, deelname: Deelname) -> list[Document]:
    """Letters to this deelnemer, in its name, or of the project as a whole; what lapsed was never anybody's."""
    return [
        document
        for document in case.documenten.values()
        if document.toestand != DocumentToestand.VERVALLEN and _is_voor(case, document, deelname)
    ]


def _is_voor(case: Case, document: Document, deelname: Deelname) -> bool:
    if document.deelname_id:
        return document.deelname_id == deelname.id
    if document.soort in NAMENS_DEELNEMERS:
        return deelname.id in {d.id for d in afzenders(case, document)}
    return not document.geadresseerde_id and _raakt(case, document, deelname)


def _raakt(case: Case, document: Document, deelname: Deelname) -> bool:
    """What is about one perceel is of who takes part in it."""
    return document.perceel_id is None or doet_mee_aan(deelname, case.percelen[document.perceel_id])
