"""Which verbs can give which refusal, read from the source: a guard names its reasons as reden("code")."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from types import FunctionType
from typing import Any

from workflow.permissions import controleer_bevoegdheid
from workflow.reasons import REDENEN
from workflow.tables import TRANSITIONS, Act, Transition, act
from workflow.verbs import VERBS, Verb
from workflow.verbs.tweede_persoon import controleer_tweede_persoon
from workflow.zetten import handel

_VOOR_ELK_VERB: tuple[Callable[..., Any], ...] = (controleer_bevoegdheid, handel)
"""What is asked of every verb."""
_VOORAF: dict[str, tuple[Callable[..., Any], ...]] = {"bevestig": (controleer_tweede_persoon,)}
"""What the executor asks itself before it runs a verb."""
_ALGEMEEN = "altijd"
_STAPPEN_MET_EIGEN_REDEN = 2
"""A reason that more steps than this can give belongs to none of them."""


@cache
def geeft(code: str) -> tuple[str, ...]:
    """The names of the verbs that can be refused with this code, by step; none for a code that is of no verb."""
    verbs = [naam for naam, codes in _codes_per_verb().items() if code in codes]
    return tuple(sorted(verbs, key=lambda naam: VERBS[naam].stap))


def van_elk_verb(code: str) -> bool:
    """Whether no verb is free of this code: it is asked of each, or no verb names it."""
    return code in _algemene_codes() or not geeft(code)


def codes_van_stap(stap: str) -> tuple[str, ...]:
    """Every code that a verb of this step can give, in the order of the register, without those of every verb."""
    return tuple(c for c in REDENEN if not van_elk_verb(c) and any(VERBS[naam].stap == stap for naam in geeft(c)))


def thuis(code: str) -> str:
    """The step that explains a code: the first that can give it, or `altijd` when it is of no step in particular."""
    stappen = sorted({VERBS[naam].stap for naam in geeft(code)})
    algemeen = van_elk_verb(code) or len(stappen) > _STAPPEN_MET_EIGEN_REDEN or {"basis", _ALGEMEEN} & set(stappen)
    return _ALGEMEEN if algemeen else stappen[0]


@cache
def _codes_per_verb() -> dict[str, frozenset[str]]:
    return {naam: _codes(*_functies(verb)) for naam, verb in VERBS.items()}


@cache
def _algemene_codes() -> frozenset[str]:
    return _codes(*_VOOR_ELK_VERB)


def _functies(verb: Verb) -> Iterator[Callable[..., Any]]:
    yield verb.functie
    yield from _VOORAF.get(verb.naam, ())
    rijen: list[Transition | Act] = [r for m in TRANSITIONS.values() for r in m if r.trigger == verb.naam]
    for rij in rijen or [act(verb.naam)[1]]:
        yield from rij.guards
        if isinstance(rij, Transition):
            yield from rij.gevolgen


def _codes(*functies: Callable[..., Any]) -> frozenset[str]:
    """The codes that these functions name, and the functions of the process that they call by name."""
    gezien: set[Any] = set()
    wachtrij: list[Any] = list(functies)
    codes: set[str] = set()
    while wachtrij:
        functie = inspect.unwrap(wachtrij.pop())
        if functie not in gezien:
            gezien.add(functie)
            namen, genoemd = _lees(functie)
            codes |= genoemd
            wachtrij += [f for f in map(functie.__globals__.get, namen) if _van_het_proces(f)]
    return frozenset(codes)


@cache
def _lees(functie: Any) -> tuple[frozenset[str], frozenset[str]]:
    """The names in a function, and the codes that it gives to `reden`."""
    knopen = list(ast.walk(ast.parse(textwrap.dedent(inspect.getsource(functie)))))
    namen = frozenset(k.id for k in knopen if isinstance(k, ast.Name))
    return namen, frozenset(code for knoop in knopen for code in _genoemd(knoop))


def _genoemd(knoop: ast.AST) -> Iterator[str]:
    if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id == "reden":
        eerste = knoop.args[0]
        if isinstance(eerste, ast.Constant):
            yield str(eerste.value)


def _van_het_proces(ding: Any) -> bool:
    return isinstance(ding, FunctionType) and ding.__module__.startswith("workflow.")
