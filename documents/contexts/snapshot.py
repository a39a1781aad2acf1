"""The snapshot holds the facts of a letter as of the decision, as plain values that canonical JSON knows."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from documents.contexts.register import kind_van
from documents.contexts.velden import Context, Veld, velden
from documents.fouten import DocumentFout

_SAMENGESTELD = (Context, tuple)

Gelezen = dict[int, tuple[object, Any]]
"""Per part of a letter, by identity, its plain values; the part is held beside it, so no other has its identity."""


def snapshot(context: Context, gelezen: Gelezen | None = None) -> dict[str, Any]:
    """Equal contexts give equal values, and therefore one canonical text and one hash.

    Who asks of many letters gives each time the same `gelezen`: what they share is read once.
    """
    return _velden(context, {} if gelezen is None else gelezen)


def herstel(soort: str, inhoud: bytes) -> Context:
    """The context whose snapshot this is, as JSON; DocumentFout when the bytes are no snapshot of this kind."""
    kind = kind_van(soort)
    try:
        return _uit_json(kind.context, json.loads(inhoud))
    except (ValueError, TypeError, AttributeError) as fout:
        raise DocumentFout(soort, f"deze gegevens zijn geen momentopname van dit soort: {fout}") from fout


def _velden(context: Context, gelezen: Gelezen) -> dict[str, Any]:
    return {veld.attribuut: _plat(getattr(context, veld.attribuut), gelezen) for veld in velden(type(context))}


def _plat(waarde: Any, gelezen: Gelezen) -> Any:
    if isinstance(waarde, _SAMENGESTELD):
        if id(waarde) not in gelezen:
            plat = _velden(waarde, gelezen) if isinstance(waarde, Context) else [_plat(d, gelezen) for d in waarde]
            gelezen[id(waarde)] = (waarde, plat)
        return gelezen[id(waarde)][1]
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _uit_json(klasse: type[Context], ruw: Mapping[str, Any]) -> Context:
    bekend = {veld.attribuut: veld for veld in velden(klasse)}
    vreemd = sorted(set(ruw) - set(bekend))
    if vreemd:
        raise ValueError(f"onbekend veld {', '.join(vreemd)}")
    return klasse(**{naam: _waarde(bekend[naam], waarde) for naam, waarde in ruw.items()})


def _waarde(veld: Veld, ruw: Any) -> Any:
    if veld.rij:
        return tuple(_enkel(veld, item) for item in ruw)
    return None if ruw is None else _enkel(veld, ruw)


def _enkel(veld: Veld, ruw: Any) -> Any:
    if veld.genest:
        return _uit_json(veld.soort, ruw)
    if veld.soort is date:
        return date.fromisoformat(ruw)
    if type(ruw) is not veld.soort:
        raise ValueError(f"{veld.attribuut} is geen {veld.soort.__name__}")
    return ruw
