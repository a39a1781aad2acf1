"""Bewijsverzoek: the evidence behind the declaration of a winner, before the award is definitive (Aw 2.102)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening, Perceel
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewijsverzoek(Context):
    """Which evidence, by when and where; the documents say what it is and how long there is for it."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    perceel: Annotated[
        Perceel | None, OPTIONEEL, Uitleg("het perceel waar de brief over gaat; leeg als er maar één perceel is")
    ] = None
    diensten: Annotated[tuple[str, ...], Naam("aanbestedende diensten"), Uitleg("de diensten die samen aanbesteden")]
    beslissing_van: Annotated[
        date | None,
        Naam("datum van de brief over de gunningsbeslissing"),
        Uitleg("datum van de brief met de gunningsbeslissing"),
    ]
    stukken: Annotated[
        tuple[str, ...],
        Naam("stukken waarin staat welk bewijs nodig is"),
        Uitleg("bestandsnamen van de stukken waarin staat welk bewijs nodig is"),
    ]
    platform: Annotated[str, Uitleg("het aanbestedingsplatform")]
    referentie: Annotated[str, Naam("nummer op het platform"), Uitleg("nummer van de aanbesteding op het platform")]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
