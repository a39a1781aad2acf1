"""Where a letter is not as it should be is said by field and place; this is read only when something is wrong."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from lxml import etree

from documents.afdruk import kort
from documents.merken import Afdruk, stukken, zonder_merken

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_WOORDEN = re.compile(r"\w+|\W")
_DELEN = (("word/header", "koptekst, "), ("word/foot", "voettekst, "), ("word/endnotes", "eindnoten, "))
_TEKST = (f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen")

Stap = tuple[str, int, int, int, int]
"""A step of `SequenceMatcher`: what, from and to in what should stand there, from and to in what stands there."""


class Blok(NamedTuple):
    """A paragraph of a part, or a property, with the words that say where it stands."""

    plek: str
    tekst: str


def aangewezen(deel: str, hoort: str, staat: bytes, paden: list[str]) -> list[str]:
    """What differs between a marked part and the part of a letter, in Dutch, with the fields that are concerned."""
    verwacht = _blokken(deel, hoort.encode())
    try:
        gevonden = _blokken(deel, staat)
    except etree.XMLSyntaxError as fout:
        return [f"{deel} is geen leesbare XML: {fout}"]
    return list(dict.fromkeys(_naast_elkaar(verwacht, gevonden, paden))) or [
        f"{deel}: de opmaak is anders dan die van het sjabloon"
    ]


def alinea(p: etree._Element) -> str:
    """The text of a paragraph, as a reader sees it, with its line ends as spaces."""
    return "".join(
        (element.text or "") if element.tag == f"{W}t" else "-" if element.tag.endswith("Hyphen") else " "
        for element in p.iter(*_TEKST)
    )


def _blokken(deel: str, data: bytes) -> list[Blok]:
    boom = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    if deel.startswith("docProps/"):
        return [Blok(f"eigenschap {etree.QName(e).localname}", e.text or "") for e in boom]
    waar = next((woord for begin, woord in _DELEN if deel.startswith(begin)), "")
    return [Blok(f"{waar}{_plek(p, nummer)}", alinea(p)) for nummer, p in enumerate(boom.iter(f"{W}p"), start=1)]


def _plek(p: etree._Element, nummer: int) -> str:
    cel = next(p.iterancestors(f"{W}tc"), None)
    if cel is None:
        return f"alinea {nummer}"
    rij = next(cel.iterancestors(f"{W}tr"))
    tabel = next(rij.iterancestors(f"{W}tbl"))
    tabellen = list(p.getroottree().iter(f"{W}tbl"))
    plaats = (tabellen.index(tabel), tabel.findall(f"{W}tr").index(rij), rij.findall(f"{W}tc").index(cel))
    return "tabel {}, rij {}, kolom {}".format(*(n + 1 for n in plaats))


def _naast_elkaar(hoort: list[Blok], staat: list[Blok], paden: list[str]) -> Iterator[str]:
    """Blocks are paired by their order; one that is gone or new does not shift the others."""
    if len(hoort) == len(staat):
        for verwacht, gevonden in zip(hoort, staat, strict=True):
            if zonder_merken(verwacht.tekst) != gevonden.tekst:
                yield from _in_blok(verwacht, gevonden.tekst, paden)
        return
    teksten = [zonder_merken(blok.tekst) for blok in hoort]
    for soort, a, b, c, d in SequenceMatcher(None, teksten, [blok.tekst for blok in staat], False).get_opcodes():
        if soort == "equal":
            continue
        samen = min(b - a, d - c)
        for verwacht, gevonden in zip(hoort[a : a + samen], staat[c : c + samen], strict=True):
            yield from _in_blok(verwacht, gevonden.tekst, paden)
        for verwacht in hoort[a + samen : b]:
            yield from _in_blok(verwacht, "", paden)
        yield from (f"{blok.plek}: '{kort(blok.tekst)}' hoort er niet" for blok in staat[c + samen : d])


def _in_blok(hoort: Blok, staat: str, paden: list[str]) -> Iterator[str]:
    """The fields of a block that are not as they should be; else its fixed text is not."""
    delen = [(stuk, _WOORDEN.findall(stuk.tekst)) for stuk in stukken(hoort.tekst, paden)]
    gevonden = _WOORDEN.findall(staat)
    stappen = SequenceMatcher(None, [woord for _, eigen in delen for woord in eigen], gevonden, False).get_opcodes()
    begin, anders = 0, False
    for stuk, eigen in delen:
        eind = begin + len(eigen)
        if stuk.pad and any(_raakt(stap, begin, eind) for stap in stappen):
            anders = True
            yield _fout(stuk, hoort.plek, "".join(gevonden[_ertegenover(stappen, begin, eind)]))
        begin = eind
    if not anders:
        yield f"{hoort.plek}: '{kort(zonder_merken(hoort.tekst))}' hoort er te staan, niet '{kort(staat)}'"


def _raakt(stap: Stap, begin: int, eind: int) -> bool:
    """Whether a change is in these words, or added at their edge."""
    soort, a, b, _, _ = stap
    return soort != "equal" and (begin <= a <= eind if a == b else a < eind and b > begin)


def _ertegenover(stappen: Sequence[Stap], begin: int, eind: int) -> slice:
    """The words of the letter that stand where these words should."""
    grenzen = [
        (c + max(begin - a, 0), c + min(eind, b) - a) if soort == "equal" else (c, d)
        for soort, a, b, c, d in stappen
        if _raakt((soort, a, b, c, d), begin, eind) or (a < eind and b > begin)
    ]
    return slice(grenzen[0][0], grenzen[-1][1])


def _fout(stuk: Afdruk, plek: str, gevonden: str) -> str:
    anders = f"er staat '{kort(gevonden)}'" if gevonden.strip() else "er staat niets"
    return f"{stuk.pad}: hier hoort '{kort(stuk.tekst)}', {anders} ({plek})"
