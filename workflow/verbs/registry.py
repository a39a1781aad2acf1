"""The register of verbs: one name for use case, command, scenario and audit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workflow.beurt import Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.stam import Rol
from workflow.tables import MACHINES, TRANSITIONS, act, transition

VierOgen = Callable[[Case, Any, Call], bool]


@dataclass(frozen=True, slots=True)
class Verb:
    naam: str
    stap: str
    hulp: str
    argumenten: type[Any]
    functie: Callable[[Any, Any, Call], Decision]
    vier_ogen: VierOgen | None
    """Whether this call asks a second person; None never does."""
    trigger: tuple[str, str] | None
    """Machine and trigger, for a verb that moves a project or perceel."""
    stil: bool
    """Whether a call that changes nothing leaves no audit row."""
    heel_stam: bool
    """Whether it names diensten or persons that the project does not have yet."""

    @property
    def op_stam(self) -> bool:
        """A verb without a project."""
        return self.trigger is None and act(self.naam)[0] == "stam"

    @property
    def rollen(self) -> tuple[Rol, ...]:
        return transition(*self.trigger).rollen if self.trigger else act(self.naam)[1].rollen

    @property
    def toestanden(self) -> tuple[str, ...]:
        """The states of the project or perceel in which the tables allow this verb."""
        return MACHINES[self.trigger[0]].bronnen(self.trigger[1]) if self.trigger else act(self.naam)[1].toestanden

    @property
    def machine(self) -> str:
        return self.trigger[0] if self.trigger else act(self.naam)[0]


VERBS: dict[str, Verb] = {}


def altijd(case: Case, met: Any, call: Call) -> bool:
    """Four eyes on every call."""
    return True


def verb(
    naam: str,
    *,
    stap: str,
    hulp: str,
    argumenten: type[Any],
    vier_ogen: VierOgen | None = None,
    stil: bool = False,
    heel_stam: bool = False,
) -> Callable[[Callable[[Any, Any, Call], Decision]], Callable[[Any, Any, Call], Decision]]:
    """Register a pure function as the verb with this name; a name that the tables lack is a KeyError."""

    def registreer(functie: Callable[[Any, Any, Call], Decision]) -> Callable[[Any, Any, Call], Decision]:
        VERBS[naam] = Verb(naam, stap, hulp, argumenten, functie, vier_ogen, _trigger(naam), stil, heel_stam)
        return functie

    return registreer


def _trigger(naam: str) -> tuple[str, str] | None:
    for machine, rijen in TRANSITIONS.items():
        if any(rij.trigger == naam for rij in rijen):
            return machine, naam
    act(naam)
    return None
