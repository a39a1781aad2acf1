"""Criteria, publication and nota van inlichtingen."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class SoortCriterium(StrEnum):
    KWALITEIT = "kwaliteit"
    PRIJS = "prijs"


class Prijsformule(StrEnum):
    ABSOLUUT_LINEAIR = "absoluut_lineair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kader:
    """How the tenders of one perceel are weighed; it is published with the documents (Aw 2.115)."""

    id: str
    project_id: str
    perceel_id: str
    schaal: int
    """Highest score of every criterion."""
    formule: Prijsformule
    prijs_laag: Decimal
    """Price in euro, excluding VAT, that earns the highest score."""
    prijs_hoog: Decimal
    """Price in euro, excluding VAT, that earns nothing."""
    decimalen: int
    """Number of decimals to which scores are rounded, half up."""
    bij_gelijke_stand: str
    """Code of the criterion whose score decides a tie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterium:
    id: str
    project_id: str
    perceel_id: str
    code: str
    naam: str
    soort: SoortCriterium
    gewicht: Decimal
    """Percent; the weights of a perceel add up to 100."""
    volgorde: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Publicatie:
    """One publication on the tender platform; it scopes tenders, NvI and termijnen."""

    id: str
    project_id: str
    volgnummer: int
    verzonden_op: datetime
    """Dispatch of the notice: the day that chooses the threshold and starts the minimum term."""
    platform: str
    referentie: str
    vragen_tot: date
    nvi_uiterlijk: date
    sluiting: datetime
    gestanddoening_tot: date
    elektronisch: bool
    geopend_op: datetime | None
    opener_id: str | None
    tweede_opener_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """A question or proposed addition from the market."""

    id: str
    project_id: str
    publicatie_id: str
    nummer: int
    verwijzing: str
    tekst: str
    ontvangen_op: date
    antwoord: str
    beantwoord_op: datetime | None
    leidt_tot_wijziging: bool
    nvi_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotaVanInlichtingen:
    id: str
    project_id: str
    publicatie_id: str
    ronde: int
    gepubliceerd_op: datetime
    laatste: bool
