"""Uitnodiging startbijeenkomst: one per geïnteresseerde dienst (procedure 2.1)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Bijeenkomst(Context):
    datum: Annotated[date | None, WEEKDAG]
    begin: Annotated[str, Naam("begintijd")]
    eind: Annotated[str, Naam("eindtijd")]
    plaats: Annotated[str, OPTIONEEL] = ""
    link: Annotated[str, OPTIONEEL] = ""

    def aanvullend(self) -> tuple[str, ...]:
        """A place, a link, or both."""
        return () if self.plaats or self.link else ("plaats of link",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vervangt(Context):
    """The earlier moment that this invitation replaces."""

    datum: Annotated[date | None, WEEKDAG]
    begin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UitnodigingStartbijeenkomst(Context):
    """Date, place, goals, agenda, who comes, preparation and reply date; the goals are in the template."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    kop: Kop
    aanleiding: str
    bijeenkomst: Bijeenkomst
    vervangt: Annotated[Vervangt | None, OPTIONEEL] = None
    agenda: tuple[str, ...]
    aanwezig: Annotated[tuple[str, ...], Naam("wie er van Bizob zijn")]
    reageren_voor: Annotated[date | None, Naam("uiterste reactiedatum"), WEEKDAG]
    contact: Contact
    ondertekening: Ondertekening
