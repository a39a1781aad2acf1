"""What every test may ask for: a PostgreSQL server, and the choice between the quick tests and all of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from benchmarks.postgres import postgres_beschikbaar, postgres_server

# The machine that judges a change must judge it alike every time; no profile has a deadline, because a busy machine
# says nothing about the code.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("lokaal", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "lokaal")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--alles", action="store_true", help="draai ook de tests met het kenmerk traag")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--alles"):
        return
    skip = pytest.mark.skip(reason="traag; draait met --alles")
    for item in items:
        if item.get_closest_marker("traag"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of an empty server, one per worker, started by the first test that asks for it.

    Without PostgreSQL the test is skipped, but with ZANDLOPER_EIS_ALLES=1 it fails: there nothing may go untested.
    """
    if not postgres_beschikbaar():
        _ontbreekt("PostgreSQL is niet geïnstalleerd (apt install postgresql)")
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def soffice() -> Path:
    """The program of LibreOffice; without it the test is skipped, or fails as without PostgreSQL."""
    gevonden = shutil.which("soffice")
    if gevonden is None:
        _ontbreekt("LibreOffice is niet geïnstalleerd (apt install libreoffice-writer-nogui)")
    return Path(gevonden)


def _ontbreekt(reason: str) -> NoReturn:
    if os.environ.get("ZANDLOPER_EIS_ALLES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
