"""What the reference says of a call before the executor is asked, and whether the two agree afterwards.

Where a rule is exact both directions count: what is refused must be refused for these reasons, and for no others.
"""

from dataclasses import dataclass, replace

from tests.proeven.model import regels_brieven, regels_gunning, regels_markt, regels_voorbereiding
from tests.proeven.model.boek import Boek
from tests.proeven.model.regel import Regel, Tweede, nummer_van
from tests.proeven.model.rijen import Oproep

REGELS: dict[str, Regel] = {
    **regels_voorbereiding.REGELS,
    **regels_markt.REGELS,
    **regels_gunning.REGELS,
    **regels_brieven.REGELS,
}
"""Per verb what this book knows of it. A new verb is one line, and a function where it has reasons of its own."""


@dataclass(frozen=True)
class Verwacht:
    """The reasons that must be given; `zwijgt` are those that this book does not know about."""

    codes: frozenset[str]
    zwijgt: frozenset[str] = frozenset()
    alleen_ja: bool = False
    """Only a yes is judged: other reasons to refuse may exist."""


class Onenig(AssertionError):
    """Executor and reference do not agree."""


def verwacht(boek: Boek, o: Oproep) -> Verwacht | None:
    """None where the reference has no opinion on this verb."""
    if o.verb == "bevestig":
        return _bevestiging(boek, o)
    regel = REGELS.get(o.verb)
    if regel is None:
        return None
    return _rij(boek, o, regel, None)


def vergelijk(o: Oproep, v: Verwacht | None, verb: str) -> None:
    """Raises Onenig with both answers."""
    if v is None or any(code.startswith("invoer:") for code in o.codes):
        return
    if not o.ja and "invoer" in v.codes:
        return  # what cannot be understood may also be refused for where it was said
    gezien = o.codes - v.zwijgt
    if o.ja and v.codes:
        raise Onenig(f"{verb} mocht niet ({', '.join(sorted(v.codes))}): {o}")
    if not o.ja and not v.alleen_ja and gezien != v.codes:
        raise Onenig(f"{verb} geweigerd om {sorted(gezien)}, verwacht {sorted(v.codes)}: {o}")


def _bevestiging(boek: Boek, o: Oproep) -> Verwacht:
    if not boek.van_bizob(o.door):
        return Verwacht(frozenset({"geen_bevoegdheid"}))
    nummer = o.met.get("voorstel")
    open_ = [v for n, v in boek.voorstellen.items() if v.open and nummer in (None, n)]
    if len(open_) != 1:
        return Verwacht(frozenset({"voorstel_niet_open"}))
    eerste = open_[0].oproep
    if eerste.door == o.door:
        return Verwacht(frozenset({"eigen_voorstel"}))
    regel = REGELS.get(eerste.verb)
    if regel is None:
        return Verwacht(frozenset(), alleen_ja=True)
    return _rij(boek, replace(eerste, nu=o.nu), regel, Tweede(o.door, eerste))


def _rij(boek: Boek, o: Oproep, regel: Regel, tweede: Tweede | None) -> Verwacht:
    """Of several percelen in one call all reasons count together."""
    per_perceel = [replace(o, met=o.met | {"perceel": nummer}) for nummer in o.met.get("percelen", ())]
    samen = per_perceel if regel.perceel and per_perceel else [o]
    codes = set().union(*(_codes(boek, een, regel, tweede) for een in samen))
    return Verwacht(frozenset(codes), regel.zwijgt, regel.alleen_ja)


def _codes(boek: Boek, o: Oproep, regel: Regel, tweede: Tweede | None) -> set[str]:
    if not boek.stadium:
        return {"invoer"}
    if o.door not in regel.wie(boek, o):
        return {"geen_bevoegdheid"}
    if nummer_van(o) not in boek.percelen:
        return {"invoer"}
    toestand = boek.perceel(o).stand if regel.perceel else boek.stadium
    mag = regel.toestanden is None or toestand in regel.toestanden
    return regel.redenen(boek, o, tweede) if mag else {"toestand_laat_niet_toe"}
