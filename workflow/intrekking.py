"""Whether a perceel or project may be withdrawn: who must decide so, and when nobody needs to (procedure section 3)."""

from workflow.besluittekst import huidige_tekst
from workflow.case import Case
from workflow.case.deelname import Besluit, Deelname, Onderwerp, Uitkomst
from workflow.case.inschrijving import InschrijvingToestand
from workflow.case.project import Perceel, PerceelToestand, ProjectToestand
from workflow.case.rechtszaak import UitspraakUitkomst
from workflow.lezen import (
    GELDIG,
    deelnemers_van,
    inschrijvingen_van,
    kort_gedingen_van,
    publicatie,
    sinds_publicatie,
    uitspraak_in,
)

_KAN_GELDIG_ZIJN = GELDIG | {InschrijvingToestand.ONVOLLEDIG}


def percelen_in_te_trekken(case: Case) -> list[Perceel]:
    """What withdrawing the project would still withdraw."""
    return [p for p in case.percelen.values() if p.toestand != PerceelToestand.INGETROKKEN]


def vraagt_besluit(case: Case, perceel: Perceel) -> bool:
    """After publication the deelnemers decide, except on a court order or without any valid tender."""
    return bool(publicatie(case)) and not _op_bevel(case, perceel) and not _zonder_geldige(case, perceel)


def _op_bevel(case: Case, perceel: Perceel) -> bool:
    """An order that was recorded before the current publication was about the one before it."""
    uitspraken = [u for k in kort_gedingen_van(case, perceel) if (u := uitspraak_in(case, k))]
    bevelen = [u for u in uitspraken if u.uitkomst == UitspraakUitkomst.INTREKKEN]
    return any(sinds_publicatie(case, u.geregistreerd_op) for u in bevelen)


def _zonder_geldige(case: Case, perceel: Perceel) -> bool:
    """The opening is closed and no tender is valid; one that may still be completed counts.

    Until then a tender may still have to be recorded, and of no tender at all nothing is true.
    """
    huidig = publicatie(case)
    gesloten = bool(huidig and huidig.geopend_op) and case.project.toestand != ProjectToestand.AANBESTEDINGSFASE_GEOPEND
    return gesloten and not any(i.toestand in _KAN_GELDIG_ZIJN for i in inschrijvingen_van(case, perceel))


def deelnemers_die_beslissen(case: Case, perceel: Perceel) -> list[Deelname]:
    """Every active deelnemer of a perceel whose withdrawal asks for a besluit."""
    return deelnemers_van(case, perceel) if vraagt_besluit(case, perceel) else []


def trok_in(case: Case, deelname: Deelname, perceel: Perceel) -> bool:
    """Its last besluit on withdrawing this perceel, or the whole project, says so."""
    laatste = max(_besluiten(case, deelname, perceel), key=lambda b: (b.besluitdatum, b.ontvangen_op), default=None)
    return laatste is not None and laatste.uitkomst == Uitkomst.VASTGESTELD


def _besluiten(case: Case, deelname: Deelname, perceel: Perceel) -> list[Besluit]:
    teksten = [huidige_tekst(case, Onderwerp.INTREKKING, over) for over in (None, perceel)]
    hashes = {tekst.sha256 for tekst in teksten if tekst}
    return [b for b in case.besluiten.values() if b.deelname_id == deelname.id and b.inhoud_sha256 in hashes]
