"""Moves that more than one search offers: what a dienst decides, grants, revokes, and how it leaves."""

from collections.abc import Hashable, Iterator
from datetime import date, timedelta
from typing import Any

from tests.factories import Spel
from workflow.case.deelname import Handeling, Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk

INTREKKEN = "De behoefte is vervallen."


def over(spel: Spel, dagen: int) -> date:
    return spel.nu.date() + timedelta(days=dagen)


def stuk(spel: Spel, soort: SoortStuk, dienst: str | None = None) -> str:
    """A new file in the dossier, of Bizob or of a dienst that hands it in itself."""
    return spel.leg_in_dossier(f"stuk-{spel.teller}", soort, dienst, dienst.lower() if dienst else "inkoper-1")


def naam_van(spel: Spel, deelname: Any) -> str:
    return str(spel.zaak.stam.diensten[deelname.dienst_id].naam)


def deelname_van(spel: Spel, dienst: str) -> Any:
    return next(d for d in spel.zaak.deelnames.values() if naam_van(spel, d) == dienst)


def deelnemers(spel: Spel) -> list[Any]:
    return [d for d in spel.zaak.deelnames.values() if d.toestand == "deelnemer"]


def besluit(spel: Spel, dienst: str, onderwerp: Onderwerp, uitkomst: Uitkomst) -> None:
    bewijs = stuk(spel, SoortStuk.BESLUIT, dienst)
    met = {"besluitdatum": spel.nu.date(), "getekend_op": spel.nu.date(), "onderwerp": onderwerp}
    met |= {"uitkomst": uitkomst, "nummer": bewijs, "bewijs": bewijs}
    spel.doe("registreer_besluit", dienst.lower(), dienst=dienst, **met)


def verleen_mandaat(spel: Spel, dienst: str, besluit: str, tot: date) -> None:
    volmacht = stuk(spel, SoortStuk.VOLMACHT, dienst)
    met = {"besluit": besluit, "handelingen": tuple(Handeling), "volmacht": volmacht}
    spel.doe("verleen_mandaat", dienst.lower(), dienst=dienst, geldig_van=spel.nu.date(), geldig_tot=tot, **met)


def trek_mandaten_in(spel: Spel, dienst: str) -> None:
    """As of today, each that was not revoked yet, by the besluit that it rests on."""
    nummers = {
        spel.zaak.besluiten[m.besluit_id].nummer for m in niet_ingetrokken(spel.zaak, deelname_van(spel, dienst))
    }
    for nummer in sorted(nummers):
        brief = stuk(spel, SoortStuk.CORRESPONDENTIE, dienst)
        met = {"besluit": nummer, "per": spel.nu.date(), "bewijs": brief}
        spel.doe("trek_mandaat_in", dienst.lower(), dienst=dienst, **met)


def niet_ingetrokken(case: Any, deelname: Any) -> list[Any]:
    return [m for m in case.mandaten.values() if m.deelname_id == deelname.id and m.ingetrokken_per is None]


def mandaat_tot(case: Any, deelname: Any) -> date | None:
    """Until when something of its mandaat may be used; None when it revoked everything."""
    return max((m.geldig_tot for m in niet_ingetrokken(case, deelname)), default=None)


def treed_uit(spel: Spel, dienst: str) -> None:
    besluit(spel, dienst, Onderwerp.UITTREDING, Uitkomst.VASTGESTELD)
    spel.samen("registreer_uittreding", dienst=dienst, motivering="De taak gaat naar een ander.")


def trek_in(spel: Spel) -> None:
    spel.samen("trek_in", motivering=INTREKKEN)


def trek_perceel_in(spel: Spel) -> None:
    spel.samen("trek_perceel_in", perceel="1", motivering=INTREKKEN)


def besluit_en_trek_in(spel: Spel) -> None:
    """Every deelnemer decides so, and has a mandaat for it."""
    for deelname in deelnemers(spel):
        besluit(spel, naam_van(spel, deelname), Onderwerp.INTREKKING, Uitkomst.VASTGESTELD)
    trek_in(spel)


def per_klasse(klassen: Iterator[tuple[Hashable, str]]) -> list[tuple[Hashable, str]]:
    """One dienst of each class: two that are alike would give the same state."""
    eerste = dict[Hashable, str]()
    for klasse, dienst in klassen:
        eerste.setdefault(klasse, dienst)
    return list(eerste.items())
