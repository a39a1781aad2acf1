"""The installation that this process works for, from its environment."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import typer

from usecases.app import App
from usecases.geduld import met_geduld
from usecases.ingang import open_app
from usecases.instellingen import lees_instellingen
from workflow.reasons import Invoerfout

R = TypeVar("R")


@contextmanager
def installatie() -> Iterator[App]:
    """The database, the files and the settings; made at the first use."""
    with open_app(lees_instellingen(os.environ)) as app:
        yield app


def doe_met_geduld(doe: Callable[[App], R], *, stil: bool) -> R:
    """One transaction on the installation, tried again while another is at work; unless `stil` that is told once.

    Raises Bezet when the other stays at work for longer than ZANDLOPER_GEDULD_SECONDEN.
    """

    def probeer() -> R:
        with installatie() as app:
            return doe(app)

    def meld(keer: int) -> None:
        if keer == 1 and not stil:
            typer.echo("Een ander is net bezig met hetzelfde. Even geduld…", err=True)

    return met_geduld(probeer, lees_instellingen(os.environ).geduld, meld)


def wie(als: str | None) -> str:
    """Who is acting, by `--als` or ZANDLOPER_ALS; nobody ever acts without a name. Raises Invoerfout."""
    account = als or lees_instellingen(os.environ).als
    if not account:
        raise Invoerfout("als", "zeg wie u bent: --als E-MAILADRES, of zet ZANDLOPER_ALS")
    return account
