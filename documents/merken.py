"""A value may carry a mark that prints around it, so that a letter tells of each text which field it came from.

The marks are characters that Unicode keeps out of all text; without them a marked letter is the letter itself.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from markupsafe import Markup

_BEGIN, _MIDDEN, _EIND = "\ufdd0", "\ufdd1", "\ufdd2"
_MERK = re.compile(f"{_BEGIN}(\\d+){_MIDDEN}([^{_EIND}]*){_EIND}")
_SCHOON = re.compile(f"{_BEGIN}\\d+{_MIDDEN}|{_EIND}")
_STREEPJE = re.compile(r"</w:t><w:noBreakHyphen/><w:t[^>]*>")
_ELEMENT = re.compile(r"<[^>]*>")


class GemerkteTekst(str):
    """Is the text in every way, except when it is printed."""

    merk: int


class GemerktGetal(int):
    """As `GemerkteTekst`, so that a template may still count with it."""

    merk: int


Gemerkt = (GemerkteTekst, GemerktGetal)


class Afdruk(NamedTuple):
    """A piece of a letter: a printed field, or without `pad` what stands between two of them."""

    pad: str
    tekst: str


def gemerkt(waarde: Any, paden: list[str], pad: str = "") -> Any:
    """The same values, each filled one with a mark; `paden` gets the dotted path that goes with each mark."""
    if isinstance(waarde, dict):
        return {naam: gemerkt(deel, paden, f"{pad}.{naam}" if pad else naam) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [gemerkt(deel, paden, f"{pad}.{nummer}") for nummer, deel in enumerate(waarde, start=1)]
    if waarde is None or waarde == "" or isinstance(waarde, bool):
        return waarde
    drager: GemerkteTekst | GemerktGetal = GemerkteTekst(waarde) if isinstance(waarde, str) else GemerktGetal(waarde)
    drager.merk = len(paden)
    paden.append(pad)
    return drager


def omlijst(waarde: GemerkteTekst | GemerktGetal, gedrukt: Markup) -> Markup:
    """What is printed of a marked value, inside its mark."""
    return Markup(f"{_BEGIN}{waarde.merk}{_MIDDEN}{gedrukt}{_EIND}")


def zonder_merken(tekst: str) -> str:
    """What a reader would see."""
    return _SCHOON.sub("", tekst)


def afgedrukt(xml: str, paden: list[str]) -> Iterator[Afdruk]:
    """Every field that a marked part prints, in order, as text."""
    return (Afdruk(paden[int(nummer)], _tekst(inhoud)) for nummer, inhoud in _MERK.findall(xml))


def stukken(tekst: str, paden: list[str]) -> list[Afdruk]:
    """A marked text in fields and what stands between them."""
    gesplitst = _MERK.split(tekst)
    vast = [Afdruk("", deel) for deel in gesplitst[::3]]
    velden = [Afdruk(paden[int(n)], inhoud) for n, inhoud in zip(gesplitst[1::3], gesplitst[2::3], strict=True)]
    om_en_om = [stuk for paar in zip(vast, velden, strict=False) for stuk in paar]
    return [*om_en_om, vast[-1]]


def _tekst(inhoud: str) -> str:
    """Line ends and hyphens are elements in Word; of the rest the text counts."""
    if "<" in inhoud:
        inhoud = _ELEMENT.sub(" ", _STREEPJE.sub("-", inhoud))
    return unescape(inhoud)
