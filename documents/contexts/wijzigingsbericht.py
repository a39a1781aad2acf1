"""Wijzigingsbericht: a rectification or a later closing, to each deelnemer for information (procedure section 3)."""

from dataclasses import dataclass
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Marktplanning, Ondertekening, Stuk
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectificatie(Context):
    nummer: Annotated[int, Uitleg("nummer van de rectificatie")]
    omschrijving: Annotated[str, Uitleg("wat er is veranderd")]
    stukken: Annotated[tuple[Stuk, ...], OPTIONEEL, Uitleg("de stukken die nieuw zijn of vervangen worden")] = ()
    beoordeling: Annotated[
        str, Naam("waarom de sluiting wel of niet verschuift"), Uitleg("waarom de sluiting wel of niet verschuift")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verlenging(Context):
    van: Annotated[str, Naam("eerdere sluiting"), Uitleg("de eerdere sluiting")]
    naar: Annotated[str, Naam("nieuwe sluiting"), Uitleg("de nieuwe sluiting")]
    grond: Annotated[str, Uitleg("de bepaling waarop de verlenging rust")]
    motivering: Annotated[str, Uitleg("waarom de sluiting verschuift")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijzigingsbericht(Context):
    """What changed, its new files with their hashes, what it does to the closing, and all dates as they are now."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    platform: Annotated[str, Uitleg("het aanbestedingsplatform")]
    referentie: Annotated[str, Naam("nummer op het platform"), Uitleg("nummer van de aanbesteding op het platform")]
    rectificaties: Annotated[
        tuple[Rectificatie, ...], OPTIONEEL, Uitleg("wat er in de aanbestedingsstukken is veranderd")
    ] = ()
    verlengingen: Annotated[tuple[Verlenging, ...], OPTIONEEL, Uitleg("hoe de sluiting is verschoven")] = ()
    planning: Annotated[Marktplanning, Uitleg("de planning zoals die nu is")]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]

    def aanvullend(self) -> tuple[str, ...]:
        """Something changed."""
        return () if self.rectificaties or self.verlengingen else ("rectificatie of verlenging",)
