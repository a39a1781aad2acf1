"""Overeenkomsten, award notice, evaluation and hand-over."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class OvereenkomstToestand(StrEnum):
    CONCEPT = "concept"
    VRIJGEGEVEN = "vrijgegeven"
    AANGEBODEN = "aangeboden"
    GETEKEND = "getekend"


class Partij(StrEnum):
    DEELNEMER = "deelnemer"
    LEVERANCIER = "leverancier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overeenkomst:
    id: str
    project_id: str
    perceel_id: str
    inschrijving_id: str
    deelname_id: str
    toestand: OvereenkomstToestand
    dossierstuk_id: str
    """The text, adapted to the nota van inlichtingen."""
    nvi_ronde: int
    """The last round of the nota van inlichtingen that the text takes in; 0 is none."""
    ingangsdatum: date
    einddatum: date
    opgesteld_door: str
    opgesteld_op: datetime
    aangeboden_op: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekening:
    id: str
    project_id: str
    overeenkomst_id: str
    partij: Partij
    getekend_op: date
    bewijs_id: str
    geregistreerd_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A signed overeenkomst in the contract register (procedure 2.9)."""

    id: str
    project_id: str
    overeenkomst_id: str
    ingangsdatum: date
    einddatum: date
    geregistreerd_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Aankondiging:
    """The award notice (Aw 2.134)."""

    id: str
    project_id: str
    perceel_id: str
    referentie: str
    verzonden_op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatie:
    id: str
    project_id: str
    verslag_id: str
    formulier_id: str
    vastgelegd_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossieroverdracht:
    """The dossier as offered to the records department of one deelnemer."""

    id: str
    project_id: str
    deelname_id: str
    aangeboden_op: datetime
    ontvangen_op: datetime | None
