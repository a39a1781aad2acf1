"""Guards of a closing time that moves, and of rectifications (procedure 2.4; Aw 2.73, 2.109)."""

from collections.abc import Iterable
from dataclasses import replace

from workflow.beurt import Beurt
from workflow.case.dossier import Dossierstuk, SoortStuk
from workflow.case.publicatie import VerlengingGrond
from workflow.documenten import AANBESTEDINGSSTUKKEN
from workflow.guards.basis import over_invoer, stuk_redenen
from workflow.guards.publicatie import datumredenen
from workflow.lezen import huidige_publicatie, publicatie, stuk_op_code
from workflow.reasons import Reden, reden
from workflow.sluiting import verlengd
from workflow.tijd import lokaal

TE_RECTIFICEREN = (*AANBESTEDINGSSTUKKEN, SoortStuk.OVERIG)
"""Tender documents, and a note that explains what changed."""


def voor_sluiting(beurt: Beurt) -> Iterable[Reden]:
    """At the closing time itself it is still before closing: a tender received then is in time (Aw 2.108)."""
    huidig = publicatie(beurt.case)
    if huidig and beurt.call.nu > huidig.sluiting:
        yield reden("sluiting_voorbij", f"de sluiting was op {lokaal(huidig.sluiting):%d-%m-%Y %H:%M}")


@over_invoer
def verlengen_mag_nog(beurt: Beurt) -> Iterable[Reden]:
    """After closing only a failure of the platform is a ground (Aw 2.109)."""
    return () if beurt.met.grond == VerlengingGrond.STORING else voor_sluiting(beurt)


@over_invoer
def storing_bewezen(beurt: Beurt) -> Iterable[Reden]:
    """Evidence of a failure is the report of it, in the dossier; one report gives time once."""
    if not beurt.met.bewijs:
        return
    yield from stuk_redenen(beurt, beurt.met.bewijs, SoortStuk.STORINGSMELDING)
    stuk = stuk_op_code(beurt.case, beurt.met.bewijs)
    if stuk and any(v.bewijs_id == stuk.id for v in beurt.case.verlengingen.values()):
        yield reden("stuk_al_gebruikt", f"met '{stuk.code}' is de sluiting al eens verlengd")


@over_invoer
def sluiting_wordt_later(beurt: Beurt) -> Iterable[Reden]:
    """An extension only gives more time, and the market can still use it."""
    nieuw, huidig = beurt.met.sluiting, publicatie(beurt.case)
    if nieuw is None or huidig is None:
        return
    if nieuw <= huidig.sluiting:
        yield reden(
            "sluiting_niet_later", f"de sluiting is nu {lokaal(huidig.sluiting):%d-%m-%Y %H:%M}; een nieuwe is later"
        )
    if nieuw <= beurt.call.nu:
        yield reden("moment_voorbij", "de nieuwe sluiting ligt niet in de toekomst")


@over_invoer
def nieuwe_datums_kloppen(beurt: Beurt) -> Iterable[Reden]:
    """The order of the dates and the ten days between nota and closing hold for the new dates too."""
    huidig = publicatie(beurt.case)
    if huidig and beurt.met.sluiting:
        yield from (replace(r, verb="verleng_sluiting") for r in datumredenen(beurt, verlengd(huidig, beurt.met)))


@over_invoer
def niet_wezenlijk(beurt: Beurt) -> Iterable[Reden]:
    """A change of the essence is another contract: it asks a new publication."""
    if beurt.met.wezenlijk:
        yield reden("wezenlijke_wijziging")


@over_invoer
def stukken_zijn_nieuw(beurt: Beurt) -> Iterable[Reden]:
    """What is rectified is a joint tender document, added after the publication, with content of its own."""
    for code in beurt.met.stukken:
        yield from stuk_redenen(beurt, code, TE_RECTIFICEREN)
        stuk = stuk_op_code(beurt.case, code)
        if stuk:
            yield from _oud(beurt, stuk)


def _oud(beurt: Beurt, stuk: Dossierstuk) -> Iterable[Reden]:
    if stuk.deelname_id is not None:
        yield reden("stuk_van_ander", f"'{stuk.code}' hoort bij één dienst en is geen gezamenlijk aanbestedingsstuk")
    if stuk.toegevoegd_op <= huidige_publicatie(beurt.case).verzonden_op:
        yield reden("stuk_te_oud", f"'{stuk.code}' zat al voor de publicatie in het dossier")
    gelijk = [
        s.code
        for s in beurt.case.dossierstukken.values()
        if s.sha256 == stuk.sha256 and s.toegevoegd_op < stuk.toegevoegd_op
    ]
    if gelijk:
        yield reden("stuk_al_gebruikt", f"'{stuk.code}' heeft dezelfde inhoud als '{gelijk[0]}'")
    if any(stuk.id in r.stukken for r in beurt.case.rectificaties.values()):
        yield reden("stuk_al_gebruikt", f"'{stuk.code}' hoort al bij een eerdere rectificatie")
