"""Proces-verbaal van opening: two people, the moments, what was received (procedure 2.5, Aw 2.108)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Kop
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Context):
    datum: Annotated[date | None, Uitleg("de dag")]
    tijd: Annotated[str, Uitleg("het tijdstip")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener(Context):
    naam: Annotated[str, Uitleg("naam van wie opende")]
    functie: Annotated[str, Uitleg("functie van wie opende")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Context):
    """Tenders received for one perceel; `te_laat` is part of `ontvangen`."""

    perceel: Annotated[str, Uitleg("nummer en naam van het perceel")]
    ontvangen: Annotated[int, Naam("aantal ontvangen"), Uitleg("hoeveel inschrijvingen op tijd kwamen")]
    te_laat: Annotated[int, Naam("aantal te laat"), Uitleg("hoeveel inschrijvingen te laat kwamen")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvangst(Context):
    nummer: Annotated[int, Uitleg("volgnummer van de inschrijving")]
    inschrijver: Annotated[str, Uitleg("naam van de inschrijver")]
    perceel: Annotated[str, Uitleg("het perceel waarop is ingeschreven")]
    ontvangen: Annotated[str, Naam("moment van ontvangst"), Uitleg("dag en tijd van ontvangst")]
    bevinding: Annotated[str, Uitleg("wat bij de opening opviel")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcesVerbaalOpening(Context):
    """Tender, platform, closing, opening, openers, receipts per perceel, irregularities, signatures."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    platform: Annotated[str, Uitleg("het aanbestedingsplatform")]
    referentie: Annotated[str, Naam("nummer op het platform"), Uitleg("nummer van de aanbesteding op het platform")]
    deelnemers: Annotated[tuple[str, ...], Uitleg("de diensten die samen aanbesteden")]
    sluiting: Annotated[Moment, Uitleg("moment waarop inschrijven niet meer kon")]
    opening: Annotated[Moment, Uitleg("moment waarop de kluis openging")]
    openers: Annotated[tuple[Opener, ...], Uitleg("de twee personen die de kluis openden")]
    percelen: Annotated[tuple[Telling, ...], Uitleg("per perceel hoeveel inschrijvingen er zijn")]
    inschrijvingen: Annotated[tuple[Ontvangst, ...], Uitleg("de ontvangen inschrijvingen")]
    onregelmatigheden: Annotated[tuple[str, ...], OPTIONEEL, Uitleg("wat er bij de opening niet klopte")] = ()

    def aanvullend(self) -> tuple[str, ...]:
        """The vault opens with two different people (procedure, open_kluis)."""
        return () if len({opener.naam for opener in self.openers}) >= 2 else ("tweede opener",)
