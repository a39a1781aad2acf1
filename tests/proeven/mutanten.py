"""Every small fault that somebody might write into the tables, the guards and the rules they ask, one at a time.

Changed are the rows of workflow/tables.py (guards, effects, roles) and of workflow/deelmachines.py, and the expressions
of workflow/guards/ and of the rule modules in REGELS. Not changed are the expressions of workflow/effects/, lezen/,
termijnen/ and verbs/, and those of beurt, drempels, vlaggen and the other modules of workflow/: an effect is dropped
from its row as a whole, but what it does inside is left to the tests of that effect. Texts and reasons stay as they
are, as do constants and numbers.

A mutant is data with one action, `pas_toe`, that puts the fault into the modules that are loaded; it is meant to be
called in a forked process that is thrown away afterwards.
"""

import ast
import copy
import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial, wraps
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from workflow import tables
from workflow.beurt import Beurt
from workflow.case.stam import Rol
from workflow.deelmachines import DEELMACHINES
from workflow.machine import Toestandsmachine
from workflow.reasons import Reden
from workflow.verbs import VERBS

WORTEL = Path(__file__).resolve().parents[2]
_LOS = (
    "afdwingen",
    "beoordeling",
    "besluittekst",
    "deelneming",
    "heropening",
    "inkoopteam",
    "intrekking",
    "mandaat",
    "permissions",
    "sluiting",
    "zetten",
)
REGELS = (
    *(p.relative_to(WORTEL).as_posix() for p in sorted((WORTEL / "workflow/guards").glob("*.py"))),
    *(f"workflow/{naam}.py" for naam in _LOS),
)
"""The modules whose expressions are changed."""

Plek = tuple[str, str, int]
"""File, qualified name and first line of a function: what a code object can be found by."""


@dataclass(frozen=True)
class Mutant:
    soort: str
    plek: str
    """File and line."""
    sleutel: str
    """What is changed, without line numbers, so that the table of equivalents outlives an edit elsewhere."""
    woorden: tuple[str, ...]
    """Names by which a test shows in its own name that it is about this."""
    functie: Plek | None
    """The function that must be executed to notice; None for a change that shows everywhere."""
    pas_toe: Callable[[], None]

    @property
    def verwant(self) -> object:
        """Mutants with the same answer are often noticed by the same test."""
        return self.functie or (self.plek, self.woorden)


CONTROLE = Mutant("controle", "", "niets veranderd", (), None, lambda: None)
"""No test may fail on this one: if one does, the others prove nothing."""


# --- de tabellen ---------------------------------------------------------------------------------------------------


def tabelmutanten() -> Iterator[Mutant]:
    """Each row without one guard, with one guard turned round, without one effect, and with one role more.

    And each small machine without one of its rows.
    """
    for rij in _rijen():
        yield from _guardmutanten(rij)
        yield from _gevolgmutanten(rij)
        yield from _rolmutanten(rij)
    for machine in DEELMACHINES.values():
        yield from _deelmutanten(machine)


def _rijen() -> list[Any]:
    return [rij for rijen in (*tables.TRANSITIONS.values(), *tables.ACTS.values()) for rij in rijen]


def _naam(rij: Any) -> str:
    return rij.trigger if isinstance(rij, tables.Transition) else rij.verb


@cache
def _regels_van_tabel() -> list[str]:
    return (WORTEL / "workflow/tables.py").read_text().splitlines()


def _plek(rij: Any) -> str:
    tekst = f'"{_naam(rij)}", '
    regel = next(nr for nr, t in enumerate(_regels_van_tabel(), start=1) if tekst in t and ("T(" in t or "A(" in t))
    return f"workflow/tables.py:{regel}"


def _zet(rij: Any, veld: str, waarde: tuple[Any, ...]) -> Callable[[], None]:
    """Rows are frozen for everybody but a mutant: whoever already holds the row sees the change too."""
    return lambda: object.__setattr__(rij, veld, waarde)


def _zonder(rijtje: tuple[Any, ...], nummer: int) -> tuple[Any, ...]:
    return rijtje[:nummer] + rijtje[nummer + 1 :]


def _guardmutanten(rij: Any) -> Iterator[Mutant]:
    for nummer, guard in enumerate(rij.guards):
        om = (*rij.guards[:nummer], _omgekeerd(guard), *rij.guards[nummer + 1 :])
        for wat, guards in (("zonder guard", _zonder(rij.guards, nummer)), ("omgekeerde guard", om)):
            sleutel = f"{_naam(rij)}: {wat} {guard.__name__}"
            woorden = (_naam(rij), guard.__name__)
            yield Mutant("guard", _plek(rij), sleutel, woorden, plek_van(guard), _zet(rij, "guards", guards))


def _omgekeerd(guard: tables.Guard) -> tables.Guard:
    @wraps(guard)
    def omgekeerd(beurt: Beurt) -> Iterable[Reden]:
        return () if list(guard(beurt)) else (Reden("omgekeerd", "", "", None),)

    return omgekeerd


def _gevolgmutanten(rij: Any) -> Iterator[Mutant]:
    gevolgen = getattr(rij, "gevolgen", ())
    for nummer, gevolg in enumerate(gevolgen):
        sleutel = f"{_naam(rij)}: zonder gevolg {gevolg.__name__}"
        woorden = (_naam(rij), gevolg.__name__)
        pas_toe = _zet(rij, "gevolgen", _zonder(gevolgen, nummer))
        yield Mutant("gevolg", _plek(rij), sleutel, woorden, plek_van(gevolg), pas_toe)


def _deelmutanten(machine: Toestandsmachine) -> Iterator[Mutant]:
    for nummer, rij in enumerate(machine.overgangen):
        sleutel = f"{machine.naam}: zonder {rij.van} → {rij.trigger}"
        pas_toe = partial(setattr, machine, "overgangen", _zonder(machine.overgangen, nummer))
        yield Mutant("deelrij", "workflow/deelmachines.py", sleutel, (machine.naam, rij.trigger), None, pas_toe)


def _rolmutanten(rij: Any) -> Iterator[Mutant]:
    """Rows without roles are not asked who may: those of a second person, and triggers that no verb is named after."""
    naam = _naam(rij)
    if not rij.rollen or naam not in VERBS:
        return
    for rol in (r for r in Rol if r not in rij.rollen and _kan_gehouden_worden(naam, r)):
        pas_toe = _zet(rij, "rollen", (*rij.rollen, rol))
        yield Mutant("rol", _plek(rij), f"{naam}: ook voor {rol}", (f"[{naam}]", "ecb"), None, pas_toe)


def _kan_gehouden_worden(verb: str, rol: Rol) -> bool:
    """Inside a project nobody is auditor, and a contactpersoon acts for the dienst that the call names."""
    if VERBS[verb].op_stam:
        return True
    if rol == Rol.CONTACTPERSOON:
        return "dienst" in VERBS[verb].argumenten.__dataclass_fields__
    return rol != Rol.AUDITOR


# --- de regels -----------------------------------------------------------------------------------------------------

VERGELIJKING: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ANDERE = {"any": "all", "all": "any"}
_OMKEERBAAR = (ast.Eq, ast.NotEq, ast.In, ast.NotIn, ast.Is, ast.IsNot)


def regelmutanten() -> Iterator[Mutant]:
    """Each comparison, connective, negation, condition and quantifier of the rule modules, changed once."""
    for pad in REGELS:
        bron = (WORTEL / pad).read_text()
        plekken = functies(ast.parse(bron), pad)
        for nummer, (knoop, functie) in enumerate(plekken):
            for variant, nieuw in enumerate(varianten(knoop)):
                sleutel = f"{pad} {functie[1]}: {ast.unparse(knoop)} → {ast.unparse(nieuw)}"
                woorden = (functie[1].split(".")[0].strip("_"),)
                pas_toe = _herschrijf(pad, bron, nummer, variant)
                yield Mutant("regel", f"{pad}:{knoop.lineno}", sleutel, woorden, functie, pas_toe)


def varianten(knoop: ast.expr) -> list[ast.expr]:
    """The ways in which this expression is changed; empty when it is none of our business."""
    if isinstance(knoop, ast.Compare):
        return _vergelijkingen(knoop) + _als_voorwaarde(knoop)
    if isinstance(knoop, ast.BoolOp):
        ander = ast.Or() if isinstance(knoop.op, ast.And) else ast.And()
        return [ast.BoolOp(ander, knoop.values), *_als_voorwaarde(knoop)]
    if isinstance(knoop, ast.UnaryOp) and isinstance(knoop.op, ast.Not):
        return [knoop.operand]
    if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id in _ANDERE:
        ander_naam = ast.Name(_ANDERE[knoop.func.id], ast.Load())
        return [ast.Call(ander_naam, knoop.args, knoop.keywords), *_als_voorwaarde(knoop)]
    return _als_voorwaarde(knoop)


def _vergelijkingen(knoop: ast.Compare) -> list[ast.expr]:
    nieuwe: list[ast.expr] = []
    for nummer, teken in enumerate(knoop.ops):
        tekens = [*knoop.ops[:nummer], VERGELIJKING[type(teken)](), *knoop.ops[nummer + 1 :]]
        nieuwe.append(ast.Compare(knoop.left, tekens, knoop.comparators))
    return nieuwe


def _als_voorwaarde(knoop: ast.expr) -> list[ast.expr]:
    """A condition is turned round, unless swapping its only sign already did that."""
    if not getattr(knoop, "is_voorwaarde", False):
        return []
    if isinstance(knoop, ast.Compare) and len(knoop.ops) == 1 and isinstance(knoop.ops[0], _OMKEERBAAR):
        return []
    return [ast.UnaryOp(ast.Not(), knoop)]


def functies(boom: ast.Module, pad: str) -> list[tuple[ast.expr, Plek]]:
    """Every expression inside a function, with that function; texts and reasons are left out."""
    gevonden: list[tuple[ast.expr, Plek]] = []
    _loop(boom, str(WORTEL / pad), "", None, gevonden)
    return gevonden


def _loop(knoop: ast.AST, bestand: str, buiten: str, functie: Plek | None, uit: list[tuple[ast.expr, Plek]]) -> None:
    if isinstance(knoop, ast.JoinedStr) or _is_reden(knoop):
        return
    if isinstance(knoop, ast.FunctionDef):
        eerste = min([knoop.lineno, *(d.lineno for d in knoop.decorator_list)])
        functie = (bestand, f"{buiten}{knoop.name}", eerste)
        buiten = f"{buiten}{knoop.name}.<locals>."
    elif isinstance(knoop, ast.Lambda):
        functie = (bestand, f"{buiten}<lambda>", knoop.lineno)
    for voorwaarde in _voorwaarden(knoop):
        voorwaarde.is_voorwaarde = True  # type: ignore[attr-defined]
    if isinstance(knoop, ast.expr) and functie:
        uit.append((knoop, functie))
    for kind in ast.iter_child_nodes(knoop):
        _loop(kind, bestand, buiten, functie, uit)


def _is_reden(knoop: ast.AST) -> bool:
    return isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id in ("reden", "Invoerfout")


def _voorwaarden(knoop: ast.AST) -> list[ast.expr]:
    if isinstance(knoop, ast.If | ast.IfExp | ast.While):
        return [knoop.test]
    return list(knoop.ifs) if isinstance(knoop, ast.comprehension) else []


def _herschrijf(pad: str, bron: str, nummer: int, variant: int) -> Callable[[], None]:
    def pas_toe() -> None:
        boom = ast.parse(bron)
        knoop, _ = functies(boom, pad)[nummer]
        nieuw = copy.deepcopy(varianten(knoop)[variant])
        vervangen = _Vervanger(knoop, nieuw).visit(boom)
        if not _zet_code(compile(ast.fix_missing_locations(vervangen), str(WORTEL / pad), "exec")):
            raise LookupError(f"{pad}: geen geladen functie gevonden")

    return pas_toe


class _Vervanger(ast.NodeTransformer):
    def __init__(self, oud: ast.expr, nieuw: ast.expr) -> None:
        self.oud, self.nieuw = oud, nieuw

    def visit(self, node: ast.AST) -> Any:
        if node is self.oud:
            return ast.copy_location(self.nieuw, self.oud)
        return super().generic_visit(node)


# --- geladen functies ----------------------------------------------------------------------------------------------


def plek_van_code(code: CodeType) -> Plek:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def plek_van(functie: Any) -> Plek:
    """Where a function stands, looking through its decorators."""
    while hasattr(functie, "__wrapped__"):
        functie = functie.__wrapped__
    return plek_van_code(functie.__code__)


@cache
def geladen() -> dict[Plek, list[FunctionType]]:
    """Every function of the rule modules that exists, also those inside a decorator or a table."""
    bestanden = {str(WORTEL / pad) for pad in REGELS}
    per_plek: dict[Plek, list[FunctionType]] = defaultdict(list)
    for ding in gc.get_objects():
        if isinstance(ding, FunctionType) and ding.__code__.co_filename in bestanden:
            per_plek[plek_van_code(ding.__code__)].append(ding)
    return dict(per_plek)


def _zet_code(code: CodeType) -> int:
    """Put the changed code into the functions that everybody already holds; how many of them really changed."""
    aantal = 0
    for functie in geladen().get(plek_van_code(code), []):
        if functie.__code__.co_freevars == code.co_freevars:
            aantal += functie.__code__ != code
            functie.__code__ = code
    return aantal + sum(_zet_code(deel) for deel in code.co_consts if isinstance(deel, CodeType))
