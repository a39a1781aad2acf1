"""`termijnen`: what the planner does with dates, at once."""

from collections import Counter
from collections.abc import Iterator

import typer

from cli.groep import Commando, maak_groep
from cli.installatie import installatie
from cli.stappen import leesbaar
from cli.uitvoer import AlsJson, druk, meervoud
from usecases import deadlines
from usecases.execute import Uitkomst

groep = maak_groep()


@groep.command("controleer", cls=Commando, help="Werk in alle projecten bij wat verstreken is; bestel herinneringen.")
def controleer(json: AlsJson = False) -> None:
    with installatie() as app:
        uitkomsten = deadlines.controleer_alles(app)
    druk(json, {"ok": True, "exitcode": 0, "bijgewerkt": uitkomsten}, _regels(uitkomsten))


def _regels(uitkomsten: list[Uitkomst]) -> Iterator[str]:
    if not uitkomsten:
        yield "Alles was al bijgewerkt."
    for uitkomst in uitkomsten:
        yield f"{uitkomst.project}: bijgewerkt."
        for (machine, naar), aantal in Counter((zet.machine, zet.naar) for zet in uitkomst.zetten).items():
            yield f"  {machine}: {aantal} × {leesbaar(naar)}"
        if uitkomst.documenten:
            yield f"  {meervoud(uitkomst.documenten, 'herinnering', 'herinneringen')} besteld"


OPDRACHT = typer.main.get_command(groep)
