"""A .docx is a zip: read with limits, written with fixed dates so that equal letters have equal bytes."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

MAX_LEDEN = 200
MAX_OMVANG = 20_000_000
"""Bytes after unzipping; a 560 kB bomb can otherwise take gigabytes."""

_DEFLATE = 8
_LEESBAAR = (0, _DEFLATE)
"""Only these can be unpacked up to a limit."""
_UTF8 = 0x800
_DATUM = 0x21  # 1 January 1980, the first day that a zip can hold
_LOKAAL = struct.Struct("<4s5H3L2H")
_CENTRAAL = struct.Struct("<4s6H3L5H2L")
_EINDE = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Lid:
    """One member, already deflated, so that it can be written many times."""

    naam: str
    ruw: bytes
    crc: int
    omvang: int


def lees(inhoud: bytes) -> dict[str, bytes]:
    """Members in their order; ValueError in Dutch when this is no .docx, too big, or holds a name twice."""
    try:
        with ZipFile(BytesIO(inhoud)) as pakket:
            lijst = pakket.infolist()
            if len(lijst) > MAX_LEDEN or sum(lid.file_size for lid in lijst) > MAX_OMVANG:
                raise ValueError("het bestand is uitgepakt te groot")
            if len({lid.filename for lid in lijst}) < len(lijst):
                raise ValueError("een onderdeel komt dubbel voor in het bestand")
            return {lid.filename: lees_lid(pakket, lid) for lid in lijst}
    except (BadZipFile, zlib.error, NotImplementedError) as fout:
        raise ValueError("dit is geen leesbaar Word-bestand (.docx)") from fout


def lees_lid(pakket: ZipFile, lid: ZipInfo) -> bytes:
    """One member, unpacked no further than it says it is: a member that lies would fill the memory. ValueError then."""
    if lid.compress_type not in _LEESBAAR:
        raise ValueError("een onderdeel is ingepakt op een manier die Word niet kent")
    with pakket.open(lid) as stroom:
        inhoud = stroom.read(lid.file_size)
    if len(inhoud) != lid.file_size or zlib.crc32(inhoud) != lid.CRC:
        raise ValueError("een onderdeel is anders dan het bestand zegt")
    return inhoud


def maak_lid(naam: str, inhoud: bytes) -> Lid:
    """A member deflated at the default level."""
    pers = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Lid(naam, pers.compress(inhoud) + pers.flush(), zlib.crc32(inhoud), len(inhoud))


def schrijf(leden: Iterable[Lid]) -> bytes:
    """The members in the given order; nothing in the bytes depends on the clock or the machine."""
    stukken: list[bytes] = []
    register: list[bytes] = []
    plek = 0
    for lid in leden:
        naam = lid.naam.encode()
        kern = (_DEFLATE, 0, _DATUM, lid.crc, len(lid.ruw), lid.omvang, len(naam))
        kop = _LOKAAL.pack(b"PK\x03\x04", 20, _UTF8, *kern, 0)
        register.append(_CENTRAAL.pack(b"PK\x01\x02", 20, 20, _UTF8, *kern, 0, 0, 0, 0, 0, plek) + naam)
        stukken += (kop, naam, lid.ruw)
        plek += len(kop) + len(naam) + len(lid.ruw)
    lengte = sum(map(len, register))
    einde = _EINDE.pack(b"PK\x05\x06", 0, 0, len(register), len(register), lengte, plek, 0)
    return b"".join((*stukken, *register, einde))
