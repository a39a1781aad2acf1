"""Bericht deelnemers: who takes part, told to all, also to those who are out (procedure 2.2.1)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening
from documents.contexts.velden import Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class BerichtDeelnemers(Context):
    """The list of deelnemers, and of this dienst whether it is in or out and why."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    strategie_versie: Annotated[
        int, Naam("versie van de inkoopstrategie"), Uitleg("versienummer van de vastgestelde inkoopstrategie")
    ]
    strategie_datum: Annotated[date | None, Naam("datum van de inkoopstrategie"), Uitleg("datum van die versie")]
    deelnemers: Annotated[tuple[str, ...], Uitleg("de diensten die meedoen")]
    doet_mee: Annotated[bool, Uitleg("ja als de ontvanger meedoet")]
    reden: Annotated[
        str, Naam("waarom deze dienst wel of niet meedoet"), Uitleg("waarom de ontvanger wel of niet meedoet")
    ]
    herstel_mogelijk: Annotated[bool, Uitleg("ja als de ontvanger alsnog mee kan doen")]
    """It had not decided when the deadline passed; a besluit that was taken in time may still be sent."""
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
