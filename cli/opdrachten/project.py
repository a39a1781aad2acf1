"""`project`: the list of projects, and one project with everything that people ask of it."""

from typing import Annotated, Any

import typer

from cli.groep import Commando, maak_groep
from cli.installatie import installatie
from cli.uitvoer import AlsJson, druk_json
from db.queries.projecten import ProjectRegel
from usecases import inzage, overzicht
from usecases.overzicht import Beeld
from workflow.tijd import dag_van
from workflow.vlaggen import Vlag, vlaggen

groep = maak_groep()


@groep.command("lijst", cls=Commando, help="Toon alle projecten met hun eerstvolgende termijn.")
def lijst(json: AlsJson = False) -> None:
    with installatie() as app:
        projecten = inzage.projecten(app)
    if json:
        druk_json({"projecten": projecten})
    elif not projecten:
        typer.echo("Er zijn nog geen projecten. Uitleg: zandloper registreer_project --help")
    else:
        _toon_lijst(projecten)


def _toon_lijst(projecten: list[ProjectRegel]) -> None:
    from cli.scherm.tabel import druk_tabel
    from cli.stappen import leesbaar

    koppen = ["kenmerk", "naam", "toestand", "diensten", "eerstvolgende termijn"]
    rijen = [[p.kenmerk, p.naam, leesbaar(p.toestand), str(p.deelnames), _termijn(p)] for p in projecten]
    druk_tabel(koppen, rijen)


def _termijn(project: ProjectRegel) -> str:
    volgende = project.eerstvolgende
    return f"{volgende.laatste_dag:%d-%m-%Y} {volgende.soort}".replace("_", " ") if volgende else "–"


@groep.command("toon", cls=Commando, help="Toon één project: stand, diensten, wie aan zet is, termijnen en brieven.")
def toon(
    kenmerk: Annotated[str, typer.Argument(metavar="KENMERK", help="Kenmerk van het project.")], json: AlsJson = False
) -> None:
    with installatie() as app:
        beeld = overzicht.toon(app, kenmerk)
        vlag = vlaggen(beeld.case, app.beleid, dag_van(beeld.nu))
    if json:
        druk_json(_gegevens(beeld, vlag))
        return
    from cli.scherm.project import toon_beeld

    toon_beeld(beeld, vlag)


def _gegevens(beeld: Beeld, vlag: tuple[Vlag, ...]) -> dict[str, Any]:
    """What the screen shows, without the persons of the master data."""
    return {
        "nu": beeld.nu,
        "project": beeld.case.project,
        "percelen": list(beeld.case.percelen.values()),
        "vlaggen": vlag,
        "diensten": beeld.rooster,
        "voorstellen": beeld.voorstellen,
        "stappen": beeld.stappen,
        "termijnen": beeld.termijnen,
        "documenten": beeld.documenten,
    }


OPDRACHT = typer.main.get_command(groep)
