"""A letter with a hole never leaves: everything that is missing is named at once, in Dutch words."""

from collections.abc import Iterator
from typing import Any

from documents.contexts.velden import Context, Veld, velden

Nagezien = dict[tuple[int, str], tuple[object, tuple[str, ...]]]
"""Per part of a letter, by identity and by the word for it, what is missing in it.

The part is held beside it: while it is, no other has its identity.
"""


def ontbrekend(context: Context, nagezien: Nagezien | None = None) -> tuple[str, ...]:
    """Every empty required field, nested as "geadresseerde: postcode"; empty when the letter is complete.

    Who asks of many letters gives each time the same `nagezien`: what they share is looked at once.
    """
    return tuple(_ontbrekend(context, {} if nagezien is None else nagezien))


def _ontbrekend(context: Context, nagezien: Nagezien) -> Iterator[str]:
    for veld in velden(type(context)):
        waarde = getattr(context, veld.attribuut)
        if _leeg(waarde):
            if not veld.optioneel:
                yield veld.woord
        elif veld.rij or veld.genest:
            yield from _in_deel(veld, waarde, nagezien)
    yield from context.aanvullend()


def _in_deel(veld: Veld, waarde: Any, nagezien: Nagezien) -> tuple[str, ...]:
    sleutel = (id(waarde), veld.woord)
    if sleutel not in nagezien:
        in_deel = _in_rijen if veld.rij else _in_context
        nagezien[sleutel] = (waarde, tuple(in_deel(veld, waarde, nagezien)))
    return nagezien[sleutel][1]


def _in_context(veld: Veld, waarde: Context, nagezien: Nagezien) -> Iterator[str]:
    yield from (f"{veld.woord}: {naam}" for naam in _ontbrekend(waarde, nagezien))


def _in_rijen(veld: Veld, waarde: tuple[Any, ...], nagezien: Nagezien) -> Iterator[str]:
    for nummer, item in enumerate(waarde, start=1):
        yield from _in_rij(veld, nummer, item, nagezien)


def _in_rij(veld: Veld, nummer: int, item: Any, nagezien: Nagezien) -> Iterator[str]:
    if not veld.genest:
        if _leeg(item):
            yield f"{veld.woord} {nummer}"
        return
    if gaten := list(_ontbrekend(item, nagezien)):
        kenteken = _kenteken(item)
        plek = f"{veld.woord} {nummer} ({kenteken})" if kenteken else f"{veld.woord} {nummer}"
        yield from (f"{plek}: {naam}" for naam in gaten)


def _kenteken(item: Context) -> str:
    """The first text of a row tells which row it is."""
    teksten = (getattr(item, veld.attribuut) for veld in velden(type(item)) if veld.soort is str and not veld.rij)
    return next((tekst for tekst in teksten if tekst.strip()), "")


def _leeg(waarde: Any) -> bool:
    if isinstance(waarde, str):
        return not waarde or waarde.isspace()
    return waarde is None or waarde == ()
