"""Gunningsadvies: what every deelnemer must adopt before an award letter may leave (procedure 2.6)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Dienst, Kop, Mijlpaal, Perceel
from documents.contexts.velden import OPTIONEEL, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Toelating(Context):
    """The outcome of testing one tender on exclusion, suitability and validity."""

    inschrijver: str
    oordeel: str
    toelichting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Oordeel(Context):
    """One criterion of one tender: each assessor's score, then the score agreed on."""

    criterium: str
    gewicht: str
    beoordelaars: Annotated[str, Naam("scores van de beoordelaars")]
    score: str
    motivering: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beoordeling(Context):
    inschrijver: str
    totaal: str
    oordelen: tuple[Oordeel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaats(Context):
    """One line of the ranking."""

    rang: int
    inschrijver: str
    prijs: str
    totaal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gunningsadvies(Context):
    """Process, admissibility, scores, reasons, ranking, sensitivity, risks, proposal, drafts, adoption block."""

    afzender: Afzender
    dienst: Dienst
    kop: Kop
    perceel: Annotated[Perceel | None, OPTIONEEL] = None
    versie: int
    vingerafdruk: str
    procedure: str
    verloop: Annotated[tuple[Mijlpaal, ...], Naam("verloop van de procedure")]
    toelating: tuple[Toelating, ...]
    op_waarde: bool
    """The totals are comparison prices in euro."""
    prijsformule: str
    methode: Annotated[str, Naam("beoordelingsmethode")]
    maximumscore: str
    beoordelingen: tuple[Beoordeling, ...]
    rangschikking: tuple[Plaats, ...]
    gelijke_stand: Annotated[tuple[str, ...], OPTIONEEL] = ()
    """Who had equal totals, and what decided."""
    gevoeligheid: tuple[str, ...]
    risicos: Annotated[tuple[str, ...], Naam("risico's")]
    winnaars: Annotated[tuple[str, ...], Naam("voorgestelde winnaars")]
    conceptbrieven: tuple[str, ...]
    vaststellen_uiterlijk: Annotated[date | None, Naam("uiterste datum van vaststelling")]
    gestanddoening_tot: date | None
    contact: Contact
