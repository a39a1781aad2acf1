"""Evaluatieformulier: what a deelnemer thinks of the procedure, on paper or on screen, before a day (procedure 2.8)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatieformulier(Context):
    """The questions stand in the template; the overeenkomsten tell what they are about."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    deelnemer: Annotated[str, Uitleg("naam van de deelnemer die het formulier invult")]
    overeenkomsten: Annotated[
        tuple[str, ...], OPTIONEEL, Uitleg("de overeenkomsten van deze deelnemer, met perceel en leverancier")
    ] = ()
    """Perceel and supplier of each overeenkomst of this deelnemer."""
    retour_uiterlijk: Annotated[
        date | None,
        Naam("uiterste dag van terugsturen"),
        WEEKDAG,
        Uitleg("laatste dag om het formulier terug te sturen, met de dag van de week"),
    ]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
