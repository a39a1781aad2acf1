"""A verb is a pure function: the same question has the same answer, and the Case that was handed in stays as it was."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import count

import pytest

from tests.factories import Moment, Spel, verhaal
from workflow.beurt import Decision
from workflow.case import Case, Stam, rijsoorten
from workflow.verbs import VERBS


def _ids() -> Callable[[], str]:
    teller: Iterator[int] = count(1)
    return lambda: f"nieuw-{next(teller)}"


def _voer_uit(m: Moment, houder: Case | Stam) -> Decision:
    call = replace(m.voor.call(m.door), nieuw_id=_ids())
    return VERBS[m.verb].functie(houder, m.met, call)


def _houder(spel: Spel, verb: str) -> Case | Stam:
    return spel.stam if VERBS[verb].op_stam else spel.zaak


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_zelfde_vraag_zelfde_antwoord(verb: str) -> None:
    for m in verhaal():
        if m.verb == verb:
            houder = _houder(m.voor, verb)
            voor, met = deepcopy(houder), deepcopy(m.met)
            eerste, tweede = _voer_uit(m, houder), _voer_uit(m, houder)
            assert eerste == tweede
            assert houder == voor, "de zaak is veranderd"
            assert m.met == met, "de argumenten zijn veranderd"


def test_rijen_zijn_bevroren() -> None:
    for soort in (Case, Stam, *rijsoorten(Case).values(), *rijsoorten(Stam).values()):
        assert soort.__dataclass_params__.frozen, soort.__name__  # type: ignore[attr-defined]
