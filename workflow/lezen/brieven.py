"""Questions about besluiten, letters and termijnen."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from workflow.case import Case
from workflow.case.deelname import Besluit, Deelname, DeelnameToestand, Onderwerp
from workflow.case.dossier import Document, DocumentToestand, Weergave
from workflow.case.rechtszaak import SoortMotivering
from workflow.case.termijn import SoortTermijn, Termijn, TermijnToestand
from workflow.documenten import BRIEVEN_BIJ_AANBIEDING, BRIEVEN_VAN_BESLISSING, KINDS, NAMENS_DEELNEMERS
from workflow.lezen.deelnemers import doet_mee_aan
from workflow.lezen.versies import beslissing
from workflow.tijd import dag_van

ONVERZONDEN = frozenset({DocumentToestand.CONCEPT, DocumentToestand.VRIJGEGEVEN})


def besluiten_op(case: Case, deelname: Deelname, onderwerp: Onderwerp, sha256: str) -> list[Besluit]:
    """Decisions of a deelname on exactly this content, oldest first."""
    return [
        b
        for b in case.besluiten.values()
        if b.deelname_id == deelname.id and b.onderwerp == onderwerp and b.inhoud_sha256 == sha256
    ]


def laatste_besluit(case: Case, deelname: Deelname, onderwerp: Onderwerp, sha256: str) -> Besluit | None:
    return max(besluiten_op(case, deelname, onderwerp, sha256), key=_wanneer, default=None)


def _wanneer(besluit: Besluit) -> tuple[object, datetime]:
    return besluit.besluitdatum, besluit.ontvangen_op


def weergave_van(case: Case, document_id: str) -> Weergave | None:
    return next((w for w in case.weergaven.values() if w.document_id == document_id), None)


def levende_documenten(case: Case, *soorten: str) -> Iterator[Document]:
    weg = (DocumentToestand.VERVALLEN, DocumentToestand.INGETROKKEN)
    return (d for d in case.documenten.values() if d.soort in soorten and d.toestand not in weg)


def meegestuurd(case: Case, documenten: Iterable[Document]) -> list[Document]:
    """What one of these letters carries, of the same version: one text for all, with no addressee of its own."""
    bij = {(document.soort, document.versie) for document in documenten}
    dragers = {soort: kind.bijlage_bij for soort, kind in KINDS.items() if kind.bijlage_bij}
    return [d for d in levende_documenten(case, *dragers) if (dragers[d.soort], d.versie) in bij]


def vrijgave_verlopen(case: Case, document: Document, dag: date) -> bool:
    """A letter of the decision that goes out later than planned needs a release of that later day (section 3)."""
    if document.soort not in BRIEVEN_VAN_BESLISSING or document.vrijgegeven_op is None:
        return False
    huidig = beslissing(case, case.percelen[document.perceel_id or ""])
    return bool(huidig and huidig.geplande_verzenddatum < dag and dag_van(document.vrijgegeven_op) < dag)


def bundel_van(case: Case, document: Document) -> list[Document]:
    """The documents that are one letter with this one, in order; of an unsent letter those that it still covers."""
    if document.bundel_id is None:
        return [document]
    leden = [d for d in case.documenten.values() if d.bundel_id == document.bundel_id]
    return [d for d in leden if d.toestand in ONVERZONDEN] or leden


def afzenders(case: Case, document: Document) -> list[Deelname]:
    """In whose name a letter to a tenderer is: one deelnemer, or all of its perceel together; none for our own.

    Who left after it was sent had a part in it.
    """
    if document.soort not in NAMENS_DEELNEMERS or document.perceel_id is None:
        return []
    if document.deelname_id:
        return [case.deelnames[document.deelname_id]]
    perceel = case.percelen[document.perceel_id]
    return [d for d in case.deelnames.values() if doet_mee_aan(d, perceel) and _deed_mee(case, d, document)]


def _deed_mee(case: Case, deelname: Deelname, document: Document) -> bool:
    if deelname.toestand != DeelnameToestand.UITGETREDEN or document.verzonden_op is None:
        return deelname.toestand == DeelnameToestand.DEELNEMER
    return any(
        (m.soort, m.onderwerp) == (SoortMotivering.UITTREDING, deelname.id) and m.op > document.verzonden_op
        for m in case.motiveringen.values()
    )


def vertelde_dag(case: Case, termijn: Termijn) -> date | None:
    """The last day that the addressee was told before this termijn took the place of an earlier one."""
    doel = (termijn.soort, termijn.deelname_id, termijn.perceel_id)
    reeks = [t for t in case.termijnen.values() if (t.soort, t.deelname_id, t.perceel_id) == doel]
    for eerder in reversed(reeks[: reeks.index(termijn)]):
        berichten = [
            d for d in case.documenten.values() if (d.soort, d.termijn_id) == ("verplaatsingsbericht", eerder.id)
        ]
        if not berichten or any(d.toestand == DocumentToestand.VERZONDEN for d in berichten):
            return eerder.laatste_dag
    return None


NOEMEN_DE_DAG = {
    SoortTermijn.VASTSTELLING_STRATEGIE: BRIEVEN_BIJ_AANBIEDING,
    SoortTermijn.VASTSTELLING_ADVIES: ("gunningsadvies",),
}
"""Letters that name the last day of a termijn."""


def verteld(case: Case, termijn: Termijn) -> bool:
    """By a letter that was sent; a termijn that no letter of ours names was told when it began."""
    soorten = NOEMEN_DE_DAG.get(termijn.soort, ())
    return not soorten or any(
        (d.deelname_id, d.perceel_id, d.toestand)
        == (termijn.deelname_id, termijn.perceel_id, DocumentToestand.VERZONDEN)
        for d in levende_documenten(case, *soorten)
    )


def open_termijnen(case: Case, *soorten: str) -> list[Termijn]:
    """Open deadlines, of these kinds or of every kind."""
    return [
        t for t in case.termijnen.values() if t.toestand == TermijnToestand.OPEN and (not soorten or t.soort in soorten)
    ]
