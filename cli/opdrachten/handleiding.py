"""`handleiding`: the parts of the handleiding that follow from the code, made anew or compared."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cli.codes import Afloop
from cli.groep import maak_commando
from usecases.handleiding import PAGINAS, VERHALEN, bijwerken, bijwerken_verhalen
from workflow.reasons import Invoerfout

MAP = Path(__file__).parents[2] / "docs" / "handleiding"


def handleiding(
    nagaan: Annotated[
        bool, typer.Option("--controleer", help="Schrijf niets, maar zeg of de bladzijden kloppen.")
    ] = False,
) -> None:
    verouderd = {}
    for naam, maak in _bladzijden():
        oud, nieuw = _oud_en_nieuw(MAP / naam, maak)
        if nieuw != oud:
            verouderd[MAP / naam] = nieuw
    if nagaan and verouderd:
        namen = ", ".join(pad.name for pad in verouderd)
        typer.echo(f"Niet meer gelijk aan de code: {namen}. Maak ze opnieuw met: zandloper handleiding", err=True)
        raise typer.Exit(Afloop.NIET_ZOALS_VERWACHT)
    for pad, nieuw in verouderd.items():
        pad.write_text(nieuw, encoding="utf-8")
        typer.echo(f"Geschreven: {pad}")
    if not verouderd:
        typer.echo(f"Klopt: {MAP}")


def _bladzijden() -> Iterator[tuple[str, Callable[[str], str]]]:
    """Every page with what makes it anew."""
    for stap, naam in PAGINAS.items():
        yield naam, partial(bijwerken, stap=stap)
    yield VERHALEN, bijwerken_verhalen


def _oud_en_nieuw(pad: Path, maak: Callable[[str], str]) -> tuple[str, str]:
    try:
        tekst = pad.read_text(encoding="utf-8")
        return tekst, maak(tekst)
    except OSError as fout:
        raise Invoerfout("handleiding", f"'{pad}' kan niet gelezen worden ({fout.strerror})") from None
    except ValueError as fout:
        raise Invoerfout("handleiding", f"{pad}: {fout}") from None


OPDRACHT = maak_commando(handleiding)
