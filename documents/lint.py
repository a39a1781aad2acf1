"""A template is judged before it is used: every field exists, nothing runs code, no tag swallows the text beside it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import nodes
from lxml import etree

from documents.omgeving import LUS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_TOEGESTAAN = (
    nodes.And, nodes.Compare, nodes.Const, nodes.For, nodes.Getattr, nodes.If, nodes.Name, nodes.Not, nodes.Operand,
    nodes.Or, nodes.Output, nodes.Template, nodes.TemplateData,
)  # fmt: skip

_ALLEEN = {"p": "alinea", "tr": "tabelrij"}
_NIET = re.compile(r"\{\{(?:p|tr|tc|r) |\{%(?:tc|r) ")
"""Tags of docxtpl that put bare text or cells where Word expects none."""

MAX_TAGS = 2_000
"""In one part."""

_WOORDEN = {
    "Call": "een aanroep ( )", "Filter": "een filter ( | )", "Getitem": "een naam tussen haken [ ]",
    "Const": "een vaste waarde", "Test": "'is'", "Concat": "plakken ( ~ )", "CondExpr": "'if' binnen een veld",
    "List": "een lijst", "Dict": "een verzameling", "Tuple": "een rijtje",
} | dict.fromkeys(("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow", "Neg", "Pos"), "rekenen")  # fmt: skip

Schema = Mapping[str, Any]


def velden_fouten(boom: nodes.Template, velden: Schema) -> list[str]:
    """Fields that do not exist and constructions that a template may not hold, each with its line of the part."""
    return list(_Lezer().lees(boom, dict(velden)))


def binnen_lus(knoop: nodes.For, bekend: Schema) -> Schema:
    """The names that are known inside a loop; nothing more than outside when the loop itself is wrong."""
    if not isinstance(knoop.iter, nodes.Name | nodes.Getattr) or not isinstance(knoop.target, nodes.Name):
        return bekend
    lijst, fouten = _Lezer()._veld(knoop.iter, bekend)
    if fouten or not isinstance(lijst, list):
        return bekend
    return {**bekend, knoop.target.name: lijst[0], "loop": dict.fromkeys(LUS)}


def pad_van(knoop: nodes.Node) -> str:
    """The dotted name, as it is written."""
    return _pad(knoop) if isinstance(knoop, nodes.Expr) else "?"


def gedrukt(boom: nodes.Template) -> list[str]:
    """The dotted names that a piece of template prints."""
    uitvoer = (deel for knoop in boom.find_all(nodes.Output) for deel in knoop.nodes)
    return [_pad(deel) for deel in uitvoer if isinstance(deel, nodes.Name | nodes.Getattr)]


class _Lezer:
    """Walks the tree with the names that are known at that place."""

    def lees(self, knoop: nodes.Node, bekend: Schema) -> Iterator[str]:
        if not isinstance(knoop, _TOEGESTAAN):
            yield _op(knoop, _niet_toegestaan(knoop))
        elif isinstance(knoop, nodes.For):
            yield from self._lus(knoop, bekend)
        elif isinstance(knoop, nodes.Output):
            yield from self._uitvoer(knoop, bekend)
        elif isinstance(knoop, nodes.Name | nodes.Getattr):
            yield from self._veld(knoop, bekend)[1]
        else:
            for kind in knoop.iter_child_nodes():
                yield from self.lees(kind, bekend)

    def _uitvoer(self, knoop: nodes.Output, bekend: Schema) -> Iterator[str]:
        for deel in knoop.nodes:
            yield from self.lees(deel, bekend)
            if isinstance(deel, nodes.Name | nodes.Getattr):
                gevonden, fouten = self._veld(deel, bekend)
                if gevonden is not None and not fouten:
                    yield _op(deel, f"'{_pad(deel)}' is een groep velden en kan niet worden afgedrukt")

    def _lus(self, knoop: nodes.For, bekend: Schema) -> Iterator[str]:
        if knoop.recursive or not isinstance(knoop.target, nodes.Name):
            yield _op(knoop, "een lus loopt over één naam")
            return
        if not isinstance(knoop.iter, nodes.Name | nodes.Getattr):
            yield _op(knoop, "een lus loopt over een lijst uit de gegevens")
            return
        lijst, fouten = self._veld(knoop.iter, bekend)
        yield from fouten
        if fouten:
            return
        if not isinstance(lijst, list):
            yield _op(knoop, f"'{_pad(knoop.iter)}' is geen lijst")
            return
        binnen = {**bekend, knoop.target.name: lijst[0], "loop": dict.fromkeys(LUS)}
        for deel in (*knoop.body, *knoop.else_, *([knoop.test] if knoop.test else [])):
            yield from self.lees(deel, binnen)

    def _veld(self, knoop: nodes.Expr, bekend: Schema) -> tuple[Any, list[str]]:
        """What stands behind a dotted name, and what is wrong with it."""
        if isinstance(knoop, nodes.Name):
            ouder: Any = bekend
            naam = knoop.name
        elif isinstance(knoop, nodes.Getattr):
            ouder, fouten = self._veld(knoop.node, bekend)
            naam = knoop.attr
            if fouten:
                return None, fouten
        else:
            return None, [_op(knoop, _niet_toegestaan(knoop))]
        if isinstance(ouder, Mapping) and naam in ouder:
            return ouder[naam], []
        return None, [_op(knoop, f"veld '{_pad(knoop)}' bestaat niet")]


def _niet_toegestaan(knoop: nodes.Node) -> str:
    naam = type(knoop).__name__
    return f"{_WOORDEN.get(naam, repr(naam))} is in een sjabloon niet toegestaan"


def _pad(knoop: nodes.Expr) -> str:
    if isinstance(knoop, nodes.Getattr):
        return f"{_pad(knoop.node)}.{knoop.attr}"
    return knoop.name if isinstance(knoop, nodes.Name) else "?"


def _op(knoop: nodes.Node, melding: str) -> str:
    return f"{knoop.lineno}|{melding}"


def losse_tags(wortel: etree._Element) -> list[str]:
    """`{%p …%}` and `{%tr …%}` stand alone in their paragraph or row: docxtpl deletes what is beside them."""
    alinea_teksten = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in wortel.iter(f"{W}p"))
    fouten = [f"'{tekst[:80]}': deze tag is niet toegestaan" for tekst in alinea_teksten if _NIET.search(tekst)]
    for soort, woord in _ALLEEN.items():
        enkel = re.compile(rf"\{{[%{{]{soort} [^%}}]*[%}}]\}}")
        for element in wortel.iter(f"{W}{soort}"):
            tekst = "".join(t.text or "" for t in element.iter(f"{W}t")).strip()
            if enkel.search(tekst) and not enkel.fullmatch(tekst):
                fouten.append(f"'{tekst[:80]}': deze tag moet alleen in zijn {woord} staan")
    return fouten
