"""`eerste-beheerder`: an empty installation gets the account that makes all others."""

from typing import Annotated

import typer

from cli.codes import Afloop
from cli.groep import maak_commando
from cli.installatie import doe_met_geduld
from cli.uitkomst import als_gegevens
from cli.uitvoer import AlsJson, druk
from usecases.accounts import maak_eerste_beheerder


def eerste_beheerder(
    email: Annotated[str, typer.Argument(metavar="E-MAILADRES", help="Adres waarmee u zich bekendmaakt (--als).")],
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Naam of functie zoals die op het scherm komt.")],
    json: AlsJson = False,
) -> None:
    uitkomst, plek = doe_met_geduld(
        lambda app: (maak_eerste_beheerder(app, email, naam), app.instellingen.map), stil=json
    )
    regels = (
        f"{email} is nu beheerder. De gegevens staan in {plek}.",
        f"Volgende stap: export ZANDLOPER_ALS={email} en daarna zandloper registreer_persoon --help",
    )
    druk(json, als_gegevens(uitkomst, Afloop.GEDAAN), regels)


OPDRACHT = maak_commando(eerste_beheerder)
