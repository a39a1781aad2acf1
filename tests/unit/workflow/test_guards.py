"""Every guard of every row says no when its fact is missing, and is the one that says it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.unit.workflow.gevallen import altijd, contract, deelname, gunning, markt, post, voorbereiding, zijwegen
from tests.unit.workflow.gevallen.basis import Geval, Poging
from workflow import zetten
from workflow.tables import ACTS, TRANSITIONS, act, transition

GEVALLEN: tuple[Geval, ...] = (
    *voorbereiding.GEVALLEN,
    *markt.GEVALLEN,
    *gunning.GEVALLEN,
    *contract.GEVALLEN,
    *deelname.GEVALLEN,
    *zijwegen.GEVALLEN,
    *altijd.GEVALLEN,
    *post.GEVALLEN,
)
RIJEN = [
    *((r.trigger, r.guards) for rijen in TRANSITIONS.values() for r in rijen),
    *((r.verb, r.guards) for rijen in ACTS.values() for r in rijen),
]


def test_elke_guard_van_elke_rij_heeft_een_geval() -> None:
    in_tabel = {(trigger, guard.__name__) for trigger, guards in RIJEN for guard in guards}
    assert {(g.trigger, g.guard) for g in GEVALLEN} == in_tabel


@pytest.mark.parametrize("geval", GEVALLEN, ids=str)
def test_zonder_het_feit_volgt_de_reden(geval: Geval) -> None:
    assert geval.begin().codes() == set(), "met alle feiten hoort het te lukken"
    assert geval.gebroken().codes() == {geval.code, *geval.ook}


@pytest.mark.parametrize("geval", GEVALLEN, ids=str)
def test_alleen_deze_guard_zegt_het(geval: Geval, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the guard taken out of its row nothing else notices, so the row needs it."""
    poging = geval.gebroken()
    monkeypatch.setattr(zetten, "transition", _zonder_guard(transition, geval))
    monkeypatch.setattr(zetten, "act", _zonder_guard(act, geval))
    assert geval.code not in _codes_of_crash(poging)


def _zonder_guard(opzoeken: Callable[..., Any], geval: Geval) -> Callable[..., Any]:
    def zonder_guard(*sleutel: str) -> Any:
        gevonden = opzoeken(*sleutel)
        if sleutel[-1] != geval.trigger:
            return gevonden
        rij = gevonden[1] if isinstance(gevonden, tuple) else gevonden
        kaal = replace(rij, guards=tuple(g for g in rij.guards if g.__name__ != geval.guard))
        return (gevonden[0], kaal) if isinstance(gevonden, tuple) else kaal

    return zonder_guard


def _codes_of_crash(poging: Poging) -> set[str]:
    try:
        return poging.codes()
    except (LookupError, StopIteration, ValueError, AttributeError):
        return {"crash"}
