"""Every test here runs on SQLite and on PostgreSQL. A database is migrated once, and copied for every test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.cases import bewaar, bewaar_stam
from db.engine import maak_engine, schrijf
from tests.integration.conftest import DATABASES, kopie, met_naam, nieuwe_database
from tests.integration.db.voorbeelden import case_voorbeeld, met_vrije_rijen, stam_voorbeeld
from workflow.case import Case, Stam

WACHT = timedelta(seconds=10)

_nummers = count()


@pytest.fixture(params=DATABASES)
def lege_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes databases with nothing in them, not even a schema."""
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path / f'leeg{next(_nummers)}.db'}"
    server = request.getfixturevalue("postgres_url")
    return lambda: met_naam(server, nieuwe_database(server))


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = maak_engine(url, wacht=WACHT)
    yield engine
    engine.dispose()


@pytest.fixture
def ongeduldig(url: str) -> Iterator[Engine]:
    """The same database, for who hardly waits for a lock."""
    engine = maak_engine(url, wacht=timedelta(milliseconds=100))
    yield engine
    engine.dispose()


@pytest.fixture
def stam(engine: Engine) -> Stam:
    stam = stam_voorbeeld()
    with schrijf(engine) as conn:
        bewaar_stam(conn, Stam(), stam)
    return stam


@pytest.fixture
def case(engine: Engine, stam: Stam) -> Case:
    """A project with two rows of everything, in the database."""
    with schrijf(engine) as conn:
        return bewaar(conn, None, case_voorbeeld(stam))


@dataclass(frozen=True)
class Vol:
    """A database with two projects and rows of everything, for who reads or is refused: other tests use it too."""

    engine: Engine
    case: Case
    ander: Case


@pytest.fixture(scope="session", params=DATABASES)
def vol(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vol]:
    engine = maak_engine(kopie(request, tmp_path_factory.mktemp("vol")), wacht=WACHT)
    stam = stam_voorbeeld()
    with schrijf(engine) as conn:
        bewaar_stam(conn, Stam(), stam)
        case = bewaar(conn, None, case_voorbeeld(stam))
        ander = bewaar(conn, None, met_vrije_rijen(case_voorbeeld(stam, "projecten-2")))
    yield Vol(engine, case, ander)
    engine.dispose()
