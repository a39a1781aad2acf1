"""Gunningsadvies, gunningsbeslissing and the winner's evidence."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Advies:
    """One version of the proposal that every deelnemer of the perceel must adopt."""

    id: str
    project_id: str
    perceel_id: str
    versie: int
    inhoud_sha256: str
    """SHA-256 of perceel, version, scores, ranking, reasons and proposal in canonical form."""
    voorgelegd_op: datetime
    deadline: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitslag:
    """The place of one valid tender in one version of the advies."""

    id: str
    project_id: str
    advies_id: str
    inschrijving_id: str
    rang: int
    totaal: Decimal
    winnaar: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gunningsbeslissing:
    id: str
    project_id: str
    perceel_id: str
    versie: int
    advies_id: str
    genomen_op: datetime
    geplande_verzenddatum: date
    vermeld_einde: date | None
    """Last day of the standstill as the letters state it; None without standstill."""
    werkelijk_einde: date | None
    """Last day of the standstill counted from the last letter that was really sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewijsoordeel:
    """The verdict on the evidence that the winner was asked for (Aw 2.102)."""

    id: str
    project_id: str
    inschrijving_id: str
    dossierstuk_id: str
    aanvaard: bool
    toelichting: str
    """Why the evidence does not prove what it should, when it is not accepted."""
    beoordeeld_op: datetime
    beoordeeld_door: str
