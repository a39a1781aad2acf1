"""The installation that this process works for, from its environment."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from usecases.app import App
from usecases.ingang import open_app
from usecases.instellingen import lees_instellingen
from workflow.reasons import Invoerfout


@contextmanager
def installatie() -> Iterator[App]:
    """The database, the files and the settings; made at the first use."""
    with open_app(lees_instellingen(os.environ)) as app:
        yield app


def wie(als: str | None) -> str:
    """Who is acting, by `--als` or ZANDLOPER_ALS; nobody ever acts without a name. Raises Invoerfout."""
    account = als or lees_instellingen(os.environ).als
    if not account:
        raise Invoerfout("als", "zeg wie u bent: --als E-MAILADRES, of zet ZANDLOPER_ALS")
    return account
