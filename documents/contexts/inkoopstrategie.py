"""Inkoopstrategie: the text that every organ adopts, with a page of adoption for each of them (procedure 2.2)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Dienst, Hoofdstuk, Kop, Stuk
from documents.contexts.velden import OPTIONEEL, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelname(Context):
    """A dienst that was asked to take part, and in which percelen."""

    dienst: str
    percelen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceelregel(Context):
    nummer: str
    naam: str
    waarde: Annotated[str, Naam("geraamde waarde")]
    winnaars: Annotated[int, Naam("aantal winnaars")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteriumregel(Context):
    """A criterion that was laid down before the strategy was offered."""

    perceel: str
    criterium: str
    soort: str
    gewicht: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap(Context):
    """A milestone, with the term that the law asks."""

    naam: str
    datum: date | None
    termijn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inkoopstrategie(Context):
    """All chapters of the standard template; under a chapter the facts that belong to it, and adoption pages."""

    afzender: Afzender
    kop: Kop
    versie: int
    vingerafdruk: str
    onderwerp: Annotated[str, Naam("omschrijving van de opdracht")]
    procedure: str
    aard: Annotated[str, Naam("aard van de opdracht")]
    waarde: Annotated[str, Naam("geraamde waarde")]
    externe_kosten: str
    hoofdstukken: tuple[Hoofdstuk, ...]
    deelnames: tuple[Deelname, ...]
    percelen: tuple[Perceelregel, ...]
    criteria: Annotated[tuple[Criteriumregel, ...], OPTIONEEL] = ()
    team: Annotated[tuple[str, ...], Naam("inkoopteam")]
    planning: tuple[Stap, ...]
    handelingen: tuple[str, ...]
    stukken: Annotated[tuple[Stuk, ...], OPTIONEEL] = ()
    """Files in the joint dossier when the strategy was offered."""
    vaststellingen: tuple[Dienst, ...]
    contact: Contact
