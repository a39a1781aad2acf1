"""Which verb towards the market rests on which act of the mandaat, and whether it is covered.

The deelnemer keeps the decision; Bizob signs and sends (Awb 10:11, BW 3:60; procedure section 4).
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from workflow.beurt import Beurt
from workflow.case import Case
from workflow.case.deelname import Deelname, Handeling, Mandaat
from workflow.lezen import actieve_deelnemers, dienst_van
from workflow.reasons import Reden, reden

HANDELINGEN: dict[str, tuple[Handeling, ...]] = {
    "publiceer": (Handeling.PUBLICEREN,),
    "publiceer_nvi": (Handeling.NVI,),
    "neem_gunningsbeslissing": (Handeling.GUNNINGSBRIEF, Handeling.AFWIJZINGSBRIEF),
    "gun_definitief": (Handeling.DEFINITIEVE_GUNNING,),
}


def mandaten_van(case: Case, deelname: Deelname) -> list[Mandaat]:
    return [m for m in case.mandaten.values() if m.deelname_id == deelname.id]


def dekt(mandaat: Mandaat, handeling: Handeling, dag: date, waarde: Decimal) -> bool:
    """A mandaat covers an act that it names, inside its period, up to and including its ceiling in euro."""
    return (
        handeling in mandaat.handelingen
        and mandaat.geldig_van <= dag <= mandaat.geldig_tot
        and (mandaat.plafond is None or waarde <= mandaat.plafond)
    )


def mandaat_dekt(verb: str) -> Callable[[Beurt], list[Reden]]:
    """Every active deelnemer granted each act that the verb needs; the reasons name who did not."""

    def mandaat_dekt_(beurt: Beurt) -> list[Reden]:
        return [
            reden("mandaat_ontbreekt", f"mandaat voor '{handeling}' ontbreekt, is verlopen of te laag bij: {namen}")
            for handeling in HANDELINGEN[verb]
            if (namen := ", ".join(_zonder(beurt, handeling)))
        ]

    mandaat_dekt_.__name__ = f"mandaat_dekt_{verb}"
    return mandaat_dekt_


def _zonder(beurt: Beurt, handeling: Handeling) -> list[str]:
    case, dag = beurt.case, beurt.call.vandaag
    return [
        dienst_van(case, deelname.id).naam
        for deelname in actieve_deelnemers(case)
        if not any(dekt(m, handeling, dag, case.project.waarde) for m in mandaten_van(case, deelname))
    ]
