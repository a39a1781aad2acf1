"""A letter with a hole never leaves: everything that is missing is named at once, in Dutch words."""

from collections.abc import Iterator
from typing import Any

from documents.contexts.velden import Context, Veld, velden


def ontbrekend(context: Context) -> tuple[str, ...]:
    """Every empty required field, nested as "geadresseerde: postcode"; empty when the letter is complete."""
    return tuple(_ontbrekend(context))


def _ontbrekend(context: Context) -> Iterator[str]:
    for veld in velden(type(context)):
        yield from _in_veld(veld, getattr(context, veld.attribuut))
    yield from context.aanvullend()


def _in_veld(veld: Veld, waarde: Any) -> Iterator[str]:
    if _leeg(waarde):
        if not veld.optioneel:
            yield veld.woord
    elif veld.rij:
        for nummer, item in enumerate(waarde, start=1):
            yield from _in_rij(veld, nummer, item)
    elif veld.genest:
        yield from (f"{veld.woord}: {naam}" for naam in _ontbrekend(waarde))


def _in_rij(veld: Veld, nummer: int, item: Any) -> Iterator[str]:
    if not veld.genest:
        if _leeg(item):
            yield f"{veld.woord} {nummer}"
        return
    kenteken = _kenteken(item)
    plek = f"{veld.woord} {nummer} ({kenteken})" if kenteken else f"{veld.woord} {nummer}"
    yield from (f"{plek}: {naam}" for naam in _ontbrekend(item))


def _kenteken(item: Context) -> str:
    """The first text of a row tells which row it is."""
    teksten = (getattr(item, veld.attribuut) for veld in velden(type(item)) if veld.soort is str and not veld.rij)
    return next((tekst for tekst in teksten if tekst.strip()), "")


def _leeg(waarde: Any) -> bool:
    return waarde is None or waarde == () or (isinstance(waarde, str) and not waarde.strip())
