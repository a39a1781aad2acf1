"""`rapport`: how far a project is, for its team, for one dienst or for the management, as Word and as Markdown."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cli.groep import maak_commando
from cli.installatie import installatie, wie
from cli.opdrachten.brieven import Voortgang
from cli.uitvoer import AlsJson, druk
from usecases import uitvoermap, voortgang
from usecases.app import App
from usecases.voortgang import Rapport, Teller
from workflow.reasons import Invoerfout


class Vorm(StrEnum):
    DOCX = "docx"
    MD = "md"
    BEIDE = "beide"


_Project = Annotated[
    str | None, typer.Argument(metavar="PROJECT", help="Kenmerk van het project; zonder kenmerk alle projecten samen.")
]
_Dienst = Annotated[
    str | None, typer.Option("--dienst", metavar="NAAM", help="Alleen wat van deze dienst zelf is; voor haar zelf.")
]
VormOptie = Annotated[
    Vorm | None, typer.Option("--vorm", help="Word (docx), Markdown (md) of beide; met --uit anders beide.")
]
UitOptie = Annotated[
    Path | None, typer.Option("--uit", metavar="MAP", help="Map voor de bestanden; zonder map Markdown op het scherm.")
]
AlsOptie = Annotated[
    str | None, typer.Option("--als", metavar="E-MAILADRES", help="Wie u bent; zonder deze optie ZANDLOPER_ALS.")
]


def rapport(
    project: _Project = None,
    dienst: _Dienst = None,
    vorm: VormOptie = None,
    uit: UitOptie = None,
    als: AlsOptie = None,
    json: AlsJson = False,
) -> None:
    def maak(app: App, account: str, teller: Teller) -> Rapport:
        return voortgang.rapport(app, als=account, project=project, dienst=dienst, teller=teller)

    geef(maak, als=als, vorm=vorm, uit=uit, json=json)


def geef(
    maak: Callable[[App, str, Teller], Rapport], *, als: str | None, vorm: Vorm | None, uit: Path | None, json: bool
) -> None:
    """Make a report and show it, or write it in a folder; Word is no text for a screen."""
    if uit is None and vorm in (Vorm.DOCX, Vorm.BEIDE):
        raise Invoerfout("vorm", "Word kan niet op het scherm; noem met --uit een map voor het bestand")
    account, balk = wie(als), Voortgang(0, stil=json, wat="projecten")

    def toon(gelezen: int, totaal: int) -> None:
        balk.totaal = totaal
        balk.toon(gelezen)

    with installatie() as app:
        gemaakt = maak(app, account, toon)
        balk.klaar()
    if uit is None:
        tekst = gemaakt.markdown()
        druk(json, {"ok": True, "exitcode": 0, "naam": gemaakt.naam, "markdown": tekst}, [tekst.rstrip("\n")])
        return
    bestanden = _schrijf(gemaakt, vorm or Vorm.BEIDE, uit)
    gegevens = {"ok": True, "exitcode": 0, "naam": gemaakt.naam, "bestanden": [str(pad) for pad in bestanden]}
    druk(json, gegevens, [f"Geschreven: {pad}" for pad in bestanden])


def _schrijf(gemaakt: Rapport, vorm: Vorm, uit: Path) -> list[Path]:
    inhoud = {}
    if vorm in (Vorm.DOCX, Vorm.BEIDE):
        inhoud["docx"] = gemaakt.docx()
    if vorm in (Vorm.MD, Vorm.BEIDE):
        inhoud["md"] = gemaakt.markdown().encode()
    return uitvoermap.schrijf(uit, {f"{gemaakt.naam}.{eind}": bytes_ for eind, bytes_ in inhoud.items()})


OPDRACHT = maak_commando(rapport)
