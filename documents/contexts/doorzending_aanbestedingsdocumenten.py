"""Doorzending aanbestedingsdocumenten: what was published, to each deelnemer for information (procedure 2.3)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Marktplanning, Ondertekening, Stuk
from documents.contexts.velden import Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorzendingAanbestedingsdocumenten(Context):
    """The documents with their hashes, where they were published, and the dates that hold."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    opnieuw: Annotated[bool, Uitleg("ja als er al eerder is gepubliceerd en dat niets opleverde")]
    """An earlier publication led to nothing."""
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    gepubliceerd_op: Annotated[
        date | None, Naam("dag van publicatie"), Uitleg("dag waarop de stukken zijn gepubliceerd")
    ]
    platform: Annotated[str, Uitleg("het aanbestedingsplatform")]
    referentie: Annotated[str, Naam("nummer op het platform"), Uitleg("nummer van de aanbesteding op het platform")]
    stukken: Annotated[tuple[Stuk, ...], Uitleg("de stukken die zijn gepubliceerd")]
    planning: Annotated[Marktplanning, Uitleg("de planning zoals die nu is")]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
