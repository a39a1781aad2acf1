"""What the reference knows of publication, the closing that may move, and the opening."""

from tests.proeven.model.boek import Boek
from tests.proeven.model.dagen import dag
from tests.proeven.model.regel import Regel, Tweede, inkoper, mandaat, stuk
from tests.proeven.model.rijen import Oproep

TOT_OPENING = {"nota_van_inlichtingen", "aanbestedingsfase"}


def _publicatie(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    codes = set() if len(boek.deelnemers or ()) >= 2 else {"te_weinig_deelnemers"}
    return codes | mandaat(boek, dag(o.nu), boek.levende(), "publiceren")


def _gesloten(boek: Boek, o: Oproep) -> set[str]:
    assert boek.sluiting
    return {"sluiting_voorbij"} if o.nu > boek.sluiting else set()


def _nota(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    codes = set() if all(boek.vragen.values()) else {"vragen_onbeantwoord"}
    return codes | _gesloten(boek, o) | mandaat(boek, dag(o.nu), boek.levende(), "nvi")


def _later(boek: Boek, o: Oproep) -> set[str]:
    """A closing time only moves away, and is still to come."""
    nieuw = o.met.get("sluiting")
    if nieuw is None or boek.sluiting is None:
        return set()
    codes = set() if nieuw > boek.sluiting else {"sluiting_niet_later"}
    return codes | (set() if nieuw > o.nu else {"moment_voorbij"})


def _verlenging(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """After closing only when the platform failed, which the report of it shows, and nothing was opened."""
    storing = str(o.met["grond"]) == "storing"
    codes = stuk(boek, o.met["bewijs"], "storingsmelding") if storing else _gesloten(boek, o)
    if boek.geopend:
        codes.add("kluis_al_open")
    return codes | _later(boek, o) | mandaat(boek, dag(o.nu), boek.levende(), "publiceren")


def _rectificatie(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    codes = {"wezenlijke_wijziging"} if o.met["wezenlijk"] else set()
    codes |= {"stuk_onbekend" for code in o.met["stukken"] if code not in boek.stukken}
    return codes | _gesloten(boek, o) | _later(boek, o) | mandaat(boek, dag(o.nu), boek.levende(), "publiceren")


def _opening(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """Nothing is opened before the closing time, as it was moved last, has passed."""
    assert boek.sluiting
    return {"sluiting_niet_verstreken"} if o.nu <= boek.sluiting else set()


def _opnieuw(boek: Boek, o: Oproep, _: Tweede | None) -> set[str]:
    """The market is asked again only where nobody can win any more."""
    if boek.stadium == "gunning":
        return {"perceel_in_gang"} if any(p.leeft for p in boek.percelen.values()) else set()
    levend = [p for p in boek.percelen.values() if p.leeft]
    return {"perceel_in_gang"} if any(p.op_tijd - p.teruggetrokken for p in levend) else set()


REGELS = {
    "publiceer": Regel(inkoper, {"aanbestedingsdocumenten"}, _publicatie, alleen_ja=True),
    "publiceer_nvi": Regel(inkoper, TOT_OPENING, _nota, zwijgt=frozenset({"nvi_te_laat"})),
    "verleng_sluiting": Regel(inkoper, TOT_OPENING, _verlenging, alleen_ja=True),
    "rectificeer": Regel(inkoper, TOT_OPENING, _rectificatie, alleen_ja=True),
    "open_kluis": Regel(inkoper, TOT_OPENING, _opening),
    "herpubliceer": Regel(inkoper, {"aanbestedingsfase_geopend", "gunning"}, _opnieuw, alleen_ja=True),
}
