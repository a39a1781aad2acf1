"""What kind of picture a file really is, and how big: read from its bytes, never from its name."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

PNG, JPEG = "png", "jpeg"
GROOTSTE_ZIJDE = 4000
"""Pixels; a bigger picture is refused before anything of it is unpacked."""

_PNG = b"\x89PNG\r\n\x1a\n"
_KANALEN = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_SOF = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive: what Word and LibreOffice show."""
_ZONDER_LENGTE = frozenset({0x01, *range(0xD0, 0xD9)})


class GeenBeeld(Exception):
    """The file is no whole PNG or JPEG that a letter can show; the message says what is wrong, in Dutch."""


@dataclass(frozen=True, slots=True)
class Beeld:
    vorm: str
    """PNG or JPEG."""
    breedte: int
    hoogte: int
    """Both in pixels."""


def lees_beeld(inhoud: bytes) -> Beeld:
    """Kind and size of a picture; raises GeenBeeld for anything else, and for one that is damaged or cut off."""
    if inhoud.startswith(_PNG):
        return _png(inhoud)
    if inhoud.startswith(b"\xff\xd8\xff"):
        return _jpeg(inhoud)
    raise GeenBeeld("dit is geen PNG- of JPEG-afbeelding")


def _maten(vorm: str, breedte: int, hoogte: int) -> Beeld:
    if not 0 < breedte <= GROOTSTE_ZIJDE or not 0 < hoogte <= GROOTSTE_ZIJDE:
        raise GeenBeeld(f"de afbeelding is {breedte} bij {hoogte} beeldpunten; hooguit {GROOTSTE_ZIJDE} per zijde")
    return Beeld(vorm, breedte, hoogte)


def _png(inhoud: bytes) -> Beeld:
    brokken = list(_brokken(inhoud))
    if not brokken or brokken[0][0] != b"IHDR" or len(brokken[0][1]) != 13 or brokken[-1][0] != b"IEND":
        raise GeenBeeld("de PNG-afbeelding is niet heel")
    breedte, hoogte, bits, kleur, *_ = struct.unpack(">IIBBBBB", brokken[0][1])
    beeld = _maten(PNG, breedte, hoogte)
    if kleur not in _KANALEN or bits not in (1, 2, 4, 8, 16):
        raise GeenBeeld("de PNG-afbeelding heeft een onbekende kleurvorm")
    # An interlaced picture has some more rows, each with a byte of its own.
    grens = hoogte * (1 + (breedte * bits * _KANALEN[kleur] + 7) // 8) + 16 * hoogte + 64
    _controleer_punten([data for soort, data in brokken if soort == b"IDAT"], grens)
    return beeld


def _brokken(inhoud: bytes) -> Iterator[tuple[bytes, bytes]]:
    plek = len(_PNG)
    while plek < len(inhoud):
        kop = inhoud[plek : plek + 8]
        lengte = struct.unpack(">I", kop[:4])[0] if len(kop) == 8 else len(inhoud)
        data, crc = inhoud[plek + 8 : plek + 8 + lengte], inhoud[plek + 8 + lengte : plek + 12 + lengte]
        if len(crc) != 4 or zlib.crc32(kop[4:] + data) != struct.unpack(">I", crc)[0]:
            raise GeenBeeld("de PNG-afbeelding is beschadigd of afgebroken")
        yield kop[4:], data
        plek += 12 + lengte


def _controleer_punten(delen: list[bytes], grens: int) -> None:
    """The pixels unpack to no more than a picture of this size holds; unpacked a little at a time."""
    pers, aantal = zlib.decompressobj(), 0
    try:
        for deel in delen:
            rest = deel
            while rest:
                aantal += len(pers.decompress(rest, 65_536))
                rest = pers.unconsumed_tail
                if aantal > grens:
                    raise GeenBeeld("de PNG-afbeelding pakt uit tot meer dan haar maten")
    except zlib.error:
        raise GeenBeeld("de PNG-afbeelding is beschadigd") from None
    if not aantal or not pers.eof:
        raise GeenBeeld("de PNG-afbeelding is niet heel")


def _jpeg(inhoud: bytes) -> Beeld:
    """From marker to marker until the frame that holds the size; the last marker ends the file."""
    if not inhoud.endswith(b"\xff\xd9"):
        raise GeenBeeld("de JPEG-afbeelding is afgebroken")
    beeld, plek = None, 2
    while plek + 4 <= len(inhoud):
        teken, soort = inhoud[plek], inhoud[plek + 1]
        if teken != 0xFF:
            break
        if soort == 0xFF or soort in _ZONDER_LENGTE:
            plek += 1 if soort == 0xFF else 2
            continue
        (lengte,) = struct.unpack(">H", inhoud[plek + 2 : plek + 4])
        if soort in _SOF:
            beeld = _frame(inhoud[plek + 4 : plek + 2 + lengte])
        if soort == 0xDA and beeld:
            return beeld
        plek += 2 + lengte
    raise GeenBeeld("de JPEG-afbeelding is beschadigd of heeft een vorm die Word niet toont")


def _frame(data: bytes) -> Beeld:
    if len(data) < 6 or data[0] != 8 or data[5] not in (1, 3):
        raise GeenBeeld("de JPEG-afbeelding is niet in grijs of RGB; bewaar haar opnieuw voor het scherm")
    hoogte, breedte = struct.unpack(">HH", data[1:5])
    return _maten(JPEG, breedte, hoogte)
