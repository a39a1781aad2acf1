"""What a PDF of a letter must be, read from the file itself, and its pages as pictures.

PDFium serves one thread at a time, and crashes on two: whoever works with threads asks `onvolledig` there, and
`ongeldig` where they come together.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from ctypes import addressof, create_string_buffer
from threading import Lock

import pypdfium2
from lxml import etree
from pypdfium2 import raw

PUNTEN = 150
"""Dots per inch of a page picture: a letter can be read from it."""
_DUIM = 72
"""Points of a PDF in an inch."""

_PDFIUM = Lock()
_XMP = re.compile(rb"<\?xpacket begin=.*?\?>(.*?)<\?xpacket end=", re.DOTALL)
_PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_KLEURSOORT = 2
"""Of a PNG: red, green, blue."""


def gebreken(inhoud: bytes, merk: str) -> list[str]:
    """In Dutch what is wrong; empty for a whole PDF/A-2B of the letter with this `merk`."""
    return onvolledig(inhoud, merk) or ongeldig(inhoud)


def onvolledig(inhoud: bytes, merk: str) -> list[str]:
    """What shows without PDFium: is it whole, what does it claim, of which letter is it."""
    if not inhoud:
        return ["LibreOffice schreef geen PDF"]
    if not inhoud.startswith(b"%PDF-") or not inhoud.rstrip().endswith(b"%%EOF"):
        return ["LibreOffice schreef een PDF die niet heel is"]
    eigenschappen = _eigenschappen(inhoud)
    fouten = []
    if (eigenschappen.get(f"{_PDFAID}part"), eigenschappen.get(f"{_PDFAID}conformance")) != ("2", "B"):
        fouten.append("de PDF noemt zich geen PDF/A-2B")
    if merk not in eigenschappen.get(f"{_PDF}Keywords", ""):
        fouten.append("de PDF is van een andere brief")
    return fouten


def _eigenschappen(inhoud: bytes) -> dict[str, str]:
    """Of the last metadata packet, written as elements or as attributes."""
    pakketten = _XMP.findall(inhoud)
    try:
        boom = etree.fromstring(pakketten[-1].strip(), etree.XMLParser(resolve_entities=False))
    except (IndexError, etree.XMLSyntaxError):
        return {}
    elementen = {str(element.tag): element.text or "" for element in boom.iter(etree.Element)}
    return elementen | {str(naam): str(w) for element in boom.iter(etree.Element) for naam, w in element.attrib.items()}


def ongeldig(inhoud: bytes) -> list[str]:
    """What PDFium finds: can it be opened, has it pages, are the fonts in it."""
    with _PDFIUM:
        return _bladzijden(inhoud)


def _bladzijden(inhoud: bytes) -> list[str]:
    try:
        pdf = pypdfium2.PdfDocument(inhoud)
    except pypdfium2.PdfiumError:
        return ["de PDF is niet te openen"]
    with pdf:
        if not len(pdf):
            return ["de PDF heeft geen bladzijde"]
        los = sorted(set(_niet_ingesloten(pdf)))
    return [f"lettertype {', '.join(los)} zit niet in de PDF"] if los else []


def _niet_ingesloten(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    """Each font is asked once; what a page draws is all text."""
    gezien: set[int] = set()
    for bladzijde in pdf:
        for deel in bladzijde.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            letter = raw.FPDFTextObj_GetFont(deel)
            if addressof(letter.contents) not in gezien and not raw.FPDFFont_GetIsEmbedded(letter):
                yield _naam(letter)
            gezien.add(addressof(letter.contents))


def _naam(letter: object) -> str:
    lengte = raw.FPDFFont_GetBaseFontName(letter, None, 0)
    buffer = create_string_buffer(lengte)
    raw.FPDFFont_GetBaseFontName(letter, buffer, lengte)
    return str(buffer.value.decode(errors="replace"))


def beelden(inhoud: bytes, punten: int = PUNTEN) -> list[bytes]:
    """Each page as a PNG; raises pypdfium2.PdfiumError for what is no PDF."""
    with _PDFIUM, pypdfium2.PdfDocument(inhoud) as pdf:
        return [_beeld(bladzijde, punten / _DUIM) for bladzijde in pdf]


def _beeld(bladzijde: pypdfium2.PdfPage, schaal: float) -> bytes:
    bitmap = bladzijde.render(scale=schaal, rev_byteorder=True)
    rijen, breedte = bytes(bitmap.buffer), bitmap.width * 3
    plekken = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    return png(bitmap.width, bitmap.height, [rijen[plek : plek + breedte] for plek in plekken])


def png(breedte: int, hoogte: int, rijen: list[bytes]) -> bytes:
    """Rows of red, green and blue as a picture, without a library of its own (PNG 3rd edition, 5 and 11)."""
    kop = struct.pack(">2L5B", breedte, hoogte, 8, _KLEURSOORT, 0, 0, 0)
    ruw = zlib.compress(b"".join(b"\0" + rij for rij in rijen), 6)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_stuk(*deel) for deel in ((b"IHDR", kop), (b"IDAT", ruw), (b"IEND", b"")))


def _stuk(soort: bytes, inhoud: bytes) -> bytes:
    return struct.pack(">L", len(inhoud)) + soort + inhoud + struct.pack(">L", zlib.crc32(soort + inhoud))
