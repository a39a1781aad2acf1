"""`status`: is anything late, stuck or dead; for people, and for a program that warns them."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

import typer

from cli.codes import Afloop
from cli.groep import maak_commando
from cli.uitvoer import AlsJson, druk, meervoud
from flows import bewaking
from flows.bewaking import Planner, RoosterStand
from flows.stand import PlannerStand, Toestand
from usecases import status as eigen
from usecases.instellingen import lees_instellingen
from usecases.status import Melding, Stand
from workflow.tijd import lokaal

_GB, _MB = 1_000_000_000, 1_000_000


def status(json: AlsJson = False) -> None:
    instellingen, nu = lees_instellingen(os.environ), datetime.now(UTC)
    verwacht = bewaking.verwacht(nu)
    stand, planner = eigen.bekijk(instellingen, verwacht), bewaking.bekijk(instellingen, nu)
    meldingen = (*eigen.meldingen(stand, verwacht), *bewaking.meldingen(planner, nu))
    code = Afloop.NIET_ZOALS_VERWACHT if meldingen else Afloop.GEDAAN
    gegevens = {"ok": not meldingen, "exitcode": int(code), "nu": nu, "meldingen": meldingen, "planner": planner}
    installatie = {
        "map": str(stand.map),
        "database": stand.database,
        "inhoud": stand.inhoud,
        "schijf_vrij": stand.schijf_vrij,
    }
    druk(json, gegevens | installatie, _regels(stand, planner, meldingen))
    raise typer.Exit(code)


def _regels(stand: Stand, planner: Planner, meldingen: tuple[Melding, ...]) -> Iterator[str]:
    yield f"Map        {stand.map}"
    yield f"Schijf     {stand.schijf_vrij / _GB:.1f} GB vrij".replace(".", ",")
    yield from _database(stand)
    yield from _planner(planner)
    yield ""
    yield "Niet in orde:" if meldingen else "Alles is in orde."
    for melding in meldingen:
        yield f"  - {melding.melding} [{melding.code}]"
        yield f"    {melding.raad}"


def _database(stand: Stand) -> Iterator[str]:
    if stand.inhoud is None:
        yield f"Database   {stand.database}"
        return
    brieven = stand.inhoud.brieven
    yield f"Database   {stand.database}, {stand.inhoud.omvang / _MB:.1f} MB".replace(".", ",")
    yield f"Brieven    {brieven.open} te maken, {brieven.geclaimd} in de maak, {brieven.mislukt} mislukt"
    post = stand.inhoud.post
    yield f"Post       {post.open} te verzenden, {post.onzeker} onzeker, {post.geweigerd + post.mislukt} niet gelukt"
    achter = len(stand.inhoud.te_controleren)
    yield f"Termijnen  {'achter in ' + meervoud(achter, 'project', 'projecten') if achter else 'bijgewerkt'}"


def _planner(planner: Planner) -> Iterator[str]:
    gezegd = planner.stand if planner.draait else None
    yield f"Planner    {_sinds(gezegd)}" if gezegd else f"Planner    {'draait' if planner.draait else 'draait niet'}"
    for deel in gezegd.delen if gezegd else ():
        herstart = f", {meervoud(deel.herstarts, 'keer', 'keer')} opnieuw gestart" if deel.herstarts else ""
        yield f"  {deel.naam:<14} {deel.toestand}{herstart}"
    for rooster in planner.roosters:
        yield f"  {rooster.naam:<14} {_rooster(rooster)}"


def _sinds(gezegd: PlannerStand) -> str:
    klaar = all(deel.toestand is Toestand.DRAAIEND for deel in gezegd.delen)
    return f"{'draait' if klaar else 'is nog niet klaar'}, sinds {_moment(gezegd.sinds)} (proces {gezegd.pid})"


def _rooster(rooster: RoosterStand) -> str:
    delen = [f"gedaan {_moment(rooster.gedaan)}" if rooster.gedaan else "nog nooit gedaan"]
    if runs := rooster.runs:
        if runs.laatste:
            wanneer = _moment(runs.laatste.einde or runs.laatste.begin)
            delen.append(f"laatste run {wanneer} {'gelukt' if runs.laatste.gelukt else 'mislukt'}")
        delen += [f"bezig sinds {_moment(run.begin)}" for run in runs.bezig]
        delen.append(f"volgende run {_moment(runs.volgende.begin)}" if runs.volgende else "geen volgende run")
    return ", ".join(delen)


def _moment(moment: datetime) -> str:
    return f"{lokaal(moment):%d-%m-%Y %H:%M}"


OPDRACHT = maak_commando(status)
