"""`start`: the planner, until it is told to stop."""

import os

import typer

from cli.codes import Afloop
from cli.groep import maak_commando
from usecases.instellingen import lees_instellingen


def start() -> None:
    # The verbs do not need the planner.
    from flows.planner import PlannerDraaitAl, draai

    typer.echo("De planner start; dat duurt de eerste keer langer.")
    try:
        draai(lees_instellingen(os.environ), typer.echo)
    except PlannerDraaitAl as fout:
        typer.echo(f"De planner start niet: {fout}. Hoe het gaat: zandloper status", err=True)
        raise typer.Exit(Afloop.BEZET) from fout


OPDRACHT = maak_commando(start)
