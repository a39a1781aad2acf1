"""Aanbieding concept-inkoopstrategie: the text that a dienst may comment on, by when and how (procedure 2.2)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Hoofdstuk, Kop, Mijlpaal, Ondertekening
from documents.contexts.velden import WEEKDAG, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class AanbiedingConceptInkoopstrategie(Context):
    """What is asked and by when, with the whole concept behind the letter."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    kop: Kop
    opnieuw: bool
    """An earlier concept was laid before this dienst; this one takes its place."""
    reageren_tot: Annotated[date | None, WEEKDAG, Naam("laatste dag om te reageren")]
    waar: Annotated[str, Naam("plaats om te reageren")]
    vingerafdruk: str
    externe_kosten: str
    planning: tuple[Mijlpaal, ...]
    hoofdstukken: tuple[Hoofdstuk, ...]
    contact: Contact
    ondertekening: Ondertekening
