"""Voortgangsrapportage: steps taken, steps to take, planning against actual, what is blocked (procedure 2.10)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender
from documents.contexts.velden import OPTIONEEL, Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Rapportkop(Context):
    kenmerk: str
    datum: date | None
    onderwerp: str
    week: str
    """In words: "week 24 van 2026 (8 juni 2026 tot en met 14 juni 2026)"."""
    bestemd_voor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feit(Context):
    naam: str
    waarde: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebeurd(Context):
    datum: date | None
    wat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mijlpaal(Context):
    naam: str
    gepland: str
    werkelijk: str
    """The day itself, or that it is not there yet."""
    verschil: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fase(Context):
    """A hoofdfase with its milestones in their order."""

    naam: str
    mijlpalen: tuple[Mijlpaal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vervolg(Context):
    project: Annotated[str, OPTIONEEL] = ""
    """Only where the steps of several projects stand together."""
    stap: str
    wie: str
    tegen: str
    """What stands in its way, one per line, or that it can be done now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevraagd(Context):
    wat: str
    uiterlijk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnregel(Context):
    project: Annotated[str, OPTIONEEL] = ""
    """As in `Vervolg`."""
    naam: str
    laatste_dag: str
    stand: str
    wacht_op: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienstregel(Context):
    dienst: str
    stand: str
    open: str
    """What is not done yet, one per line, with who is to act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderdeel(Context):
    """One cell of the overview, of the dienst itself."""

    naam: str
    stand: str
    datum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluit(Context):
    onderwerp: str
    uitkomst: str
    nummer: str
    datum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Context):
    naam: str
    aantal: int
    verzonden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Projectdeel(Context):
    """One project: for its team, or as one dienst may see it."""

    titel: str
    voor_dienst: bool
    feiten: tuple[Feit, ...]
    gebeurd: Annotated[tuple[Gebeurd, ...], OPTIONEEL] = ()
    gevraagd: Annotated[tuple[Gevraagd, ...], OPTIONEEL] = ()
    fasen: Annotated[tuple[Fase, ...], OPTIONEEL] = ()
    vervolg: Annotated[tuple[Vervolg, ...], OPTIONEEL] = ()
    termijnen: Annotated[tuple[Termijnregel, ...], OPTIONEEL] = ()
    diensten: Annotated[tuple[Dienstregel, ...], OPTIONEEL] = ()
    onderdelen: Annotated[tuple[Onderdeel, ...], OPTIONEEL] = ()
    besluiten: Annotated[tuple[Besluit, ...], OPTIONEEL] = ()
    brieven: Annotated[tuple[Brief, ...], OPTIONEEL] = ()
    aandacht: Annotated[tuple[str, ...], OPTIONEEL] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Projectregel(Context):
    project: str
    """Name and kenmerk."""
    toestand: str
    mijlpaal: str
    """The next one, with its planned day."""
    verschil: str
    geblokkeerd: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzicht(Context):
    """All projects together, for the management."""

    projecten: Annotated[tuple[Projectregel, ...], OPTIONEEL] = ()
    geblokkeerd: Annotated[tuple[Termijnregel, ...], OPTIONEEL] = ()
    vervolg: Annotated[tuple[Vervolg, ...], OPTIONEEL] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voortgangsrapportage(Context):
    """The overview of all projects, or the projects one by one."""

    afzender: Afzender
    kop: Rapportkop
    overzicht: Annotated[Overzicht | None, OPTIONEEL] = None
    delen: Annotated[tuple[Projectdeel, ...], OPTIONEEL] = ()
