"""Verplaatsingsbericht: a deadline that the addressee was told of has moved (procedure section 6)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening, Perceel
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Verplaatsingsbericht(Context):
    """What was asked, by which day, by which day now, and why."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    perceel: Annotated[
        Perceel | None, OPTIONEEL, Uitleg("het perceel waar de brief over gaat; leeg als er maar één perceel is")
    ] = None
    actie: Annotated[str, Naam("wat er moet gebeuren"), Uitleg("wat er moet gebeuren")]
    van: Annotated[date | None, Naam("eerdere laatste dag"), WEEKDAG, Uitleg("de laatste dag zoals die was")]
    naar: Annotated[date | None, Naam("nieuwe laatste dag"), WEEKDAG, Uitleg("de laatste dag zoals die nu is")]
    motivering: Annotated[str, Naam("waarom de termijn verschuift"), Uitleg("waarom de termijn verschuift")]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
