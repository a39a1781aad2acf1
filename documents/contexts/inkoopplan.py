"""Inkoopplan: everything that is bought together with one dienst, and how far it is (procedure 2.10)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender
from documents.contexts.velden import OPTIONEEL, Context
from documents.contexts.voortgangsrapportage import Gevraagd, Mijlpaal


@dataclass(frozen=True, slots=True, kw_only=True)
class Plankop(Context):
    kenmerk: str
    datum: date | None
    onderwerp: str
    dienst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planregel(Context):
    """One project in the overview."""

    project: str
    """Kenmerk and name."""
    waarde: str
    deelname: str
    stand: str
    volgende: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraagregel(Context):
    project: str
    wat: str
    uiterlijk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractregel(Context):
    """A running contract of this dienst."""

    project: str
    perceel: str
    leverancier: str
    einddatum: date | None
    verlengbaar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planproject(Context):
    titel: str
    omschrijving: str
    waarde: str
    procedure: str
    deelname: str
    stand: str
    mijlpalen: Annotated[tuple[Mijlpaal, ...], OPTIONEEL] = ()
    """Empty for a dienst that is out."""
    gevraagd: Annotated[tuple[Gevraagd, ...], OPTIONEEL] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inkoopplan(Context):
    """One dienst, over all its projects; of another dienst, a tender or a price it says nothing."""

    afzender: Afzender
    kop: Plankop
    overzicht: Annotated[tuple[Planregel, ...], OPTIONEEL] = ()
    gevraagd: Annotated[tuple[Vraagregel, ...], OPTIONEEL] = ()
    contracten: Annotated[tuple[Contractregel, ...], OPTIONEEL] = ()
    projecten: Annotated[tuple[Planproject, ...], OPTIONEEL] = ()
