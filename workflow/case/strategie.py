"""The inkoopstrategie and the reactions to its concept."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategie:
    """One version of the plan that every deelnemer adopts; a version without `aangeboden_op` is a concept."""

    id: str
    project_id: str
    versie: int
    hoofdstukken: dict[str, str]
    planning: dict[str, date]
    externe_kosten: Decimal
    """Cost of external expertise in euro, excluding VAT, shared by the deelnemers."""
    inhoud_sha256: str
    """SHA-256 of the canonical common content: version, chapters, planning and cost."""
    voorgelegd_op: datetime | None
    reactie_tot: date | None
    aangeboden_op: datetime | None
    deadline: date | None
    """Last day on which a vaststelling counts (procedure 2.2.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reactie:
    id: str
    project_id: str
    deelname_id: str
    strategie_id: str
    tekst: str
    ontvangen_op: datetime
