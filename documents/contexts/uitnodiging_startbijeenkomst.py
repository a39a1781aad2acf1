"""Uitnodiging startbijeenkomst: one per geïnteresseerde dienst (procedure 2.1)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Bijeenkomst(Context):
    datum: Annotated[date | None, WEEKDAG, Uitleg("dag van de bijeenkomst, met de dag van de week")]
    begin: Annotated[str, Naam("begintijd"), Uitleg("tijdstip waarop de bijeenkomst begint")]
    eind: Annotated[str, Naam("eindtijd"), Uitleg("tijdstip waarop de bijeenkomst eindigt")]
    plaats: Annotated[str, OPTIONEEL, Uitleg("waar de bijeenkomst is; leeg als zij alleen online is")] = ""
    link: Annotated[str, OPTIONEEL, Uitleg("link om online mee te doen; leeg als dat niet kan")] = ""

    def aanvullend(self) -> tuple[str, ...]:
        """A place, a link, or both."""
        return () if self.plaats or self.link else ("plaats of link",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vervangt(Context):
    """The earlier moment that this invitation replaces."""

    datum: Annotated[date | None, WEEKDAG, Uitleg("dag van de afspraak die vervalt")]
    begin: Annotated[str, Uitleg("begintijd van de afspraak die vervalt")]


@dataclass(frozen=True, slots=True, kw_only=True)
class UitnodigingStartbijeenkomst(Context):
    """Date, place, goals, agenda, who comes, preparation and reply date; the goals are in the template."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    aanleiding: Annotated[str, Uitleg("waarom deze brief nu komt, in een of twee zinnen")]
    bijeenkomst: Annotated[Bijeenkomst, Uitleg("wanneer en waar de startbijeenkomst is")]
    vervangt: Annotated[
        Vervangt | None, OPTIONEEL, Uitleg("de eerdere afspraak die vervalt; leeg bij een eerste uitnodiging")
    ] = None
    agenda: Annotated[tuple[str, ...], Uitleg("de punten van de agenda, op volgorde")]
    aanwezig: Annotated[tuple[str, ...], Naam("wie er van Bizob zijn"), Uitleg("wie er van Bizob bij zijn")]
    reageren_voor: Annotated[
        date | None, Naam("uiterste reactiedatum"), WEEKDAG, Uitleg("laatste dag om te laten weten of u komt")
    ]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
