"""Startbijeenkomst and inkoopteam."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Wijze(StrEnum):
    FYSIEK = "fysiek"
    ONLINE = "online"
    AFWEZIG = "afwezig"


class TeamRol(StrEnum):
    CONCERNINKOPER = "concerninkoper"
    CONTRACTMANAGER = "contractmanager"
    MATERIEDESKUNDIGE = "materiedeskundige"
    ECB = "ecb"
    EXTERN = "extern"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bijeenkomst:
    id: str
    project_id: str
    begin: datetime
    eind: datetime
    plaats: str
    link: str
    agenda: tuple[str, ...]
    reageren_voor: datetime
    volgnummer: int
    """SEQUENCE of the calendar entry: 0 for the first invitation, one higher for each that moves it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanwezigheid:
    """Attendance of one dienst, or of one person of Bizob."""

    id: str
    project_id: str
    bijeenkomst_id: str
    deelname_id: str | None
    persoon_id: str | None
    wijze: Wijze


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentatie:
    """The presentation as sent to those who were present (procedure 2.1)."""

    id: str
    project_id: str
    dossierstuk_id: str
    verzonden_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Teamlid:
    id: str
    project_id: str
    persoon_id: str
    rol: TeamRol
    deelname_id: str | None
    """The deelname that a materiedeskundige comes from."""
    vanaf: datetime
    tot: datetime | None
    """When this member left the team; None is still in it."""
