"""Wijzigingsbericht: a rectification or a later closing, to each deelnemer for information (procedure section 3)."""

from dataclasses import dataclass
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Marktplanning, Ondertekening, Stuk
from documents.contexts.velden import OPTIONEEL, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectificatie(Context):
    nummer: int
    omschrijving: str
    stukken: Annotated[tuple[Stuk, ...], OPTIONEEL] = ()
    beoordeling: Annotated[str, Naam("waarom de sluiting wel of niet verschuift")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verlenging(Context):
    van: Annotated[str, Naam("eerdere sluiting")]
    naar: Annotated[str, Naam("nieuwe sluiting")]
    grond: str
    motivering: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijzigingsbericht(Context):
    """What changed, its new files with their hashes, what it does to the closing, and all dates as they are now."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    kop: Kop
    platform: str
    referentie: Annotated[str, Naam("nummer op het platform")]
    rectificaties: Annotated[tuple[Rectificatie, ...], OPTIONEEL] = ()
    verlengingen: Annotated[tuple[Verlenging, ...], OPTIONEEL] = ()
    planning: Marktplanning
    contact: Contact
    ondertekening: Ondertekening

    def aanvullend(self) -> tuple[str, ...]:
        """Something changed."""
        return () if self.rectificaties or self.verlengingen else ("rectificatie of verlenging",)
