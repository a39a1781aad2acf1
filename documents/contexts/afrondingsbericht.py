"""Afrondingsbericht: the contracts are there; a proposal for the implementatiebijeenkomst (procedure 2.7)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesloten(Context):
    """One contract of this deelnemer."""

    perceel: Annotated[str, Uitleg("het perceel waar de overeenkomst over gaat")]
    leverancier: Annotated[str, Uitleg("naam van de leverancier")]
    ingangsdatum: Annotated[date | None, Uitleg("eerste dag van de overeenkomst")]
    einddatum: Annotated[date | None, Uitleg("laatste dag van de overeenkomst")]
    verlengbaar: Annotated[str, Uitleg("hoe de overeenkomst verlengd kan worden")]
    """In words: "nee", "tot en met 31 augustus 2032"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Afrondingsbericht(Context):
    """The result for this deelnemer per perceel, and a proposal for the meeting with the supplier."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    overeenkomsten: Annotated[tuple[Gesloten, ...], OPTIONEEL, Uitleg("de overeenkomsten die gesloten zijn")] = ()
    bijzonderheden: Annotated[tuple[str, ...], OPTIONEEL, Uitleg("wat de dienst verder moet weten")] = ()
    """Percelen in which this deelnemer has no contract, and why."""
    week: Annotated[
        date | None,
        Naam("week van de implementatiebijeenkomst"),
        WEEKDAG,
        Uitleg("maandag van de week waarin de implementatiebijeenkomst is"),
    ]
    reageren_voor: Annotated[
        date | None, Naam("uiterste reactiedatum"), WEEKDAG, Uitleg("laatste dag om te antwoorden")
    ]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]

    def aanvullend(self) -> tuple[str, ...]:
        """There is a result to tell."""
        return () if self.overeenkomsten or self.bijzonderheden else ("resultaat",)
