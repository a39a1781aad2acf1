"""A rendered letter is read again before release: every part and every field of it is what the snapshot says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from zlib import crc32

from lxml import etree

from documents.aanwijzen import W, aangewezen, alinea
from documents.afdruk import Feiten, enkel, feiten, onjuist
from documents.beeldplek import beelden, medianaam
from documents.compile import Deel, Sjabloon
from documents.contexts import Context, kind_van
from documents.contexts.deel import Logo, logo_van
from documents.fouten import Afwijking
from documents.merken import Afdruk, afgedrukt, gemerkt, zonder_merken
from documents.pakket import Lid, lees
from documents.plat import plat, schoon
from documents.render import huissjabloon, vul

_TEKSTDEEL = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_RESTEN = ("{{", "}}", "{%", "%}", "None", "Undefined", "True", "False")


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
    return _tekst(lees(inhoud))


def _tekst(leden: Mapping[str, bytes]) -> Tekst:
    bomen = [_boom(data) for naam, data in leden.items() if _TEKSTDEEL.fullmatch(naam)]
    return Tekst(
        alineas=tuple(tekst for boom in bomen for p in boom.iter(f"{W}p") if (tekst := enkel(alinea(p)))),
        rijen=tuple(rij for boom in bomen for rij in _gelezen_rijen(boom)),
    )


def verschillen(soort: str, context: Context, inhoud: bytes) -> tuple[str, ...]:
    """As `verschillen_met`, with the house template of this kind."""
    return verschillen_met(huissjabloon(soort), context, inhoud)


def verschillen_met(sjabloon: Sjabloon, context: Context, inhoud: bytes) -> tuple[str, ...]:
    """Everything in the letter that is not as the context says, in Dutch; empty when it may be released.

    The letter is held against a copy in which every field carries its name. So a field is found wrong where it stands,
    also when its text occurs elsewhere; and a template that leaves a field out, prints it in another column or says
    it in another form is found too. Raises Afwijking for a letter that cannot be read.
    """
    try:
        logo, leden = logo_van(context), lees(inhoud)
        horen = sjabloon.met_logo.get(logo.vorm, ()) if logo else sjabloon.leden
        if vreemd := _vreemd([*(lid.naam for lid in horen), *([medianaam(logo.vorm)] if logo else [])], list(leden)):
            return (f"de brief bestaat niet uit de onderdelen van het sjabloon: {', '.join(vreemd)}",)
        proef = _proef(sjabloon.soort, horen, context)
        feitelijk = feiten(context)
        return (
            *_onderdelen(horen, leden, proef),
            *onjuist(feitelijk, proef.afdrukken()),
            *_resten(leden, feitelijk),
            *_tabellen(kind_van(sjabloon.soort).tabellen, context, leden),
            *(_logo(logo, leden) if logo else ()),
        )
    except (ValueError, etree.XMLSyntaxError) as fout:
        raise Afwijking(sjabloon.soort, f"de brief is niet te lezen: {fout}") from fout


@dataclass(frozen=True, slots=True)
class _Proef:
    """The marked text of every part that holds fields, and the field behind each mark."""

    delen: Mapping[str, str]
    paden: list[str]

    def afdrukken(self) -> list[Afdruk]:
        return [afdruk for xml in self.delen.values() for afdruk in afgedrukt(xml, self.paden)]


def _proef(soort: str, horen: Iterable[Lid | Deel], context: Context) -> _Proef:
    paden: list[str] = []
    gegevens = gemerkt(plat(context), paden)
    return _Proef({lid.naam: vul(soort, lid, gegevens) for lid in horen if isinstance(lid, Deel)}, paden)


def _onderdelen(horen: Iterable[Lid | Deel], leden: Mapping[str, bytes], proef: _Proef) -> Iterator[str]:
    """Every part of the letter: pictures, styles and properties are the template's, the rest is text with fields."""
    for lid in horen:
        staat = leden[lid.naam]
        if isinstance(lid, Deel):
            if staat != zonder_merken(proef.delen[lid.naam]).encode():
                yield from aangewezen(lid.naam, proef.delen[lid.naam], staat, proef.paden)
        elif (len(staat), crc32(staat)) != (lid.omvang, lid.crc):
            yield f"{lid.naam}: dit onderdeel is niet dat van het sjabloon"


def _vreemd(horen: list[str], staan: list[str]) -> list[str]:
    """Parts that are too many or too few; or that their order is another."""
    return [] if horen == staan else sorted({*horen} ^ {*staan}) or ["hun volgorde is anders"]


def _tabellen(tabellen: Mapping[str, tuple[str, ...]], context: Context, leden: Mapping[str, bytes]) -> Iterator[str]:
    per_tabel = {pad: list(_rijen(context, pad.split("."))) for pad in tabellen}
    if any(per_tabel.values()):
        gelezen = _gelezen_rijen(_boom(leden["word/document.xml"]))
        for pad, rijen in per_tabel.items():
            yield from _tabel(pad, rijen, tabellen[pad], gelezen)


def _logo(logo: Logo, leden: Mapping[str, bytes]) -> Iterator[str]:
    """The picture with these very bytes stands in the letter, with its description and in its proportions."""
    gevonden = [b for b in beelden(leden) if sha256(b.inhoud).hexdigest() == logo.sha256]
    if not gevonden:
        yield "briefhoofd.logo: het logo uit de gegevens staat niet in de brief"
    for beeld in gevonden:
        if enkel(beeld.alt) != enkel(schoon(logo.alt)):
            yield f"briefhoofd.logo.alt: '{beeld.alt}' is niet de beschrijving van het logo"
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
    return tuple(enkel(" ".join(str(vlak[deel]) for deel in naam.split("+"))) for naam in namen)


def _resten(leden: Mapping[str, bytes], feitelijk: Feiten) -> list[str]:
    """Traces of the template that do not come from the facts themselves."""
    delen = [data for naam, data in leden.items() if _TEKSTDEEL.fullmatch(naam)]
    verdacht = [rest for rest in _RESTEN if any(rest.encode() in data for data in delen)]
    if not verdacht:
        return []
    eigen = " ".join(str(feit.waarde) for feit in feitelijk.values() if not feit.veld.stil)
    geheel = _tekst(leden).geheel
    return [
        f"'{rest}' staat in de brief: een veld is niet ingevuld"
        for rest in verdacht
        if rest not in eigen and re.search(rf"\b{rest}\b" if rest.isalpha() else re.escape(rest), geheel)
    ]


def _boom(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False))


def _gelezen_rijen(boom: etree._Element) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_cel(tc) for tc in rij.findall(f"{W}tc")) for rij in boom.iter(f"{W}tr"))


def _cel(tc: etree._Element) -> str:
    return enkel(" ".join(alinea(p) for p in tc.iter(f"{W}p")))
