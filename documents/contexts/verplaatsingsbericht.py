"""Verplaatsingsbericht: a deadline that the addressee was told of has moved (procedure section 6)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening, Perceel
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Verplaatsingsbericht(Context):
    """What was asked, by which day, by which day now, and why."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    kop: Kop
    perceel: Annotated[Perceel | None, OPTIONEEL] = None
    actie: Annotated[str, Naam("wat er moet gebeuren")]
    van: Annotated[date | None, Naam("eerdere laatste dag"), WEEKDAG]
    naar: Annotated[date | None, Naam("nieuwe laatste dag"), WEEKDAG]
    motivering: Annotated[str, Naam("waarom de termijn verschuift")]
    contact: Contact
    ondertekening: Ondertekening
