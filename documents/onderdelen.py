"""What may be inside an uploaded template: text, styles and pictures; nothing that runs, fetches or embeds.

Everything is refused that is not known to be harmless: kinds of part, relations, elements, field codes of Word.
"""

import re
import struct
from collections.abc import Iterator, Mapping

from lxml import etree

from delivery.beeld import GROOTSTE_ZIJDE, GeenBeeld, lees_beeld
from documents.bevinding import Bevinding, kort
from documents.veldcodes import keur_veldcodes
from documents.verpakking import Verdacht, is_xml
from documents.verwijzingen import HOOFD, keur_relaties, keur_verwijzingen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_INHOUD = "[Content_Types].xml"

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
_ELEMENTEN = {
    f"{W}altChunk": "een stuk van een ander bestand (altChunk)",
    f"{W}object": "een ingesloten bestand (OLE)",
    f"{W}control": "een ActiveX-onderdeel",
    f"{W}subDoc": "een subdocument",
    f"{W}movie": "een film",
    f"{W}attachedTemplate": "een gekoppeld sjabloon",
    f"{W}mailMerge": "een koppeling met een gegevensbestand (mail merge)",
    f"{W}frameset": "een frameset",
    "{*}saveThroughXslt": "een stuk dat bij het bewaren wordt uitgevoerd (XSLT)",
    "{*}webVideoPr": "een film van het internet",
    "{*}videoFile": "een film",
    "{*}quickTimeFile": "een film",
    "{*}audioFile": "geluid",
    "{*}wavAudioFile": "geluid",
    "{*}OLEObject": "een ingesloten bestand (OLE)",
}
_TAG = re.compile(r"\{[{%#]")


def ontleed(naam: str, data: bytes) -> etree._Element:
    """Without entities, network or endless depth; raises Verdacht."""
    lezer = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, lezer)
    except etree.XMLSyntaxError as fout:
        raise Verdacht([Bevinding(naam, f"dit onderdeel is geen geldige XML ({kort(str(fout))})")]) from None


def keur_onderdelen(leden: Mapping[str, bytes], bomen: Mapping[str, etree._Element]) -> list[Bevinding]:
    """Everything that a template may not hold, at once."""
    if _INHOUD not in leden or HOOFD not in leden:
        return [Bevinding("", f"dit is geen Word-document ({HOOFD if _INHOUD in leden else _INHOUD} ontbreekt)")]
    if bomen[HOOFD].tag != f"{W}document":
        return [Bevinding("", "dit is geen gewoon Word-document; bewaar het als .docx (niet als ‘Strict Open XML’)")]
    gevonden = [*_soorten(leden, bomen[_INHOUD])]
    for naam, boom in bomen.items():
        if naam.endswith(".rels"):
            gevonden += keur_relaties(naam, boom, leden)
        elif naam != _INHOUD:
            gevonden += _inhoud(naam, boom)
            gevonden += keur_verwijzingen(naam, boom, bomen)
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
        elif soort.startswith("image/") and (fout := _beeldfout(soort, leden[naam])):
            yield Bevinding(naam, f"dit plaatje kan niet: {fout}")


def _beeldfout(soort: str, inhoud: bytes) -> str:
    """What calls itself a picture is one: programs look at the bytes, not at the name."""
    if soort == "image/gif":
        maten = struct.unpack("<HH", inhoud[6:10]) if inhoud.startswith((b"GIF87a", b"GIF89a")) and inhoud[9:] else (0,)
        return "" if all(0 < maat <= GROOTSTE_ZIJDE for maat in maten) else "dit is geen GIF-afbeelding"
    try:
        lees_beeld(inhoud)
    except GeenBeeld as fout:
        return str(fout)
    return ""


def _uitvoerbaar(naam: str) -> bool:
    return bool(re.search(r"vba|activex|embeddings/|\.(bin|exe|dll|js|vbs|html?|docm)$", naam, re.IGNORECASE))


def _waarom(naam: str, soort: str) -> str:
    tekst = f"{soort} {naam}"
    return next(
        (woord for patroon, woord in _WAAROM if patroon.search(tekst)), f"een onderdeel van dit soort ({soort})"
    )


def _inhoud(naam: str, boom: etree._Element) -> Iterator[Bevinding]:
    for patroon, wat in _ELEMENTEN.items():
        if next(boom.iter(patroon), None) is not None:
            yield Bevinding(naam, f"{wat} kan in een sjabloon niet")
    for melding in keur_veldcodes(boom):
        yield Bevinding(naam, melding)


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
