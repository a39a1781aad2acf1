"""Where something stands, as people count in Word: the text, a header, a footnote; a paragraph or a cell of a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_DELEN = (
    (re.compile(r"word/document\.xml"), "tekst"),
    (re.compile(r"word/header(\d*)\.xml"), "koptekst"),
    (re.compile(r"word/footer(\d*)\.xml"), "voettekst"),
    (re.compile(r"word/footnotes\.xml"), "voetnoot"),
    (re.compile(r"word/endnotes\.xml"), "eindnoot"),
)
_EIGENSCHAPPEN = {
    "title": "titel", "subject": "onderwerp", "creator": "auteur", "description": "opmerkingen",
    "keywords": "trefwoorden",
    "category": "categorie", "lastModifiedBy": "laatst gewijzigd door", "contentStatus": "status",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Alinea:
    """A paragraph, or another piece of text in which tags are filled."""

    plek: str
    tekst: str
    element: etree._Element
    houder: Any
    """The element that holds it: the body, a cell, a header."""
    rij: Any = None
    """The table row in which it stands, if any."""
    rijtekst: str = ""
    telt: bool = True
    """Whether a reader of the letter sees it."""


def is_tekstdeel(naam: str) -> bool:
    return any(patroon.fullmatch(naam) for patroon, _ in _DELEN)


def alineas(naam: str, boom: etree._Element) -> Iterator[Alinea]:
    """The paragraphs of a part, those of tables and text boxes among them, in order."""
    waar = _deel(naam)
    nummers: dict[Any, int] = {}
    tabellen = {tabel: nummer for nummer, tabel in enumerate(boom.iter(f"{W}tbl"), start=1)}
    los = 0
    for p in boom.iter(f"{W}p"):
        rij = next(p.iterancestors(f"{W}tr"), None)
        if rij is None:
            los += 1
        plek = _cel(p, rij, tabellen, nummers) if rij is not None else _noot(p) or f"alinea {los}"
        tekst = eigen_tekst(p)
        citaat = " ".join(tekst.split())
        yield Alinea(
            plek=f"{waar}, {plek}" + (f" ‘{citaat[:50]}{'…' if len(citaat) > 50 else ''}’" if citaat else ""),
            tekst=tekst,
            element=p,
            houder=p.getparent(),
            rij=rij,
            rijtekst="".join(eigen_tekst(q) for q in rij.iter(f"{W}p")) if rij is not None and "{%tr" in tekst else "",
        )


def eigen_tekst(p: etree._Element) -> str:
    """The text of a paragraph without that of text boxes in it; a tag may be spread over its runs."""
    return "".join(t.text or "" for t in p.iter(f"{W}t") if next(t.iterancestors(f"{W}p"), None) is p)


def eigenschappen(boom: etree._Element) -> Iterator[Alinea]:
    """The properties of the document (docProps/core.xml)."""
    for element in boom:
        naam = etree.QName(element).localname
        tekst = "".join(element.itertext())
        yield Alinea(f"eigenschap {_EIGENSCHAPPEN.get(naam, naam)}", tekst, element, element, telt=False)


def _deel(naam: str) -> str:
    for patroon, woord in _DELEN:
        if gevonden := patroon.fullmatch(naam):
            return f"{woord} {gevonden.group(1)}" if patroon.groups else woord
    return naam


def _cel(p: etree._Element, rij: etree._Element, tabellen: dict[Any, int], nummers: dict[Any, int]) -> str:
    tabel = next(rij.iterancestors(f"{W}tbl"))
    if rij not in nummers:
        nummers.update({r: n for n, r in enumerate(tabel.iter(f"{W}tr"), start=1)})
    cel = next(p.iterancestors(f"{W}tc"))
    if cel not in nummers:
        nummers.update({c: n for n, c in enumerate(rij.iter(f"{W}tc"), start=1)})
    return f"tabel {tabellen[tabel]}, rij {nummers[rij]}, cel {nummers[cel]}"


def _noot(p: etree._Element) -> str:
    noot = next(p.iterancestors(f"{W}footnote", f"{W}endnote"), None)
    return f"nummer {noot.get(f'{W}id')}" if noot is not None else ""
