"""Overdrachtslijst: every file and letter of one deelnemer and of the project, for its own archive (procedure 2.8)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Bestand(Context):
    nummer: int
    naam: str
    soort: str
    datum: date | None
    beperking: str
    vingerafdruk: Annotated[str, Naam("SHA-256")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewaartermijn(Context):
    """How long, by which rule; `tot` is a computed day, or says that the archive fills it in."""

    wat: str
    regel: str
    tot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdrachtslijstDossier(Context):
    """Inventory with hashes, retention, restrictions, contact and receipt; nothing of another deelnemer."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    kop: Kop
    deelnemer: str
    aangeboden_op: date | None
    ontvangst_uiterlijk: Annotated[date | None, Naam("uiterste dag van bevestiging"), WEEKDAG]
    bestanden: Annotated[tuple[Bestand, ...], OPTIONEEL] = ()
    nog_niet: Annotated[tuple[str, ...], OPTIONEEL] = ()
    """Letters that were ordered and had no file yet when the dossier was offered."""
    bewaren: tuple[Bewaartermijn, ...]
    contact: Contact
    ondertekening: Ondertekening
