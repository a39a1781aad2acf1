"""To whom a letter goes by mail, which letters go together, and which are on their way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.post import Bericht, BerichtToestand
from workflow.documenten import KINDS
from workflow.lezen import bundel_van, contactpersonen_van, dienst_van, inschrijver_van

RAPPORT = "voortgangsrapportage"
"""The kind of a mail that carries no document of the project, but a report that was made for it."""


@dataclass(frozen=True, slots=True)
class Adres:
    naam: str
    email: str


def nieuw_bericht(
    case: Case,
    *,
    id_: str,
    sleutel: str,
    soort: str,
    naar: Adres,
    nu: datetime,
    niet_voor: datetime,
    documenten: tuple[Document, ...] = (),
) -> Bericht:
    """The next mail of a project, which waits to leave."""
    return Bericht(
        id=id_,
        project_id=case.project.id,
        sleutel=sleutel,
        nummer=len(case.berichten) + 1,
        soort=soort,
        documenten=tuple(d.id for d in documenten),
        naar_naam=naar.naam,
        naar_email=naar.email,
        juridisch=any(KINDS[d.soort].vrijgave for d in documenten),
        niet_voor=niet_voor,
        besteld_op=nu,
        toestand=BerichtToestand.OPEN,
        verzonden_op=None,
        melding="",
    )


def titel_van(bericht: Bericht) -> str:
    """What a mail brings, in words."""
    return "Voortgangsrapportage" if bericht.soort == RAPPORT else KINDS[bericht.soort].titel


def adres_van(case: Case, document: Document) -> Adres | None:
    """To the person that it names; else about a tender to who made it, and to the first contactpersoon of a dienst."""
    if document.geadresseerde_id:
        persoon = case.stam.personen[document.geadresseerde_id]
        return Adres(persoon.naam, persoon.email)
    if document.inschrijving_id:
        inschrijver = inschrijver_van(case, case.inschrijvingen[document.inschrijving_id])
        return Adres(inschrijver.naam, inschrijver.email) if inschrijver.email else None
    if document.deelname_id is None:
        return None
    contact = next(iter(contactpersonen_van(case.stam, dienst_van(case, document.deelname_id).id)), None)
    if contact is None:
        return None
    persoon = case.stam.personen[contact.persoon_id]
    return Adres(persoon.naam, persoon.email)


def per_bericht(case: Case, documenten: Iterable[Document]) -> list[tuple[Document, ...]]:
    """One mail per letter: percelen of a joint letter go together, and what goes along goes with its letter."""
    alle = list(documenten)
    samen = {(d.soort, d.inschrijving_id, d.perceel_id) for d in alle if d.deelname_id is None}
    groepen: dict[tuple[str | None, ...], list[Document]] = {}
    for document in alle:
        soort = KINDS[document.soort].mee_met or document.soort
        los = None if KINDS[document.soort].mee_met or _begeleid(document) else bundel_van(case, document)[0].id
        # What goes along with a letter of all deelnemers together goes along with that one.
        van_allen = (soort, document.inschrijving_id, document.perceel_id) in samen
        doel = (None if van_allen else document.deelname_id, document.inschrijving_id, document.perceel_id)
        groepen.setdefault((soort, *(doel if los is None else (document.deelname_id,)), los), []).append(document)
    return [tuple(sorted(groep, key=lambda d: bool(KINDS[d.soort].mee_met))) for groep in groepen.values()]


def _begeleid(document: Document) -> bool:
    return any(kind.mee_met == document.soort for kind in KINDS.values())


ONDERWEG = frozenset({BerichtToestand.OPEN, BerichtToestand.GECLAIMD, BerichtToestand.ONZEKER})
BESLISBAAR = frozenset({BerichtToestand.ONZEKER, BerichtToestand.GEWEIGERD, BerichtToestand.MISLUKT})
"""Where a person says what happens next; the post itself leaves these alone."""


def berichten_van(case: Case, document_id: str) -> list[Bericht]:
    """Mails that carry this document and did not lapse, oldest first."""
    return [
        b for b in case.berichten.values() if document_id in b.documenten and b.toestand != BerichtToestand.VERVALLEN
    ]
