"""The dated facts of `gegevens/` enter here, read from the files as typed, frozen values."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workflow.drempels import Drempel
from workflow.termijnen.kalender import Kalender

GEGEVENS = Path(__file__).parent.parent / "gegevens"


@dataclass(frozen=True)
class Gemeente:
    """A municipality is known by its CBS code and by its URI in the TOOI register."""

    code: str
    tooi_uri: str
    naam: str


def lees_kalender() -> Kalender:
    """The calendar knows every equated day on file (ATW art. 3(3)); KeyError or ValueError on a bad file."""
    return Kalender(frozenset(date.fromisoformat(rij["datum"]) for rij in _rijen("gelijkgestelde_dagen.csv")))


def lees_drempels() -> tuple[Drempel, ...]:
    """The thresholds on file, one per period, in whole euros without VAT; KeyError or ValueError on a bad file."""
    return tuple(_drempel(rij) for rij in _rijen("drempelbedragen.csv"))


def lees_gemeenten() -> tuple[Gemeente, ...]:
    """The municipalities of Noord-Brabant on file, in the order of their codes; KeyError on a bad file."""
    rijen = _rijen("gemeenten_noord_brabant.csv")
    return tuple(Gemeente(rij["gemeentecode"], rij["tooi_uri"], rij["naam"]) for rij in rijen)


def _drempel(rij: dict[str, str]) -> Drempel:
    return Drempel(
        geldig_van=date.fromisoformat(rij["geldig_van"]),
        geldig_tot=date.fromisoformat(rij["geldig_tot"]),
        werken=int(rij["werken"]),
        centraal=int(rij["centraal_leveringen_diensten"]),
        decentraal=int(rij["decentraal_leveringen_diensten"]),
        sas=int(rij["sociale_en_andere_specifieke_diensten"]),
        speciale_sectoren=int(rij["speciale_sectoren_leveringen_diensten"]),
        speciale_sectoren_sas=int(rij["speciale_sectoren_sas"]),
        concessies=int(rij["concessies"]),
    )


def _rijen(naam: str) -> list[dict[str, str]]:
    with (GEGEVENS / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))
