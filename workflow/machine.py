"""One shared state machine per kind of row; the only place that knows the library `transitions`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from transitions import EventData, Machine

Vraag = Callable[["Overgang"], None]
"""Asked before a row of the table is taken; raises Geweigerd with every reason."""


@dataclass(frozen=True, slots=True)
class Overgang:
    """One row of the table: from a state, by a trigger, to a state."""

    van: str
    trigger: str
    naar: str


class GeenOvergang(Exception):
    """The table has no row for this state and trigger."""


class _Cursor:
    """The small mutable model that `transitions` moves; our rows are frozen."""

    __slots__ = ("state", "vraag")

    def __init__(self, state: str, vraag: Vraag) -> None:
        self.state, self.vraag = state, vraag


class Toestandsmachine:
    """Moves a state by the rows of one table."""

    def __init__(self, naam: str, overgangen: Sequence[Overgang]) -> None:
        self.naam = naam
        # An enum member would be registered by its name; a state is its value.
        self.overgangen = tuple(Overgang(str(o.van), o.trigger, str(o.naar)) for o in overgangen)
        toestanden = dict.fromkeys(t for o in self.overgangen for t in (o.van, o.naar))
        self._machine = Machine(
            model=None, states=list(toestanden), initial=None, auto_transitions=False, send_event=True
        )
        for overgang in self.overgangen:
            self._machine.add_transition(
                overgang.trigger, overgang.van, overgang.naar, conditions=[self._voorwaarde(overgang)]
            )

    @staticmethod
    def _voorwaarde(overgang: Overgang) -> Callable[[EventData], bool]:
        def vraag_alles(event: EventData) -> bool:
            cast(_Cursor, event.model).vraag(overgang)
            return True

        return vraag_alles

    def naar(self, toestand: str, trigger: str, vraag: Vraag = lambda _: None) -> str:
        """The state that a trigger leads to; raises GeenOvergang, or whatever `vraag` raises."""
        if trigger not in self.triggers_uit(str(toestand)):
            raise GeenOvergang(f"{self.naam}: {trigger} vanuit {toestand}")
        cursor = _Cursor(str(toestand), vraag)
        self._machine.events[trigger].trigger(cursor)
        return cursor.state

    def triggers_uit(self, toestand: str) -> tuple[str, ...]:
        return tuple(o.trigger for o in self.overgangen if o.van == toestand)

    def bronnen(self, trigger: str) -> tuple[str, ...]:
        return tuple(o.van for o in self.overgangen if o.trigger == trigger)
