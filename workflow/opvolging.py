"""Which letter took the place of which: of the same kind to the same addressee, the next that was ordered."""

from workflow.case import Case
from workflow.case.dossier import Document
from workflow.documenten import BRIEVEN_VAN_BESLISSING, KINDS


def opvolger(case: Case, document: Document) -> Document | None:
    """The letter that took the place of this one."""
    reeks = _reeks(case, document)
    return next(iter(reeks[reeks.index(document) + 1 :]), None)


def voorganger(case: Case, document: Document) -> Document | None:
    """The letter whose place this one took."""
    reeks = _reeks(case, document)
    return next(iter(reversed(reeks[: reeks.index(document)])), None)


def _reeks(case: Case, document: Document) -> list[Document]:
    """In the order in which they were ordered. What needs no release stands by itself: two reminders are two."""
    if not KINDS[document.soort].vrijgave:
        return [document]
    plek = _plek(case, document)
    return [d for d in case.documenten.values() if _plek(case, d) == plek]


def _plek(case: Case, document: Document) -> tuple[str | None, ...]:
    """Who wins after a second decision gets another kind of letter about the same thing."""
    termijn = case.termijnen.get(document.termijn_id or "")
    return (
        "beslissing" if document.soort in BRIEVEN_VAN_BESLISSING else document.soort,
        document.deelname_id,
        document.inschrijving_id,
        document.perceel_id,
        document.geadresseerde_id,
        termijn.soort if termijn else None,
    )
