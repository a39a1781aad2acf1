"""Tables and texts that fit the terminal, and that stay plain when they are piped."""

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from workflow.tijd import lokaal

SMALST, BREEDST = 80, 120
_TUSSEN = 2
_SMALSTE_EERSTE = 16


def breedte() -> int:
    """Of the terminal or of COLUMNS; a pipe has none, and gets the widest."""
    return max(SMALST, min(BREEDST, shutil.get_terminal_size((BREEDST, 24)).columns))


def druk_tabel(koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> None:
    """A table whose first column says what a row is about; what is too wide comes in parts, each with that column."""
    breedten = [max(map(len, kolom)) for kolom in zip(koppen, *rijen, strict=True)]
    eerste = _eerste_breedte(breedten)
    for plek, deel in enumerate(_delen(breedten, eerste)):
        tabel = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
        for nummer in deel:
            tabel.add_column(koppen[nummer], width=breedten[nummer] if nummer else eerste)
        for rij in rijen:
            tabel.add_row(*(Text(rij[nummer]) for nummer in deel))
        _console().print(*([""] if plek else []), tabel, sep="\n")


def _eerste_breedte(breedten: Sequence[int]) -> int:
    """Its own width, or less when the whole table then fits; its text goes on in a second line."""
    over = breedte() - sum(breedten[1:]) - _TUSSEN * (len(breedten) - 1)
    return min(breedten[0], over if over >= _SMALSTE_EERSTE else breedte() // 3)


def _delen(breedten: Sequence[int], eerste: int) -> Iterator[list[int]]:
    vol = over = breedte() - eerste
    deel = [0]
    for nummer, kolom in enumerate(breedten[1:], start=1):
        nodig = kolom + _TUSSEN
        if len(deel) > 1 and nodig > over:
            yield deel
            deel, over = [0], vol
        deel.append(nummer)
        over -= nodig
    yield deel


def ingekort(tekst: str, lengte: int) -> str:
    """On one line, and no longer than this."""
    enkel = " ".join(tekst.split())
    return enkel if len(enkel) <= lengte else f"{enkel[: lengte - 1]}…"


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Rich would end the program with 1, which says here that an expectation failed."""
        raise BrokenPipeError


def _console() -> Console:
    return _Console(width=breedte(), highlight=False)


def kop(tekst: str) -> None:
    _console().print(Text(f"\n{tekst}", style="bold"))


def druk(regels: Iterable[str], hangt: int = 0) -> None:
    """Lines of text; a long one goes on below its own beginning, or `hangt` further to the right."""
    for regel in regels:
        begin = " " * (len(regel) - len(regel.lstrip(" -")) + hangt)
        print(textwrap.fill(regel, breedte(), subsequent_indent=begin, break_on_hyphens=False, break_long_words=False))


def datum(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"


def moment(op: datetime) -> str:
    return f"{lokaal(op):%d-%m-%Y %H:%M}"


def euro(bedrag: Decimal) -> str:
    """`€ 1.250.000` or `€ 12,50`."""
    vast = f"{bedrag:,.2f}".removesuffix(".00")
    return "€ " + vast.translate(str.maketrans(",.", ".,"))
