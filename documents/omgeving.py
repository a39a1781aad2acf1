"""Jinja2 as a template may use it: fields, loops and conditions; no calls, no filters, no attributes of objects."""

import re
from typing import Any

from jinja2 import StrictUndefined
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from documents.merken import Gemerkt, omlijst

LUS = frozenset({"first", "index", "last", "length"})
"""What a template may ask of `loop`."""

_ONDEELBAAR = re.compile(r"\S+-[A-Z]{2}-\d{3}|[^@\s]+@[^@\s]+\.[a-z]{2,}")
REGELEINDE, STREEPJE = "\ue000", "\ue001"
"""Stand in a rendered part for what only the place decides: markup in a text of Word, a plain character elsewhere."""


class OnbekendVeld(StrictUndefined):
    """A field that does not exist stops the letter, with its name in Dutch."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return f"veld '{self._undefined_name}' bestaat niet of is hier leeg"


class Omgeving(ImmutableSandboxedEnvironment):
    """A dict shows its items and never its methods; anything else shows nothing."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LUS:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, str(argument))


def maak_omgeving() -> Omgeving:
    """Strict, autoescaping, and empty: a template can reach only what its context holds."""
    omgeving = Omgeving(undefined=OnbekendVeld, autoescape=True, finalize=_voor_word)
    omgeving.globals.clear()
    omgeving.filters.clear()
    omgeving.tests.clear()
    return omgeving


def _voor_word(waarde: Any) -> Any:
    """A value that carries a mark is printed inside it."""
    return omlijst(waarde, escape(_in_word(waarde))) if isinstance(waarde, Gemerkt) else _in_word(waarde)


def _in_word(waarde: Any) -> Any:
    """A line end inside a text becomes a line end in Word; a reference or mailbox is not broken at its hyphens."""
    if isinstance(waarde, str) and "\n" in waarde:
        return waarde.replace("\n", REGELEINDE)
    if isinstance(waarde, str) and "-" in waarde and _ONDEELBAAR.fullmatch(waarde):
        return waarde.replace("-", STREEPJE)
    return waarde
