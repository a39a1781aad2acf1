"""The template sees plain dicts of clean text, numbers and lists: nothing that has a method."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from documents import opmaak
from documents.contexts.velden import Context, Veld, velden

_ONZICHTBAAR = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\ue000\ue001\ufdd0-\ufdef\ufffe\uffff]")
"""XML 1.0 does not allow most of these; a tab would break the layout; those of `omgeving` and `merken` are ours."""


class Waarde(NamedTuple):
    """One printed fact: its dotted path, its text as the letter shows it."""

    pad: str
    tekst: str


def plat(context: Context) -> dict[str, Any]:
    """Dates in words, an unknown date as empty text, an absent part as None."""
    return {veld.attribuut: _veld(veld, getattr(context, veld.attribuut)) for veld in velden(type(context))}


def waarden(context: Context, voor: str = "") -> Iterator[Waarde]:
    """Every filled fact that the letter must show, in the order of the fields."""
    for veld in velden(type(context)):
        if not veld.stil:
            yield from _waarden(veld, getattr(context, veld.attribuut), f"{voor}{veld.attribuut}")


def _waarden(veld: Veld, waarde: Any, pad: str) -> Iterator[Waarde]:
    delen = [(f"{pad}.{nummer}", deel) for nummer, deel in enumerate(waarde, start=1)] if veld.rij else [(pad, waarde)]
    for plek, deel in delen:
        if isinstance(deel, Context):
            yield from waarden(deel, f"{plek}.")
        elif deel is not None and (tekst := str(_blad(veld, deel)).strip()):
            yield Waarde(plek, tekst)


def _veld(veld: Veld, waarde: Any) -> Any:
    if veld.rij:
        return [_enkel(veld, deel) for deel in waarde]
    return _enkel(veld, waarde)


def _enkel(veld: Veld, waarde: Any) -> Any:
    if isinstance(waarde, Context):
        return plat(waarde)
    if waarde is None:
        return None if veld.genest else ""
    return _blad(veld, waarde)


def _blad(veld: Veld, waarde: Any) -> str | int:
    if isinstance(waarde, date):
        return opmaak.met_vaste_datums(opmaak.datum_met_weekdag(waarde) if veld.weekdag else opmaak.datum(waarde))
    return schoon(waarde) if isinstance(waarde, str) else waarde


def schoon(tekst: str) -> str:
    """Line ends become one kind, invisible characters a space: what is left is legal in XML. A date stays together."""
    return opmaak.met_vaste_datums(_ONZICHTBAAR.sub(" ", tekst.replace("\r\n", "\n").replace("\r", "\n")))
