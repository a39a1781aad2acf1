"""Evaluatie: goals against result, planning against actual, counts and lead times; the rest by hand (procedure 2.8)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Kop
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Doel(Context):
    """Why this was bought together; the result is for people to judge."""

    naam: Annotated[str, Uitleg("naam van het doel")]
    motivering: Annotated[str, Uitleg("waarom samen inkopen aan dit doel bijdraagt")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapdag(Context):
    naam: Annotated[str, Uitleg("naam van de stap")]
    gepland: Annotated[str, Uitleg("geplande datum")]
    werkelijk: Annotated[str, Uitleg("werkelijke datum")]
    verschil: Annotated[str, Uitleg("verschil tussen gepland en werkelijk")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceeluitkomst(Context):
    perceel: Annotated[str, Uitleg("naam van het perceel, met nummer als er meer percelen zijn")]
    geraamd: Annotated[str, Uitleg("geraamde waarde zonder btw")]
    """Estimated value; of all percelen together where there is one."""
    ontvangen: Annotated[int, Uitleg("hoeveel inschrijvingen er kwamen")]
    geldig: Annotated[int, Uitleg("hoeveel inschrijvingen geldig zijn")]
    winnaars: Annotated[str, Uitleg("de winnaars met hun inschrijfprijs, of waarom er geen winnaar is")]
    """With the price that each tendered, or why there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Context):
    naam: Annotated[str, Uitleg("wat er geteld is")]
    aantal: Annotated[int, Uitleg("hoeveel het er zijn")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorlooptijd(Context):
    """One deelnemer: written to, decided, received; every day in words or a dash."""

    deelnemer: Annotated[str, Uitleg("naam van de deelnemer")]
    verzonden: Annotated[str, Uitleg("dag waarop de stukken naar de deelnemer gingen")]
    besloten: Annotated[str, Uitleg("dag waarop de deelnemer besloot")]
    ontvangen: Annotated[str, Uitleg("dag waarop het besluit binnenkwam")]
    dagen: Annotated[str, Uitleg("aantal dagen tussen vraag en ontvangst")]
    """From asking to receiving."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluitronde(Context):
    onderwerp: Annotated[str, Uitleg("waar het besluit over gaat")]
    gevraagd: Annotated[
        date | None,
        Naam("dag waarop het is gevraagd"),
        Uitleg("dag waarop het besluit aan alle deelnemers is gevraagd"),
    ]
    """The same day for all deelnemers."""
    deelnemers: Annotated[tuple[Doorlooptijd, ...], Uitleg("per deelnemer hoe lang het besluit duurde")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluatie(Context):
    """Everything that the Case knows; what it does not know is an empty line in the template."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    deelnemers: Annotated[tuple[str, ...], Uitleg("de namen van de deelnemers")]
    doelen: Annotated[tuple[Doel, ...], OPTIONEEL, Uitleg("waarom er samen is ingekocht")] = ()
    planning: Annotated[tuple[Stapdag, ...], Uitleg("per stap de geplande en de werkelijke datum")]
    percelen: Annotated[tuple[Perceeluitkomst, ...], Uitleg("de uitkomst per perceel")]
    tellingen: Annotated[tuple[Telling, ...], Uitleg("aantallen uit het project, zoals vragen en inschrijvingen")]
    wijzigingen: Annotated[tuple[str, ...], OPTIONEEL, Uitleg("wat er tussen publicatie en sluiting is gewijzigd")] = ()
    besluiten: Annotated[
        tuple[Besluitronde, ...],
        OPTIONEEL,
        Uitleg("de besluiten die aan de deelnemers zijn gevraagd, met hun doorlooptijd"),
    ] = ()
    contact: Annotated[Contact, Naam("opsteller"), Uitleg("bij wie de lezer terecht kan met vragen")]
