"""Afrondingsbericht: the contracts are there; a proposal for the implementatiebijeenkomst (procedure 2.7)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesloten(Context):
    """One contract of this deelnemer."""

    perceel: str
    leverancier: str
    ingangsdatum: date | None
    einddatum: date | None
    verlengbaar: str
    """In words: "nee", "tot en met 31 augustus 2032"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Afrondingsbericht(Context):
    """The result for this deelnemer per perceel, and a proposal for the meeting with the supplier."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    kop: Kop
    overeenkomsten: Annotated[tuple[Gesloten, ...], OPTIONEEL] = ()
    bijzonderheden: Annotated[tuple[str, ...], OPTIONEEL] = ()
    """Percelen in which this deelnemer has no contract, and why."""
    week: Annotated[date | None, Naam("week van de implementatiebijeenkomst"), WEEKDAG]
    reageren_voor: Annotated[date | None, Naam("uiterste reactiedatum"), WEEKDAG]
    contact: Contact
    ondertekening: Ondertekening

    def aanvullend(self) -> tuple[str, ...]:
        """There is a result to tell."""
        return () if self.overeenkomsten or self.bijzonderheden else ("resultaat",)
