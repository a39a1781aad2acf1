"""Bericht deelnemers: who takes part, told to all, also to those who are out (procedure 2.2.1)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening
from documents.contexts.velden import Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class BerichtDeelnemers(Context):
    """The list of deelnemers, and of this dienst whether it is in or out and why."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    kop: Kop
    strategie_versie: Annotated[int, Naam("versie van de inkoopstrategie")]
    strategie_datum: Annotated[date | None, Naam("datum van de inkoopstrategie")]
    deelnemers: tuple[str, ...]
    doet_mee: bool
    reden: Annotated[str, Naam("waarom deze dienst wel of niet meedoet")]
    herstel_mogelijk: bool
    """It had not decided when the deadline passed; a besluit that was taken in time may still be sent."""
    contact: Contact
    ondertekening: Ondertekening
