"""The rows of the reference's book, and the words that it knows; no rule of the product is asked."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.proeven.model.dagen import einde_opschorting

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")
BESLOTEN = ("beslissing", "opschorting", "contract")
GEGUND = ("contract", "gecontracteerd")
NIET_LEVEND = ("geen_geldige", "ingetrokken")


@dataclass(frozen=True)
class Oproep:
    """One call, and what the executor answered."""

    verb: str
    door: str
    met: dict[str, Any]
    nu: datetime
    codes: frozenset[str] = frozenset()
    ja: bool = False
    wacht: bool = False
    voorstel: int | None = None
    uitleg: str = ""

    def __str__(self) -> str:
        antwoord = "wacht" if self.wacht else "ja" if self.ja else f"nee: {self.uitleg}"
        return f"{self.nu:%d-%m-%Y %H:%M:%S} {self.door} {self.verb} {self.met} → {antwoord}"


@dataclass
class Besluit:
    dienst: str
    onderwerp: str
    perceel: str | None
    versie: int
    uitkomst: str
    nummer: str
    besluitdatum: date
    getekend_op: date
    ontvangen: datetime


@dataclass
class Mandaat:
    dienst: str
    besluit: tuple[str, int]
    handelingen: frozenset[str]
    plafond: Decimal | None
    van: date
    tot: date
    volmacht: str | None
    """The file in the dossier."""
    ontvangen: datetime
    percelen: frozenset[str] = frozenset()
    """None is all of them."""
    ingetrokken: date | None = None
    """The first day on which it may not be used any more."""


@dataclass
class Beslissing:
    versie: int
    vermeld: date
    gepland: date
    aan: frozenset[tuple[str, str]]
    """From whom to whom: each deelnemer of the perceel to each tenderer in it, or all of them ("") in one letter."""
    verzonden: date | None = None
    """The day of the last letter."""

    @property
    def einde(self) -> date:
        """The later of what the law and what the letters say."""
        return max(self.vermeld, einde_opschorting(self.verzonden)) if self.verzonden else self.vermeld


@dataclass
class Geding:
    gedagvaard_op: date
    gemotiveerd: bool
    uitspraken: list[tuple[date, datetime, str]] = field(default_factory=list)


@dataclass
class Overeenkomst:
    opsteller: str
    opgesteld: datetime
    ronde: int
    ingang: date
    stand: str = "concept"
    handtekeningen: set[str] = field(default_factory=set)
    """Under what is on offer now."""
    ooit_getekend: bool = False


@dataclass
class Perceel:
    waarde: Decimal
    stand: str = "open"
    inschrijvers: dict[str, Decimal] = field(default_factory=dict)
    """Their prices, as far as they came in for this perceel in this publication."""
    op_tijd: set[str] = field(default_factory=set)
    teruggetrokken: set[str] = field(default_factory=set)
    gebonden: dict[str, date] = field(default_factory=dict)
    """Until when each tenderer is bound."""
    adviezen: list[datetime] = field(default_factory=list)
    eerste_advies: int = 0
    """How many belong to earlier publications."""
    winnaars: set[str] = field(default_factory=set)
    """Read from the database: who scores best is no rule of this book."""
    voorgesteld: set[str] = field(default_factory=set)
    geplaatst: set[str] = field(default_factory=set)
    """Whom the last advies ranks, read as well."""
    beslissingen: list[Beslissing] = field(default_factory=list)
    eerste_beslissing: int = 0
    gedingen: dict[str, Geding] = field(default_factory=dict)
    goedgekeurd: dict[str, bool] = field(default_factory=dict)
    """The last word on the evidence of each tenderer."""
    overeenkomsten: dict[tuple[str, str], Overeenkomst] = field(default_factory=dict)
    ooit_getekend: bool = False

    @property
    def leeft(self) -> bool:
        return self.stand not in NIET_LEVEND

    @property
    def voorgelegd(self) -> bool:
        return len(self.adviezen) > self.eerste_advies

    @property
    def beslissing(self) -> Beslissing | None:
        return self.beslissingen[-1] if len(self.beslissingen) > self.eerste_beslissing else None

    @property
    def einde(self) -> date | None:
        return self.beslissing.einde if self.beslissing else None

    def van_winnaars(self) -> dict[tuple[str, str], Overeenkomst]:
        """Those that did not lapse, with who wins now."""
        levend = {sleutel: o for sleutel, o in self.overeenkomsten.items() if o.stand != "vervallen"}
        return {sleutel: o for sleutel, o in levend.items() if sleutel[1] in self.winnaars}

    def getekend_na_aanbod(self) -> bool:
        """Whether somebody is bound: all signed, or one signed what is on offer to who wins."""
        if any(o.stand == "getekend" for o in self.overeenkomsten.values()):
            return True
        return any(o.stand == "aangeboden" and o.handtekeningen for o in self.van_winnaars().values())


@dataclass
class Voorstel:
    oproep: Oproep
    open: bool = True


@dataclass
class Brief:
    """A letter as it lies in the database; its moves are judged one by one."""

    soort: str
    dienst: str | None
    inschrijver: str | None
    perceel: str | None
    versie: int
    stand: str
    maker: str | None
    vrijgever: str | None
    vrijgegeven: datetime | None
    verzonden: datetime | None
    bundel: str | None = None
    """Letters on several percelen that go out as one carry the same."""
    gemaakt: datetime | None = None

    @property
    def leeft(self) -> bool:
        return self.stand not in ("vervallen", "ingetrokken")
