"""A PDF is derived from the bytes of a letter, made when it is asked, never kept; it names its letter (ADR 14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from delivery.opslag import Opslag
from delivery.pdf import Bron, Omgezet, zet_om, zoek_soffice
from delivery.pdffout import PdfFout
from documents.pakket import lees, maak_lid, schrijf
from usecases.instellingen import Instellingen

_EIGENSCHAPPEN = "docProps/core.xml"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter in Word of which a PDF is asked."""

    naam: str
    """For people."""
    sha256: str


def maak(instellingen: Instellingen, opslag: Opslag, brieven: Sequence[Brief]) -> Omgezet:
    """A PDF/A-2B of each; raises PdfFout where none can be made, and BestandOntbreekt for damaged bytes."""
    soffice = zoek_soffice(instellingen.soffice)
    bronnen = [Bron(b.naam, met_merk(opslag.lees(b.sha256), merk(b.sha256)), merk(b.sha256)) for b in brieven]
    return zet_om(soffice, bronnen, instellingen.pdf_duur.total_seconds())


def maak_een(instellingen: Instellingen, opslag: Opslag, brief: Brief) -> bytes:
    """The PDF of one letter; raises PdfFout and BestandOntbreekt."""
    omgezet = maak(instellingen, opslag, [brief])
    if omgezet.fouten:
        raise PdfFout("; ".join(omgezet.fouten.values()))
    return omgezet.pdf[0]


def merk(sha256: str) -> str:
    """What a PDF carries among its keywords: the letter that it is a picture of. A colon would part it in two."""
    return f"docx-sha256-{sha256}"


def met_merk(docx: bytes, woord: str) -> bytes:
    """The same letter with this keyword; what a reader sees does not change."""
    leden = lees(docx)
    if _EIGENSCHAPPEN not in leden:
        return _met_word(docx, woord)
    boom = etree.fromstring(leden[_EIGENSCHAPPEN], etree.XMLParser(resolve_entities=False))
    for oud in boom.findall(f"{_CP}keywords"):
        boom.remove(oud)
    etree.SubElement(boom, f"{_CP}keywords").text = woord
    leden[_EIGENSCHAPPEN] = etree.tostring(boom, xml_declaration=True, encoding="UTF-8", standalone=True)
    return schrijf(maak_lid(naam, inhoud) for naam, inhoud in leden.items())


def _met_word(docx: bytes, woord: str) -> bytes:
    """A letter without properties gets them."""
    from docx import Document  # slow, and hardly ever needed

    document, uit = Document(BytesIO(docx)), BytesIO()
    document.core_properties.keywords = woord
    document.save(uit)
    return uit.getvalue()
