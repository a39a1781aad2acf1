"""The snapshot holds the facts of a letter as of the decision: canonical JSON, equal bytes for equal facts."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from documents.contexts.register import kind_van
from documents.contexts.velden import Context, Veld, velden
from documents.fouten import DocumentFout


def snapshot(context: Context) -> bytes:
    """Sorted keys, no spaces, UTF-8: equal contexts give equal bytes and therefore one hash."""
    tekst = json.dumps(_naar_json(context), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return tekst.encode()


def herstel(soort: str, inhoud: bytes) -> Context:
    """The context that was snapshotted; DocumentFout when the bytes are no snapshot of this kind."""
    kind = kind_van(soort)
    try:
        return _uit_json(kind.context, json.loads(inhoud))
    except (ValueError, TypeError, AttributeError) as fout:
        raise DocumentFout(soort, f"deze gegevens zijn geen momentopname van dit soort: {fout}") from fout


def _naar_json(waarde: Any) -> Any:
    if isinstance(waarde, Context):
        return {veld.attribuut: _naar_json(getattr(waarde, veld.attribuut)) for veld in velden(type(waarde))}
    if isinstance(waarde, tuple):
        return [_naar_json(deel) for deel in waarde]
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
