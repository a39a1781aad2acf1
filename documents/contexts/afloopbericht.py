"""Afloopbericht: to a tenderer that does not win, once the award is definitive or no tender was valid (2.6, 2.7)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Geadresseerde, Kop, Ondertekening, Perceel
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Afloopbericht(Context):
    """Who got the contract, or that nobody does and why this tender could not be accepted (Aw 2.103)."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    perceel: Annotated[
        Perceel | None, OPTIONEEL, Uitleg("het perceel waar de brief over gaat; leeg als er maar één perceel is")
    ] = None
    gegund: Annotated[bool, Uitleg("ja als de opdracht is gegund")]
    winnaars: Annotated[str, OPTIONEEL, Uitleg("aan wie de opdracht is gegund")] = ""
    beslissing_van: Annotated[
        date | None, OPTIONEEL, Naam("dag van de gunningsbeslissing"), Uitleg("dag van de gunningsbeslissing")
    ] = None
    grond: Annotated[
        str,
        OPTIONEEL,
        Naam("reden waarom de inschrijving niet geldig is"),
        Uitleg("waarom de inschrijving niet geldig is"),
    ] = ""
    rechtbank: Annotated[str, OPTIONEEL, Uitleg("de rechtbank die bevoegd is, met locatie")] = ""
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]

    def aanvullend(self) -> tuple[str, ...]:
        """An award names its winner and its decision; without one each tenderer reads its own reason, and the court."""
        eisen: tuple[tuple[str, object], ...]
        if self.gegund:
            eisen = (("winnaar", self.winnaars), ("dag van de gunningsbeslissing", self.beslissing_van))
        else:
            eisen = (("reden waarom de inschrijving niet geldig is", self.grond), ("rechtbank", self.rechtbank))
        return tuple(woord for woord, waarde in eisen if not waarde)
