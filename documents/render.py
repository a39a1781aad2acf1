"""A letter is rendered strictly: an unknown field, broken XML or a foreign context stops it."""

import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.parsers import expat

from jinja2 import TemplateError

from documents.beeldplek import beeldlid
from documents.compile import Deel, Sjabloon, compileer
from documents.contexts import Context, kind_van, soort_van
from documents.contexts.deel import Logo, logo_van
from documents.fouten import DocumentFout
from documents.omgeving import REGELEINDE, STREEPJE
from documents.pakket import Lid, maak_lid, schrijf
from documents.plat import plat

SJABLONEN = Path(__file__).parent / "templates"

GEEN_BEELDEN: Mapping[str, bytes] = {}

MAX_TEKST = 20_000_000
"""Characters of one part of a letter, with its XML."""

_KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Weergave:
    """A rendered .docx with the hashes of its own bytes and of the template that made it."""

    inhoud: bytes
    sha256: str
    template_sha256: str


def render(soort: str, context: Context, beelden: Mapping[str, bytes] = GEEN_BEELDEN) -> Weergave:
    """The house template of this kind filled with this context; equal input gives equal bytes. DocumentFout otherwise.

    `beelden` holds the bytes of the logo under its SHA-256, where the context names one.
    It fills what there is: `ontbrekend` knows whether the letter is complete, `verschillen` whether it says what the
    context says.
    """
    return render_met(huissjabloon(soort), context, beelden)


def render_met(sjabloon: Sjabloon, context: Context, beelden: Mapping[str, bytes] = GEEN_BEELDEN) -> Weergave:
    """As `render`, with a template in hand: an earlier version, or one that is being tried out."""
    if soort_van(context) != sjabloon.soort:
        raise DocumentFout(sjabloon.soort, f"de gegevens zijn voor {soort_van(context)}")
    gegevens, logo = plat(context), logo_van(context)
    leden = _met_logo(sjabloon, logo, beelden) if logo else sjabloon.leden
    inhoud = schrijf(_gevuld(sjabloon.soort, lid, gegevens) for lid in leden)
    return Weergave(inhoud, sha256(inhoud).hexdigest(), sjabloon.sha256)


def _met_logo(sjabloon: Sjabloon, logo: Logo, beelden: Mapping[str, bytes]) -> tuple[Lid | Deel, ...]:
    if logo.sha256 not in beelden:
        raise DocumentFout(sjabloon.soort, "het bestand van het logo ontbreekt")
    if logo.vorm not in sjabloon.met_logo:
        raise DocumentFout(sjabloon.soort, f"het sjabloon heeft geen plaats voor een logo ({logo.vorm})")
    return (*sjabloon.met_logo[logo.vorm], beeldlid(logo.vorm, beelden[logo.sha256]))


def huissjabloon(soort: str) -> Sjabloon:
    """The template of this kind in `documents/templates/`, compiled again only when the file has changed."""
    bestand = SJABLONEN / kind_van(soort).sjabloon
    try:
        stand = bestand.stat()
    except FileNotFoundError as fout:
        raise DocumentFout(soort, f"het sjabloon {bestand.name} ontbreekt") from fout
    return _gecompileerd(soort, bestand, stand.st_mtime_ns, stand.st_size)


@lru_cache(maxsize=64)
def _gecompileerd(soort: str, bestand: Path, gewijzigd: int, omvang: int) -> Sjabloon:
    return compileer(soort, bestand.read_bytes())


def vul(soort: str, deel: Deel, gegevens: dict[str, Any]) -> str:
    """One part as the letter holds it; DocumentFout names the place in the template."""
    try:
        tekst = "".join(_begrensd(soort, deel.sjabloon.generate(gegevens)))
    except TemplateError as fout:
        raise DocumentFout(soort, f"{fout.message} ({deel.plek(_regel(fout))})") from fout
    return _KOP + _zet_tekens(tekst.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p "))


def _begrensd(soort: str, stukken: Iterable[str]) -> Iterator[str]:
    """Loops multiply what a template holds: no part becomes longer than a letter can be."""
    omvang = 0
    for stuk in stukken:
        omvang += len(stuk)
        if omvang > MAX_TEKST:
            raise DocumentFout(soort, f"de brief wordt langer dan {MAX_TEKST // 1_000_000} miljoen tekens")
        yield stuk


def _gevuld(soort: str, lid: Lid | Deel, gegevens: dict[str, Any]) -> Lid:
    if isinstance(lid, Lid):
        return lid
    inhoud = vul(soort, lid, gegevens).encode()
    _welgevormd(soort, lid.naam, inhoud)
    return maak_lid(lid.naam, inhoud)


_TEKENS = {
    REGELEINDE: ('</w:t><w:br/><w:t xml:space="preserve">', " "),
    STREEPJE: ('</w:t><w:noBreakHyphen/><w:t xml:space="preserve">', "-"),
}


def _zet_tekens(tekst: str) -> str:
    """A fact may also stand in alt text, in a link or in a property of the file: no element of Word can stand there."""
    for teken, vormen in _TEKENS.items():
        if teken in tekst:
            tekst = "".join(_zet_teken(tekst.split(teken), vormen))
    return tekst


def _zet_teken(stukken: list[str], vormen: tuple[str, str]) -> Iterator[str]:
    """Between these pieces, by what the last element before it is."""
    in_tekst = False
    for stuk in stukken[:-1]:
        begin = stuk.rfind("<")
        in_tekst = in_tekst if begin < 0 else stuk.startswith(("<w:t>", "<w:t "), begin)
        yield stuk + vormen[0 if in_tekst else 1]
    yield stukken[-1]


def _regel(fout: TemplateError) -> int | None:
    """Jinja2 rewrites the traceback to lines of the template."""
    regels = [plek.lineno for plek in traceback.extract_tb(fout.__traceback__) if plek.filename == "<template>"]
    return regels[-1] if regels else None


def _welgevormd(soort: str, naam: str, inhoud: bytes) -> None:
    """Word refuses a part that is not well-formed; docxtpl would let it go."""
    try:
        expat.ParserCreate().Parse(inhoud, True)
    except expat.ExpatError as fout:
        raise DocumentFout(soort, f"{naam} is na het invullen geen geldige XML: {fout}") from fout
