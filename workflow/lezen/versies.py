"""Which version counts now: of meeting, strategy, publication, advies and decision."""

from collections.abc import Iterable
from datetime import datetime

from workflow.case import Case
from workflow.case.dossier import Dossierstuk
from workflow.case.gunning import Advies, Gunningsbeslissing
from workflow.case.project import Perceel
from workflow.case.publicatie import NotaVanInlichtingen, Publicatie, Rectificatie, Verlenging, Vraag
from workflow.case.start import Bijeenkomst
from workflow.case.strategie import Strategie
from workflow.documenten import AANBESTEDINGSSTUKKEN
from workflow.reasons import Invoerfout


def bijeenkomst(case: Case) -> Bijeenkomst | None:
    return max(case.bijeenkomsten.values(), key=lambda b: b.volgnummer, default=None)


def concept_strategie(case: Case) -> Strategie | None:
    return next((s for s in case.strategieen.values() if s.aangeboden_op is None), None)


def aangeboden_strategie(case: Case) -> Strategie | None:
    aangeboden = (s for s in case.strategieen.values() if s.aangeboden_op is not None)
    return max(aangeboden, key=lambda s: s.versie, default=None)


def publicatie(case: Case) -> Publicatie | None:
    return max(case.publicaties.values(), key=lambda p: p.volgnummer, default=None)


def huidige_publicatie(case: Case) -> Publicatie:
    """The publication that the project is in; raises Invoerfout before there is one."""
    huidig = publicatie(case)
    if huidig is None:
        raise Invoerfout("project", "dit project is nog niet gepubliceerd")
    return huidig


def sinds_publicatie(case: Case, moment: datetime) -> bool:
    """Whether this happened in the current publication; what came before belongs to an earlier one."""
    huidig = publicatie(case)
    return huidig is not None and moment >= huidig.verzonden_op


def gepubliceerde_stukken(case: Case, publicatie_: Publicatie) -> list[Dossierstuk]:
    """The joint tender documents that were in the dossier when the notice was sent."""
    return [
        stuk
        for stuk in case.dossierstukken.values()
        if stuk.deelname_id is None
        and stuk.soort in AANBESTEDINGSSTUKKEN
        and stuk.toegevoegd_op <= publicatie_.verzonden_op
    ]


def aanbestedingsstukken(case: Case, publicatie_: Publicatie) -> list[Dossierstuk]:
    """The joint tender documents that the market got: with the notice, or with a rectification of it."""
    eerste = {stuk.id for stuk in gepubliceerde_stukken(case, publicatie_)}
    later = {id_ for r in case.rectificaties.values() if r.publicatie_id == publicatie_.id for id_ in r.stukken}
    return [
        stuk
        for stuk in case.dossierstukken.values()
        if stuk.id in eerste | later and stuk.deelname_id is None and stuk.soort in AANBESTEDINGSSTUKKEN
    ]


def laatste_nota(case: Case) -> NotaVanInlichtingen | None:
    huidig = publicatie(case)
    rondes = (n for n in case.notas.values() if huidig and n.publicatie_id == huidig.id)
    return max(rondes, key=lambda n: n.ronde, default=None)


def nieuwe_vragen(case: Case) -> list[Vraag]:
    """Questions in the current publication that no nota has yet."""
    huidig = publicatie(case)
    return [v for v in case.vragen.values() if huidig and v.publicatie_id == huidig.id and v.nvi_id is None]


def adviezen_van(case: Case, perceel: Perceel) -> list[Advies]:
    """Every version of the gunningsadvies in the current publication."""
    eigen = (a for a in case.adviezen.values() if a.perceel_id == perceel.id)
    return [a for a in eigen if sinds_publicatie(case, a.voorgelegd_op)]


def wijzigingen(case: Case) -> list[Rectificatie | Verlenging]:
    """Rectifications and later closings of every publication, in the order in which they were recorded."""
    return sorted([*case.rectificaties.values(), *case.verlengingen.values()], key=_gewijzigd_op)


def _gewijzigd_op(wijziging: Rectificatie | Verlenging) -> datetime:
    return wijziging.gerectificeerd_op if isinstance(wijziging, Rectificatie) else wijziging.verlengd_op


def advies(case: Case, perceel: Perceel) -> Advies | None:
    return max(adviezen_van(case, perceel), key=lambda a: a.versie, default=None)


def beslissing(case: Case, perceel: Perceel) -> Gunningsbeslissing | None:
    eigen = (b for b in case.beslissingen.values() if b.perceel_id == perceel.id)
    versies = (b for b in eigen if sinds_publicatie(case, b.genomen_op))
    return max(versies, key=lambda b: b.versie, default=None)


def volgende_versie(rijen: Iterable[Advies | Gunningsbeslissing], perceel: Perceel) -> int:
    """Versions of a perceel are numbered through all its publications: a number never comes back."""
    return 1 + max((rij.versie for rij in rijen if rij.perceel_id == perceel.id), default=0)
