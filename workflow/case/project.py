"""The project and its percelen, and who leads it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from workflow.case.stam import Rol


class Procedure(StrEnum):
    """Supported procedures; every other one is refused at registration."""

    OPENBAAR = "openbaar"
    MEERVOUDIG_ONDERHANDS = "meervoudig_onderhands"
    SAS = "sas"


class Aard(StrEnum):
    LEVERINGEN = "leveringen"
    DIENSTEN = "diensten"
    WERKEN = "werken"
    SAS = "sas"


class ProjectToestand(StrEnum):
    AANGEMELD = "aangemeld"
    STARTBIJEENKOMST = "startbijeenkomst"
    INKOOPSTRATEGIE_CONCEPT = "inkoopstrategie_concept"
    INKOOPSTRATEGIE_VASTSTELLING = "inkoopstrategie_vaststelling"
    AANBESTEDINGSDOCUMENTEN = "aanbestedingsdocumenten"
    NOTA_VAN_INLICHTINGEN = "nota_van_inlichtingen"
    AANBESTEDINGSFASE = "aanbestedingsfase"
    AANBESTEDINGSFASE_GEOPEND = "aanbestedingsfase_geopend"
    GUNNING = "gunning"
    CONTRACT = "contract"
    EVALUATIE = "evaluatie"
    CONTRACTMANAGEMENT = "contractmanagement"
    AFGEROND = "afgerond"
    INGETROKKEN = "ingetrokken"


class PerceelToestand(StrEnum):
    OPEN = "open"
    BEOORDELING = "beoordeling"
    ADVIES = "advies"
    BESLISSING = "beslissing"
    OPSCHORTING = "opschorting"
    CONTRACT = "contract"
    GECONTRACTEERD = "gecontracteerd"
    GEEN_GELDIGE = "geen_geldige"
    INGETROKKEN = "ingetrokken"


class Regime(StrEnum):
    """On what the standstill rests: the law (Aw 2.127), the tender documents, or nothing (Aw 2.127(4))."""

    WETTELIJK = "wettelijk"
    CONTRACTUEEL = "contractueel"
    GEEN = "geen"


class Briefvorm(StrEnum):
    """Whether a tenderer gets a letter from each deelnemer, or one from all of them together (procedure section 5)."""

    PER_DEELNEMER = "per_deelnemer"
    GEZAMENLIJK = "gezamenlijk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    id: str
    kenmerk: str
    naam: str
    omschrijving: str
    procedure: Procedure
    aard: Aard
    waarde: Decimal
    """Estimated value in euro, excluding VAT, of all percelen and deelnemers together (Aw 2.15)."""
    toestand: ProjectToestand
    versie: int
    aangemeld_op: datetime
    vervolg_op: str
    """Kenmerk of the project that this one takes up again, such as the re-tender of a perceel; empty is none."""
    briefvorm: Briefvorm = Briefvorm.PER_DEELNEMER


@dataclass(frozen=True, slots=True, kw_only=True)
class Perceel:
    id: str
    project_id: str
    nummer: str
    naam: str
    waarde: Decimal
    toestand: PerceelToestand
    regime: Regime
    aantal_winnaars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Projectleider:
    """Who of Bizob leads this project, as concerninkoper or contractmanager."""

    id: str
    project_id: str
    persoon_id: str
    rol: Rol
    vanaf: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Collectieftoets:
    """Why this is a collective project (procedure 1.1); `elementen` maps each element to its motivation."""

    id: str
    project_id: str
    elementen: dict[str, str]
    getoetst_op: date
