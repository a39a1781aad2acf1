"""Arguments of verbs: frozen dataclasses whose fields carry their Dutch help."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field
from decimal import Decimal
from typing import Any, Protocol, TypeVar, dataclass_transform, runtime_checkable

from workflow.case import Case
from workflow.case.stam import Beeldvorm

T = TypeVar("T")


def veld(hulp: str, *, default: Any = MISSING) -> Any:
    """A field with the help that CLI, scenario errors and handleiding show; a dict is a fresh one for each call."""
    if isinstance(default, dict):
        return field(default_factory=default.copy, metadata={"hulp": hulp})
    return field(default=default, metadata={"hulp": hulp})


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(veld,))
def argumenten(klasse: type[T]) -> type[T]:
    """Frozen, by keyword only, and refusing names that it does not know."""
    maak: Callable[[type[T]], type[T]] = dataclass(frozen=True, slots=True, kw_only=True)
    gemaakt = maak(klasse)
    gemaakt.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]  # read by the input layer
    return gemaakt


@dataclass(frozen=True, slots=True, kw_only=True)
class Bestand:
    """A file that the store already holds: its own name, SHA-256 and size in bytes."""

    naam: str
    sha256: str
    omvang: int

    def __post_init__(self) -> None:
        eis_gevuld(self.naam, "naam")


@dataclass(frozen=True, slots=True, kw_only=True)
class Afbeelding:
    """A picture that the store already holds, as its bytes were read: what it is, and its size in pixels."""

    naam: str
    sha256: str
    omvang: int
    vorm: Beeldvorm
    breedte: int
    hoogte: int

    def __post_init__(self) -> None:
        eis_gevuld(self.naam, "naam")


def eis_positief(waarde: Decimal, wat: str) -> None:
    """An amount or number that must be more than zero; raises ValueError in Dutch."""
    if not waarde.is_finite() or waarde <= 0:
        raise ValueError(f"{wat} moet meer zijn dan 0")


def eis_gevuld(waarde: str, wat: str) -> None:
    """A text that may not be empty; raises ValueError in Dutch."""
    if not waarde.strip():
        raise ValueError(f"{wat} mag niet leeg zijn")


def eis_email(waarde: str, wat: str = "email") -> None:
    """One address: a name and a domain around a single @, without spaces; raises ValueError in Dutch."""
    naam, _, domein = waarde.partition("@")
    if not naam or not domein or "@" in domein or any(teken.isspace() for teken in waarde):
        raise ValueError(f"{wat} moet één e-mailadres zijn, bijvoorbeeld inkoper-1@bizob.example")


@runtime_checkable
class Bevriesbaar(Protocol):
    """Arguments that leave something to the moment, such as "the latest version"."""

    def bevries(self, case: Case) -> Any:
        """The same arguments with that moment's answer written out."""


def bevries(met: Any, case: Case) -> Any:
    """What a proposal keeps: the second person confirms what the first one saw."""
    return met.bevries(case) if isinstance(met, Bevriesbaar) else met
