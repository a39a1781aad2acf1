"""Which termijnen stand in whose calendar, and what must be told to make it so (procedure section 6).

It looks at how things are, never at how they came to be: whatever a verb does to a termijn, the difference between what
a calendar was told and what it should say is found at the next check.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from workflow.case import Case
from workflow.case.deelname import DeelnameToestand
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.post import BerichtToestand
from workflow.case.project import ProjectToestand
from workflow.case.stam import Persoon, Rol
from workflow.case.termijn import SoortTermijn, Termijn, TermijnToestand
from workflow.herinneren import PLANNEN, contactpersonen, leiding
from workflow.lezen import ONVERZONDEN, bijeenkomst, open_termijnen, verteld
from workflow.post import berichten_van

AFSPRAAK, AFZEGGING = "agenda_termijn", "agenda_afzegging"
BIJEENKOMST = "agenda_startbijeenkomst"
_LEIDERS = (Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER)


@dataclass(frozen=True, slots=True)
class Plek:
    """One entry in one calendar, whatever its day: a dienst has its own termijnen, a leader those of all together."""

    soort: SoortTermijn
    deelname_id: str | None
    """None in the calendar of a leader."""
    perceel_id: str | None
    persoon_id: str


@dataclass(frozen=True, slots=True)
class Wijziging:
    """An entry that must be told; one that is called off was told before."""

    plek: Plek
    termijn: Termijn
    afgezegd: bool


def gevraagd(case: Case, nu: datetime, *, plaatsvervangers: bool = False) -> dict[Plek, Termijn]:
    """Every entry there should be; of termijnen that a leader sees together it is the last one that counts.

    An entry never runs ahead of the letter that asks. Only the first contactpersoon is invited.
    """
    gevonden: dict[Plek, Termijn] = {}
    for termijn in open_termijnen(case):
        if termijn.verloopt_op <= nu:
            continue
        for plek in _plekken(case, termijn, plaatsvervangers):
            eerder = gevonden.get(plek)
            gevonden[plek] = termijn if eerder is None or termijn.verloopt_op > eerder.verloopt_op else eerder
    return gevonden


def _plekken(case: Case, termijn: Termijn, plaatsvervangers: bool) -> Iterator[Plek]:
    if PLANNEN[termijn.soort].van_dienst and verteld(case, termijn):
        personen = contactpersonen(case, termijn)
        for persoon in personen if plaatsvervangers else personen[:1]:
            yield Plek(termijn.soort, termijn.deelname_id, termijn.perceel_id, persoon.id)
    for persoon in leiding(case, _LEIDERS):
        yield Plek(termijn.soort, None, termijn.perceel_id, persoon.id)


def verteld_aan(case: Case) -> dict[Plek, list[Document]]:
    """Per entry every message about it that counts, oldest first; one that lapsed before it left was never told."""
    gevonden: dict[Plek, list[Document]] = {}
    for document in case.documenten.values():
        eigen = document.soort in (AFSPRAAK, AFZEGGING) and document.termijn_id
        if eigen and (document.toestand in ONVERZONDEN or bekend(case, document)):
            gevonden.setdefault(plek_van(case, document), []).append(document)
    return gevonden


def plek_van(case: Case, document: Document) -> Plek:
    """The entry that a message is about; raises KeyError for one that is not about a termijn."""
    termijn = case.termijnen[document.termijn_id or ""]
    return Plek(termijn.soort, document.deelname_id, termijn.perceel_id, document.geadresseerde_id or "")


def bekend(case: Case, document: Document) -> bool:
    """Whether its addressee may have it: what is being sent may arrive, also when it lapsed meanwhile."""
    weg = (BerichtToestand.GECLAIMD, BerichtToestand.ONZEKER, BerichtToestand.VERZONDEN)
    if document.toestand == DocumentToestand.VERZONDEN:
        return True
    return any(document.id in b.documenten and b.toestand in weg for b in case.berichten.values())


def wijzigingen(case: Case, nu: datetime) -> list[Wijziging]:
    """What calendars must be told so that they say what the termijnen say."""
    nodig, gezegd = gevraagd(case, nu), verteld_aan(case)
    erbij = [Wijziging(p, t, afgezegd=False) for p, t in nodig.items() if not _klopt(case, gezegd.get(p, []), t)]
    eraf = [
        Wijziging(plek, case.termijnen[documenten[-1].termijn_id or ""], afgezegd=True)
        for plek, documenten in gezegd.items()
        if plek not in nodig and documenten[-1].soort == AFSPRAAK and _vervalt(case, plek, documenten[-1], nu)
    ]
    return erbij + eraf


def _klopt(case: Case, documenten: list[Document], termijn: Termijn) -> bool:
    if not documenten or documenten[-1].soort == AFZEGGING:
        return False
    gezegd = case.termijnen[documenten[-1].termijn_id or ""]
    return (gezegd.laatste_dag, gezegd.verloopt_op) == (termijn.laatste_dag, termijn.verloopt_op)


def _vervalt(case: Case, plek: Plek, document: Document, nu: datetime) -> bool:
    """What is met or passed stays where it stands; what lapsed, or is another's to do now, is called off."""
    gezegd = case.termijnen[document.termijn_id or ""]
    samen = [
        t.toestand
        for t in case.termijnen.values()
        if (t.soort, t.perceel_id, t.verloopt_op) == (gezegd.soort, gezegd.perceel_id, gezegd.verloopt_op)
        and plek.deelname_id in (None, t.deelname_id)
    ]
    weg = (TermijnToestand.OPEN, TermijnToestand.VERVALLEN)
    return gezegd.verloopt_op > nu and any(toestand in weg for toestand in samen)


def af_te_zeggen_uitnodigingen(case: Case, nu: datetime) -> list[Document]:
    """Invitations to a meeting that will not be, or not for this dienst: the last one that each was told."""
    gepland = bijeenkomst(case)
    if gepland is None or gepland.begin <= nu:
        return []
    laatste = {d.deelname_id: d for d in case.documenten.values() if d.soort == BIJEENKOMST and bekend(case, d)}
    gezegd = {(d.deelname_id, d.versie) for d in case.documenten.values() if d.soort == AFZEGGING and not d.termijn_id}
    ingetrokken = case.project.toestand == ProjectToestand.INGETROKKEN
    return [
        d
        for d in laatste.values()
        if (ingetrokken or case.deelnames[d.deelname_id or ""].toestand == DeelnameToestand.TERUGGETROKKEN)
        and (d.deelname_id, d.versie) not in gezegd
    ]


def nog_in_de_post(case: Case, document: Document) -> bool:
    """Whether it can still be held back."""
    wacht = all(b.toestand == BerichtToestand.OPEN for b in berichten_van(case, document.id))
    return document.toestand in ONVERZONDEN and wacht


def betrokkenen(case: Case) -> list[Persoon]:
    """Everybody in whose calendar something of this project may stand: its leaders, and every contactpersoon."""
    contacten = case.stam.contactpersonen.values()
    diensten = {d.dienst_id for d in case.deelnames.values()}
    personen = [case.stam.personen[c.persoon_id] for c in contacten if c.dienst_id in diensten]
    return list({p.id: p for p in [*leiding(case, _LEIDERS), *personen]}.values())
