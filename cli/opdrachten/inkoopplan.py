"""`inkoopplan`: everything that is bought together with one dienst, and how far it is, as Word and as Markdown."""

from typing import Annotated

import typer

from cli.groep import maak_commando
from cli.opdrachten.rapport import AlsOptie, UitOptie, VormOptie, geef
from cli.uitvoer import AlsJson
from usecases import voortgang
from usecases.app import App
from usecases.voortgang import Rapport, Teller

_Dienst = Annotated[
    str, typer.Argument(metavar="DIENST", help="Naam van de dienst; het plan gaat over al haar projecten.")
]


def inkoopplan(
    dienst: _Dienst,
    vorm: VormOptie = None,
    uit: UitOptie = None,
    als: AlsOptie = None,
    json: AlsJson = False,
) -> None:
    def maak(app: App, account: str, teller: Teller) -> Rapport:
        return voortgang.inkoopplan(app, dienst, als=account, teller=teller)

    geef(maak, als=als, vorm=vorm, uit=uit, json=json)


OPDRACHT = maak_commando(inkoopplan)
