"""Which guards of a verb may be set aside, and which were (procedure section 3)."""

from collections.abc import Iterable

from workflow.beurt import Beurt
from workflow.case import Case
from workflow.case.termijn import Afdwinging
from workflow.guards.basis import Guard, dwingbare_codes
from workflow.reasons import Reden
from workflow.tables import TRANSITIONS, act


def dwingbare_guards(verb: str, code: str) -> tuple[str, ...]:
    """The guards of a verb that give this reason and may be set aside; raises KeyError for an unknown verb."""
    return tuple(guard.__name__ for guard in _guards(verb) if code in dwingbare_codes(guard))


def _guards(verb: str) -> tuple[Guard, ...]:
    for rijen in TRANSITIONS.values():
        for rij in rijen:
            if rij.trigger == verb:
                return rij.guards
    return act(verb)[1].guards


def opzijgezet(case: Case, verb: str, perceel_id: str | None) -> dict[str, Afdwinging]:
    """The guards that were set aside for the next call of this verb, by name."""
    return {
        a.guard: a
        for a in case.afdwingingen.values()
        if a.gebruikt_op is None and (a.verb, a.perceel_id) == (verb, perceel_id)
    }


def vraag(beurt: Beurt, machine: str, verb: str, guards: Iterable[Guard]) -> tuple[list[Reden], list[Afdwinging]]:
    """What the guards of a row still say, and what had to be set aside so that they do not say more."""
    opzij = opzijgezet(beurt.case, verb, beurt.perceel_id if machine == "perceel" else None)
    blijft: list[Reden] = []
    gebruikt: list[Afdwinging] = []
    for guard in guards:
        redenen = list(guard(beurt))
        if redenen and (afdwinging := opzij.get(guard.__name__)):
            gebruikt.append(afdwinging)
        else:
            blijft += redenen
    return blijft, gebruikt
