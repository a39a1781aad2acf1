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


def breedte() -> int:
    """Of the terminal or of COLUMNS; a pipe has none, and gets the widest."""
    return max(SMALST, min(BREEDST, shutil.get_terminal_size((BREEDST, 24)).columns))


def druk_tabel(koppen: Sequence[str], rijen: Sequence[Sequence[str]], vast: int = 1) -> None:
    """A table; what is too wide comes in parts, each with the first `vast` columns before it."""
    for deel in _delen(koppen, rijen, vast):
        tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, _TUSSEN, 0, 0), header_style="bold")
        for nummer in deel:
            tabel.add_column(koppen[nummer], overflow="fold", no_wrap=nummer >= vast)
        for rij in rijen:
            tabel.add_row(*(Text(rij[nummer]) for nummer in deel))
        Console(width=breedte(), highlight=False).print(tabel)


def _delen(koppen: Sequence[str], rijen: Sequence[Sequence[str]], vast: int) -> Iterator[list[int]]:
    breedten = [max(map(len, kolom)) + _TUSSEN for kolom in zip(koppen, *rijen, strict=True)]
    begin = list(range(vast))
    over = over_bij_begin = breedte() - sum(breedten[:vast])
    deel: list[int] = []
    for nummer in range(vast, len(koppen)):
        if deel and breedten[nummer] > over:
            yield begin + deel
            deel, over = [], over_bij_begin
        deel.append(nummer)
        over -= breedten[nummer]
    yield begin + deel


def kop(tekst: str) -> None:
    Console(width=breedte(), highlight=False).print(Text(f"\n{tekst}", style="bold"))


def druk(regels: Iterable[str]) -> None:
    """Lines of text; a long one goes on below its own beginning."""
    for regel in regels:
        begin = len(regel) - len(regel.lstrip(" -"))
        print(textwrap.fill(regel, breedte(), subsequent_indent=" " * begin, break_on_hyphens=False))


def datum(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"


def moment(op: datetime) -> str:
    return f"{lokaal(op):%d-%m-%Y %H:%M}"


def euro(bedrag: Decimal) -> str:
    """`€ 1.250.000` or `€ 12,50`."""
    vast = f"{bedrag:,.2f}".removesuffix(".00")
    return "€ " + vast.translate(str.maketrans(",.", ".,"))
