"""`voorbeelden`: an example of every kind of document, made anew or compared."""

from pathlib import Path
from typing import Annotated

import typer

from cli.codes import Afloop
from cli.groep import maak_commando
from cli.uitvoer import meervoud

MAP = Path(__file__).parents[2] / "docs" / "voorbeelden"


def voorbeelden(
    uit: Annotated[Path | None, typer.Option("--uit", metavar="MAP", help="Map voor de voorbeelden.")] = None,
    nagaan: Annotated[bool, typer.Option("--controleer", help="Schrijf niets, maar zeg welke er anders zijn.")] = False,
) -> None:
    from usecases.voorbeelden import anders, schrijf

    map_ = uit or MAP
    if not nagaan:
        aantal = schrijf(map_)
        typer.echo(f"{meervoud(aantal, 'voorbeeld', 'voorbeelden')} in {map_}.")
    elif namen := anders(map_):
        typer.echo(f"Anders dan de sjablonen en gegevens: {', '.join(namen)}.", err=True)
        typer.echo("Maak ze opnieuw met: zandloper voorbeelden. Haal weg wat er niet meer hoort.", err=True)
        raise typer.Exit(Afloop.NIET_ZOALS_VERWACHT)
    else:
        typer.echo(f"Klopt: {map_}")


OPDRACHT = maak_commando(voorbeelden)
