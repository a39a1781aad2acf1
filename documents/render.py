"""A letter is rendered strictly: an unknown field, broken XML or a foreign context stops it."""

import traceback
from collections.abc import Mapping
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
from documents.pakket import Lid, maak_lid, schrijf
from documents.plat import plat

SJABLONEN = Path(__file__).parent / "templates"

GEEN_BEELDEN: Mapping[str, bytes] = {}

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


def _gevuld(soort: str, lid: Lid | Deel, gegevens: dict[str, Any]) -> Lid:
    if isinstance(lid, Lid):
        return lid
    try:
        tekst = lid.sjabloon.render(gegevens)
    except TemplateError as fout:
        raise DocumentFout(soort, f"{fout.message} ({lid.plek(_regel(fout))})") from fout
    inhoud = (_KOP + tekst.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")).encode()
    _welgevormd(soort, lid.naam, inhoud)
    return maak_lid(lid.naam, inhoud)


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
