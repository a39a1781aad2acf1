"""Evaluatieformulier: what a deelnemer thinks of the procedure, on paper or on screen, before a day (procedure 2.8)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatieformulier(Context):
    """The questions stand in the template; the overeenkomsten tell what they are about."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    kop: Kop
    deelnemer: str
    overeenkomsten: Annotated[tuple[str, ...], OPTIONEEL] = ()
    """Perceel and supplier of each overeenkomst of this deelnemer."""
    retour_uiterlijk: Annotated[date | None, Naam("uiterste dag van terugsturen"), WEEKDAG]
    contact: Contact
    ondertekening: Ondertekening
