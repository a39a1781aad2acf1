"""Evaluatie: goals against result, planning against actual, counts and lead times; the rest by hand (procedure 2.8)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Kop
from documents.contexts.velden import OPTIONEEL, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Doel(Context):
    """Why this was bought together; the result is for people to judge."""

    naam: str
    motivering: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapdag(Context):
    naam: str
    gepland: str
    werkelijk: str
    verschil: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceeluitkomst(Context):
    perceel: str
    geraamd: str
    """Estimated value; of all percelen together where there is one."""
    ontvangen: int
    geldig: int
    winnaars: str
    """With the price that each tendered, or why there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Context):
    naam: str
    aantal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorlooptijd(Context):
    """One deelnemer: written to, decided, received; every day in words or a dash."""

    deelnemer: str
    verzonden: str
    besloten: str
    ontvangen: str
    dagen: str
    """From asking to receiving."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitronde(Context):
    onderwerp: str
    gevraagd: Annotated[date | None, Naam("dag waarop het is gevraagd")]
    """The same day for all deelnemers."""
    deelnemers: tuple[Doorlooptijd, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatie(Context):
    """Everything that the Case knows; what it does not know is an empty line in the template."""

    afzender: Afzender
    kop: Kop
    procedure: str
    deelnemers: tuple[str, ...]
    doelen: Annotated[tuple[Doel, ...], OPTIONEEL] = ()
    planning: tuple[Stapdag, ...]
    percelen: tuple[Perceeluitkomst, ...]
    tellingen: tuple[Telling, ...]
    wijzigingen: Annotated[tuple[str, ...], OPTIONEEL] = ()
    besluiten: Annotated[tuple[Besluitronde, ...], OPTIONEEL] = ()
    contact: Annotated[Contact, Naam("opsteller")]
