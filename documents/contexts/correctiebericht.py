"""Correctiebericht: the last letter left later than planned, so the standstill ends later than stated (Aw 2.127)."""

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
from documents.contexts.intrekking_gunningsbeslissing import VerzondenBrief
from documents.contexts.velden import OPTIONEEL, STIL, WEEKDAG, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Correctiebericht(Context):
    """The stated end, the day of the last letter, and the end that governs; serve a summons before it."""

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
    regime: Annotated[str, STIL, Uitleg("wettelijk of contractueel; om op te kiezen, niet om af te drukken")]
    """wettelijk or contractueel."""
    brief: Annotated[VerzondenBrief, Uitleg("de brief waarin de verkeerde datum stond")]
    vermeld_einde: Annotated[date | None, WEEKDAG, Uitleg("de datum die in de eerdere brief stond")]
    laatste_verzending: Annotated[
        date | None, Naam("dag van de laatste verzending"), WEEKDAG, Uitleg("dag waarop de laatste brief is verzonden")
    ]
    einde: Annotated[
        date | None,
        Naam("einde van de opschortende termijn"),
        WEEKDAG,
        Uitleg("de juiste laatste dag van de opschortende termijn"),
    ]
    tijd: Annotated[str, Naam("eindtijd"), Uitleg("tijdstip waarop de termijn die dag eindigt")]
    rechtbank: Annotated[str, Uitleg("de rechtbank die bevoegd is, met locatie")]
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

    def aanvullend(self) -> tuple[str, ...]:
        """Only a later end is news: an earlier one never takes the place of what was stated."""
        if self.einde and self.vermeld_einde and self.einde <= self.vermeld_einde:
            return ("einde dat later is dan de brieven noemen",)
        return ()
