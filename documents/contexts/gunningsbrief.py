"""Gunningsbrief: the notice of the gunningsbeslissing to a winner (procedure 2.6, Aw 2.129 and 2.130)."""

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
from documents.contexts.velden import OPTIONEEL, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class EigenScore(Context):
    """A criterion without reasons starts no standstill (Aw 2.130)."""

    criterium: str
    gewicht: str
    maximum: str
    score: str
    motivering: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GunningPerceel(Context):
    """What a winner reads about one perceel."""

    perceel: Annotated[Perceel | None, OPTIONEEL] = None
    besluiten: tuple[Besluitverwijzing, ...]
    op_waarde: bool
    """The total is a comparison price in euro."""
    rang: int | None
    aantal_geldig: int
    totaalscore: str
    maximumscore: str
    gelijke_stand: Annotated[str, OPTIONEEL] = ""
    """What decided between equal totals."""
    prijs: str
    criteria: tuple[EigenScore, ...]
    andere_winnaars: Annotated[tuple[str, ...], OPTIONEEL] = ()
    opschorting: Opschorting


@dataclass(frozen=True, slots=True, kw_only=True)
class Gunningsbrief(GunningPerceel):
    """Intention and no acceptance, own scores with reasons, exact end of the standstill, condition, next steps."""

    afzender: Afzender
    briefhoofd: Annotated[Briefhoofd | None, OPTIONEEL] = None
    """Of the dienst in whose name this is; None is ours."""
    geadresseerde: Geadresseerde
    kop: Kop
    procedure: str
    overige: Annotated[tuple[GunningPerceel, ...], OPTIONEEL, Naam("overige percelen")] = ()
    """Percelen beside the first, when one letter covers several."""
    gezamenlijk: bool = False
    """In the name of more than one deelnemer."""
    contact: Contact
    ondertekening: Ondertekening
