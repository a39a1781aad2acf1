"""Court cases, and the motivations that the law or the procedure asks for."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class UitspraakUitkomst(StrEnum):
    """What a court, or the claimant, made of a kort geding."""

    HANDHAVEN = "handhaven"
    HERBEOORDELEN = "herbeoordelen"
    INTREKKEN = "intrekken"
    GUNNINGSVERBOD = "gunningsverbod"
    INGETROKKEN_DOOR_EISER = "ingetrokken_door_eiser"


@dataclass(frozen=True, slots=True, kw_only=True)
class KortGeding:
    """A summons that was served; what counts is the day of service (Aw 2.131)."""

    id: str
    project_id: str
    perceel_id: str
    nummer: int
    gedagvaard_op: date
    rechtbank: str
    zaaknummer: str
    eiser: str
    dagvaarding_id: str
    geregistreerd_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitspraak:
    """The outcome of a kort geding; the last one counts."""

    id: str
    project_id: str
    kort_geding_id: str
    uitkomst: UitspraakUitkomst
    datum: date
    bewijs_id: str
    geregistreerd_op: datetime


HEROPENT = frozenset({UitspraakUitkomst.HERBEOORDELEN, UitspraakUitkomst.GUNNINGSVERBOD})
"""Rulings after which the tenders may be assessed again; one that orders withdrawal leaves no way to a contract."""


class Grond(StrEnum):
    """Why assessment is opened again (procedure section 3)."""

    VONNIS = "vonnis"
    INHOUDELIJKE_FOUT = "inhoudelijke_fout"
    ADVIES_AFGEWEZEN = "advies_afgewezen"
    BEWIJS_AFGEWEZEN = "bewijs_afgewezen"
    WINNAAR_INGETROKKEN = "winnaar_ingetrokken"
    WINNAAR_WEIGERT = "winnaar_weigert"


class SoortMotivering(StrEnum):
    HERSTEL_DEELNAME = "herstel_deelname"
    HEROPENING = "heropening"
    CORRECTIE = "correctie"
    LAAT_KORT_GEDING = "laat_kort_geding"
    UITTREDING = "uittreding"
    TEAMWIJZIGING = "teamwijziging"
    HERTOETS = "hertoets"
    VERPLAATSING = "verplaatsing"
    INTREKKING = "intrekking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Motivering:
    """Why somebody did what needs a reason; `onderwerp` is the row that it is about."""

    id: str
    project_id: str
    soort: SoortMotivering
    onderwerp: str
    tekst: str
    gemotiveerd_door: str
    op: datetime
