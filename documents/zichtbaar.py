"""What a reader of the letter sees: hidden text is refused, and a header that no page shows prints nothing."""

from collections.abc import Iterator, Mapping

from lxml import etree

from documents.verwijzingen import HOOFD, doelen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VERBORGEN = (f"{W}vanish", f"{W}specVanish")
_UIT = ("0", "false", "off", "none")
_KOP_EN_VOET = (f"{W}headerReference", f"{W}footerReference")


def verborgen_stijlen(bomen: Mapping[str, etree._Element]) -> frozenset[str]:
    """Styles that hide what is written in them, and those based on one; "" when text without a style is hidden too."""
    boom = bomen.get("word/styles.xml")
    if boom is None:
        return frozenset()
    stijlen = {s.get(f"{W}styleId", ""): s for s in boom.iter(f"{W}style")}
    weg = {naam for naam, stijl in stijlen.items() if _verbergt(stijl)}
    op = {naam: basis.get(f"{W}val", "") for naam, s in stijlen.items() if (basis := s.find(f"{W}basedOn")) is not None}
    while erbij := {naam for naam, basis in op.items() if basis in weg} - weg:
        weg |= erbij
    standaard = {naam for naam in weg if stijlen[naam].get(f"{W}default", "0") not in _UIT}
    zonder_stijl = standaard or any(map(_verbergt, boom.iter(f"{W}docDefaults")))
    return frozenset(weg | ({""} if zonder_stijl else set()))


def heeft_verborgen_tekst(p: etree._Element, stijlen: frozenset[str]) -> bool:
    """Whether a run with text in this paragraph is hidden, by itself or by a style around it."""
    tekst = [run for run in p.iter(f"{W}r") if any(t.text for t in run.iter(f"{W}t"))]
    if tekst and ("" in stijlen or _stijlen_om(p) & stijlen):
        return True
    return any(_verbergt(opmaak) or _stijlen_van(opmaak) & stijlen for run in tekst for opmaak in run.iter(f"{W}rPr"))


def ongetoond(bomen: Mapping[str, etree._Element]) -> frozenset[str]:
    """Headers and footers that no page of the letter shows."""
    waar = doelen(HOOFD, bomen)
    getoond = {waar.get(verwijzing.get(f"{_R}id", "")) for verwijzing in _getoonde_verwijzingen(bomen)}
    return frozenset(n for n in bomen if n.startswith(("word/header", "word/footer")) and n not in getoond)


def _getoonde_verwijzingen(bomen: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """One for first pages needs that those differ, one for even pages that even and odd ones do."""
    instellingen = bomen.get("word/settings.xml")
    soorten = {
        "default": True,
        "first": _aan(bomen[HOOFD], f"{W}titlePg"),
        "even": instellingen is not None and _aan(instellingen, f"{W}evenAndOddHeaders"),
    }
    for verwijzing in bomen[HOOFD].iter(*_KOP_EN_VOET):
        if soorten.get(verwijzing.get(f"{W}type", "default")):
            yield verwijzing


def _verbergt(element: etree._Element) -> bool:
    return _aan(element, *_VERBORGEN)


def _aan(element: etree._Element, *namen: str) -> bool:
    return any(e.get(f"{W}val", "1") not in _UIT for e in element.iter(*namen))


def _stijlen_om(p: etree._Element) -> set[str]:
    tabellen = [t.find(f"{W}tblPr") for t in p.iterancestors(f"{W}tbl")]
    houders = [h for h in (p.find(f"{W}pPr"), *tabellen) if h is not None]
    return {naam for houder in houders for naam in _stijlen_van(houder)}


def _stijlen_van(houder: etree._Element) -> set[str]:
    return {s.get(f"{W}val", "") for s in houder.iterchildren(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")} - {""}
