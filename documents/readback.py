"""A rendered letter is read again before release: every fact of the snapshot stands in it, in its own table row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from lxml import etree

from documents.beeldplek import beelden
from documents.contexts import Context, kind_van
from documents.contexts.deel import Logo, logo_van
from documents.fouten import DocumentFout
from documents.pakket import lees
from documents.plat import plat, schoon, waarden

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_TEKSTDEEL = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_VOOR = re.compile(r"\w$|\d[.,]$")
_NA = re.compile(r"\w|[.,]\d")
_RESTEN = ("{{", "}}", "{%", "%}", "None", "Undefined")


@dataclass(frozen=True, slots=True)
class Tekst:
    """What a reader sees: paragraphs of all parts, and the cells of each table row, in order."""

    alineas: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]

    @property
    def geheel(self) -> str:
        """All paragraphs, one per line."""
        return "\n".join(self.alineas)


def lees_tekst(inhoud: bytes) -> Tekst:
    """Text of body, headers, footers and notes, with single spaces; ValueError when this is no .docx."""
    delen = [
        etree.fromstring(data, etree.XMLParser(resolve_entities=False))
        for naam, data in lees(inhoud).items()
        if _TEKSTDEEL.fullmatch(naam)
    ]
    return Tekst(
        alineas=tuple(tekst for deel in delen for p in deel.iter(f"{W}p") if (tekst := _alinea(p))),
        rijen=tuple(tuple(_cel(tc) for tc in rij.findall(f"{W}tc")) for deel in delen for rij in deel.iter(f"{W}tr")),
    )


def verschillen(soort: str, context: Context, inhoud: bytes) -> tuple[str, ...]:
    """Everything in the letter that is not as the context says, in Dutch; empty when it may be released."""
    kind = kind_van(soort)
    try:
        gelezen = lees_tekst(inhoud)
    except (ValueError, etree.XMLSyntaxError) as fout:
        raise DocumentFout(soort, f"de brief is niet te lezen: {fout}") from fout
    verwacht = [(waarde.pad, _enkel(waarde.tekst)) for waarde in waarden(context)]
    geheel = _enkel(gelezen.geheel)
    ontbreekt = [f"{pad}: '{_kort(tekst)}' staat niet in de brief" for pad, tekst in verwacht if not _in(tekst, geheel)]
    resten = _resten(geheel, " ".join(tekst for _, tekst in verwacht))
    tabellen = [
        fout
        for pad, cellen in kind.tabellen.items()
        for fout in _tabel(pad, list(_rijen(context, pad.split("."))), cellen, gelezen.rijen)
    ]
    logo = logo_van(context)
    return (*ontbreekt, *resten, *tabellen, *(_logo(logo, inhoud) if logo else ()))


def _logo(logo: Logo, inhoud: bytes) -> Iterator[str]:
    """The picture with these very bytes stands in the letter, with its description and in its proportions."""
    gevonden = [b for b in beelden(lees(inhoud)) if sha256(b.inhoud).hexdigest() == logo.sha256]
    if not gevonden:
        yield "briefhoofd.logo: het logo uit de gegevens staat niet in de brief"
    for beeld in gevonden:
        if _enkel(beeld.alt) != _enkel(schoon(logo.alt)):
            yield f"briefhoofd.logo.alt: '{_kort(beeld.alt)}' is niet de beschrijving van het logo"
        if (beeld.breedte, beeld.hoogte) != (str(logo.breedte), str(logo.hoogte)):
            yield "briefhoofd.logo: het logo heeft andere maten dan de gegevens"


def _rijen(context: Context, pad: list[str]) -> Iterator[Context]:
    """The rows behind a dotted name, through lists and absent parts."""
    waarde = getattr(context, pad[0])
    for deel in waarde if isinstance(waarde, tuple) else () if waarde is None else (waarde,):
        if len(pad) > 1:
            yield from _rijen(deel, pad[1:])
        else:
            yield deel


def _tabel(pad: str, rijen: list[Context], namen: tuple[str, ...], gelezen: tuple[tuple[str, ...], ...]) -> list[str]:
    """Each row's facts fill one table row in their columns, and the rows keep their order."""
    fouten: list[str] = []
    vanaf = 0
    for nummer, rij in enumerate(rijen, start=1):
        cellen = _cellen(rij, namen)
        if cellen in gelezen[vanaf:]:
            vanaf = gelezen.index(cellen, vanaf) + 1
        else:
            fouten.append(f"{pad} {nummer}: de tabelrij '{' | '.join(cellen)}' staat niet (op haar plaats) in de brief")
    return fouten


def _cellen(rij: Context, namen: tuple[str, ...]) -> tuple[str, ...]:
    vlak = plat(rij)
    return tuple(_enkel(str(vlak[naam])) for naam in namen)


def _resten(geheel: str, eigen: str) -> list[str]:
    """Traces of the template that do not come from the facts themselves."""
    return [
        f"'{rest}' staat in de brief: een veld is niet ingevuld"
        for rest in _RESTEN
        if rest not in eigen and _komt_voor(rest, geheel)
    ]


def _komt_voor(rest: str, tekst: str) -> bool:
    return _in(rest, tekst) if rest.isalpha() else rest in tekst


def _in(waarde: str, geheel: str) -> bool:
    """As a whole: 8 is not found in 18 or in 8,5."""
    plek = geheel.find(waarde)
    while plek >= 0:
        eind = plek + len(waarde)
        if not _VOOR.search(geheel[max(plek - 2, 0) : plek]) and not _NA.match(geheel[eind : eind + 2]):
            return True
        plek = geheel.find(waarde, plek + 1)
    return False


def _alinea(p: etree._Element) -> str:
    return _enkel("".join(_stukjes(p)))


def _stukjes(p: etree._Element) -> Iterator[str]:
    for element in p.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen"):
        yield (element.text or "") if element.tag == f"{W}t" else "-" if element.tag.endswith("Hyphen") else " "


def _cel(tc: etree._Element) -> str:
    return _enkel(" ".join(_alinea(p) for p in tc.iter(f"{W}p")))


def _enkel(tekst: str) -> str:
    return " ".join(tekst.split())


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= 60 else f"{tekst[:57]}…"
