"""What any argument may hold at most, whatever verb it is for: days, numbers and texts that every later step can bear.

A year 9999 is a date, but the day after it is not; a control character is text, but no letter can be made of it.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from workflow.reasons import Invoerfout

VROEGSTE_JAAR, LAATSTE_JAAR = 2000, 2100
GROOTSTE_GETAL = 1_000_000_000
GROOTSTE_BEDRAG = Decimal(10) ** 18
DECIMALEN = 12
_ONLEESBAAR = ("Cc", "Cs")
"""Control characters, and halves of characters that a wrong encoding leaves behind."""
_GEEN_XML = "\ufffe\uffff"

Plek = tuple[Any, ...]


def plek_in_woorden(plek: Plek) -> str:
    """`leden 1.rol`: rows are counted from one, as people do."""
    woorden = ""
    for deel in plek:
        woorden += f" {deel + 1}" if isinstance(deel, int) else f"{'.' if woorden else ''}{deel}"
    return woorden


def bewaak(waarde: Any, plek: Plek = ()) -> None:
    """Every day, number and text within `waarde` is one that the program can bear; raises Invoerfout with its place."""
    if melding := _bezwaar(waarde):
        veld = plek_in_woorden(plek) or "invoer"
        raise Invoerfout(veld, f"{veld}: {melding}")
    for deel, binnen in _delen(waarde):
        bewaak(binnen, (*plek, deel))


def _delen(waarde: Any) -> list[tuple[Any, Any]]:
    if isinstance(waarde, Mapping):
        return [(naam, deel) for naam in waarde for deel in (naam, waarde[naam])]
    if isinstance(waarde, tuple | list):
        return list(enumerate(waarde))
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return [(f.name, getattr(waarde, f.name)) for f in fields(waarde)]
    return []


def _bezwaar(waarde: Any) -> str:
    if isinstance(waarde, str):
        return _bezwaar_tekst(waarde)
    if isinstance(waarde, date) and not VROEGSTE_JAAR <= waarde.year <= LAATSTE_JAAR:
        return f"het jaar moet tussen {VROEGSTE_JAAR} en {LAATSTE_JAAR} liggen"
    if isinstance(waarde, Decimal):
        return _bezwaar_bedrag(waarde)
    if isinstance(waarde, int) and abs(waarde) > GROOTSTE_GETAL:
        return "dit getal is te groot"
    return ""


def _bezwaar_tekst(tekst: str) -> str:
    for teken in tekst:
        if teken in _GEEN_XML or (unicodedata.category(teken) in _ONLEESBAAR and teken not in "\n\t"):
            return f"er staat een teken in dat geen tekst is (U+{ord(teken):04X}); haal het weg"
    return ""


def _bezwaar_bedrag(bedrag: Decimal) -> str:
    if not bedrag.is_finite():
        return "dit is geen getal; schrijf bijvoorbeeld 1234.56"
    if abs(bedrag) >= GROOTSTE_BEDRAG:
        return "dit getal is te groot"
    exponent = bedrag.as_tuple().exponent
    return f"schrijf hooguit {DECIMALEN} decimalen" if isinstance(exponent, int) and exponent < -DECIMALEN else ""
