"""Which verb towards the market rests on which act of the mandaat, and whether it is covered.

The deelnemer keeps the decision; Bizob signs and sends (Awb 10:11, BW 3:60; procedure section 4).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from workflow.beurt import Beurt
from workflow.case import Case
from workflow.case.deelname import Deelname, Handeling, Mandaat
from workflow.case.project import Perceel
from workflow.lezen import (
    actieve_deelnemers,
    advies,
    dienst_van,
    geraamde_waarde,
    levende_percelen,
    uitslagen_van,
)
from workflow.reasons import Reden, reden

HANDELINGEN: dict[str, tuple[Handeling, ...]] = {
    "publiceer": (Handeling.PUBLICEREN,),
    "publiceer_nvi": (Handeling.NVI,),
    "neem_gunningsbeslissing": (Handeling.GUNNINGSBRIEF, Handeling.AFWIJZINGSBRIEF),
    "gun_definitief": (Handeling.DEFINITIEVE_GUNNING,),
    "trek_in": (Handeling.INTREKKING,),
    "trek_perceel_in": (Handeling.INTREKKING,),
}


def mandaten_van(case: Case, deelname: Deelname) -> list[Mandaat]:
    return [m for m in case.mandaten.values() if m.deelname_id == deelname.id]


def geldende_mandaten(case: Case, deelname: Deelname) -> list[Mandaat]:
    """Of the mandaten that rest on one besluit the newest counts: a narrower one narrows."""
    nieuwste: dict[str, Mandaat] = {}
    for mandaat in sorted(mandaten_van(case, deelname), key=lambda m: m.ontvangen_op):
        nieuwste[mandaat.besluit_id] = mandaat
    return list(nieuwste.values())


def dekt(mandaat: Mandaat, handeling: Handeling, dag: date, waarde: Decimal) -> bool:
    """A signed mandaat covers an act that it names, inside its period, up to and including its ceiling in euro."""
    return (
        mandaat.volmacht_id is not None
        and handeling in mandaat.handelingen
        and mandaat.geldig_van <= dag <= mandaat.geldig_tot
        and (mandaat.plafond is None or waarde <= mandaat.plafond)
    )


def zonder_dekking(
    beurt: Beurt,
    handelingen: Iterable[Handeling],
    dag: date,
    *,
    deelnemers: Sequence[Deelname] | None = None,
    waarde: Decimal | None = None,
) -> list[Reden]:
    """Reasons that name, per act, each of these deelnemers whose mandaat does not cover it on this day.

    Without `deelnemers` every active one is asked; without `waarde` (in euro) the ceiling is held against the value of
    the project.
    """
    wie = actieve_deelnemers(beurt.case) if deelnemers is None else deelnemers
    bedrag = _waarde(beurt) if waarde is None else waarde
    return [
        reden("mandaat_ontbreekt", f"mandaat voor '{handeling}' ontbreekt, is verlopen of te laag bij: {namen}")
        for handeling in handelingen
        if (namen := ", ".join(_zonder(beurt.case, wie, handeling, dag, bedrag)))
    ]


def mandaat_dekt(verb: str) -> Callable[[Beurt], list[Reden]]:
    """Every active deelnemer granted each act that the verb needs; the reasons name who did not."""

    def mandaat_dekt_(beurt: Beurt) -> list[Reden]:
        return zonder_dekking(beurt, HANDELINGEN[verb], beurt.call.vandaag)

    mandaat_dekt_.__name__ = f"mandaat_dekt_{verb}"
    return mandaat_dekt_


def _zonder(case: Case, deelnemers: Iterable[Deelname], handeling: Handeling, dag: date, waarde: Decimal) -> list[str]:
    return [
        dienst_van(case, deelname.id).naam
        for deelname in deelnemers
        if not any(dekt(m, handeling, dag, waarde) for m in geldende_mandaten(case, deelname))
    ]


def _waarde(beurt: Beurt) -> Decimal:
    """What the ceiling is held against: the estimate, or the winning prices of all percelen where these are higher."""
    case = beurt.case
    return max(geraamde_waarde(case), sum((_prijs_of_raming(case, p) for p in levende_percelen(case)), Decimal(0)))


def _prijs_of_raming(case: Case, perceel: Perceel) -> Decimal:
    voorstel = advies(case, perceel)
    if voorstel is None:
        return perceel.waarde
    winnend = (case.inschrijvingen[u.inschrijving_id].prijs for u in uitslagen_van(case, voorstel) if u.winnaar)
    return sum(winnend, Decimal(0))
