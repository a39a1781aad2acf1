"""Herinnering: what, by when, how many days are left, where to do it (procedure sections 5 and 6)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Herinnering(Context):
    """One termijn for one addressee; `dagen` below zero means that it has passed."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    actie: Annotated[str, Naam("wat er moet gebeuren"), Uitleg("wat er moet gebeuren")]
    laatste_dag: Annotated[date | None, WEEKDAG, Uitleg("laatste dag waarop dat kan, met de dag van de week")]
    resterend: Annotated[str, Naam("hoeveel dagen er nog zijn"), Uitleg("hoeveel dagen er nog zijn, in woorden")]
    """In words: "nog 7 dagen", "vandaag", "3 dagen geleden verstreken"."""
    verstreken: Annotated[bool, Uitleg("ja als de laatste dag voorbij is")]
    grondslag: Annotated[
        str, Naam("regel waarop de termijn rust"), Uitleg("de afspraak of regel waar de termijn op rust")
    ]
    gevolg: Annotated[str, OPTIONEEL, Uitleg("wat er gebeurt als het niet op tijd is")] = ""
    toelichting: Annotated[str, OPTIONEEL, Uitleg("wat er nog ontbreekt, of waarom dit bericht later komt")] = ""
    """That it comes later than planned, and what is still missing."""
    waar: Annotated[str, Naam("waar het kan"), Uitleg("waar de lezer het kan doen")]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
