"""`agenda`: what stands in whose calendar, and the same as files for a calendar program."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.groep import maak_commando
from cli.installatie import installatie
from cli.uitvoer import AlsJson, druk, meervoud
from usecases import agenda
from usecases.agenda import Agenda
from workflow.reasons import Invoerfout

Kenmerk = Annotated[str | None, typer.Argument(metavar="[PROJECT]", help="Kenmerk; zonder kenmerk alle projecten.")]
Voor = Annotated[str | None, typer.Option(metavar="E-MAILADRES", help="Alleen van deze persoon.")]
Uit = Annotated[Path | None, typer.Option(metavar="MAP", help="Map waarin per persoon een ICS-bestand komt.")]


def toon(project: Kenmerk = None, voor: Voor = None, uit: Uit = None, json: AlsJson = False) -> None:
    if project is None and voor is None:
        raise Invoerfout("project", "noem een project, of met --voor een persoon")
    with installatie() as app:
        gevonden = agenda.agendas(app, project, voor)
    bestanden = agenda.schrijf(gevonden, uit) if uit else []
    agendas = [_als_gegevens(een) for een in gevonden]
    gegevens = {"ok": True, "exitcode": 0, "agendas": agendas, "bestanden": [str(b) for b in bestanden]}
    druk(json, gegevens, _regels(gevonden, bestanden))


def _als_gegevens(een: Agenda) -> dict[str, Any]:
    afspraken = [
        {"uid": a.uid, "volgnummer": a.volgnummer, "begin": a.begin, "hele_dag": a.hele_dag, "titel": a.titel}
        for a in een.afspraken
    ]
    return {"project": een.project, "voor": een.persoon.email, "afspraken": afspraken}


def _regels(gevonden: list[Agenda], bestanden: list[Path]) -> Iterator[str]:
    if not any(een.afspraken for een in gevonden):
        yield "Er staat niets in de agenda."
    for een in gevonden:
        if een.afspraken:
            yield f"{een.project}  {een.persoon.naam} ({een.persoon.email})"
        for afspraak in een.afspraken:
            wanneer = f"{afspraak.begin:%d-%m-%Y}" if afspraak.hele_dag else f"{afspraak.begin:%d-%m-%Y %H:%M}"
            yield f"  {wanneer:<16}  {afspraak.titel}"
    if bestanden:
        yield f"{meervoud(len(bestanden), 'bestand', 'bestanden')} in {bestanden[0].parent}"


OPDRACHT = maak_commando(toon)
