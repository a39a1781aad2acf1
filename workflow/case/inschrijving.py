"""Tenderers, their tenders and the assessment."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class InschrijvingToestand(StrEnum):
    TE_LAAT = "te_laat"
    ONVOLLEDIG = "onvolledig"
    COMPLEET = "compleet"
    ONGELDIG = "ongeldig"
    UITGESLOTEN = "uitgesloten"
    BEOORDEELD = "beoordeeld"
    WINNAAR = "winnaar"
    AFGEWEZEN = "afgewezen"
    INGETROKKEN = "ingetrokken"
    AFGEVALLEN = "afgevallen"


class Oordeel(StrEnum):
    """The outcome of testing a tender on exclusion, suitability and validity."""

    GELDIG = "geldig"
    ONGELDIG = "ongeldig"
    UITGESLOTEN = "uitgesloten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inschrijver:
    id: str
    project_id: str
    naam: str
    adres: str
    postcode: str
    plaats: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inschrijving:
    id: str
    project_id: str
    publicatie_id: str
    perceel_id: str
    inschrijver_id: str
    toestand: InschrijvingToestand
    ontvangen_op: datetime
    prijs: Decimal
    """Price in euro, excluding VAT, as tendered."""
    ontbreekt: tuple[str, ...]
    gestanddoening_tot: date
    """Last day on which this tender binds who made it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toets:
    id: str
    project_id: str
    inschrijving_id: str
    oordeel: Oordeel
    grond: str
    """Why, and the clause it rests on, when the tender is not valid."""
    getoetst_op: datetime
    getoetst_door: str
    definitief_id: str | None
    """The evidence that an exclusion is definitive: no letter is owed any more (Aw 2.128)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belangenverklaring:
    id: str
    project_id: str
    persoon_id: str
    belang: str
    """The interest that was declared; empty is none."""
    afgelegd_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Beoordelaar:
    id: str
    project_id: str
    criterium_id: str
    persoon_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    id: str
    project_id: str
    inschrijving_id: str
    criterium_id: str
    persoon_id: str
    punten: Decimal
    toelichting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """The joint score of the assessors for one tender on one quality criterion, with the reasons that letters quote."""

    id: str
    project_id: str
    inschrijving_id: str
    criterium_id: str
    punten: Decimal
    motivering: str
    vastgesteld_op: datetime


class SoortFeit(StrEnum):
    """What a tenderer did with a tender after it was opened."""

    HERSTEL = "herstel"
    INTREKKING = "intrekking"
    GESTANDDOENING = "gestanddoening"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inschrijvingsfeit:
    """Something from outside about one tender, dated when it happened and when it was recorded."""

    id: str
    project_id: str
    inschrijving_id: str
    soort: SoortFeit
    datum: date
    tot: date | None
    """The new last day of an extended gestanddoening."""
    toelichting: str
    bewijs_id: str
    geregistreerd_op: datetime
    geregistreerd_door: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loting:
    """A draw between tenders that are equal; `volgorde` are their ids, the first drawn first."""

    id: str
    project_id: str
    perceel_id: str
    volgorde: tuple[str, ...]
    getrokken_op: date
    bewijs_id: str
    geregistreerd_op: datetime
    geregistreerd_door: str
