"""Correctiebericht: the last letter left later than planned, so the standstill ends later than stated (Aw 2.127)."""

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
from documents.contexts.intrekking_gunningsbeslissing import VerzondenBrief
from documents.contexts.velden import OPTIONEEL, STIL, WEEKDAG, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Correctiebericht(Context):
    """The stated end, the day of the last letter, and the end that governs; serve a summons before it."""

    afzender: Afzender
    briefhoofd: Annotated[Briefhoofd | None, OPTIONEEL] = None
    """Of the dienst in whose name this is; None is ours."""
    geadresseerde: Geadresseerde
    kop: Kop
    procedure: str
    perceel: Annotated[Perceel | None, OPTIONEEL] = None
    regime: Annotated[str, STIL]
    """wettelijk or contractueel."""
    brief: VerzondenBrief
    vermeld_einde: Annotated[date | None, WEEKDAG]
    laatste_verzending: Annotated[date | None, Naam("dag van de laatste verzending"), WEEKDAG]
    einde: Annotated[date | None, Naam("einde van de opschortende termijn"), WEEKDAG]
    tijd: Annotated[str, Naam("eindtijd")]
    rechtbank: str
    namens: Annotated[str, Naam("bestuursorgaan")]
    besluiten: Annotated[tuple[Besluitverwijzing, ...], OPTIONEEL] = ()
    """Of all deelnemers, in a letter of all of them together."""
    contact: Contact
    ondertekening: Ondertekening

    def aanvullend(self) -> tuple[str, ...]:
        """Only a later end is news: an earlier one never takes the place of what was stated."""
        if self.einde and self.vermeld_einde and self.einde <= self.vermeld_einde:
            return ("einde dat later is dan de brieven noemen",)
        return ()
