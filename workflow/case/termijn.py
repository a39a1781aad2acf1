"""Deadlines, each with the rule it rests on, and proposals that wait for a second person."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SoortTermijn(StrEnum):
    REACTIE_CONCEPT = "reactie_concept"
    VASTSTELLING_STRATEGIE = "vaststelling_strategie"
    NVI = "nvi"
    SLUITING = "sluiting"
    GESTANDDOENING = "gestanddoening"
    VASTSTELLING_ADVIES = "vaststelling_advies"
    OPSCHORTEND = "opschortend"
    AANKONDIGING = "aankondiging"
    ONTVANGST_DOSSIER = "ontvangst_dossier"


class TermijnToestand(StrEnum):
    OPEN = "open"
    GEHAALD = "gehaald"
    VERSTREKEN = "verstreken"
    VERVALLEN = "vervallen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijn:
    id: str
    project_id: str
    sleutel: str
    soort: SoortTermijn
    deelname_id: str | None
    perceel_id: str | None
    bron: str
    start: date
    laatste_dag: date
    verloopt_op: datetime
    """First moment at which the termijn is over: midnight after the last day, or the closing time itself."""
    redenering: str
    toestand: TermijnToestand
    afgehandeld_op: datetime | None


class VoorstelToestand(StrEnum):
    OPEN = "open"
    BEVESTIGD = "bevestigd"
    VERWORPEN = "verworpen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """A verb that waits for a second person; `met` holds its arguments as canonical JSON."""

    id: str
    project_id: str
    nummer: int
    verb: str
    met: str
    voorgesteld_door: str
    voorgesteld_op: datetime
    toestand: VoorstelToestand
    afgehandeld_door: str | None
    afgehandeld_op: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Afdwinging:
    """One guard of one verb that a beheerder and a second person set aside, once (procedure section 3)."""

    id: str
    project_id: str
    verb: str
    guard: str
    perceel_id: str | None
    motivering: str
    afgedwongen_door: str
    afgedwongen_op: datetime
    gebruikt_op: datetime | None
