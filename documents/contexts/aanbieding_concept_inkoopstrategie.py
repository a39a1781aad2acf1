"""Aanbieding concept-inkoopstrategie: the text that a dienst may comment on, by when and how (procedure 2.2)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Hoofdstuk, Kop, Mijlpaal, Ondertekening
from documents.contexts.velden import WEEKDAG, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class AanbiedingConceptInkoopstrategie(Context):
    """What is asked and by when, with the whole concept behind the letter."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    opnieuw: Annotated[
        bool, Uitleg("ja als de dienst al eerder een concept kreeg; dit concept komt daarvoor in de plaats")
    ]
    """An earlier concept was laid before this dienst; this one takes its place."""
    reageren_tot: Annotated[
        date | None,
        WEEKDAG,
        Naam("laatste dag om te reageren"),
        Uitleg("laatste dag om te reageren, met de dag van de week"),
    ]
    waar: Annotated[str, Naam("plaats om te reageren"), Uitleg("het portaal waar de dienst kan reageren")]
    vingerafdruk: Annotated[str, Uitleg("vingerafdruk (SHA-256) waarmee dit concept te controleren is")]
    externe_kosten: Annotated[str, Uitleg("kosten van externe deskundigheid zonder btw, voor alle deelnemers samen")]
    planning: Annotated[tuple[Mijlpaal, ...], Uitleg("de stappen van de aanbesteding met hun datum")]
    hoofdstukken: Annotated[tuple[Hoofdstuk, ...], Uitleg("de hoofdstukken van het concept, op volgorde")]
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
