"""Where a template points: every relation leads inside the file or is a link, and is used as what it says it is."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote, urlsplit

from lxml import etree

from documents.bevinding import Bevinding, kort

HOOFD = "word/document.xml"

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_O = "{urn:schemas-microsoft-com:office:office}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/"
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
_GEBRUIK = {
    f"{_W}hyperlink": "hyperlink",
    f"{_A}hlinkClick": "hyperlink",
    f"{_A}hlinkHover": "hyperlink",
    f"{_W}headerReference": "header",
    f"{_W}footerReference": "footer",
    f"{_W}embedRegular": "font",
    f"{_W}embedBold": "font",
    f"{_W}embedItalic": "font",
    f"{_W}embedBoldItalic": "font",
}
"""What an element may name; any other shows a picture."""
_NAAR_BUITEN = frozenset({f"{_R}link", f"{_R}href", f"{_R}pict"})
_ADRES_ATTRIBUTEN = frozenset({"href", "src", "embeddedHtml"})
_ADRESSEN = ("http", "https", "mailto")
_INGEVULD = re.compile(r"(?<=.)\{\{[^{}]*\}\}")
"""A field further on in an address."""


def keur_relaties(naam: str, boom: etree._Element, leden: Mapping[str, bytes]) -> Iterator[Bevinding]:
    """One member with relations."""
    map_ = dirname(dirname(naam))
    ids = Counter(r.get("Id", "") for r in boom.iter(f"{_REL}Relationship"))
    if any(aantal > 1 for aantal in ids.values()):
        yield Bevinding(naam, "twee koppelingen hebben dezelfde naam; bewaar het bestand opnieuw als .docx")
    for relatie in boom.iter(f"{_REL}Relationship"):
        soort = _soort(relatie)
        doel = relatie.get("Target", "")
        extern = relatie.get("TargetMode", "").casefold() not in ("", "internal")
        if soort not in _RELATIES:
            raad = _RAAD.get(soort, "")
            yield Bevinding(naam, f"een koppeling van de soort '{kort(soort)}' kan in een sjabloon niet{raad}")
        elif soort == "hyperlink" and (extern or not doel.startswith("#")):
            if not veilig_adres(doel):
                yield Bevinding(naam, f"een link mag alleen naar http, https of mailto: '{kort(doel)}'")
        elif soort == "officeDocument" and _binnen(map_, doel) != HOOFD:
            yield Bevinding(naam, f"de tekst staat niet in {HOOFD}; bewaar het bestand opnieuw als .docx")
        elif extern:
            yield Bevinding(naam, f"'{kort(doel)}' staat buiten het bestand; zet het er zelf in of haal het weg")
        elif soort != "hyperlink" and _binnen(map_, doel) not in leden:
            yield Bevinding(naam, f"een koppeling wijst naar iets wat er niet is: '{kort(doel)}'")


def keur_verwijzingen(naam: str, boom: etree._Element, bomen: Mapping[str, etree._Element]) -> Iterator[Bevinding]:
    """What one part names: nothing outside, and no relation of another kind than it uses."""
    soorten = {relatie.get("Id", ""): _soort(relatie) for relatie in _relaties_van(naam, bomen)}
    for element in boom.iter():
        if _STRICT in element.tag or any(_STRICT in attribuut for attribuut in element.attrib):
            yield Bevinding(naam, "dit is geschreven als ‘Strict Open XML’; bewaar het als gewoon .docx-bestand")
        for attribuut, waarde in element.attrib.items():
            if melding := _van_attribuut(element.tag, attribuut, waarde, soorten):
                yield Bevinding(naam, melding)


def doelen(naam: str, bomen: Mapping[str, etree._Element]) -> dict[str, str]:
    """Id to the member that it leads to, of the relations of one part."""
    return {r.get("Id", ""): _binnen(dirname(naam), r.get("Target", "")) for r in _relaties_van(naam, bomen)}


def _relaties_van(naam: str, bomen: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    boom = bomen.get(join(dirname(naam), "_rels", f"{basename(naam)}.rels"))
    return iter(()) if boom is None else boom.iter(f"{_REL}Relationship")


def _van_attribuut(tag: str, attribuut: str, waarde: str, soorten: Mapping[str, str]) -> str:
    if attribuut in _NAAR_BUITEN or attribuut.rpartition("}")[2] in _ADRES_ATTRIBUTEN:
        return f"'{kort(waarde)}' wordt van buiten gehaald; zet het in het bestand of haal het weg"
    if not waarde or not (attribuut.startswith(_R) or attribuut == f"{_O}relid"):
        return ""
    if soorten.get(waarde) != _GEBRUIK.get(tag, "image"):
        return f"'{kort(waarde)}' wijst niet naar een onderdeel van de goede soort ({etree.QName(tag).localname})"
    return ""


def _soort(relatie: etree._Element) -> str:
    return str(relatie.get("Type", "")).rstrip("/").rpartition("/")[2]


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
