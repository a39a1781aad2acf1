"""Doorzending aanbestedingsdocumenten: what was published, to each deelnemer for information (procedure 2.3)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Marktplanning, Ondertekening, Stuk
from documents.contexts.velden import Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorzendingAanbestedingsdocumenten(Context):
    """The documents with their hashes, where they were published, and the dates that hold."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    kop: Kop
    opnieuw: bool
    """An earlier publication led to nothing."""
    procedure: str
    gepubliceerd_op: Annotated[date | None, Naam("dag van publicatie")]
    platform: str
    referentie: Annotated[str, Naam("nummer op het platform")]
    stukken: tuple[Stuk, ...]
    planning: Marktplanning
    contact: Contact
    ondertekening: Ondertekening
