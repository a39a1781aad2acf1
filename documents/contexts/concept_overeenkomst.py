"""Concept-overeenkomst: what a deelnemer and its supplier sign, with the text in the dossier by name and hash (2.7)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Besluitverwijzing, Kop, Ondertekenaar, Perceel
from documents.contexts.velden import OPTIONEEL, STIL, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Opdrachtgever(Context):
    """The deelnemer, and the functions that represent it."""

    naam: str
    orgaan: Annotated[str, Naam("bestuursorgaan")]
    """With article and dienst, as in `Besluitverwijzing`."""
    adres: str
    postcode: str
    plaats: str
    ondertekenaars: tuple[Ondertekenaar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leverancier(Context):
    """Number in the trade register and representative stand in no file of ours: they are written by hand."""

    naam: str
    adres: str
    postcode: str
    plaats: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bestand(Context):
    naam: str
    vingerafdruk: str
    """SHA-256 of the file in the dossier, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deel(Context):
    """A document that is part of the overeenkomst; a lower number goes before a higher one."""

    rang: int
    naam: str
    vingerafdruk: str
    """SHA-256 in hexadecimal, or in words that the dossier holds no file of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptOvereenkomst(Context):
    """Parties, recitals, documents in order of rank, subject, price, term and signatures; no clauses of our own."""

    afzender: Afzender
    kop: Kop
    opdrachtgever: Opdrachtgever
    leverancier: Leverancier
    procedure: str
    platform: Annotated[str, Naam("aanbestedingsplatform")]
    referentie: Annotated[str, Naam("nummer op het platform")]
    gepubliceerd_op: Annotated[date | None, Naam("datum van de publicatie")]
    inschrijving_van: Annotated[date | None, Naam("datum van de inschrijving")]
    besluit: Besluitverwijzing
    beslissing_van: Annotated[date | None, Naam("datum van de gunningsbeslissing")]
    perceel: Annotated[Perceel | None, OPTIONEEL] = None
    omschrijving: str
    tekst: Annotated[Bestand, Naam("tekst van de overeenkomst")]
    nvi_ronde: Annotated[int, STIL]
    """The last round of the nota van inlichtingen that the text takes in; 0 is none."""
    delen: tuple[Deel, ...]
    prijs: str
    samen: bool
    """The price is for all deelnemers together."""
    ingangsdatum: date | None
    einddatum: date | None
    verlengbaar_tot: Annotated[date | None, OPTIONEEL] = None
