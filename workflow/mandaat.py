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
    deelnemers_van,
    dienst_van,
    geraamde_waarde,
    levende_percelen,
    percelen_van,
    uitslagen_van,
)
from workflow.reasons import Reden, reden

Vraag = tuple[Deelname, Perceel]
"""Whether this deelnemer's mandaat covers something for this perceel."""

HANDELINGEN: dict[str, tuple[Handeling, ...]] = {
    "publiceer": (Handeling.PUBLICEREN,),
    "publiceer_nvi": (Handeling.NVI,),
    "verleng_sluiting": (Handeling.PUBLICEREN,),
    "rectificeer": (Handeling.PUBLICEREN,),
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
    """A signed mandaat covers an act that it names, inside its period, up to and including its ceiling in euro.

    From the day on which it is revoked it covers nothing.
    """
    return (
        mandaat.volmacht_id is not None
        and handeling in mandaat.handelingen
        and mandaat.geldig_van <= dag <= mandaat.geldig_tot
        and not ingetrokken(mandaat, dag)
        and (mandaat.plafond is None or waarde <= mandaat.plafond)
    )


def ingetrokken(mandaat: Mandaat, dag: date) -> bool:
    """Whether it may not be used any more on this day (Awb 10:8)."""
    return mandaat.ingetrokken_per is not None and dag >= mandaat.ingetrokken_per


def geldt_voor(mandaat: Mandaat, perceel: Perceel) -> bool:
    """A mandaat that names no percelen is for all of them."""
    return perceel.id in (mandaat.percelen or (perceel.id,))


def zonder_dekking(
    beurt: Beurt,
    handelingen: Iterable[Handeling],
    dag: date,
    *,
    vragen: Sequence[Vraag] | None = None,
    waarde: Decimal | None = None,
) -> list[Reden]:
    """Reasons that name, per act, each deelnemer whose mandaat does not cover it on this day.

    Without `vragen`: in a turn about a perceel its deelnemers are asked; else each, for every perceel it takes part in.
    Without `waarde` (in euro) the ceiling is held against the value of what the deelnemer takes part in.
    """
    gevraagd = _vragen(beurt) if vragen is None else vragen
    return [
        reden(
            "mandaat_ontbreekt",
            f"mandaat voor '{handeling}' ontbreekt, is verlopen, ingetrokken of te laag bij: {namen}",
        )
        for handeling in handelingen
        if (namen := ", ".join(_zonder(beurt.case, gevraagd, handeling, dag, waarde)))
    ]


def mandaat_dekt(verb: str) -> Callable[[Beurt], list[Reden]]:
    """Every active deelnemer granted each act that the verb needs; the reasons name who did not."""

    def mandaat_dekt_(beurt: Beurt) -> list[Reden]:
        return zonder_dekking(beurt, HANDELINGEN[verb], beurt.call.vandaag)

    mandaat_dekt_.__name__ = f"mandaat_dekt_{verb}"
    return mandaat_dekt_


def _vragen(beurt: Beurt) -> list[Vraag]:
    case = beurt.case
    if beurt.perceel_id:
        return [(deelname, beurt.perceel) for deelname in deelnemers_van(case, beurt.perceel)]
    return [(deelname, perceel) for deelname in actieve_deelnemers(case) for perceel in percelen_van(case, deelname)]


def _zonder(
    case: Case, vragen: Iterable[Vraag], handeling: Handeling, dag: date, waarde: Decimal | None
) -> dict[str, None]:
    """Names, each once, in the order in which they were asked."""
    return {
        dienst_van(case, deelname.id).naam: None
        for deelname, perceel in vragen
        if not any(
            geldt_voor(m, perceel) and dekt(m, handeling, dag, _waarde(case, deelname, m) if waarde is None else waarde)
            for m in geldende_mandaten(case, deelname)
        )
    }


def _waarde(case: Case, deelname: Deelname, mandaat: Mandaat) -> Decimal:
    """What the ceiling is held against: the estimate, or the winning prices where these are higher.

    Of the percelen that the dienst takes part in and that the mandaat is for: others do not use up its ceiling. Where
    these are all percelen, the value of the project counts.
    """
    percelen = [p for p in percelen_van(case, deelname) if geldt_voor(mandaat, p)]
    geraamd = sum((p.waarde for p in percelen), Decimal(0))
    if percelen == levende_percelen(case):
        geraamd = geraamde_waarde(case)
    return max(geraamd, sum((_prijs_of_raming(case, p) for p in percelen), Decimal(0)))


def _prijs_of_raming(case: Case, perceel: Perceel) -> Decimal:
    voorstel = advies(case, perceel)
    if voorstel is None:
        return perceel.waarde
    winnend = (case.inschrijvingen[u.inschrijving_id].prijs for u in uitslagen_van(case, voorstel) if u.winnaar)
    return sum(winnend, Decimal(0))
