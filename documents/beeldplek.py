"""The place of the logo in a template: a picture whose alt text is the field for it.

Office staff put it where they want and give it no thought: its size and its bytes come with each letter. A letter
without logo has no trace of it; one with a logo has a media part of its own, under the name that fits its kind.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from posixpath import basename, dirname, join, normpath, relpath

from lxml import etree

from documents.pakket import Lid, maak_lid

VELD = "briefhoofd.logo"
VORMEN = ("png", "jpeg")
INHOUDSTYPEN = "[Content_Types].xml"

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TEKENING = (f"{_WP}inline", f"{_WP}anchor")
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_BIJGESNEDEN = (f"{_A}srcRect", f"{_WP14}sizeRelH", f"{_WP14}sizeRelV")
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def vul_maten_in(wortel: etree._Element) -> None:
    """The picture gets the size that its letter says; Word wants numbers there, so a template cannot hold fields."""
    for tekening in _plekken(wortel):
        for maat in (*tekening.iter(f"{_WP}extent"), *tekening.iter(f"{_A}ext")):
            if maat.get("cx"):
                maat.set("cx", f"{{{{ {VELD}.breedte }}}}")
                maat.set("cy", f"{{{{ {VELD}.hoogte }}}}")
        _toon_geheel(tekening)


def _toon_geheel(tekening: etree._Element) -> None:
    """Another logo comes in its place: not cut as this picture was, not sized by the page and not hidden."""
    for element in [*tekening.iter(*_BIJGESNEDEN)]:
        element.getparent().remove(element)
    for element in tekening.iter():
        element.attrib.pop("hidden", None)


def _plekken(wortel: etree._Element) -> list[etree._Element]:
    return [t for t in wortel.iter(*_TEKENING) if f"{VELD}.alt" in _alt(t)]


def _alt(tekening: etree._Element) -> str:
    eigenschappen = tekening.find(f"{_WP}docPr")
    return "" if eigenschappen is None else str(eigenschappen.get("descr", ""))


def _boom(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False))


class GedeeldLogo(ValueError):
    """Another picture would get lost, or change, with the logo; the message is for who made the template."""


@dataclass(frozen=True, slots=True)
class _Relaties:
    """The relations of one part, and which of them are of its logo places."""

    naam: str
    """Of the member that holds them."""
    boom: etree._Element
    van_logo: frozenset[str]
    doelen: Mapping[str, str]
    """Id to the member that it leads to."""


Wissel = Mapping[str, Lid | None]
"""The members that a package has otherwise; None is one that it has not."""


def wissels(leden: Mapping[str, bytes]) -> dict[str, Wissel]:
    """Per kind of picture, and "" for no logo, what changes in the package; empty for a template without a place.

    Raises GedeeldLogo.
    """
    alle = [_relaties(leden, naam) for naam in leden if naam.endswith(".rels")]
    met_plek = [r for r in alle if r.van_logo]
    if not met_plek:
        return {}
    weg = _plaatjes(alle, van_logo=True) - _plaatjes(alle, van_logo=False)
    return {
        vorm: {
            **dict.fromkeys(weg),
            **{r.naam: _rels(r, medianaam(vorm) if vorm else None) for r in met_plek},
            **({INHOUDSTYPEN: _inhoudstypen(leden[INHOUDSTYPEN], vorm)} if vorm else {}),
        }
        for vorm in ("", *VORMEN)
    }


def _relaties(leden: Mapping[str, bytes], naam: str) -> _Relaties:
    deel = join(dirname(dirname(naam)), basename(naam).removesuffix(".rels"))
    boom = _boom(leden[naam])
    return _Relaties(naam, boom, _verwijzingen(leden.get(deel, b"")), _doelen(deel, boom))


def _doelen(deel: str, boom: etree._Element) -> dict[str, str]:
    """A target is named from where its part is, or from the root of the package."""
    relaties = boom.iter(f"{_REL}Relationship")
    return {r.get("Id"): normpath(join("/", dirname(deel), r.get("Target", ""))).lstrip("/") for r in relaties}


def _plaatjes(alle: list[_Relaties], *, van_logo: bool) -> set[str]:
    return {doel for r in alle for id_, doel in r.doelen.items() if (id_ in r.van_logo) is van_logo}


def medianaam(vorm: str) -> str:
    return f"word/media/logo_dienst.{vorm}"


def _verwijzingen(deel: bytes) -> frozenset[str]:
    """The relations that the logo places of a part use."""
    if f"{VELD}.alt".encode() not in deel:
        return frozenset()
    boom = _boom(deel)
    erin = {element for plek in _plekken(boom) for element in plek.iter()}
    van_logo = {e.get(f"{_R}embed") for e in erin if e.tag == f"{_A}blip"} - {None}
    elders = {w for e in boom.iter() if e not in erin for naam, w in e.attrib.items() if naam.startswith(_R)}
    if van_logo & elders:
        raise GedeeldLogo("het plaatje van het logo staat ook ergens anders; zet daar een eigen plaatje")
    return frozenset(van_logo)


def _rels(relaties: _Relaties, doel: str | None) -> Lid | None:
    """To another picture, or to none; without any relation left the part has no need of this member."""
    nieuw = deepcopy(relaties.boom)
    for relatie in [r for r in nieuw if r.get("Id") in relaties.van_logo]:
        if doel:
            relatie.set("Target", relpath(doel, dirname(dirname(relaties.naam))))
        else:
            nieuw.remove(relatie)
    return _xml(relaties.naam, nieuw) if len(nieuw) else None


def _inhoudstypen(data: bytes, vorm: str) -> Lid:
    boom = _boom(data)
    if not any(d.get("Extension", "").lower() == vorm for d in boom.iter(f"{_CT}Default")):
        boom.insert(0, etree.Element(f"{_CT}Default", Extension=vorm, ContentType=f"image/{vorm}"))
    return _xml(INHOUDSTYPEN, boom)


def _xml(naam: str, boom: etree._Element) -> Lid:
    return maak_lid(naam, etree.tostring(boom, xml_declaration=True, encoding="UTF-8", standalone=True))


@lru_cache(maxsize=64)
def beeldlid(vorm: str, inhoud: bytes) -> Lid:
    """The picture as a member; a dienst sends many letters with the same one."""
    return maak_lid(medianaam(vorm), inhoud)


# --- teruglezen ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Beeld:
    """A picture as a reader of the letter gets it."""

    alt: str
    breedte: str
    hoogte: str
    inhoud: bytes


def beelden(leden: Mapping[str, bytes]) -> list[Beeld]:
    """Every picture of body, headers and footers."""
    return [b for naam, data in leden.items() if b"<wp:docPr" in data for b in _beelden(leden, naam, data)]


def _beelden(leden: Mapping[str, bytes], naam: str, data: bytes) -> list[Beeld]:
    rels = _boom(leden.get(join(dirname(naam), "_rels", f"{basename(naam)}.rels"), b"<leeg/>"))
    doelen = _doelen(naam, rels)
    return [
        Beeld(
            alt=_alt(tekening),
            breedte=_maat(tekening, "cx"),
            hoogte=_maat(tekening, "cy"),
            inhoud=leden.get(doelen.get(blip.get(f"{_R}embed"), ""), b""),
        )
        for tekening in _boom(data).iter(*_TEKENING)
        for blip in tekening.iter(f"{_A}blip")
    ]


def _maat(tekening: etree._Element, zijde: str) -> str:
    maat = tekening.find(f"{_WP}extent")
    return "" if maat is None else str(maat.get(zijde, ""))
