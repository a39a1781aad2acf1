"""Intrekking gunningsbeslissing: a sent notice is withdrawn, for assessment is opened again (procedure section 3)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import (
    Afzender,
    Besluitverwijzing,
    Briefhoofd,
    Contact,
    Geadresseerde,
    Kop,
    Ondertekening,
    Perceel,
)
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzondenBrief(Context):
    """A letter that the addressee has."""

    kenmerk: str
    datum: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntrekkingGunningsbeslissing(Context):
    """Which letter is withdrawn and why, that a new decision with its own standstill follows."""

    afzender: Afzender
    briefhoofd: Annotated[Briefhoofd | None, OPTIONEEL] = None
    """Of the dienst in whose name this is; None is ours."""
    geadresseerde: Geadresseerde
    kop: Kop
    procedure: str
    perceel: Annotated[Perceel | None, OPTIONEEL] = None
    brief: VerzondenBrief
    aan_winnaar: bool
    """The withdrawn letter said that this tenderer would get the contract."""
    andere_percelen: Annotated[tuple[str, ...], OPTIONEEL] = ()
    """Percelen in the same letter for which it keeps its meaning."""
    motivering: Annotated[str, Naam("reden van de intrekking")]
    vermeld_einde: Annotated[date | None, OPTIONEEL, WEEKDAG] = None
    namens: Annotated[str, Naam("bestuursorgaan")]
    besluiten: Annotated[tuple[Besluitverwijzing, ...], OPTIONEEL] = ()
    """Of all deelnemers, in a letter of all of them together."""
    contact: Contact
    ondertekening: Ondertekening
