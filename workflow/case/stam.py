"""Master data that many projects share: persons, their roles, public bodies and their contacts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Rol(StrEnum):
    """The roles of procedure section 7."""

    BEHEERDER = "beheerder"
    CONCERNINKOPER = "concerninkoper"
    CONTRACTMANAGER = "contractmanager"
    INKOOPTEAMLID = "inkoopteamlid"
    ECB = "ecb"
    CONTACTPERSOON = "contactpersoon"
    AUDITOR = "auditor"
    SYSTEEM = "systeem"


BIZOB_ROLLEN = frozenset({Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER, Rol.ECB})
"""Who may be the second pair of eyes (procedure section 7)."""


class SoortDienst(StrEnum):
    GEMEENTE = "gemeente"
    PROVINCIE = "provincie"
    WATERSCHAP = "waterschap"
    GEMEENSCHAPPELIJKE_REGELING = "gemeenschappelijke_regeling"
    OVERIG = "overig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Persoon:
    id: str
    email: str
    naam: str
    rollen: tuple[Rol, ...]
    """Functions at Bizob, or inkoopteamlid for someone of a dienst; contactpersoon follows from `Contactpersoon`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienst:
    """An aanbestedende dienst with what its letters need."""

    id: str
    naam: str
    soort: SoortDienst
    code: str
    tooi_uri: str
    orgaan: str
    ondertekenaars: tuple[str, ...]
    """Functions that sign together, never names: for a municipality burgemeester and secretaris."""
    adres: str
    postcode: str
    plaats: str


class Beeldvorm(StrEnum):
    """The pictures that Word shows everywhere; their type follows from their bytes, not from their name."""

    PNG = "png"
    JPEG = "jpeg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Huisstijl:
    """How the letters in the name of a dienst look; empty is the plain style."""

    id: str
    dienst_id: str
    adresblok: tuple[str, ...]
    """Lines of the letterhead; empty is the postal address of the dienst."""
    bezoekadres: str
    telefoon: str
    website: str
    slotgroet: str
    ondertekenaars: tuple[str, ...]
    """As its own papers name the functions that sign together, one line each; empty is as the dienst has them."""
    logo_sha256: str | None
    logo_vorm: Beeldvorm | None
    logo_breedte: int | None
    """Width in pixels, as measured in the file."""
    logo_hoogte: int | None
    logo_alt: str | None
    """What the logo shows, for who does not see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contactpersoon:
    id: str
    dienst_id: str
    persoon_id: str
    functie: str
    volgorde: int
    """1 is the first addressee; higher numbers are deputies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GelijkgesteldeDag:
    """A day that a decree equates with a holiday (ATW 3(3)), beside those that came with the program."""

    id: str
    datum: date
    bron: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drempelbedragen:
    """The thresholds of a period, both days included, in whole euros without VAT, beside those of the program."""

    id: str
    geldig_van: date
    geldig_tot: date
    werken: int
    centraal: int
    decentraal: int
    sas: int
    speciale_sectoren: int
    speciale_sectoren_sas: int
    concessies: int
    bron: str
