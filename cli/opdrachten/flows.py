"""`flows`: start the planner."""

import os
from typing import NoReturn

import typer

from cli.codes import Afloop
from cli.groep import Commando, maak_groep
from usecases.instellingen import lees_instellingen

groep = maak_groep()


@groep.command("serve", cls=Commando, help="Start de planner: brieven en termijnen op vaste tijden. Stop met Ctrl-C.")
def serve() -> None:
    # Prefect takes seconds to import, and reads its environment then.
    from flows.planner import PlannerDraaitAl, serveer
    from flows.server import ServerStartNiet

    try:
        serveer(lees_instellingen(os.environ), typer.echo)
    except PlannerDraaitAl as fout:
        _stop(Afloop.BEZET, fout)
    except ServerStartNiet as fout:
        _stop(Afloop.NIET_ZOALS_VERWACHT, fout)


def _stop(code: Afloop, fout: Exception) -> NoReturn:
    typer.echo(f"De planner start niet: {fout}.", err=True)
    raise typer.Exit(code) from fout


OPDRACHT = typer.main.get_command(groep)
