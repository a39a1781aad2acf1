"""Intrekking gunningsbeslissing: a sent notice is withdrawn, for assessment is opened again (procedure section 3)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import (
    Afzender,
    Besluitverwijzing,
    Briefhoofd,
    Contact,
    Geadresseerde,
    Kop,
    Ondertekening,
    Perceel,
)
from documents.contexts.velden import OPTIONEEL, WEEKDAG, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class VerzondenBrief(Context):
    """A letter that the addressee has."""

    kenmerk: Annotated[str, Uitleg("kenmerk van de eerdere brief")]
    datum: Annotated[date | None, Uitleg("datum van de eerdere brief")]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntrekkingGunningsbeslissing(Context):
    """Which letter is withdrawn and why, that a new decision with its own standstill follows."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    briefhoofd: Annotated[
        Briefhoofd | None, OPTIONEEL, Uitleg("briefhoofd van de dienst namens wie de brief gaat; leeg zonder huisstijl")
    ] = None
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    perceel: Annotated[
        Perceel | None, OPTIONEEL, Uitleg("het perceel waar de brief over gaat; leeg als er maar één perceel is")
    ] = None
    brief: Annotated[VerzondenBrief, Uitleg("de brief die wordt ingetrokken")]
    aan_winnaar: Annotated[bool, Uitleg("ja als de ontvanger de voorlopige winnaar was")]
    """The withdrawn letter said that this tenderer would get the contract."""
    andere_percelen: Annotated[
        tuple[str, ...], OPTIONEEL, Uitleg("de percelen waarvoor de eerdere brief blijft gelden")
    ] = ()
    """Percelen in the same letter for which it keeps its meaning."""
    motivering: Annotated[
        str, Naam("reden van de intrekking"), Uitleg("waarom de gunningsbeslissing wordt ingetrokken")
    ]
    vermeld_einde: Annotated[
        date | None, OPTIONEEL, WEEKDAG, Uitleg("einde van de opschortende termijn dat in de eerdere brief stond")
    ] = None
    namens: Annotated[
        str, Naam("bestuursorgaan"), Uitleg("het bestuursorgaan of de bestuursorganen namens wie de brief uitgaat")
    ]
    besluiten: Annotated[
        tuple[Besluitverwijzing, ...],
        OPTIONEEL,
        Uitleg("de besluiten van alle deelnemers, in een brief van allen samen"),
    ] = ()
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
