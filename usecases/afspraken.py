"""From rows of the Case to calendar entries: the meeting that starts a project, and the termijnen."""

from collections.abc import Callable
from datetime import datetime, timedelta

from delivery.agenda import CANCEL, REQUEST, Afspraak
from documents.contexts.bouw.agenda import hele_dag, omschrijving_van, titel_van
from workflow.agenda import AFSPRAAK, AFZEGGING, BIJEENKOMST, Plek, plek_van
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.stam import Persoon, Rol
from workflow.case.start import Bijeenkomst
from workflow.case.termijn import Termijn
from workflow.lezen import bijeenkomst, contactpersonen_van, dienst_van, leiders
from workflow.tijd import begin_van

_DUUR = timedelta(minutes=30)
"""How long a termijn that ends at a time of the day stands in the calendar."""


def afspraak_van(case: Case, document: Document) -> Afspraak:
    """The message of this document; LookupError for one without the meeting or termijn that it is about."""
    return _VAN_SOORT[document.soort](case, document)


def _uitnodiging(case: Case, document: Document) -> Afspraak:
    gepland = _bijeenkomst(case)
    if document.deelname_id is None:
        raise LookupError("een uitnodiging hoort bij een dienst")
    return van_bijeenkomst(case, gepland, document.deelname_id, None, document.besteld_op)


def _afzegging(case: Case, document: Document) -> Afspraak:
    if document.termijn_id:
        return _van_document(case, document, CANCEL)
    gepland = _bijeenkomst(case)
    return van_bijeenkomst(case, gepland, document.deelname_id or "", None, document.besteld_op, methode=CANCEL)


def _termijn(case: Case, document: Document) -> Afspraak:
    return _van_document(case, document, REQUEST)


_VAN_SOORT: dict[str, Callable[[Case, Document], Afspraak]] = {
    BIJEENKOMST: _uitnodiging,
    AFSPRAAK: _termijn,
    AFZEGGING: _afzegging,
}


def _bijeenkomst(case: Case) -> Bijeenkomst:
    gepland = bijeenkomst(case)
    if gepland is None:
        raise LookupError("een afspraak hoort bij een geplande bijeenkomst of een termijn")
    return gepland


def _van_document(case: Case, document: Document, methode: str) -> Afspraak:
    termijn = case.termijnen[document.termijn_id or ""]
    return van_termijn(
        case, plek_van(case, document), termijn, document.versie - 1, document.besteld_op, methode=methode
    )


def van_termijn(
    case: Case, plek: Plek, termijn: Termijn, volgnummer: int, op: datetime, *, methode: str = REQUEST
) -> Afspraak:
    """On the last day of the termijn, or at the moment at which it is over; its UID never says which day that is."""
    persoon = case.stam.personen[plek.persoon_id]
    heel = hele_dag(termijn)
    begin = begin_van(termijn.laatste_dag) if heel else termijn.verloopt_op
    wat = f"{plek.soort}-{plek.deelname_id or 'project'}-{plek.perceel_id or 'alle'}-{plek.persoon_id}"
    leider = _leider(case)
    return Afspraak(
        uid=f"{case.project.id}-{wat}@zandloper",
        volgnummer=volgnummer,
        gemaakt_op=op,
        begin=begin,
        eind=begin + (timedelta(days=1) if heel else _DUUR),
        titel=titel_van(case, termijn),
        plaats="",
        omschrijving=omschrijving_van(case, termijn, plek.deelname_id),
        organisator=leider.naam if leider else "",
        organisator_email=leider.email if leider else "",
        genodigde=persoon.naam,
        genodigde_email=persoon.email,
        methode=methode,
        hele_dag=heel,
    )


def van_bijeenkomst(
    case: Case,
    gepland: Bijeenkomst,
    deelname_id: str,
    persoon: Persoon | None,
    op: datetime,
    *,
    methode: str = REQUEST,
) -> Afspraak:
    """For a dienst, under one UID however often it moves; without a person for its first contactpersoon.

    Each planning has an even SEQUENCE, so that calling it off has a place before the next one.
    """
    dienst = dienst_van(case, deelname_id)
    contact = next(iter(contactpersonen_van(case.stam, dienst.id)), None)
    wie = persoon or (case.stam.personen[contact.persoon_id] if contact else None)
    leider = _leider(case)
    return Afspraak(
        uid=f"{case.project.id}-{deelname_id}@zandloper",
        volgnummer=2 * gepland.volgnummer + (methode == CANCEL),
        gemaakt_op=op,
        begin=gepland.begin,
        eind=gepland.eind,
        titel=f"Startbijeenkomst {case.project.naam}",
        plaats=gepland.plaats or gepland.link,
        omschrijving="\n".join([*gepland.agenda, gepland.link]).strip(),
        organisator=leider.naam if leider else "",
        organisator_email=leider.email if leider else "",
        genodigde=dienst.naam,
        genodigde_email=wie.email if wie else "",
        methode=methode,
    )


def _leider(case: Case) -> Persoon | None:
    return next(iter(leiders(case, Rol.CONCERNINKOPER)), None)
