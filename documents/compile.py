"""A template is compiled once: its text parts become Jinja2 templates, its other parts stay deflated bytes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO

from jinja2 import Template, TemplateError, TemplateSyntaxError
from lxml import etree

from documents.beeldplek import VELD, GedeeldLogo, Wissel, vul_maten_in, wissels
from documents.contexts.register import kind_van
from documents.contexts.velden import schema
from documents.fouten import DocumentFout
from documents.lint import MAX_TAGS, losse_tags, velden_fouten
from documents.omgeving import maak_omgeving
from documents.pakket import Lid, lees, maak_lid

_MET_TEKST = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|docProps/core\.xml")


@dataclass(frozen=True, slots=True)
class Deel:
    """A part that is rendered; every paragraph of `bron` begins on a line of its own, so that a line names a place."""

    naam: str
    bron: str
    sjabloon: Template

    def plek(self, regel: int | None) -> str:
        """The text around a line of the part, for messages."""
        return plek_in(self.naam, self.bron, regel)


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """A compiled template: members in the order of the file, either fixed or to be rendered."""

    soort: str
    sha256: str
    leden: tuple[Lid | Deel, ...]
    met_logo: Mapping[str, tuple[Lid | Deel, ...]] = field(default_factory=dict)
    """The members of a letter with a logo, per kind of picture, all but the picture; empty without a place for it."""


def plek_in(naam: str, bron: str, regel: int | None) -> str:
    """The text around a line of a part whose paragraphs begin on lines of their own."""
    regels = bron.splitlines()
    tekst = regels[regel - 1] if regel and regel <= len(regels) else ""
    kaal = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", tekst)).strip()
    return f"{naam}, alinea {regel}: {kaal[:90]}"


def wordt_ingevuld(naam: str) -> bool:
    """Whether tags in this part are filled in; in others they may not stand."""
    return bool(_MET_TEKST.fullmatch(naam))


def compileer(soort: str, inhoud: bytes) -> Sjabloon:
    """Refuse a template that could fail or lie later; DocumentFout names every unknown field at once."""
    try:
        leden = lees(inhoud)
    except ValueError as fout:
        raise DocumentFout(soort, str(fout)) from fout
    if "word/document.xml" not in leden:
        raise DocumentFout(soort, "dit is geen Word-document (word/document.xml ontbreekt)")
    gereed = {naam: _lid(soort, naam, data) for naam, data in leden.items()}
    anders = {vorm: _gewisseld(gereed, wissel) for vorm, wissel in _wissels(soort, leden).items()}
    zonder = anders.pop("", tuple(gereed.values()))
    return Sjabloon(soort, sha256(inhoud).hexdigest(), zonder, anders)


def _wissels(soort: str, leden: Mapping[str, bytes]) -> dict[str, Wissel]:
    try:
        return wissels(leden)
    except GedeeldLogo as fout:
        raise DocumentFout(soort, str(fout)) from fout
    except (etree.XMLSyntaxError, KeyError) as fout:
        raise DocumentFout(soort, f"de plaats van het logo is niet te lezen: {fout}") from fout


def _gewisseld(leden: Mapping[str, Lid | Deel], wissel: Mapping[str, Lid | None]) -> tuple[Lid | Deel, ...]:
    return tuple(lid for naam, oud in leden.items() if (lid := wissel.get(naam, oud)))


def _lid(soort: str, naam: str, data: bytes) -> Lid | Deel:
    if not _MET_TEKST.fullmatch(naam):
        return maak_lid(naam, data)
    wortel = _boom(soort, naam, data)
    if VELD.encode() in data:
        vul_maten_in(wortel)
    tekst = etree.tostring(wortel, encoding="unicode")
    if "{" not in tekst:
        return maak_lid(naam, data)
    los = losse_tags(wortel)
    if los:
        raise DocumentFout(soort, f"{naam}: {'; '.join(los)}")
    return _deel(soort, naam, tekst)


def _deel(soort: str, naam: str, tekst: str) -> Deel:
    bron = re.sub(r"<w:p([ >])", r"\n<w:p\1", _voor_jinja(tekst))
    if len(re.findall(r"\{[{%]", bron)) > MAX_TAGS:
        raise DocumentFout(soort, f"{naam}: meer dan {MAX_TAGS} velden en tags")
    omgeving = maak_omgeving()
    try:
        # Judged before it is compiled: Jinja2 works out what is constant while compiling, {{ 'x' * 10**9 }} too.
        _controleer(soort, naam, bron, velden_fouten(omgeving.parse(bron), schema(kind_van(soort).context)))
        return Deel(naam, bron, omgeving.from_string(bron))
    except TemplateSyntaxError as fout:
        melding = f"{naam}, regel {fout.lineno}: {fout.message}"
        raise DocumentFout(soort, f"een tag klopt niet ({melding})") from fout
    except TemplateError as fout:
        raise DocumentFout(soort, f"{naam}: {fout.message}") from fout
    except (RecursionError, SyntaxError, ValueError, OverflowError) as fout:
        raise DocumentFout(soort, f"{naam}: de tags zijn te ingewikkeld of te diep genest") from fout


def _controleer(soort: str, naam: str, bron: str, fouten: list[str]) -> None:
    if fouten:
        delen = (fout.split("|", 1) for fout in fouten)
        meldingen = (f"{melding} ({plek_in(naam, bron, int(regel))})" for regel, melding in delen)
        raise DocumentFout(soort, "; ".join(meldingen))


def _boom(soort: str, naam: str, data: bytes) -> etree._Element:
    """Parsed as docxtpl does it: layout whitespace goes, entities are not resolved."""
    try:
        return etree.fromstring(data, etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    except etree.XMLSyntaxError as fout:
        raise DocumentFout(soort, f"{naam} is geen geldige XML: {fout}") from fout


def _voor_jinja(tekst: str) -> str:
    """docxtpl knows how Word cuts a tag into pieces; importing it costs half a second, so only here."""
    from docxtpl import DocxTemplate

    schoon: str = DocxTemplate(BytesIO()).patch_xml(tekst)
    return schoon
