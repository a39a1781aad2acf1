"""Herinnering: what, by when, how many days are left, where to do it (procedure sections 5 and 6)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Herinnering(Context):
    """One termijn for one addressee; `dagen` below zero means that it has passed."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    kop: Kop
    actie: Annotated[str, Naam("wat er moet gebeuren")]
    laatste_dag: Annotated[date | None, WEEKDAG]
    resterend: Annotated[str, Naam("hoeveel dagen er nog zijn")]
    """In words: "nog 7 dagen", "vandaag", "3 dagen geleden verstreken"."""
    verstreken: bool
    grondslag: Annotated[str, Naam("regel waarop de termijn rust")]
    gevolg: Annotated[str, OPTIONEEL] = ""
    toelichting: Annotated[str, OPTIONEEL] = ""
    """That it comes later than planned, and what is still missing."""
    waar: Annotated[str, Naam("waar het kan")]
    contact: Contact
    ondertekening: Ondertekening
