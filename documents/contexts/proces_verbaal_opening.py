"""Proces-verbaal van opening: two people, the moments, what was received (procedure 2.5, Aw 2.108)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Kop
from documents.contexts.velden import OPTIONEEL, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Context):
    datum: date | None
    tijd: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener(Context):
    naam: str
    functie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Context):
    """Tenders received for one perceel; `te_laat` is part of `ontvangen`."""

    perceel: str
    ontvangen: Annotated[int, Naam("aantal ontvangen")]
    te_laat: Annotated[int, Naam("aantal te laat")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvangst(Context):
    nummer: int
    inschrijver: str
    perceel: str
    ontvangen: Annotated[str, Naam("moment van ontvangst")]
    bevinding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcesVerbaalOpening(Context):
    """Tender, platform, closing, opening, openers, receipts per perceel, irregularities, signatures."""

    afzender: Afzender
    kop: Kop
    procedure: str
    platform: str
    referentie: Annotated[str, Naam("nummer op het platform")]
    deelnemers: tuple[str, ...]
    sluiting: Moment
    opening: Moment
    openers: tuple[Opener, ...]
    percelen: tuple[Telling, ...]
    inschrijvingen: tuple[Ontvangst, ...]
    onregelmatigheden: Annotated[tuple[str, ...], OPTIONEEL] = ()

    def aanvullend(self) -> tuple[str, ...]:
        """The vault opens with two different people (procedure, open_kluis)."""
        return () if len({opener.naam for opener in self.openers}) >= 2 else ("tweede opener",)
