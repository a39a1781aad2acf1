"""`termijnen`: what the planner does with dates, at once."""

from collections import Counter
from collections.abc import Iterator

import typer

from cli.codes import Afloop
from cli.fouten import redenregels
from cli.groep import Commando, maak_groep
from cli.installatie import installatie
from cli.stappen import leesbaar
from cli.uitvoer import AlsJson, druk, meervoud
from usecases import deadlines
from usecases.deadlines import Ronde
from usecases.execute import Uitkomst

groep = maak_groep()


@groep.command("controleer", cls=Commando, help="Werk in alle projecten bij wat verstreken is; bestel herinneringen.")
def controleer(json: AlsJson = False) -> None:
    with installatie() as app:
        ronde = deadlines.controleer_alles(app)
    code = Afloop.GEWEIGERD if ronde.geweigerd else Afloop.BEZET if ronde.bezet else Afloop.GEDAAN
    gegevens = {"ok": code == Afloop.GEDAAN, "exitcode": int(code), "bijgewerkt": ronde.bijgewerkt}
    druk(json, gegevens | {"geweigerd": ronde.geweigerd, "bezet": ronde.bezet}, _regels(ronde))
    raise typer.Exit(code)


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
        yield f"  {meervoud(uitkomst.documenten, 'herinnering', 'herinneringen')} besteld"


OPDRACHT = typer.main.get_command(groep)
