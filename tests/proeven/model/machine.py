"""The stateful model: hypothesis chooses the moves, the executor answers, the book judges."""

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from db import audit
from db.engine import lees
from tests.proeven.model.kiezen import Getrokken
from tests.proeven.model.wereld import Stand, Telling, Wereld
from tests.proeven.model.zetten import ZETTEN, Zet


class Model(RuleBasedStateMachine):
    """One run: an installation copied from a random moment of the story, and moves on it."""

    standen: Sequence[Stand]
    telling: Telling
    wereld: Wereld | None = None

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        self.wereld = Wereld(Getrokken(data).uit(*self.standen), self.telling)
        self.telling.voorbeelden += 1

    def zet(self, zet: Zet, kies: Getrokken) -> None:
        assert self.wereld
        self.telling.zetten += 1
        zet.doe(self.wereld, kies)

    def teardown(self) -> None:
        if self.wereld is None:
            return
        try:
            with lees(self.wereld.app.engine) as conn:
                assert audit.controleer(conn) == []
        finally:
            self.wereld.sluit()


def model(
    standen: Sequence[Stand], telling: Telling, zetten: Sequence[Zet] = tuple(ZETTEN.values()), overal: bool = True
) -> type[Model]:
    """A machine with a rule per move; `overal` makes moves also where they do not belong."""
    regels = {zet.naam: _regel(zet) for zet in zetten}
    if overal:
        regels["ergens_anders"] = rule(data=st.data())(_ergens_anders)
    return type("Model", (Model,), {"standen": standen, "telling": telling, **regels})


def _ergens_anders(self: Model, data: st.DataObject) -> None:
    kies = Getrokken(data)
    self.zet(ZETTEN[kies.uit(*ZETTEN)], kies)


def _regel(zet: Zet) -> Callable[..., Any]:
    def regel(self: Model, data: st.DataObject) -> None:
        self.zet(zet, Getrokken(data))

    regel.__name__ = zet.naam
    return precondition(lambda self: self.wereld is not None and zet.kan(self.wereld))(rule(data=st.data())(regel))


def speel(klasse: type[Model], voorbeelden: int, zetten: int, **anders: Any) -> None:
    """Raises what the model finds, with the blob that plays it again."""
    run_state_machine_as_test(
        klasse,
        settings=settings(
            max_examples=voorbeelden,
            stateful_step_count=zetten + 1,  # the first step chooses where to begin
            deadline=None,
            database=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
            **anders,
        ),
    )
