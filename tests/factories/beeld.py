"""Pictures of our own making, as bytes: a whole PNG or JPEG of any size, in a few lines."""

import struct
import zlib


def png(breedte: int, hoogte: int, kleur: tuple[int, int, int] = (27, 75, 90)) -> bytes:
    """One colour, eight bits per channel."""
    return png_van(breedte, hoogte, (b"\0" + bytes(kleur) * breedte) * hoogte)


def png_van(breedte: int, hoogte: int, punten: bytes) -> bytes:
    """Of these rows, each with its filter before it."""
    kop = struct.pack(">IIBBBBB", breedte, hoogte, 8, 2, 0, 0, 0)
    delen = (_brok(b"IHDR", kop), _brok(b"IDAT", zlib.compress(punten, 9)), _brok(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(delen)


def _brok(soort: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + soort + data + struct.pack(">I", zlib.crc32(soort + data))


def jpeg(breedte: int, hoogte: int, kanalen: int = 3, bits: int = 8, frame: int = 0xC0) -> bytes:
    """The markers of a baseline JPEG around pixels that nobody looks at."""
    sof = struct.pack(">BHHB", bits, hoogte, breedte, kanalen) + b"\x01\x11\x00" * kanalen
    return b"\xff\xd8" + _deel(0xE0, b"JFIF\0") + _deel(frame, sof) + _deel(0xDA, b"\0") + b"\x12\x34\xff\xd9"


def _deel(soort: int, data: bytes) -> bytes:
    return bytes((0xFF, soort)) + struct.pack(">H", len(data) + 2) + data
