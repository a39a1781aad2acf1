"""What may be inside an uploaded template: text, styles and pictures; nothing that runs, fetches or embeds.

Everything is refused that is not known to be harmless: kinds of part, relations, elements, field codes of Word.
"""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from lxml import etree

from documents.bevinding import Bevinding
from documents.verpakking import Verdacht, is_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_INHOUD = "[Content_Types].xml"
HOOFD = "word/document.xml"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_HOOFDSOORT = f"{_WORD}document.main+xml"
_TOEGESTAAN = frozenset(
    {
        "application/xml",
        "application/vnd.openxmlformats-package.relationships+xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        "application/vnd.openxmlformats-officedocument.theme+xml",
        "application/vnd.openxmlformats-officedocument.obfuscatedFont",
        "application/vnd.ms-office.classificationlabels+xml",
        "application/vnd.ms-word.stylesWithEffects+xml",
        "application/x-fontdata",
        "image/png",
        "image/jpeg",
        "image/jpg",
        "image/gif",
    }
    | {
        f"{_WORD}{deel}+xml"
        for deel in (
            "document.main", "styles", "settings", "webSettings", "fontTable", "numbering", "header", "footer",
            "footnotes", "endnotes", "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people",
            "document.glossary",
        )
    }
)  # fmt: skip
_WAAROM = (
    (re.compile(r"macro|vba|keymap|toolbar", re.IGNORECASE), "een macro"),
    (re.compile(r"activex|control", re.IGNORECASE), "een ActiveX-onderdeel"),
    (re.compile(r"ole|package|embed|spreadsheet|presentation|bin$|octet", re.IGNORECASE), "een ingesloten bestand"),
    (re.compile(r"html|rtf|afchunk|plain|message", re.IGNORECASE), "een stuk van een ander bestand"),
    (re.compile(r"svg|emf|wmf|metafile|tiff|bmp", re.IGNORECASE), "een tekening die code kan bevatten; gebruik png"),
)
_RELATIES = frozenset(
    {
        "officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail", "styles", "theme",
        "settings", "webSettings", "fontTable", "numbering", "header", "footer", "footnotes", "endnotes", "comments",
        "commentsExtended", "commentsIds", "commentsExtensible", "people", "image", "hyperlink", "font", "customXml",
        "customXmlProps", "glossaryDocument", "stylesWithEffects", "classificationlabels",
    }
)  # fmt: skip
_RAAD = {
    "attachedTemplate": "; kies in Word bij Ontwikkelaars, Documentsjabloon: Normal.dotm, en haal de koppeling weg"
}
"""What Word adds by itself when an office has a template of its own."""
_ADRESSEN = ("http", "https", "mailto")
_ELEMENTEN = {
    f"{W}altChunk": "een stuk van een ander bestand (altChunk)",
    f"{W}object": "een ingesloten bestand (OLE)",
    f"{W}control": "een ActiveX-onderdeel",
    f"{W}subDoc": "een subdocument",
    f"{W}movie": "een film",
    f"{W}attachedTemplate": "een gekoppeld sjabloon",
    f"{W}mailMerge": "een koppeling met een gegevensbestand (mail merge)",
    f"{W}frameset": "een frameset",
}
_VELDCODES = frozenset(
    {
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "TC", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "SEQ",
        "HYPERLINK", "TITLE", "SUBJECT",
    }
)  # fmt: skip
_KOPPELING = re.compile(r'"([^"]*)"')
_TAG = re.compile(r"\{[{%#]")
_INGEVULD = re.compile(r"(?<=.)\{\{[^{}]*\}\}")
"""A field further on in an address."""


def ontleed(naam: str, data: bytes) -> etree._Element:
    """Without entities, network or endless depth; raises Verdacht."""
    lezer = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, lezer)
    except etree.XMLSyntaxError as fout:
        raise Verdacht([Bevinding(naam, f"dit onderdeel is geen geldige XML ({_kort(str(fout))})")]) from None


def keur_onderdelen(leden: Mapping[str, bytes], bomen: Mapping[str, etree._Element]) -> list[Bevinding]:
    """Everything that a template may not hold, at once."""
    if _INHOUD not in leden or HOOFD not in leden:
        return [Bevinding("", f"dit is geen Word-document ({HOOFD if _INHOUD in leden else _INHOUD} ontbreekt)")]
    if bomen[HOOFD].tag != f"{W}document":
        return [Bevinding("", "dit is geen gewoon Word-document; bewaar het als .docx (niet als ‘Strict Open XML’)")]
    gevonden = [*_soorten(leden, bomen[_INHOUD])]
    for naam, boom in bomen.items():
        if naam.endswith(".rels"):
            gevonden += _relaties(naam, boom, leden)
        elif naam != _INHOUD:
            gevonden += _inhoud(naam, boom)
    return list(dict.fromkeys(gevonden))


def _soorten(leden: Mapping[str, bytes], boom: etree._Element) -> Iterator[Bevinding]:
    eigen = {
        e.get("PartName", "").lstrip("/").casefold(): e.get("ContentType", "") for e in boom.iter(f"{_CT}Override")
    }
    soorten = {e.get("Extension", "").casefold(): e.get("ContentType", "") for e in boom.iter(f"{_CT}Default")}
    for naam in leden:
        soort = eigen.get(naam.casefold()) or soorten.get(naam.rpartition(".")[2].casefold(), "")
        if naam == _INHOUD:
            continue
        if naam == HOOFD and soort != _HOOFDSOORT:
            wat = "een sjabloon met macro’s of een ander soort bestand" if soort else "een bestand zonder soort"
            yield Bevinding(naam, f"dit is {wat}; bewaar het als gewoon Word-document (.docx)")
        elif soort not in _TOEGESTAAN or _uitvoerbaar(naam):
            yield Bevinding(naam, f"{_waarom(naam, soort)} kan in een sjabloon niet")
        elif soort.endswith("xml") != is_xml(naam):
            yield Bevinding(naam, "de naam van dit onderdeel past niet bij wat erin zit")


def _uitvoerbaar(naam: str) -> bool:
    return bool(re.search(r"vba|activex|embeddings/|\.(bin|exe|dll|js|vbs|html?|docm)$", naam, re.IGNORECASE))


def _waarom(naam: str, soort: str) -> str:
    tekst = f"{soort} {naam}"
    return next(
        (woord for patroon, woord in _WAAROM if patroon.search(tekst)), f"een onderdeel van dit soort ({soort})"
    )


def _relaties(naam: str, boom: etree._Element, leden: Mapping[str, bytes]) -> Iterator[Bevinding]:
    map_ = dirname(dirname(naam))
    for relatie in boom.iter(f"{_REL}Relationship"):
        soort = relatie.get("Type", "").rstrip("/").rpartition("/")[2]
        doel = relatie.get("Target", "")
        extern = relatie.get("TargetMode", "").casefold() == "external"
        if soort not in _RELATIES:
            raad = _RAAD.get(soort, "")
            yield Bevinding(naam, f"een koppeling van de soort '{_kort(soort)}' kan in een sjabloon niet{raad}")
        elif soort == "hyperlink" and (extern or not doel.startswith("#")):
            if not veilig_adres(doel):
                yield Bevinding(naam, f"een link mag alleen naar http, https of mailto: '{_kort(doel)}'")
        elif soort == "officeDocument" and _binnen(map_, doel) != HOOFD:
            yield Bevinding(naam, f"de tekst staat niet in {HOOFD}; bewaar het bestand opnieuw als .docx")
        elif extern:
            yield Bevinding(naam, f"'{_kort(doel)}' staat buiten het bestand; zet het er zelf in of haal het weg")
        elif soort != "hyperlink" and _binnen(map_, doel) not in leden:
            yield Bevinding(naam, f"een koppeling wijst naar iets wat er niet is: '{_kort(doel)}'")


def veilig_adres(adres: str) -> bool:
    """A link that a reader may follow; fields may stand in it, not make up its beginning."""
    kaal = _INGEVULD.sub("x", adres.strip())
    try:
        delen = urlsplit(kaal)
    except ValueError:
        return False
    return delen.scheme in _ADRESSEN and not re.search(r"[\x00-\x20\\]", kaal)


def _binnen(map_: str, doel: str) -> str:
    return normpath(unquote(doel)).lstrip("/") if doel.startswith("/") else normpath(join(map_, unquote(doel)))


def _inhoud(naam: str, boom: etree._Element) -> Iterator[Bevinding]:
    for element in boom.iter(*_ELEMENTEN):
        yield Bevinding(naam, f"{_ELEMENTEN[element.tag]} kan in een sjabloon niet")
    for element in boom.iter("{*}OLEObject"):
        yield Bevinding(
            naam, f"een ingesloten bestand (OLE) kan in een sjabloon niet ({etree.QName(element).localname})"
        )
    for code in _veldcodes(boom):
        yield from (Bevinding(naam, melding) for melding in _van_veldcode(code))


def _veldcodes(boom: etree._Element) -> Iterator[str]:
    """Each field code of Word, put together from its runs; what is nested in another is a code of its own."""
    for veld in boom.iter(f"{W}fldSimple"):
        yield veld.get(f"{W}instr", "")
    open_: list[list[str]] = []
    for element in boom.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
        soort = element.get(f"{W}fldCharType")
        if element.tag != f"{W}fldChar":
            if not open_:
                open_.append([])
            open_[-1].append(element.text or "")
        elif soort == "begin":
            open_.append([])
        elif soort == "separate" and open_:
            yield "".join(open_[-1])
            open_[-1] = []
        elif soort == "end" and open_:
            yield "".join(open_.pop())
    yield from ("".join(rest) for rest in open_)


def _van_veldcode(code: str) -> Iterator[str]:
    woorden = code.split()
    if not woorden:
        return
    if woorden[0].upper() not in _VELDCODES:
        yield f"de veldcode {_kort(woorden[0])} van Word kan in een sjabloon niet"
    elif woorden[0].upper() == "HYPERLINK" and "\\l" not in woorden[1:2]:
        adres = _KOPPELING.search(code)
        if not veilig_adres(adres.group(1) if adres else " ".join(woorden[1:2])):
            yield f"een link mag alleen naar http, https of mailto: '{_kort(code)}'"


def tags_waar_niets_gebeurt(naam: str, boom: etree._Element) -> list[Bevinding]:
    """A tag in a part that is not filled would go out as it is, and might run elsewhere."""
    teksten = ("".join(boom.itertext()), *(waarde for element in boom.iter() for waarde in element.attrib.values()))
    if any(map(_TAG.search, teksten)):
        return [Bevinding(_waar(naam), "hier worden geen velden ingevuld; haal de tag weg")]
    return []


_WOORDEN = {
    "docProps/custom.xml": "eigen eigenschappen van het bestand",
    "docProps/app.xml": "eigenschappen van het bestand",
    "word/settings.xml": "instellingen van het bestand",
}


def _waar(naam: str) -> str:
    return "opmerkingen in de kantlijn" if naam.startswith("word/comments") else _WOORDEN.get(naam, naam)


def _kort(tekst: str) -> str:
    schoon = re.sub(r"\s+", " ", tekst)
    return schoon if len(schoon) <= 80 else f"{schoon[:77]}…"


def bomen_van(leden: Mapping[str, bytes]) -> dict[str, etree._Element]:
    """Every XML part, parsed; raises Verdacht naming each part that cannot be."""
    bomen: dict[str, etree._Element] = {}
    fouten: list[Bevinding] = []
    for naam, data in leden.items():
        if is_xml(naam):
            try:
                bomen[naam] = ontleed(naam, data)
            except Verdacht as fout:
                fouten += fout.bevindingen
    if fouten:
        raise Verdacht(fouten)
    return bomen
