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
from documents.contexts.velden import OPTIONEEL, Context, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class KortGeding(Context):
    """Proceedings that were decided so that the overeenkomst may be signed (Aw 2.131)."""

    rechtbank: Annotated[str, Uitleg("de rechtbank die besliste")]
    datum: Annotated[date | None, Uitleg("datum van de uitspraak")]
    uitkomst: Annotated[str, Uitleg("wat de rechter besliste")]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeTekenen(Context):
    deelnemer: Annotated[str, Uitleg("de dienst die tekent")]
    overeenkomst: Annotated[str, Uitleg("nummer of naam van de overeenkomst")]
    ingangsdatum: Annotated[date | None, Uitleg("eerste dag van de overeenkomst")]
    einddatum: Annotated[date | None, Uitleg("laatste dag van de overeenkomst")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitieveGunning(Context):
    """Standstill over, no or decided proceedings, evidence accepted, the contracts to sign, start, contact, notice."""

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
    besluiten: Annotated[
        tuple[Besluitverwijzing, ...], Uitleg("de besluiten van de deelnemers waar de beslissing op rust")
    ]
    beslissing_van: Annotated[date | None, Uitleg("datum van de brief met de gunningsbeslissing")]
    opschorting: Annotated[Opschorting, Uitleg("de opschortende termijn, of waarom er geen is")]
    kort_geding: Annotated[KortGeding | None, OPTIONEEL, Uitleg("het kort geding dat er was; leeg als er geen was")] = (
        None
    )
    bewijs_akkoord_op: Annotated[date | None, Uitleg("dag waarop de bewijsmiddelen akkoord waren")]
    overeenkomsten: Annotated[tuple[TeTekenen, ...], Uitleg("de overeenkomsten die getekend worden, per deelnemer")]
    aankondiging: Annotated[bool, Uitleg("ja als de gunning nog wordt aangekondigd")]
    """An award notice follows (Aw 2.134)."""
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]
