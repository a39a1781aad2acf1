"""An installation for practice per test; with --alles on both databases, and far fewer kills on the slower one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.installatie import SoortInstallatie
from tests.integration.conftest import kopie, postgres_sjabloon, sqlite_sjabloon
from tests.integration.conftest import url as url
from usecases.app import App, open_app
from usecases.instellingen import lees_instellingen

__all__ = ["kopie", "postgres_sjabloon", "sqlite_sjabloon", "url"]


@pytest.fixture
def app(url: str, tmp_path: Path) -> Iterator[App]:
    omgeving = {"ZANDLOPER_MAP": str(tmp_path), "ZANDLOPER_DATABASE_URL": url}
    with open_app(lees_instellingen(omgeving), SoortInstallatie.OEFENING) as app:
        yield app


@pytest.fixture
def kills(url: str) -> int:
    return 500 if url.startswith("sqlite") else 100
