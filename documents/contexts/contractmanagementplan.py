"""Contractmanagementplan: the contracts with their dates, and who does what, passive and active (procedure 2.9)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Kop
from documents.contexts.velden import Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Lopend(Context):
    """One contract of one deelnemer."""

    opdracht: str
    """Perceel and supplier."""
    looptijd: str
    verlengen: str
    """How far the options reach and when that must be decided, or "nee"."""
    opzeggen: str
    """The notice date stands in no row of ours: it says who fills it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelnemerdeel(Context):
    deelnemer: str
    contactpersoon: str
    """With e-mail address, or a dash where nobody is known."""
    contracten: tuple[Lopend, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractmanagementplan(Context):
    """The register at the beginning of contractmanagement; notice periods stand in the contract and are filled in."""

    afzender: Afzender
    kop: Kop
    contractmanager: Annotated[Contact, Naam("contractmanager")]
    eerste_einde: Annotated[date | None, Naam("eerste einddatum")]
    deelnemers: tuple[Deelnemerdeel, ...]
