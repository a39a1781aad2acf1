"""The place of the logo in a template: a picture whose alt text is the field for it.

Office staff put it where they want and give it no thought: its size and its bytes come with each letter. A letter
without logo has no trace of it; one with a logo has a media part of its own, under the name that fits its kind.
"""

from collections.abc import Mapping
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
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def vul_maten_in(wortel: etree._Element) -> None:
    """The picture gets the size that its letter says: Word wants numbers there, so a template cannot hold the fields."""
    for tekening in _plekken(wortel):
        for maat in (*tekening.iter(f"{_WP}extent"), *tekening.iter(f"{_A}ext")):
            if maat.get("cx"):
                maat.set("cx", f"{{{{ {VELD}.breedte }}}}")
                maat.set("cy", f"{{{{ {VELD}.hoogte }}}}")


def _plekken(wortel: etree._Element) -> list[etree._Element]:
    soorten = (f"{_WP}inline", f"{_WP}anchor")
    return [t for t in wortel.iter(*soorten) if f"{VELD}.alt" in t.find(f"{_WP}docPr").get("descr", "")]


@dataclass(frozen=True, slots=True)
class Wissel:
    """What other members a package has with a logo of one kind, or without; None is a member that it has not."""

    leden: Mapping[str, Lid | None]


def wissels(leden: Mapping[str, bytes]) -> dict[str, Wissel]:
    """Per kind of picture, and "" for no logo, what changes in the package; empty for a template without a place."""
    rels, beelden, overig = {}, set(), set()
    for naam, data in leden.items():
        if not naam.endswith(".rels"):
            continue
        deel = join(dirname(dirname(naam)), basename(naam).removesuffix(".rels"))
        boom, van_logo = etree.fromstring(data), _verwijzingen(leden.get(deel, b""))
        for relatie in boom:
            doel = normpath(join(dirname(deel), relatie.get("Target", ""))).lstrip("/")
            (beelden if relatie.get("Id") in van_logo else overig).add(doel)
        if van_logo:
            rels[naam] = (boom, van_logo)
    if not rels:
        return {}
    weg: dict[str, Lid | None] = dict.fromkeys(beelden - overig)
    zonder = weg | {naam: _rels(naam, boom, ids, None) for naam, (boom, ids) in rels.items()}
    return {"": Wissel(zonder)} | {
        vorm: Wissel(
            weg
            | {naam: _rels(naam, boom, ids, medianaam(vorm)) for naam, (boom, ids) in rels.items()}
            | {INHOUDSTYPEN: _inhoudstypen(leden[INHOUDSTYPEN], vorm)}
        )
        for vorm in VORMEN
    }


def medianaam(vorm: str) -> str:
    return f"word/media/logo_dienst.{vorm}"


def _verwijzingen(deel: bytes) -> frozenset[str]:
    """The relations that the logo places of a part use."""
    if f"{VELD}.alt".encode() not in deel:
        return frozenset()
    return frozenset(
        blip.get(f"{_R}embed") for plek in _plekken(etree.fromstring(deel)) for blip in plek.iter(f"{_A}blip")
    )


def _rels(naam: str, boom: etree._Element, ids: frozenset[str], doel: str | None) -> Lid | None:
    """To another picture, or to none; without any relation left the part has no need of this member."""
    nieuw = etree.fromstring(etree.tostring(boom))
    for relatie in [r for r in nieuw if r.get("Id") in ids]:
        if doel:
            relatie.set("Target", relpath(doel, dirname(dirname(naam))))
        else:
            nieuw.remove(relatie)
    return _xml(naam, nieuw) if len(nieuw) else None


def _inhoudstypen(data: bytes, vorm: str) -> Lid:
    boom = etree.fromstring(data)
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
    rels = etree.fromstring(leden.get(join(dirname(naam), "_rels", f"{basename(naam)}.rels"), b"<leeg/>"))
    doelen = {
        r.get("Id"): normpath(join(dirname(naam), r.get("Target", ""))).lstrip("/") for r in rels.iter(f"{_REL}Relationship")
    }
    return [
        Beeld(
            alt=tekening.find(f"{_WP}docPr").get("descr", ""),
            breedte=tekening.find(f"{_WP}extent").get("cx", ""),
            hoogte=tekening.find(f"{_WP}extent").get("cy", ""),
            inhoud=leden.get(doelen.get(blip.get(f"{_R}embed"), ""), b""),
        )
        for tekening in etree.fromstring(data).iter(f"{_WP}inline", f"{_WP}anchor")
        for blip in tekening.iter(f"{_A}blip")
    ]
