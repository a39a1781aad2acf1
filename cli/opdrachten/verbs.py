"""`verbs`: all that the register knows, from the code itself."""

from collections.abc import Iterator
from typing import Any

from cli.groep import maak_commando
from cli.stappen import STAPPEN
from cli.uitvoer import AlsJson, druk
from usecases.invoer import argumenten_van
from workflow.reasons import REDENEN
from workflow.tables import OVERAL
from workflow.verbs import VERBS, Verb


def verbs(json: AlsJson = False) -> None:
    druk(json, {"verbs": [_gegevens(verb) for verb in _op_volgorde()], "redenen": _redenen()}, _regels())


def _op_volgorde() -> list[Verb]:
    volgorde = list(STAPPEN)
    return sorted(VERBS.values(), key=lambda verb: volgorde.index(verb.stap))


def _gegevens(verb: Verb) -> dict[str, Any]:
    return {
        "verb": verb.naam,
        "stap": verb.stap,
        "hulp": verb.hulp,
        "project": not verb.op_stam,
        "over": verb.machine,
        "rollen": verb.rollen,
        "toestanden": verb.toestanden,
        "vier_ogen": verb.vier_ogen is not None,
        "argumenten": argumenten_van(verb),
    }


def _redenen() -> list[dict[str, str | None]]:
    return [{"code": c, "uitleg": r.uitleg, "wie": r.wie, "verb": r.verb} for c, r in REDENEN.items()]


def _regels() -> Iterator[str]:
    stap = ""
    for verb in _op_volgorde():
        if verb.stap != stap:
            stap = verb.stap
            yield f"\n{STAPPEN[stap]}"
        yield from _van_verb(verb)
    yield "\nRedenen om te weigeren"
    for code, reden in REDENEN.items():
        met = f" met {reden.verb}" if reden.verb else ""
        yield f"  {code}: {reden.uitleg} Aan zet: {reden.wie}{met}."


def _van_verb(verb: Verb) -> Iterator[str]:
    ogen = " (een tweede persoon bevestigt)" if verb.vier_ogen else ""
    yield f"  {verb.naam}{ogen}: {verb.hulp}"
    namen = [argument.naam if argument.verplicht else f"[{argument.naam}]" for argument in argumenten_van(verb)]
    yield f"    gegevens: {', '.join(namen) or 'geen'}"
    yield f"    voor: {', '.join(verb.rollen) or 'een tweede persoon van Bizob'}"
    if verb.toestanden:
        yield f"    kan als {_wanneer(verb)}"


def _wanneer(verb: Verb) -> str:
    if set(OVERAL) <= set(verb.toestanden):
        return "het project loopt"
    over = "het perceel" if verb.machine == "perceel" else "het project"
    return f"{over} staat op: {', '.join(verb.toestanden)}"


OPDRACHT = maak_commando(verbs)
