"""`termijnen`: what the planner does with dates, at once, and which of them ask for attention."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from typing import Annotated, Any

import typer

from cli.codes import Afloop
from cli.fouten import redenregels
from cli.groep import Commando, maak_groep
from cli.installatie import installatie
from cli.stappen import leesbaar
from cli.uitvoer import AlsJson, druk, meervoud
from usecases import deadlines, termijnlijst
from usecases.deadlines import Ronde
from usecases.execute import Uitkomst
from usecases.termijnlijst import Regel

groep = maak_groep()


@groep.command("controleer", cls=Commando, help="Werk in alle projecten bij wat verstreken is; bestel herinneringen.")
def controleer(json: AlsJson = False) -> None:
    with installatie() as app:
        ronde = deadlines.controleer_alles(app)
    code = Afloop.GEWEIGERD if ronde.geweigerd else Afloop.BEZET if ronde.bezet else Afloop.GEDAAN
    gegevens = {"ok": code == Afloop.GEDAAN, "exitcode": int(code), "bijgewerkt": ronde.bijgewerkt}
    druk(json, gegevens | {"geweigerd": ronde.geweigerd, "bezet": ronde.bezet}, _regels(ronde))
    raise typer.Exit(code)


@groep.command("lijst", cls=Commando, help="Toon alle lopende termijnen, en wat ze tegenhoudt; wat voorbij is eerst.")
def lijst(
    project: Annotated[str | None, typer.Option(metavar="KENMERK", help="Alleen van dit project.")] = None,
    json: AlsJson = False,
) -> None:
    with installatie() as app:
        regels = termijnlijst.lijst(app, project)
    druk(json, {"termijnen": [_als_gegevens(r) for r in regels]}, _lijstregels(regels))


def _als_gegevens(regel: Regel) -> dict[str, Any]:
    eigen = {veld.name: getattr(regel.termijn, veld.name) for veld in fields(regel.termijn)}
    return {"project": regel.project, "voorbij": regel.voorbij, "geblokkeerd": regel.geblokkeerd} | eigen


def _lijstregels(regels: list[Regel]) -> Iterator[str]:
    from cli.scherm.project import beletselregels

    if not regels:
        yield "Er loopt geen termijn."
    for regel in regels:
        termijn = regel.termijn
        wie = "" if termijn.wie == "project" else f", {termijn.wie}"
        stand = "geblokkeerd" if regel.geblokkeerd else "voorbij" if regel.voorbij else "loopt"
        yield f"{termijn.laatste_dag:%d-%m-%Y}  {stand:<11}  {regel.project}  {leesbaar(termijn.soort)}{wie}"
        yield from (f"            {deel}" for deel in beletselregels(termijn))


def _regels(ronde: Ronde) -> Iterator[str]:
    if not (ronde.bijgewerkt or ronde.geweigerd or ronde.bezet):
        yield "Alles was al bijgewerkt."
    for uitkomst in ronde.bijgewerkt:
        yield from _bijgewerkt(uitkomst)
    for weigering in ronde.geweigerd:
        yield f"{weigering.project}: geweigerd."
        for reden in weigering.redenen:
            yield from redenregels(reden)
    for kenmerk in ronde.bezet:
        yield f"{kenmerk}: een ander was bezig in dit project; probeer het straks opnieuw."


def _bijgewerkt(uitkomst: Uitkomst) -> Iterator[str]:
    yield f"{uitkomst.project}: bijgewerkt."
    for (machine, naar), aantal in Counter((zet.machine, zet.naar) for zet in uitkomst.zetten).items():
        yield f"  {machine}: {aantal} × {leesbaar(naar)}"
    if uitkomst.documenten:
        yield f"  {meervoud(uitkomst.documenten, 'bericht', 'berichten')} besteld"


OPDRACHT = typer.main.get_command(groep)
