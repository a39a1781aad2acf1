"""A file from outside is hostile until proven otherwise: its zip is judged before anything in it is parsed.

Size, number of members, ratio and names come from the directory of the zip; then each member is unpacked no further
than it said it is, and no part may declare a DTD, an entity or another encoding.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from documents.bevinding import Bevinding
from documents.pakket import MAX_LEDEN, MAX_OMVANG, lees_lid

MAX_BESTAND = 5_000_000
MAX_VERHOUDING = 100
"""Unpacked to packed, of a file that is large when unpacked; Word's own XML stays below thirty."""
MAX_XML = 5_000_000

_BEGIN = b"PK\x03\x04"
_VERSLEUTELD = 0x1
_LANGSTE_NAAM = 200
_NAAM = re.compile(r"[A-Za-z0-9_\-. ()\[\]/]+")
_XML = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
_KLEIN = (".xml", ".rels", ".vml")
_CODERING = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_VERBODEN = re.compile(rb"<!\s*(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)


class Verdacht(Exception):
    """This file is not opened any further; carries every finding at once."""

    def __init__(self, bevindingen: list[Bevinding]) -> None:
        self.bevindingen = tuple(bevindingen)
        super().__init__("; ".join(map(str, bevindingen)))


def pak_uit(inhoud: bytes) -> dict[str, bytes]:
    """The members in their order; raises Verdacht."""
    if len(inhoud) > MAX_BESTAND:
        _weiger(f"het bestand is groter dan {MAX_BESTAND // 1_000_000} MB")
    if not inhoud.startswith(_BEGIN):
        _weiger("dit is geen leesbaar Word-bestand (.docx)")
    try:
        with ZipFile(BytesIO(inhoud)) as pakket:
            lijst = pakket.infolist()
            if fouten := list(_register(lijst, len(inhoud))):
                raise Verdacht(fouten)
            leden = {lid.filename: lees_lid(pakket, lid) for lid in lijst}
    except ValueError as fout:
        _weiger(str(fout))
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        _weiger("dit is geen leesbaar Word-bestand (.docx)")
    if fouten := [Bevinding(naam, melding) for naam, data in leden.items() for melding in _bytes(naam, data)]:
        raise Verdacht(fouten)
    return leden


def is_xml(naam: str) -> bool:
    """By the name: whatever else a part calls itself, Word reads it by this."""
    return bool(_XML.search(naam))


def _weiger(melding: str) -> None:
    raise Verdacht([Bevinding("", melding)])


def _register(lijst: list[ZipInfo], omvang: int) -> Iterator[Bevinding]:
    """What the directory of the zip says of its members, before one is unpacked."""
    uitgepakt = sum(lid.file_size for lid in lijst)
    if len(lijst) > MAX_LEDEN:
        yield Bevinding("", f"het bestand heeft {len(lijst)} onderdelen; meer dan {MAX_LEDEN} kan niet")
        return
    if uitgepakt > MAX_OMVANG:
        yield Bevinding("", f"het bestand is uitgepakt te groot: {uitgepakt // 1_000_000} MB")
    elif uitgepakt > 1_000_000 and uitgepakt > MAX_VERHOUDING * omvang:
        yield Bevinding("", f"het bestand is uitgepakt meer dan {MAX_VERHOUDING} keer zo groot")
    dubbel = Counter(lid.filename.casefold() for lid in lijst)
    for lid in lijst:
        yield from (Bevinding(_toonbaar(lid.filename), melding) for melding in _van_lid(lid, dubbel))


def _van_lid(lid: ZipInfo, dubbel: Counter[str]) -> Iterator[str]:
    naam = lid.orig_filename
    if not _NAAM.fullmatch(naam) or len(naam) > _LANGSTE_NAAM:
        yield "de naam van dit onderdeel kan niet in een Word-bestand"
    elif naam.startswith("/") or any(deel in ("", ".", "..") for deel in naam.split("/")):
        yield "de naam van dit onderdeel wijst naar een andere map"
    if is_xml(naam) and not naam.endswith(_KLEIN):
        yield "de naam van dit onderdeel eindigt op hoofdletters; bewaar het bestand opnieuw als .docx"
    if dubbel[lid.filename.casefold()] > 1:
        yield "dit onderdeel komt dubbel voor in het bestand"
    if lid.flag_bits & _VERSLEUTELD:
        yield "dit onderdeel is versleuteld"
    if is_xml(naam) and lid.file_size > MAX_XML:
        yield f"dit onderdeel is groter dan {MAX_XML // 1_000_000} MB"


def _bytes(naam: str, data: bytes) -> Iterator[str]:
    """Without parsing: a DTD is the door to entities, and another encoding could hide it."""
    if not is_xml(naam):
        return
    codering = _CODERING.match(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    if codering and codering.group(1).lower() not in (b"utf-8", b"us-ascii"):
        yield "dit onderdeel is niet in UTF-8 geschreven"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        yield "dit onderdeel is niet in UTF-8 geschreven"
    if b"\x00" in data:
        yield "dit onderdeel is niet in UTF-8 geschreven"
    if _VERBODEN.search(data):
        yield "dit onderdeel heeft een DTD of een entiteit; dat kan in een Word-bestand niet"


def _toonbaar(naam: str) -> str:
    return naam.encode("unicode_escape").decode()[:80]


__all__ = ["MAX_BESTAND", "Verdacht", "is_xml", "pak_uit"]
