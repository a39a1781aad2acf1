"""Bewijsverzoek: the evidence behind the declaration of a winner, before the award is definitive (Aw 2.102)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening, Perceel
from documents.contexts.velden import OPTIONEEL, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewijsverzoek(Context):
    """Which evidence, by when and where; the documents say what it is and how long there is for it."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    kop: Kop
    procedure: str
    perceel: Annotated[Perceel | None, OPTIONEEL] = None
    diensten: Annotated[tuple[str, ...], Naam("aanbestedende diensten")]
    beslissing_van: Annotated[date | None, Naam("datum van de brief over de gunningsbeslissing")]
    stukken: Annotated[tuple[str, ...], Naam("stukken waarin staat welk bewijs nodig is")]
    platform: str
    referentie: Annotated[str, Naam("nummer op het platform")]
    contact: Contact
    ondertekening: Ondertekening
