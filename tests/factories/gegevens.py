"""The project of the happy path: who takes part, what is planned, who tenders and how they score."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from tests.factories.spel import email, moment
from workflow.case.dossier import SoortStuk
from workflow.case.start import TeamRol
from workflow.verbs.start import Lid

BEGIN = datetime(2026, 1, 12, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
DIENSTEN = ("Asten", "Best", "Deurne", "Someren")
DEELNEMERS = DIENSTEN[:3]
INSCHRIJVERS = {"Alfa Zorg": Decimal(880_000), "Beta Hulp": Decimal(840_000), "Gamma Thuis": Decimal(960_000)}
WINNAAR = "Alfa Zorg"
KWALITEIT = ("K1", "K2")
STUKKEN = {
    "leidraad": SoortStuk.AANBESTEDINGSLEIDRAAD,
    "pve": SoortStuk.PROGRAMMA_VAN_EISEN,
    "conceptovereenkomst": SoortStuk.CONCEPTOVEREENKOMST,
    "prijzenblad": SoortStuk.PRIJZENBLAD,
    "uea": SoortStuk.UEA,
}
CONSENSUS = {
    ("Alfa Zorg", "K1"): "9",
    ("Alfa Zorg", "K2"): "8",
    ("Beta Hulp", "K1"): "7",
    ("Beta Hulp", "K2"): "7.5",
    ("Gamma Thuis", "K1"): "8",
    ("Gamma Thuis", "K2"): "6",
}
PLANNING = {
    "publicatie": date(2026, 3, 23),
    "vragen_tot": date(2026, 4, 20),
    "nvi": date(2026, 4, 30),
    "sluiting": date(2026, 5, 11),
    "gunningsbeslissing": date(2026, 6, 13),
    "contract": date(2026, 7, 4),
}
SLUITING = moment("2026-05-11T12:00")
TEAM = (
    Lid(persoon=email("inkoper-1"), rol=TeamRol.CONCERNINKOPER),
    Lid(persoon=email("manager-1"), rol=TeamRol.CONTRACTMANAGER),
    *(Lid(persoon=email(f"deskundige-{d.lower()}"), rol=TeamRol.MATERIEDESKUNDIGE, dienst=d) for d in DEELNEMERS),
)
BEOORDELAARS = ("deskundige-asten", "deskundige-best")
