"""Nota van inlichtingen: what the market asked, answered for all, without saying who asked (procedure 2.4, Aw 2.53)."""

from dataclasses import dataclass
from typing import Annotated

from documents.contexts.deel import Afzender, Kop, Marktplanning
from documents.contexts.velden import OPTIONEEL, Context, Naam
from documents.contexts.wijzigingsbericht import Rectificatie, Verlenging


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag(Context):
    nummer: int
    verwijzing: Annotated[str, Naam("stuk en paragraaf")]
    vraag: str
    antwoord: str
    wijziging: str
    """Ja or nee: whether the documents change by the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotaVanInlichtingen(Context):
    """Numbered questions and answers, what changed since the nota before this one, and the dates as they are now."""

    afzender: Afzender
    kop: Kop
    procedure: str
    platform: str
    referentie: Annotated[str, Naam("nummer op het platform")]
    ronde: int
    laatste: bool
    vragen: Annotated[tuple[Vraag, ...], OPTIONEEL] = ()
    wijzigt: bool
    """At least one answer changes the documents."""
    rectificaties: Annotated[tuple[Rectificatie, ...], OPTIONEEL] = ()
    verlengingen: Annotated[tuple[Verlenging, ...], OPTIONEEL] = ()
    planning: Marktplanning
