"""Every test here runs on SQLite and on PostgreSQL. A database is migrated once, and copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

from db.cases import bewaar, bewaar_stam
from db.engine import maak_engine, schrijf
from db.installatie import zet_op
from db.tables.installatie import SoortInstallatie
from tests.integration.db.voorbeelden import case_voorbeeld, met_vrije_rijen, stam_voorbeeld
from workflow.case import Case, Stam

WACHT = timedelta(seconds=10)
DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]

_nummers = count()


@pytest.fixture(scope="session")
def sqlite_sjabloon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pad = tmp_path_factory.mktemp("sjabloon") / "zandloper.db"
    engine = maak_engine(f"sqlite:///{pad}")
    zet_op(engine, SoortInstallatie.OEFENING)
    engine.dispose()  # the last connection that closes leaves one file, without a log beside it
    return pad


@pytest.fixture(scope="session")
def postgres_sjabloon(postgres_url: str) -> str:
    naam = _nieuwe_database(postgres_url)
    engine = maak_engine(_met_naam(postgres_url, naam))
    zet_op(engine, SoortInstallatie.OEFENING)
    engine.dispose()  # PostgreSQL copies only a database in which nobody is
    return naam


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated database of its own, without any row but that of the installatie."""
    return _kopie(request, tmp_path)


@pytest.fixture(params=DATABASES)
def lege_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes databases with nothing in them, not even a schema."""
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path / f'leeg{next(_nummers)}.db'}"
    server = request.getfixturevalue("postgres_url")
    return lambda: _met_naam(server, _nieuwe_database(server))


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
    engine = maak_engine(_kopie(request, tmp_path_factory.mktemp("vol")), wacht=WACHT)
    stam = stam_voorbeeld()
    with schrijf(engine) as conn:
        bewaar_stam(conn, Stam(), stam)
        case = bewaar(conn, None, case_voorbeeld(stam))
        ander = bewaar(conn, None, met_vrije_rijen(case_voorbeeld(stam, "projecten-2")))
    yield Vol(engine, case, ander)
    engine.dispose()


def _kopie(request: pytest.FixtureRequest, map_: Path) -> str:
    if request.param == "sqlite":
        pad = map_ / "zandloper.db"
        shutil.copyfile(request.getfixturevalue("sqlite_sjabloon"), pad)
        return f"sqlite:///{pad}"
    server = request.getfixturevalue("postgres_url")
    return _met_naam(server, _nieuwe_database(server, request.getfixturevalue("postgres_sjabloon")))


def _nieuwe_database(server: str, sjabloon: str = "template1") -> str:
    naam = f"test_{next(_nummers)}"
    beheer = create_engine(server, isolation_level="AUTOCOMMIT")
    with beheer.connect() as conn:
        conn.execute(text(f"CREATE DATABASE {naam} TEMPLATE {sjabloon}"))
    beheer.dispose()
    return naam


def _met_naam(server: str, naam: str) -> str:
    return make_url(server).set(database=naam).render_as_string(hide_password=False)
