"""The field codes of Word: only those that number, point within the letter or link; written out, nothing hidden.

Word runs a field code when it opens a letter. So what stands between its begin and its result is known to the letter:
no text, no tag and no second code can change it later.
"""

import re
from collections.abc import Iterator

from lxml import etree

from documents.bevinding import kort
from documents.verwijzingen import veilig_adres

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CODES = frozenset(
    {
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "TC", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "SEQ",
        "HYPERLINK", "TITLE", "SUBJECT",
    }
)  # fmt: skip
_DEEL = re.compile(r'\s+(?:(\\[^\s"\\{}])|"([^"\\{}]*)"|([^\s"\\{}]+))')
"""A switch, words between quotes, or a word."""
_MET_WOORD = frozenset("\\" + letter for letter in "lot")
"""Switches of HYPERLINK that a word follows: a place in the document, a tip, a window."""
_ERIN = frozenset(
    f"{W}{naam}"
    for naam in ("instrText", "fldChar", "r", "rPr", "p", "pPr", "bookmarkStart", "bookmarkEnd", "proofErr")
)
_VERBORGEN = "in de veldcode van Word staat iets wat er niet hoort ({}); voeg het veld opnieuw in"


def keur_veldcodes(boom: etree._Element) -> Iterator[str]:
    """What is wrong with the field codes of one part."""
    for veld in boom.iter(f"{W}fldSimple"):
        yield from _van_code(veld.get(f"{W}instr", ""))
    code: list[str] | None = None
    for element in boom.iter():
        if element.tag == f"{W}fldChar":
            soort = element.get(f"{W}fldCharType")
            if code is not None and soort not in ("separate", "end"):
                yield _VERBORGEN.format("een ander veld")
            if code is not None:
                yield from _van_code("".join(code))
            code = [] if soort == "begin" else None
        elif element.tag in (f"{W}instrText", f"{W}delInstrText") and (code is None or len(element)):
            yield from _van_code("".join(element.itertext()))
            yield _VERBORGEN.format("een los stuk")
        elif code is not None and element.tag == f"{W}instrText":
            code.append(element.text or "")
        elif code is not None and not _hoort_erin(element):
            yield _VERBORGEN.format(etree.QName(element).localname)
    if code is not None:
        yield from _van_code("".join(code))


def _hoort_erin(element: etree._Element) -> bool:
    return element.tag in _ERIN or next(element.iterancestors(f"{W}rPr", f"{W}pPr"), None) is not None


def _van_code(code: str) -> Iterator[str]:
    naam = (code.split() or [""])[0]
    rest = code.strip().removeprefix(naam)
    if not naam:
        yield "een veld van Word heeft geen opdracht; haal het weg of voeg het opnieuw in"
        return
    if naam.upper() not in _CODES:
        yield f"de veldcode {kort(naam)} van Word kan in een sjabloon niet"
        return
    delen, einde = [], 0
    while deel := _DEEL.match(rest, einde):
        delen.append((deel[1] or "", deel[2] or deel[3] or ""))
        einde = deel.end()
    if rest[einde:].strip():
        yield f"deze veldcode van Word kan in een sjabloon niet: '{kort(code)}'"
    elif naam.upper() == "HYPERLINK" and not _veilige_link(delen):
        yield f"een link mag alleen naar http, https of mailto: '{kort(code)}'"


def _veilige_link(delen: list[tuple[str, str]]) -> bool:
    """Every word is an address, but those of a switch; a place in the document looks like no address."""
    vorige, plaatsen, adressen = "", [], []
    for schakelaar, woord in delen:
        if not schakelaar and vorige not in _MET_WOORD:
            adressen.append(woord)
        elif vorige == "\\l":
            plaatsen.append(woord)
        vorige = schakelaar.lower()
    if any(re.search(r"[:/\\]", plaats) for plaats in plaatsen):
        return False
    return bool(plaatsen or adressen) and all(map(veilig_adres, adressen))
