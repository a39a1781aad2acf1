"""The stateful model: hypothesis chooses the moves, the executor answers, the book judges."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from db import audit
from db.engine import lees
from tests.proeven.model.kiezen import Getrokken
from tests.proeven.model.wereld import Stand, Telling, Wereld
from tests.proeven.model.zetten import ZETTEN, Zet

PER_KEER = 9
"""Hypothesis makes its first runs small and its later ones copies of earlier parts, and breaks both off half-way.

It does so from the tenth run on. The first run chooses the first option everywhere and is not counted; in its search
for what is new hypothesis also stops some before their first move, and those are not counted either.
"""
VAN_HIER = 4
"""How much oftener a move is made that belongs to the state than one that belongs everywhere."""


class Model(RuleBasedStateMachine):
    """One run: an installation copied from a random moment of the story, and moves on it.

    There is one rule, which draws the move itself: of many rules hypothesis switches a part off in every run, and a run
    that has only such moves left is broken off.
    """

    standen: Sequence[Stand]
    telling: Telling
    zetten: Sequence[Zet]
    overal: bool
    aantal: int
    wereld: Wereld | None = None
    gedaan = 0

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        self.wereld = Wereld(Getrokken(data).uit(*self.standen), self.telling)
        self.telling.voorbeelden += 1

    @rule(data=st.data())
    def zet(self, data: st.DataObject) -> None:
        assert self.wereld
        kies = Getrokken(data)
        self._kies_zet(self.wereld, kies).doe(self.wereld, kies)
        self.telling.zetten += 1
        self.gedaan += 1

    def _kies_zet(self, wereld: Wereld, kies: Getrokken) -> Zet:
        """Mostly one that makes sense here; now and then any."""
        if self.overal and kies.soms(15):
            return ZETTEN[kies.uit(*ZETTEN)]
        kan = [zet for zet in self.zetten if zet.kan(wereld)]
        van_hier = [zet for zet in kan if zet.waar] * VAN_HIER
        keuze: Zet = kies.uit(*(zet for zet in kan if not zet.waar), *van_hier)
        return keuze

    def teardown(self) -> None:
        if self.wereld is None:
            return
        try:
            with lees(self.wereld.app.engine) as conn:
                assert audit.controleer(conn) == []
        finally:
            self.wereld.sluit()
        self.telling.heel += self.gedaan == self.aantal


def model(
    standen: Sequence[Stand],
    telling: Telling,
    zetten: Sequence[Zet] = tuple(ZETTEN.values()),
    overal: bool = True,
    aantal: int = 50,
) -> type[Model]:
    """A machine that makes so many of these moves; `overal` makes moves also where they do not belong."""
    eigen = {"standen": standen, "telling": telling, "zetten": zetten, "overal": overal, "aantal": aantal}
    return type("Model", (Model,), eigen)


def speel(klasse: type[Model], voorbeelden: int, **anders: Any) -> None:
    """Raises what the model finds, with the blob that plays it again."""
    run_state_machine_as_test(
        klasse,
        settings=settings(
            max_examples=voorbeelden,
            stateful_step_count=klasse.aantal + 1,  # the first step chooses where to begin
            deadline=None,
            database=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
            **anders,
        ),
    )


def speel_heel(klasse: type[Model], reeksen: int, **anders: Any) -> int:
    """So many whole runs, each with chosen moves; how many were made.

    Each block has a seed of its own: the same runs every time, so that a disagreement is found by who made it.
    """
    gespeeld = 0
    for blok in count():
        if gespeeld >= reeksen:
            break
        voor = klasse.telling.heel
        speel(seed(blok)(klasse), PER_KEER, **anders)
        gespeeld += klasse.telling.heel - voor - 1
    return gespeeld
