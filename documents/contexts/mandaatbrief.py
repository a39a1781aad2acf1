"""Mandaatbrief: machtiging en volmacht of one deelnemer to Bizob (procedure 2.2, Awb 10:1-10:12, BW 3:60)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Briefhoofd, Geadresseerde, Kop, Ondertekenaar, Perceel, Strategie
from documents.contexts.velden import OPTIONEEL, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandaatgever(Context):
    """The dienst that grants, with the organ that decides and the function that represents it (Gemeentewet 171)."""

    naam: str
    orgaan: Annotated[str, Naam("bestuursorgaan")]
    """With article and dienst."""
    vertegenwoordiger: str
    """Function that represents the dienst in law, with article: "de burgemeester" (Gemeentewet 171)."""
    adres: str
    postcode: str
    plaats: str
    identificatie: str
    """OIN or TOOI identifier."""
    ondertekenaars: tuple[Ondertekenaar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Genomen(Context):
    """The besluit that the mandaat rests on; while it is still to be taken the letter keeps lines to fill in."""

    nummer: str
    datum: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemachtigde(Context):
    """Functions at Bizob, never names: the mandaat outlives a person (Awb 10:4)."""

    functie: str
    plaatsvervanger: str
    directie: Annotated[str, Naam("functie van de directie")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandaatbrief(Context):
    """Granter, organ, legal basis, acts covered and excluded, signing formula, term, consent block, signatures."""

    mandaatgever: Mandaatgever
    briefhoofd: Annotated[Briefhoofd | None, OPTIONEEL] = None
    """Of the dienst, where it has a house style."""
    geadresseerde: Geadresseerde
    kop: Kop
    percelen: Annotated[tuple[Perceel, ...], OPTIONEEL] = ()
    grondslag: Annotated[tuple[str, ...], Naam("wettelijke grondslag")]
    """The articles on which organ and representative act; Awb and BW are in the template."""
    besluit: Annotated[Genomen | None, OPTIONEEL] = None
    strategie: Strategie
    gemachtigde: Gemachtigde
    handelingen: tuple[str, ...]
    plafond: Annotated[str, OPTIONEEL] = ""
    ondermandaat: bool
    geldig_van: Annotated[date | None, OPTIONEEL] = None
    geldig_tot: Annotated[date | None, OPTIONEEL] = None
    retour_uiterlijk: Annotated[date | None, Naam("uiterste datum van terugzending")]
    retour_email: Annotated[str, Naam("e-mailadres voor terugzending")]
