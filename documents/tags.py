"""The tags of a template are read as its writer sees them: paragraph by paragraph, each finding with its place.

`documents.compile` judges the whole once more as Jinja2 sees it; here is said where in Word something must change.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jinja2 import TemplateError, nodes
from lxml import etree

from documents.bevinding import Bevinding
from documents.lint import MAX_TAGS, Schema, binnen_lus, gedrukt, pad_van, velden_fouten
from documents.omgeving import Omgeving, maak_omgeving
from documents.plekken import Alinea

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIEPST = 4
"""Loops within loops; each multiplies what a letter can hold."""
LANGSTE_TAG = 300

_TAG = re.compile(r"\{\{(?P<veld>.*?)\}\}|\{%(?P<blok>.*?)%\}|\{#.*?#\}", re.DOTALL)
_LOS = re.compile(r"\{[{%#]|[}%#]\}")
_BLOK = re.compile(r"(?P<vorm>p |tr |tc |r |)\s*(?P<woord>\w*)(?P<rest>.*)", re.DOTALL)
_RECHT = str.maketrans("“”‘’", "\"\"''")
_KROM = re.compile("[„‚«»‹›‟‛″′`´]")
_BEGIN, _TUSSEN, _EIND = ("if", "for"), ("elif", "else"), ("endif", "endfor")
_WOORD = {"p": "alinea", "tr": "tabelrij"}
_GEVOLG = (
    ("drawing", "afbeelding"), ("pict", "afbeelding"), ("sectPr", "sectie-einde"), ("footnoteReference", "voetnoot"),
    ("br", "afbreking"), ("fldChar", "veld van Word"), ("instrText", "veld van Word"),
)  # fmt: skip


@dataclass(slots=True, eq=False)
class _Open:
    """A block that waits for its end."""

    woord: str
    vorm: str
    alinea: Alinea
    tag: str
    bekend: Schema
    paden: dict[str, str]
    lijst: str = ""
    """That a loop walks, named from the top of the context."""


@dataclass(slots=True)
class Lezer:
    """Reads the paragraphs of one part, in order."""

    bekend: Schema
    gevonden: dict[Bevinding, None] = field(default_factory=dict)
    """In the order in which they were found, each once."""
    afgedrukt: set[str] = field(default_factory=set)
    """Dotted names from the top of the context, of what is printed; through lists by the name of the list."""
    _open: list[_Open] = field(default_factory=list)
    _paden: dict[str, str] = field(default_factory=dict)
    _omgeving: Omgeving = field(default_factory=maak_omgeving)
    _geteld: int = 0

    def lees(self, alinea: Alinea) -> None:
        rest = _TAG.sub("", alinea.tekst)
        if los := _LOS.search(rest):
            self._meld(alinea, f"bij '{_kort(rest[max(0, los.start() - 20) :])}' is een tag niet af")
        for tag in _TAG.finditer(alinea.tekst):
            self._geteld += 1
            if self._geteld > MAX_TAGS:
                self._meld(
                    alinea, f"hier begint veld of tag {MAX_TAGS + 1}; meer dan {MAX_TAGS} velden en tags kan niet"
                )
                return
            self._tag(alinea, tag)
        los_open = [o for o in self._open if not o.vorm and o.alinea is alinea]
        for open_ in los_open:
            raad = f"schrijf {{%p {open_.woord} … %}} om hele alinea’s te kiezen"
            self._meld(alinea, f"'{open_.tag}' sluit niet in deze alinea; {raad}")
        if los_open:
            self._sluit_tot(los_open[0])

    def klaar(self) -> Iterable[Bevinding]:
        """What was found, now that the part has ended."""
        for open_ in self._open:
            self._meld(open_.alinea, f"'{open_.tag}' wordt nergens gesloten met 'end{open_.woord}'")
        return self.gevonden

    def _meld(self, alinea: Alinea, melding: str) -> None:
        self.gevonden[Bevinding(alinea.plek, melding)] = None

    def _tag(self, alinea: Alinea, tag: re.Match[str]) -> None:
        geheel = tag.group(0)
        if fout := _vorm_fout(geheel):
            self._meld(alinea, f"'{_kort(geheel)}': {fout}")
        elif tag.group("veld") is not None:
            self._veld(alinea, tag.group("veld").translate(_RECHT), geheel)
        else:
            self._blok(alinea, tag.group("blok").translate(_RECHT), geheel)

    def _veld(self, alinea: Alinea, inhoud: str, geheel: str) -> None:
        boom = self._ontleed(alinea, f"{{{{{inhoud}}}}}", geheel)
        if boom is not None and self._goed(alinea, boom, geheel) and alinea.telt:
            self.afgedrukt.update(self._vanaf_boven(naam) for naam in gedrukt(boom))

    def _vanaf_boven(self, naam: str) -> str:
        kop, punt, rest = naam.partition(".")
        return f"{self._paden.get(kop, kop)}{punt}{rest}"

    def _blok(self, alinea: Alinea, inhoud: str, geheel: str) -> None:
        delen = _BLOK.fullmatch(inhoud)
        vorm, woord = (delen["vorm"].strip(), delen["woord"]) if delen else ("", "")
        rest = delen["rest"] if delen else inhoud
        if vorm in _WOORD:
            self._alleen(alinea, vorm, geheel)
        if woord in _BEGIN:
            self._begin(alinea, vorm, woord, rest, geheel)
        elif woord in (*_TUSSEN, *_EIND):
            self._vervolg(alinea, vorm, woord, rest, geheel)
        else:
            self._meld(alinea, f"'{_kort(geheel)}': alleen if, elif, else, endif, for en endfor kunnen in een sjabloon")

    def _alleen(self, alinea: Alinea, vorm: str, geheel: str) -> None:
        """docxtpl deletes the whole paragraph or row of such a tag."""
        if vorm == "tr" and alinea.rij is None:
            self._meld(alinea, f"'{_kort(geheel)}' staat niet in een tabel; schrijf {{%p … %}}")
            return
        tekst = alinea.tekst if vorm == "p" else alinea.rijtekst
        if tekst.strip() != geheel.strip():
            raad = "zet de andere tekst in een eigen " + _WOORD[vorm]
            self._meld(alinea, f"'{_kort(geheel)}' moet alleen in zijn {_WOORD[vorm]} staan, anders verdwijnt: "
                               f"'{_kort(tekst.replace(geheel, ' ').strip())}'; {raad}")  # fmt: skip
        drager = alinea.element if vorm == "p" else alinea.rij
        weg = [woord for naam, woord in _GEVOLG if drager is not None and drager.find(f".//{W}{naam}") is not None]
        for woord in dict.fromkeys(weg):
            self._meld(alinea, f"naast '{_kort(geheel)}' staat een {woord}; die verdwijnt")

    def _begin(self, alinea: Alinea, vorm: str, woord: str, rest: str, geheel: str) -> None:
        boom = self._ontleed(alinea, f"{{% {woord} {rest} %}}{{% end{woord} %}}", geheel)
        open_ = _Open(woord, vorm, alinea, _kort(geheel), self.bekend, dict(self._paden))
        self._open.append(open_)
        if boom is None or not self._goed(alinea, boom, geheel) or woord == "if":
            return
        lus = next(boom.find_all(nodes.For))
        if sum(o.woord == "for" for o in self._open) > DIEPST:
            self._meld(alinea, f"'{_kort(geheel)}': meer dan {DIEPST} lussen in elkaar kan niet")
        lijst = self._vanaf_boven(pad_van(lus.iter))
        if any(o.lijst == lijst for o in self._open):
            self._meld(alinea, f"'{_kort(geheel)}': een lus over deze lijst staat al open; zo wordt een brief te lang")
        open_.lijst = lijst
        if isinstance(lus.target, nodes.Name):
            self._paden[lus.target.name] = lijst
        self.bekend = binnen_lus(lus, self.bekend)

    def _vervolg(self, alinea: Alinea, vorm: str, woord: str, rest: str, geheel: str) -> None:
        if not self._open:
            self._meld(alinea, f"'{_kort(geheel)}' hoort bij geen open blok")
            return
        open_ = self._open[-1]
        past = {"elif": ("if",), "else": ("if", "for"), "endif": ("if",), "endfor": ("for",)}[woord]
        if open_.woord not in past:
            self._meld(alinea, f"'{_kort(geheel)}' past niet: open staat nog '{open_.tag}' ({open_.alinea.plek})")
        elif open_.vorm != vorm:
            self._meld(
                alinea, f"'{_kort(geheel)}' hoort bij '{open_.tag}'; schrijf {open_.vorm or 'niets'} voor {woord}"
            )
        elif not _zelfde_plaats(open_.alinea, alinea, vorm):
            wat = {"p": "in dezelfde cel of in de lopende tekst", "tr": "in dezelfde tabel"}.get(
                vorm, "in dezelfde alinea"
            )
            self._meld(alinea, f"'{_kort(geheel)}' hoort bij '{open_.tag}' ({open_.alinea.plek}); zet ze {wat}")
        if woord == "elif":
            boom = self._ontleed(alinea, f"{{% if {rest} %}}{{% endif %}}", geheel)
            if boom is not None:
                self._goed(alinea, boom, geheel)
        elif rest.strip():
            self._meld(alinea, f"'{_kort(geheel)}': achter '{woord}' hoort niets")
        if woord in _EIND:
            self._sluit_tot(open_)

    def _sluit_tot(self, open_: _Open) -> None:
        self.bekend, self._paden = open_.bekend, open_.paden
        del self._open[self._open.index(open_) :]

    def _ontleed(self, alinea: Alinea, bron: str, geheel: str) -> nodes.Template | None:
        try:
            return self._omgeving.parse(bron)
        except TemplateError:
            self._meld(alinea, f"'{_kort(geheel)}' is niet goed geschreven; schrijf bijvoorbeeld {{{{ kop.kenmerk }}}}")
        except (RecursionError, ValueError, SyntaxError, OverflowError):
            self._meld(alinea, f"'{_kort(geheel)}' is te ingewikkeld")
        return None

    def _goed(self, alinea: Alinea, boom: nodes.Template, geheel: str) -> bool:
        try:
            fouten = velden_fouten(boom, self.bekend)
        except RecursionError:
            fouten = ["1|deze tag is te ingewikkeld"]
        for fout in fouten:
            self._meld(alinea, f"'{_kort(geheel)}': {fout.partition('|')[2]}")
        return not fouten


def _vorm_fout(tag: str) -> str:
    """What is wrong with the writing of a tag, before it is read."""
    if tag.startswith("{#"):
        return "opmerkingen tussen {# en #} kunnen niet; zet ze niet in het sjabloon"
    if len(tag) > LANGSTE_TAG:
        return f"een tag is niet langer dan {LANGSTE_TAG} tekens"
    if tag[2] in "-+" or tag[-3] in "-+":
        return "deze tag trekt regels samen (met -); schrijf hem zonder"
    if re.match(r"\{\{(?:p|tr|tc|r) |\{%(?:tc|r) ", tag):
        return "deze tag is niet toegestaan; alleen {%p … %} en {%tr … %} bestaan"
    if _KROM.search(tag):
        return "gebruik rechte aanhalingstekens: '"
    return ""


def _zelfde_plaats(een: Alinea, ander: Alinea, vorm: str) -> bool:
    if vorm == "p":
        return een.houder is ander.houder
    if vorm == "tr":
        return een.rij is not None and ander.rij is not None and een.rij.getparent() is ander.rij.getparent()
    return een is ander


def _kort(tekst: str) -> str:
    schoon = " ".join(tekst.split())
    return schoon if len(schoon) <= 70 else f"{schoon[:67]}…"


def attribuut_fouten(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Attributes with a tag: name and text; only alt text may hold one."""
    for naam, waarde in element.attrib.items():
        if re.search(r"\{[{%#]", waarde):
            yield etree.QName(naam).localname, waarde
