"""What a verb asks of the world, as data: it is written with the state, and carried out after the commit."""

from dataclasses import dataclass
from enum import StrEnum


class SoortEffect(StrEnum):
    DOCUMENT = "document"
    """Render a letter or calendar file and keep its bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Happens once per `sleutel`, however often it is asked for."""

    soort: SoortEffect
    sleutel: str
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zet:
    """One move of one machine, for the audit."""

    machine: str
    rij_id: str
    trigger: str
    van: str
    naar: str
