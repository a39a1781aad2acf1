"""A dienst inside one project: its deelname, its formal decisions, its mandaat."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class DeelnameToestand(StrEnum):
    GEINTERESSEERD = "geinteresseerd"
    STRATEGIE_TER_VASTSTELLING = "strategie_ter_vaststelling"
    DEELNEMER = "deelnemer"
    AFGEWEZEN = "afgewezen"
    VERVALLEN = "vervallen"
    TERUGGETROKKEN = "teruggetrokken"
    UITGETREDEN = "uitgetreden"


class Onderwerp(StrEnum):
    INKOOPSTRATEGIE = "inkoopstrategie"
    GUNNINGSADVIES = "gunningsadvies"
    INTREKKING = "intrekking"
    UITTREDING = "uittreding"


class Uitkomst(StrEnum):
    """What an orgaan decided; the last two count as undecided."""

    VASTGESTELD = "vastgesteld"
    AFGEWEZEN = "afgewezen"
    AANGEHOUDEN = "aangehouden"
    VOORWAARDELIJK = "voorwaardelijk"


class Handeling(StrEnum):
    """The acts that a mandaat may cover (procedure section 4)."""

    PUBLICEREN = "publiceren"
    CORRESPONDENTIE = "correspondentie"
    NVI = "nvi"
    GUNNINGSBRIEF = "gunningsbrief"
    AFWIJZINGSBRIEF = "afwijzingsbrief"
    DEFINITIEVE_GUNNING = "definitieve_gunning"
    INTREKKING = "intrekking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelname:
    id: str
    project_id: str
    dienst_id: str
    toestand: DeelnameToestand
    gemeld_op: datetime
    percelen: tuple[str, ...]
    """Ids of the percelen that this dienst takes part in; empty is all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Besluit:
    """A formal decision of a deelnemer's orgaan on one version of one text."""

    id: str
    project_id: str
    deelname_id: str
    perceel_id: str | None
    onderwerp: Onderwerp
    uitkomst: Uitkomst
    orgaan: str
    nummer: str
    besluitdatum: date
    getekend_op: date
    ontvangen_op: datetime
    """When Bizob had it: the moment of registration, or of the first of two calls."""
    versie: int
    inhoud_sha256: str
    bewijs_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandaat:
    """The ondertekeningsmandaat that a besluit grants to functions at Bizob (Awb 10:1-10:12, BW 3:60)."""

    id: str
    project_id: str
    deelname_id: str
    besluit_id: str
    orgaan: str
    gemachtigde: str
    """A function at Bizob, not a person."""
    plaatsvervanger: str
    handelingen: tuple[Handeling, ...]
    plafond: Decimal | None
    """Ceiling in euro, excluding VAT; None is without ceiling."""
    geldig_van: date
    geldig_tot: date
    """Last day on which the mandaat may be used."""
    ondermandaat: bool
    ontvangen_op: datetime
    volmacht_id: str | None
    """The signed volmacht in the dossier; it may follow until publication."""
    percelen: tuple[str, ...]
    """Ids of the percelen that it covers; empty is all of them."""
    ingetrokken_per: date | None
    """First day on which it may not be used any more (Awb 10:8)."""
    intrekking_id: str | None
    """The evidence of its revocation."""
