"""What a letter prints is read back to a value by rules of its own, not by the ones that printed it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from documents.contexts.velden import Context, Veld, velden
from documents.merken import Afdruk

_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DATUM = re.compile(rf"(?:({'|'.join(_DAGEN)}) )?(\d{{1,2}}) ({'|'.join(_MAANDEN)}) (\d{{4}})")
_GEEN_TEKST = ("Cc", "Cs", "Cn")


class Feit(NamedTuple):
    """A filled field of a context, and what it is."""

    waarde: Any
    veld: Veld


Feiten = Mapping[str, Feit]


def feiten(context: Context) -> Feiten:
    """Every filled field by its dotted path, rows counted from one."""
    return dict(_feiten(context, ""))


def _feiten(context: Context, voor: str) -> Iterator[tuple[str, Feit]]:
    for veld in velden(type(context)):
        waarde = getattr(context, veld.attribuut)
        pad = f"{voor}{veld.attribuut}"
        delen = [(f"{pad}.{n}", deel) for n, deel in enumerate(waarde, start=1)] if veld.rij else [(pad, waarde)]
        for plek, deel in delen:
            if isinstance(deel, Context):
                yield from _feiten(deel, f"{plek}.")
            elif deel is not None and enkel(str(deel)):
                yield plek, Feit(deel, veld)


def onjuist(gelezen: Feiten, afdrukken: list[Afdruk]) -> Iterator[str]:
    """What is printed and not so, and what is so and printed nowhere."""
    gedrukt = set()
    for pad, tekst in dict.fromkeys(afdrukken):
        gedrukt.add(pad)
        if pad not in gelezen or not _zegt(gelezen[pad], tekst):
            yield f"{pad}: '{kort(tekst)}' is niet wat de gegevens zeggen"
    for pad, feit in gelezen.items():
        if not feit.veld.stil and pad not in gedrukt:
            yield f"{pad}: '{kort(str(feit.waarde))}' staat niet in de brief"


def _zegt(feit: Feit, tekst: str) -> bool:
    """Whether this text says this fact, in the form in which a letter says it."""
    if isinstance(feit.waarde, date):
        return _gelezen_datum(enkel(tekst), feit.veld.weekdag) == feit.waarde
    if isinstance(feit.waarde, int):
        return tekst == f"{feit.waarde:d}"
    tekst = enkel(tekst)
    return tekst == enkel(feit.waarde) or tekst == enkel(_zichtbaar(feit.waarde))


def _gelezen_datum(tekst: str, met_weekdag: bool) -> date | None:
    """None for what is no date, or one with another weekday than the calendar's."""
    gevonden = _DATUM.fullmatch(tekst)
    if gevonden is None or (gevonden[1] is not None) != met_weekdag:
        return None
    try:
        gelezen = date(int(gevonden[4]), _MAANDEN.index(gevonden[3]) + 1, int(gevonden[2]))
    except ValueError:
        return None
    return gelezen if gevonden[1] in (None, _DAGEN[gelezen.weekday()]) else None


def _zichtbaar(tekst: str) -> str:
    return "".join(" " if unicodedata.category(teken) in _GEEN_TEKST else teken for teken in tekst)


def enkel(tekst: str) -> str:
    """With single spaces, as a reader sees it."""
    return " ".join(tekst.split())


def kort(tekst: str) -> str:
    """Short enough for a message."""
    tekst = enkel(tekst)
    return tekst if len(tekst) <= 60 else f"{tekst[:57]}…"
