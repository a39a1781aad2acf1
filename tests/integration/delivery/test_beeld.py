"""A picture is what its bytes say: whole, of a known kind, and no bigger than it claims."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.beeld import GROOTSTE_ZIJDE, JPEG, PNG, Beeld, GeenBeeld, lees_beeld
from tests.factories.beeld import jpeg, png

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@given(breedte=st.integers(1, 60), hoogte=st.integers(1, 60))
def test_kind_and_size_are_read(breedte: int, hoogte: int) -> None:
    assert lees_beeld(png(breedte, hoogte)) == Beeld(PNG, breedte, hoogte)
    assert lees_beeld(jpeg(breedte, hoogte)) == Beeld(JPEG, breedte, hoogte)


@pytest.mark.parametrize("frame", [0xC0, 0xC1, 0xC2])
@pytest.mark.parametrize("kanalen", [1, 3])
def test_a_jpeg_for_the_screen_may_be_grey_and_progressive(frame: int, kanalen: int) -> None:
    assert lees_beeld(jpeg(50, 60, kanalen, frame=frame)) == Beeld(JPEG, 50, 60)


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"x",
        SVG,
        b"GIF89a" + b"\0" * 20,
        b"BM" + b"\0" * 60,
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xd9",
    ],
)
def test_anything_else_is_no_picture(inhoud: bytes) -> None:
    with pytest.raises(GeenBeeld):
        lees_beeld(inhoud)


def test_no_name_makes_another_file_a_picture() -> None:
    with pytest.raises(GeenBeeld, match="PNG- of JPEG"):
        lees_beeld(b"PNG" + png(40, 40))


@given(st.data())
def test_a_damaged_or_cut_off_png_is_never_taken(data: st.DataObject) -> None:
    heel = png(20, 10)
    plek = data.draw(st.integers(0, len(heel) - 1))
    with pytest.raises(GeenBeeld):
        lees_beeld(heel[:plek])
    anders = bytes([heel[plek] ^ data.draw(st.integers(1, 255))])
    with pytest.raises(GeenBeeld):
        lees_beeld(heel[:plek] + anders + heel[plek + 1 :])


@given(st.binary(max_size=200), st.integers(0, 40))
def test_whatever_the_bytes_the_answer_is_a_picture_or_no_picture(rest: bytes, plek: int) -> None:
    for heel in (png(9, 9), jpeg(9, 9)):
        for inhoud in (heel[:plek] + rest, heel[:plek] + rest + heel[plek:], heel + rest):
            try:
                beeld = lees_beeld(inhoud)
            except GeenBeeld:
                continue
            assert beeld.vorm in (PNG, JPEG)


def test_nothing_stands_behind_the_end() -> None:
    for inhoud in (png(40, 40), jpeg(40, 40)):
        with pytest.raises(GeenBeeld):
            lees_beeld(inhoud + b"PK\x03\x04 en nog een bestand")


@pytest.mark.parametrize(("kanalen", "bits"), [(4, 8), (3, 12), (2, 8)])
def test_a_jpeg_for_the_printer_is_refused(kanalen: int, bits: int) -> None:
    with pytest.raises(GeenBeeld, match="RGB"):
        lees_beeld(jpeg(40, 40, kanalen, bits))


def test_a_jpeg_of_a_kind_that_word_does_not_show_is_refused() -> None:
    with pytest.raises(GeenBeeld):
        lees_beeld(jpeg(40, 40, frame=0xC9))


def test_a_picture_that_is_too_big_is_refused_before_it_is_unpacked() -> None:
    for inhoud in (_png_van(GROOTSTE_ZIJDE + 1, 1, b""), jpeg(GROOTSTE_ZIJDE + 1, 1), _png_van(0, 5, b"")):
        with pytest.raises(GeenBeeld, match="beeldpunten"):
            lees_beeld(inhoud)


def test_a_picture_that_unpacks_to_more_than_it_says_is_refused() -> None:
    with pytest.raises(GeenBeeld, match="meer dan haar maten"):
        lees_beeld(_png_van(10, 10, b"\0" * 50_000_000))
    with pytest.raises(GeenBeeld):
        lees_beeld(_png_van(10, 10, b""))


def _png_van(breedte: int, hoogte: int, punten: bytes) -> bytes:
    kop = struct.pack(">IIBBBBB", breedte, hoogte, 8, 2, 0, 0, 0)
    delen = ((b"IHDR", kop), (b"IDAT", zlib.compress(punten)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + soort + data + struct.pack(">I", zlib.crc32(soort + data))
        for soort, data in delen
    )
