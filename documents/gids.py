"""The fields that a kind offers, for who writes its template: on a screen, and as a Word document to print."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from documents.contexts.register import kind_van
from documents.contexts.velden import Context, Veld, velden
from documents.pakket import lees, maak_lid, schrijf
from documents.plat import plat
from documents.render import SJABLONEN
from documents.voorbeelden import VOORBEELDEN

_LUS = re.compile(r"\{%(?:p|tr)? for (\w+) in ([\w.]+) %\}")
_BRON = "herinnering.docx"
"""The template that lends the guide its styles, header and footer."""
_BREED = (2900, 2900, 2284, 1100)
_KOPPEN = ("Veld", "Betekenis", "Voorbeeld", "Verplicht")
_KORT = 140
JA_NEE = "ja of nee"


@dataclass(frozen=True, slots=True)
class Gidsveld:
    """`naam` is the dotted name from the top; `tag` what is typed in Word, within the loops of `lussen`."""

    naam: str
    tag: str
    betekenis: str
    voorbeeld: str
    verplicht: bool
    lijst: bool
    kiezen: bool
    """Steers the text and is not printed: for `if`."""
    lussen: tuple[str, ...]
    grond: str
    """The rule of law that asks for it, if one does."""

    @property
    def wanneer(self) -> str:
        """Whether it may be empty, in a word or two."""
        if self.kiezen:
            return "om te kiezen"
        if self.grond:
            return "ja, wet" if self.verplicht else "wet"
        return "ja" if self.verplicht else "mag leeg zijn"


@dataclass(frozen=True, slots=True)
class _Groep:
    kop: str
    uitleg: str
    lussen: tuple[str, ...]
    velden: tuple[Gidsveld, ...]
    optioneel: str
    """What an `if` around the group asks; empty where the group is always there."""


def gidsvelden(soort: str) -> tuple[Gidsveld, ...]:
    """Every field of the kind, in the order of the context; DocumentFout for an unknown kind."""
    return tuple(veld for groep in _groepen(soort) for veld in groep.velden)


def gids(soort: str, titel: str) -> bytes:
    """The field guide of a kind as .docx, in house style; equal contexts give equal bytes."""
    leden = lees((SJABLONEN / _BRON).read_bytes())
    kop = f"Velden voor het sjabloon: {titel}"
    leden["word/document.xml"] = _document(leden["word/document.xml"].decode(), soort, kop).encode()
    for naam in [naam for naam in leden if re.fullmatch(r"word/(header|footer)\d\.xml|docProps/core\.xml", naam)]:
        leden[naam] = _zonder_tags(leden[naam].decode(), naam, kop).encode()
    return schrijf(maak_lid(naam, data) for naam, data in leden.items())


# --- velden ---------------------------------------------------------------------------------------------------------


def _groepen(soort: str) -> list[_Groep]:
    kind = kind_van(soort)
    contexten = [context for van, context in VOORBEELDEN.values() if van == soort]
    lezer = _Lezer(contexten, _lusnamen(soort), kind.wettelijk)
    return [groep for groep in lezer.lees(kind.context, "Deze brief", "", "", "", (), "") if groep.velden]


@dataclass(frozen=True, slots=True)
class _Lezer:
    contexten: list[Context]
    namen: Mapping[str, str]
    wettelijk: Mapping[str, str]

    def lees(
        self, klasse: type[Context], kop: str, uitleg: str, pad: str, tag: str, lussen: tuple[str, ...], optioneel: str
    ) -> Iterator[_Groep]:
        """First the fields of this part, then its own parts."""
        enkel = tuple(self._veld(v, pad, tag, lussen) for v in velden(klasse) if not v.genest)
        yield _Groep(kop, uitleg, lussen, enkel, optioneel)
        for veld in velden(klasse):
            if veld.genest:
                yield from self._deel(veld, pad, tag, lussen)

    def _deel(self, veld: Veld, pad: str, tag: str, lussen: tuple[str, ...]) -> Iterator[_Groep]:
        hele, getypt = f"{pad}{veld.attribuut}", f"{tag}{veld.attribuut}"
        voor, binnen = f"{getypt}.", lussen
        if veld.rij:
            voor, binnen = f"{self._lusnaam(veld)}.", (*lussen, f"for {self._lusnaam(veld)} in {getypt}")
        keuze = getypt if veld.optioneel and not veld.rij else ""
        yield from self.lees(veld.soort, hele, veld.uitleg, f"{hele}.", voor, binnen, keuze)

    def _veld(self, veld: Veld, pad: str, tag: str, lussen: tuple[str, ...]) -> Gidsveld:
        naam, getypt = f"{pad}{veld.attribuut}", f"{tag}{veld.attribuut}"
        binnen = (*lussen, f"for {self._lusnaam(veld)} in {getypt}") if veld.rij else lussen
        return Gidsveld(
            naam=naam,
            tag=f"{{{{ {self._lusnaam(veld) if veld.rij else getypt} }}}}",
            betekenis=veld.uitleg,
            voorbeeld=next(filter(None, (_voorbeeld(plat(c), naam.split(".")) for c in self.contexten)), ""),
            verplicht=not veld.optioneel and not veld.stil,
            lijst=veld.rij,
            kiezen=veld.stil,
            lussen=binnen,
            grond=self.wettelijk.get(naam, ""),
        )

    def _lusnaam(self, veld: Veld) -> str:
        return self.namen.get(veld.attribuut, "regel")


def _lusnamen(soort: str) -> dict[str, str]:
    """How the program's own template calls the items of each list."""
    namen: dict[str, str] = {}
    for naam, data in lees((SJABLONEN / kind_van(soort).sjabloon).read_bytes()).items():
        if naam.endswith(".xml"):
            for item, lijst in _LUS.findall(data.decode()):
                namen.setdefault(lijst.rpartition(".")[2], item)
    return namen


def _voorbeeld(waarde: Any, pad: list[str]) -> str:
    if isinstance(waarde, list):
        return next(filter(None, (_voorbeeld(deel, pad) for deel in waarde)), "")
    if not pad:
        return "" if waarde is None else _als_tekst(waarde)
    return _voorbeeld(waarde.get(pad[0]), pad[1:]) if isinstance(waarde, dict) else ""


def _als_tekst(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return JA_NEE
    tekst = str(waarde) if not isinstance(waarde, date) else waarde.isoformat()
    return tekst if len(tekst) <= _KORT else f"{tekst[: _KORT - 1]}…"


# --- Word -----------------------------------------------------------------------------------------------------------

_UITLEG = (
    ("Kop1", "Zo schrijft u een veld"),
    ("", "Typ een veld met twee accolades, precies zoals het hieronder staat. U kunt het ook kopiëren en plakken. "
         "Vet, cursief en lettertype mag u veranderen."),
    ("Kop1", "Tekst die er alleen soms staat"),
    ("", "Zet deze regels elk in een eigen alinea, boven en onder de tekst. Zandloper haalt die alinea’s weg."),
    ("tag", "{%p if kop.uw_kenmerk %}"),
    ("", "Uw kenmerk: {{ kop.uw_kenmerk }}"),
    ("tag", "{%p else %}"),
    ("", "U hebt ons geen kenmerk gegeven."),
    ("tag", "{%p endif %}"),
    ("", "In een tabel gebruikt u {%tr if … %} en {%tr endif %}, elk in een eigen rij. Midden in een zin schrijft u "
         "{% if … %} en {% endif %} zonder p. Vergelijken kan zo: {%p if opschorting.regime == 'wettelijk' %}."),
    ("Kop1", "Lijsten"),
    ("", "Een lijst schrijft u één keer. Zandloper herhaalt wat ertussen staat. In een tabel krijgen de regels met "
         "{%tr … %} elk een eigen rij; in gewone tekst gebruikt u {%p … %}, elk in een eigen alinea. Achter ‘Lijst’ "
         "staat hieronder wat u typt."),
    ("", "Is het sjabloon af? Controleer het met ‘zandloper sjabloon controleer’ en maak een proefdruk met "
         "‘zandloper sjabloon proefdruk’."),
)  # fmt: skip


def _document(bron: str, soort: str, kop: str) -> str:
    sectie = bron[bron.rindex("<w:sectPr>") :]
    begin = bron[: bron.index("<w:body>") + len("<w:body>")]
    delen = [_alinea(kop, "Titel"), *(_alinea(tekst, "" if stijl == "tag" else stijl) for stijl, tekst in _UITLEG)]
    for groep in _groepen(soort):
        delen += _groep(groep)
    return begin + "".join(delen) + sectie


def _groep(groep: _Groep) -> Iterator[str]:
    yield _alinea(groep.kop, "Kop1")
    if groep.uitleg:
        yield _alinea(f"{groep.uitleg[:1].upper()}{groep.uitleg[1:]}.")
    if groep.optioneel:
        yield _alinea(f"Dit deel is er niet altijd. Zet het tussen {{%p if {groep.optioneel} %}} en {{%p endif %}}.")
    for lus in groep.lussen:
        yield _alinea(
            f"Lijst. In een tabel: {{%tr {lus} %}} … {{%tr endfor %}}; in tekst: {{%p {lus} %}} … {{%p endfor %}}."
        )
    yield _tabel(f"Velden van {groep.kop}", (_rij(veld, groep.lussen) for veld in groep.velden))


def _rij(veld: Gidsveld, buiten: tuple[str, ...]) -> tuple[str, ...]:
    eigen = [lus for lus in veld.lussen if lus not in buiten]
    tag = f"{{%p {eigen[0]} %}}\n{veld.tag}\n{{%p endfor %}}" if eigen else veld.tag
    if veld.kiezen:
        vergelijking = "" if veld.voorbeeld == JA_NEE else f" == '{veld.voorbeeld}'"
        tag = f"{{%p if {veld.tag[3:-3]}{vergelijking} %}}"
    return tag, f"{veld.betekenis} ({veld.grond})" if veld.grond else veld.betekenis, veld.voorbeeld, veld.wanneer


def _tabel(naam: str, rijen: Iterable[tuple[str, ...]]) -> str:
    raster = "".join(f'<w:gridCol w:w="{breed}"/>' for breed in _BREED)
    kop = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{_cellen(_KOPPEN, 'Tabelkop')}</w:tr>"
    lijf = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cellen(rij, 'Tabeltekst')}</w:tr>" for rij in rijen)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Zandlopertabel"/><w:tblW w:w="{sum(_BREED)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="{escape(naam)}"/></w:tblPr>'
        f"<w:tblGrid>{raster}</w:tblGrid>{kop}{lijf}</w:tbl>{_alinea('', 'Tabelna')}"
    )


def _cellen(teksten: Iterable[str], stijl: str) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{breed}" w:type="dxa"/></w:tcPr>'
        + "".join(_alinea(regel, stijl) for regel in tekst.split("\n"))
        + "</w:tc>"
        for breed, tekst in zip(_BREED, teksten, strict=True)
    )


def _alinea(tekst: str, stijl: str = "") -> str:
    eigen = f'<w:pPr><w:pStyle w:val="{stijl}"/></w:pPr>' if stijl else ""
    taal = "<w:rPr><w:noProof/></w:rPr>" if "{" in tekst else ""
    inhoud = f'<w:r>{taal}<w:t xml:space="preserve">{escape(tekst)}</w:t></w:r>' if tekst else ""
    return f"<w:p>{eigen}{inhoud}</w:p>"


def _zonder_tags(xml: str, naam: str, kop: str) -> str:
    """Header and footer keep layout and page numbers; what a letter would fill in becomes the title, or nothing."""
    if naam == "docProps/core.xml":
        return re.sub(r"(<dc:title>).*?(</dc:title>)", lambda m: m[1] + escape(kop) + m[2], xml)
    vervanging = escape(kop) if "footer" in naam else ""
    return re.sub(r"(<w:t[^>]*>)[^<]*\{\{[^<]*(</w:t>)", lambda m: m[1] + vervanging + m[2], xml)
