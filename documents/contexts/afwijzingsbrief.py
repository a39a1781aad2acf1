"""Afwijzingsbrief: one template, two variants: lower ranked, and invalid or excluded (procedure 2.6, Aw 2.130)."""

from dataclasses import dataclass
from typing import Annotated

from documents.contexts.deel import (
    Afzender,
    Besluitverwijzing,
    Briefhoofd,
    Contact,
    Geadresseerde,
    Kop,
    Ondertekening,
    Opschorting,
    Perceel,
)
from documents.contexts.velden import OPTIONEEL, STIL, Context, Naam

ONGELDIG, UITGESLOTEN, INGETROKKEN, AFGEVALLEN = "ongeldig", "uitgesloten", "ingetrokken", "afgevallen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Winnaar(Context):
    """The price is named only where it alone decides; else it stays out (Aw 2.104)."""

    naam: str
    totaalscore: Annotated[str, OPTIONEEL] = ""
    prijs: Annotated[str, OPTIONEEL] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VergelekenScore(Context):
    """Both scores, why not the maximum, what the winner did better: without them no standstill starts (Aw 2.130)."""

    criterium: str
    gewicht: str
    maximum: str
    uw_score: str
    score_winnaar: Annotated[str, Naam("score van de winnaar")]
    motivering: str
    voordeel_winnaar: Annotated[str, Naam("kenmerken en relatieve voordelen van de winnaar")]


@dataclass(frozen=True, slots=True, kw_only=True)
class LagereRang(Context):
    rang: int | None
    aantal_geldig: int
    totaalscore: str
    maximumscore: str
    gelijke_stand: Annotated[str, OPTIONEEL] = ""
    """What decided between equal totals: without it the reasons are incomplete (Aw 2.130)."""
    prijs: str
    criteria: tuple[VergelekenScore, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ongeldig(Context):
    """Why a tender that was not ranked does not count."""

    soort: Annotated[str, STIL]
    """ongeldig, uitgesloten, ingetrokken or afgevallen."""
    grond: Annotated[str, Naam("grond en de bepaling waarop die rust")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AfwijzingPerceel(Context):
    """What a rejected tenderer reads about one perceel."""

    perceel: Annotated[Perceel | None, OPTIONEEL] = None
    besluiten: tuple[Besluitverwijzing, ...]
    winnaars: tuple[Winnaar, ...]
    laagste_prijs: bool
    """Price is the only criterion: then the winner's price must be disclosed (Aw 2.130)."""
    op_waarde: bool
    """The totals are comparison prices in euro."""
    lager: Annotated[LagereRang | None, OPTIONEEL] = None
    ongeldig: Annotated[Ongeldig | None, OPTIONEEL] = None
    opschorting: Opschorting

    def aanvullend(self) -> tuple[str, ...]:
        """Exactly one variant, and what only that variant needs of each winner."""
        if (self.lager is None) == (self.ongeldig is None):
            return ("reden van de afwijzing: lagere rang, of ongeldig of uitgesloten",)
        return tuple(self._winnaars_onvolledig()) if self.lager else ()

    def _winnaars_onvolledig(self) -> list[str]:
        zonder_score = [f"winnaars ({w.naam}): totaalscore" for w in self.winnaars if not w.totaalscore]
        zonder_prijs = [f"winnaars ({w.naam}): prijs" for w in self.winnaars if self.laagste_prijs and not w.prijs]
        return zonder_score + zonder_prijs


@dataclass(frozen=True, slots=True, kw_only=True)
class Afwijzingsbrief(AfwijzingPerceel):
    """Name of the winner, reasons, both scores, rank, exact end of the standstill, competent court."""

    afzender: Afzender
    briefhoofd: Annotated[Briefhoofd | None, OPTIONEEL] = None
    """Of the dienst in whose name this is; None is ours."""
    geadresseerde: Geadresseerde
    kop: Kop
    procedure: str
    overige: Annotated[tuple[AfwijzingPerceel, ...], OPTIONEEL, Naam("overige percelen")] = ()
    """Percelen beside the first, when one letter covers several."""
    gezamenlijk: bool = False
    """In the name of more than one deelnemer."""
    rechtbank: str
    contact: Contact
    ondertekening: Ondertekening
