"""Criteria, publication and nota van inlichtingen."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class SoortCriterium(StrEnum):
    KWALITEIT = "kwaliteit"
    PRIJS = "prijs"


class Prijsformule(StrEnum):
    """How a price becomes points, or quality becomes money (law 42)."""

    ABSOLUUT_LINEAIR = "absoluut_lineair"
    RELATIEF_LINEAIR = "relatief_lineair"
    RELATIEF_VERHOUDING = "relatief_verhouding"
    GUNNEN_OP_WAARDE = "gunnen_op_waarde"


class VerlengingGrond(StrEnum):
    """Why a closing time is moved (Aw 2.73, 2.109)."""

    INLICHTINGEN = "inlichtingen"
    RECTIFICATIE = "rectificatie"
    SCHOUW = "schouw"
    STORING = "storing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kader:
    """How the tenders of one perceel are weighed; it is published with the documents (Aw 2.115)."""

    id: str
    project_id: str
    perceel_id: str
    schaal: int
    """Highest score of every criterion."""
    formule: Prijsformule
    prijs_laag: Decimal | None
    """Price in euro, excluding VAT, that earns the highest score; only for the absolute linear formula."""
    prijs_hoog: Decimal | None
    """Price in euro, excluding VAT, that earns nothing; only for the absolute linear formula."""
    kwaliteitswaarde: Decimal | None
    """What the highest quality is worth in euro; only for gunnen op waarde."""
    decimalen: int
    """Number of decimals to which scores are rounded, half up."""
    bij_gelijke_stand: str
    """Code of the criterion whose score decides a tie; empty where the draw alone does."""
    loting: bool
    """Whether a tie that remains is decided by a draw, as published."""


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
    """Whether all documents are electronic (Aw 2.72)."""
    spoed: str | None
    """Why urgency makes the minimum term unworkable (Aw 2.74); None is a normal term."""
    vooraankondiging: date | None
    """The day on which the vooraankondiging was sent that shortens the tender term (Aw 2.71(5)-(6))."""
    geopend_op: datetime | None
    opener_id: str | None
    tweede_opener_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verlenging:
    """A closing time that was moved to a later moment (Aw 2.73)."""

    id: str
    project_id: str
    publicatie_id: str
    van: datetime
    naar: datetime
    grond: VerlengingGrond
    motivering: str
    bewijs_id: str | None
    """The evidence of a failure of the tender platform."""
    verlengd_op: datetime
    verlengd_door: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectificatie:
    """A change of the tender documents that leaves the essence as it is; `stukken` are ids of the new files."""

    id: str
    project_id: str
    publicatie_id: str
    nummer: int
    omschrijving: str
    stukken: tuple[str, ...]
    beoordeling: str
    """Why the closing time is moved, or why it is not (Aw 2.73)."""
    gerectificeerd_op: datetime
    gerectificeerd_door: str


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
