"""Every integration test runs on SQLite and on PostgreSQL. A database is migrated once, and copied for every test."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from db.engine import maak_engine
from db.installatie import SoortInstallatie, zet_op

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
    naam = nieuwe_database(postgres_url)
    engine = maak_engine(met_naam(postgres_url, naam))
    zet_op(engine, SoortInstallatie.OEFENING)
    engine.dispose()  # PostgreSQL copies only a database in which nobody is
    return naam


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated database of its own, without any row but that of the installatie."""
    return kopie(request, tmp_path)


def kopie(request: pytest.FixtureRequest, map_: Path) -> str:
    if request.param == "sqlite":
        pad = map_ / "zandloper.db"
        shutil.copyfile(request.getfixturevalue("sqlite_sjabloon"), pad)
        return f"sqlite:///{pad}"
    server = request.getfixturevalue("postgres_url")
    return met_naam(server, nieuwe_database(server, request.getfixturevalue("postgres_sjabloon")))


def nieuwe_database(server: str, sjabloon: str = "template1") -> str:
    naam = f"test_{next(_nummers)}"
    beheer = create_engine(server, isolation_level="AUTOCOMMIT")
    with beheer.connect() as conn:
        conn.execute(text(f"CREATE DATABASE {naam} TEMPLATE {sjabloon}"))
    beheer.dispose()
    return naam


def met_naam(server: str, naam: str) -> str:
    return make_url(server).set(database=naam).render_as_string(hide_password=False)
