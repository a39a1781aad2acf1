"""From a dienst to the letterhead of what goes out in its name: its house style, or the plain one."""

from documents.contexts.bouw.gemeen import dienstnaam, met_hoofdletter
from documents.contexts.deel import Briefhoofd, Logo
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.stam import Dienst, Huisstijl
from workflow.lezen import dienst_van, huisstijl_van

GROET = "Hoogachtend,"
VAK_BREEDTE, VAK_HOOGTE = 2_520_000, 720_000
"""The box that a logo fills as far as its shape allows: 7 by 2 centimetres, in EMU (360,000 to a centimetre)."""


def briefhoofd_namens(case: Case, document: Document) -> Briefhoofd | None:
    """Of the deelnemer in whose name this letter is; None for a letter of all of them, which has ours."""
    if document.deelname_id is None:
        return None
    dienst = dienst_van(case, document.deelname_id)
    stijl = huisstijl_van(case.stam, dienst.id)
    return _briefhoofd(dienst, stijl, stijl.slotgroet if stijl and stijl.slotgroet else GROET)


def eigen_briefhoofd(case: Case, dienst: Dienst) -> Briefhoofd | None:
    """Of a paper of the dienst itself, which closes with the signatures of its own functions; None is the plain one."""
    stijl = huisstijl_van(case.stam, dienst.id)
    return _briefhoofd(dienst, stijl, "") if stijl else None


def _briefhoofd(dienst: Dienst, stijl: Huisstijl | None, slotgroet: str) -> Briefhoofd:
    post = (dienst.adres, f"{dienst.postcode}  {dienst.plaats}".strip())
    regels = (stijl.adresblok if stijl else ()) or tuple(regel for regel in post if regel)
    return Briefhoofd(
        naam=met_hoofdletter(dienstnaam(dienst)),
        regels=(*regels, *_overige_regels(stijl)) if stijl else regels,
        slotgroet=slotgroet,
        logo=_logo(stijl) if stijl else None,
    )


def _overige_regels(stijl: Huisstijl) -> tuple[str, ...]:
    regels = (
        f"Bezoekadres: {stijl.bezoekadres}" if stijl.bezoekadres else "",
        f"Telefoon {stijl.telefoon}" if stijl.telefoon else "",
        stijl.website,
    )
    return tuple(regel for regel in regels if regel)


def _logo(stijl: Huisstijl) -> Logo | None:
    if not (stijl.logo_sha256 and stijl.logo_vorm and stijl.logo_breedte and stijl.logo_hoogte):
        return None
    breedte, hoogte = in_het_vak(stijl.logo_breedte, stijl.logo_hoogte)
    return Logo(
        sha256=stijl.logo_sha256,
        vorm=stijl.logo_vorm.value,
        breedte=breedte,
        hoogte=hoogte,
        alt=stijl.logo_alt or "",
    )


def in_het_vak(breedte: int, hoogte: int) -> tuple[int, int]:
    """The size in EMU of a picture of so many pixels: as big as the box allows, in its own proportions."""
    if breedte * VAK_HOOGTE >= hoogte * VAK_BREEDTE:
        return VAK_BREEDTE, max(1, VAK_BREEDTE * hoogte // breedte)
    return max(1, VAK_HOOGTE * breedte // hoogte), VAK_HOOGTE
