"""Dates, times, amounts and organs are put into Dutch words here, never in a template."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

NEDERLAND = ZoneInfo("Europe/Amsterdam")
VAST = "\N{NO-BREAK SPACE}"

_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DATUM = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MAANDEN)}) (\d{{4}})\b")
_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_HET = ("college", "dagelijks bestuur", "algemeen bestuur", "bestuur", "waterschap", "hoogheemraadschap")
_ZONDER_LIDWOORD = ("de ", "het ", "gedeputeerde staten", "provinciale staten", "burgemeester en wethouders")


def lokaal(moment: datetime) -> datetime:
    """A moment is shown on the Dutch clock; ValueError on a moment without timezone."""
    if moment.tzinfo is None:
        raise ValueError(f"moment zonder tijdzone: {moment.isoformat()}")
    return moment.astimezone(NEDERLAND)


def dag(moment: datetime) -> date:
    """The Dutch calendar day of a moment."""
    return lokaal(moment).date()


def datum(waarde: date) -> str:
    """12 oktober 2026."""
    return f"{waarde.day} {_MAANDEN[waarde.month - 1]} {waarde.year}"


def datum_met_weekdag(waarde: date) -> str:
    """maandag 12 oktober 2026."""
    return f"{_DAGEN[waarde.weekday()]} {datum(waarde)}"


def met_vaste_datums(tekst: str) -> str:
    """No line ends inside a date."""
    return _DATUM.sub(rf"\1{VAST}\2{VAST}\3", tekst)


def tijd(moment: datetime) -> str:
    """12.00 uur, on the Dutch clock."""
    return f"{lokaal(moment):%H.%M}{VAST}uur"


def dag_en_tijd(moment: datetime) -> str:
    """11 mei 2026, 11.42 uur, on the Dutch clock."""
    return f"{datum(dag(moment))}, {tijd(moment)}"


def getal(waarde: Decimal, decimalen: int | None = None) -> str:
    """1.234,5: as many decimals as asked (half up), else as few as the value needs."""
    if decimalen is not None:
        waarde = waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)
        return _nederlands(f"{waarde:,f}")
    tekst = f"{waarde:,f}"
    return _nederlands(tekst.rstrip("0").rstrip(".") if "." in tekst else tekst)


def bedrag(waarde: Decimal) -> str:
    """€ 1.234,56, rounded half up to cents; the sign stays with the number."""
    return f"€{VAST}{getal(waarde, 2)}"


def procent(waarde: Decimal) -> str:
    """40%, 12,5%."""
    return f"{getal(waarde)}%"


def met_lidwoord(naam: str) -> str:
    """het college …, het waterschap …, de gemeente …; gedeputeerde staten takes none."""
    klein = naam.lower()
    if klein.startswith(_ZONDER_LIDWOORD):
        return naam
    return f"het {naam}" if klein.startswith(_HET) else f"de {naam}"


def opsomming(delen: tuple[str, ...]) -> str:
    """a, b en c."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"


def _nederlands(tekst: str) -> str:
    return tekst.replace(",", " ").replace(".", ",").replace(" ", ".")
