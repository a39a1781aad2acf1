"""Overeenkomsten, award notice, evaluation and hand-over."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class OvereenkomstToestand(StrEnum):
    CONCEPT = "concept"
    VRIJGEGEVEN = "vrijgegeven"
    AANGEBODEN = "aangeboden"
    GETEKEND = "getekend"
    GEWEIGERD = "geweigerd"
    VERVALLEN = "vervallen"


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
    verlengbaar_tot: date | None
    """Last day that its options to extend reach; None is without option."""


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
class Weigering:
    """A party that does not sign, with what the ECB makes of it."""

    id: str
    project_id: str
    overeenkomst_id: str
    partij: Partij
    geweigerd_op: date
    motivering: str
    bewijs_id: str
    ecb_advies_id: str | None
    """The advice of the ECB in the dossier; it may follow until the perceel is closed."""
    geregistreerd_op: datetime
    geregistreerd_door: str


class ContractToestand(StrEnum):
    LOPEND = "lopend"
    BEEINDIGD = "beeindigd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A signed overeenkomst in the contract register (procedure 2.9)."""

    id: str
    project_id: str
    overeenkomst_id: str
    ingangsdatum: date
    einddatum: date
    verlengbaar_tot: date | None
    toestand: ContractToestand
    geregistreerd_op: datetime


class SoortWijziging(StrEnum):
    WIJZIGING = "wijziging"
    VERLENGING = "verlenging"
    BEEINDIGING = "beeindiging"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractwijziging:
    """One mutation of a contract in the register (procedure 2.9)."""

    id: str
    project_id: str
    contract_id: str
    nummer: int
    soort: SoortWijziging
    omschrijving: str
    ingaand_op: date
    einddatum: date | None
    """The last day of the contract as it became; None leaves it as it was."""
    bewijs_id: str
    geregistreerd_op: datetime
    geregistreerd_door: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesprek:
    """A meeting with the supplier: who was there by function, and what was agreed (procedure 2.9)."""

    id: str
    project_id: str
    contract_id: str
    gehouden_op: date
    aanwezigen: tuple[str, ...]
    afspraken: tuple[str, ...]
    verslag_id: str | None
    geregistreerd_op: datetime
    geregistreerd_door: str


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
