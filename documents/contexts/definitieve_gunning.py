"""Definitieve gunning: the standstill is over and the overeenkomst goes along (procedure 2.7, Aw 2.131 and 2.134)."""

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
    Opschorting,
    Perceel,
)
from documents.contexts.velden import OPTIONEEL, Context


@dataclass(frozen=True, slots=True, kw_only=True)
class KortGeding(Context):
    """Proceedings that were decided so that the overeenkomst may be signed (Aw 2.131)."""

    rechtbank: str
    datum: date | None
    uitkomst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeTekenen(Context):
    deelnemer: str
    overeenkomst: str
    ingangsdatum: date | None
    einddatum: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitieveGunning(Context):
    """Standstill over, no or decided proceedings, evidence accepted, the contracts to sign, start, contact, notice."""

    afzender: Afzender
    briefhoofd: Annotated[Briefhoofd | None, OPTIONEEL] = None
    """Of the dienst in whose name this is; None is ours."""
    geadresseerde: Geadresseerde
    kop: Kop
    procedure: str
    perceel: Annotated[Perceel | None, OPTIONEEL] = None
    besluiten: tuple[Besluitverwijzing, ...]
    beslissing_van: date | None
    opschorting: Opschorting
    kort_geding: Annotated[KortGeding | None, OPTIONEEL] = None
    bewijs_akkoord_op: date | None
    overeenkomsten: tuple[TeTekenen, ...]
    aankondiging: bool
    """An award notice follows (Aw 2.134)."""
    contact: Contact
    ondertekening: Ondertekening
