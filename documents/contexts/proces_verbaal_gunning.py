"""Proces-verbaal van gunning: how the procedure of one perceel ended and why (Aw 2.132)."""

from dataclasses import dataclass
from typing import Annotated

from documents.contexts.deel import Afzender, Besluitverwijzing, Kop, Mijlpaal, Ondertekening, Perceel
from documents.contexts.velden import OPTIONEEL, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienst(Context):
    """An authority by name and address."""

    naam: str
    adres: str
    postcode: str
    plaats: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomst(Context):
    """What became of one tender, and why."""

    inschrijver: str
    uitkomst: str
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reden(Context):
    criterium: str
    gewicht: str
    score: str
    motivering: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Winnaar(Context):
    naam: str
    prijs: str
    totaal: str
    redenen: tuple[Reden, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Belang(Context):
    """An interest that somebody declared, and what was done about it (Aw 2.51(5))."""

    naam: str
    belang: str
    maatregel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcesVerbaalGunning(Context):
    """Authorities, object and value, tenders with outcome and reasons, winner, procedure, means, interests."""

    afzender: Afzender
    kop: Kop
    procedure: str
    platform: str
    referentie: Annotated[str, Naam("nummer op het platform")]
    perceel: Annotated[Perceel | None, OPTIONEEL] = None
    voorwerp: Annotated[str, Naam("voorwerp van de opdracht")]
    waarde: Annotated[str, Naam("geraamde waarde")]
    waarde_perceel: Annotated[str, OPTIONEEL] = ""
    diensten: Annotated[tuple[Dienst, ...], Naam("aanbestedende diensten")]
    verloop: Annotated[tuple[Mijlpaal, ...], Naam("verloop van de procedure")]
    gegund: bool
    waarom_niet: Annotated[str, OPTIONEEL] = ""
    """Why the perceel was not awarded."""
    toegelaten: Annotated[tuple[Uitkomst, ...], OPTIONEEL] = ()
    afgewezen: Annotated[tuple[Uitkomst, ...], OPTIONEEL] = ()
    op_waarde: bool
    winnaars: Annotated[tuple[Winnaar, ...], OPTIONEEL] = ()
    besluiten: Annotated[tuple[Besluitverwijzing, ...], OPTIONEEL] = ()
    wet: bool
    """The law asks for this record; below the threshold it is made for the dossier."""
    verantwoording: Annotated[str, Naam("verantwoording van de procedure")]
    elektronisch: bool
    verklaringen: Annotated[int, Naam("aantal belangenverklaringen")]
    belangen: Annotated[tuple[Belang, ...], OPTIONEEL] = ()
    ondertekenaars: tuple[Ondertekening, ...]

    def aanvullend(self) -> tuple[str, ...]:
        """An award has a winner and the besluiten that it rests on; without one there is a reason."""
        if not self.gegund:
            return () if self.waarom_niet else ("reden waarom niet is gegund",)
        eisen = (("winnaars", self.winnaars), ("besluiten", self.besluiten))
        return tuple(woord for woord, waarde in eisen if not waarde)
