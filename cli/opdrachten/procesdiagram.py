"""`procesdiagram`: the process as pictures, made from the tables that the program itself obeys."""

from pathlib import Path
from typing import Annotated

import typer

from cli.codes import Afloop
from cli.groep import maak_commando
from usecases.procesdiagram import controleer, mermaid

PAD = Path(__file__).parents[2] / "docs" / "process.md"


def procesdiagram(
    nagaan: Annotated[bool, typer.Option("--controleer", help="Schrijf niets, maar zeg of het bestand klopt.")] = False,
) -> None:
    if not nagaan:
        PAD.parent.mkdir(exist_ok=True)
        PAD.write_text(mermaid(), encoding="utf-8")
        typer.echo(f"Geschreven: {PAD}")
    elif controleer(PAD):
        typer.echo(f"Klopt: {PAD}")
    else:
        typer.echo(f"{PAD} past niet bij het proces. Maak het opnieuw met: zandloper procesdiagram", err=True)
        raise typer.Exit(Afloop.NIET_ZOALS_VERWACHT)


OPDRACHT = maak_commando(procesdiagram)
