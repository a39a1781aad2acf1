"""Databases in which the begin of a story was played: each begin once per session, copied for every story."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.engine import make_url

from db.installatie import SoortInstallatie
from tests.integration.conftest import met_naam, nieuwe_database
from usecases.app import App, open_app
from usecases.instellingen import lees_instellingen
from usecases.scenario import Scenario, Verslag, speel


@dataclass(frozen=True)
class _Bewaard:
    """A data folder in which nobody is, its database, and what the piece that was played in it came to."""

    map: Path
    url: str
    verslag: Verslag | None = None


@dataclass
class Voorraad:
    """Plays a story on a copy of what its begin left behind; on SQLite and on PostgreSQL."""

    map: Path
    _bewaard: dict[str, _Bewaard] = field(default_factory=dict)

    @contextmanager
    def speel(self, leeg: str, map_: Path, scenario: Scenario) -> Iterator[tuple[App, Verslag]]:
        """`leeg` is the URL of an empty database, `map_` where the story may keep its files."""
        begin = _Bewaard(map_ / "leeg", leeg)
        for stuk in scenario.stukken:
            begin = self._stuk(begin, stuk)
        with _open(_kopie(begin, map_ / "verhaal")) as app:
            yield app, speel(app, scenario, na=begin.verslag)

    def _stuk(self, begin: _Bewaard, stuk: Scenario) -> _Bewaard:
        soort = make_url(begin.url).get_backend_name()
        sleutel = repr((soort, stuk.inhoud.personen, stuk.inhoud.diensten, stuk.zetten))
        if sleutel not in self._bewaard:
            nieuw = _kopie(begin, self.map / str(len(self._bewaard)))
            with _open(nieuw) as app:
                verslag = speel(app, stuk, na=begin.verslag)
            self._bewaard[sleutel] = _Bewaard(nieuw.map, nieuw.url, verslag)
        return self._bewaard[sleutel]


@contextmanager
def _open(plek: _Bewaard) -> Iterator[App]:
    omgeving = {"ZANDLOPER_MAP": str(plek.map), "ZANDLOPER_DATABASE_URL": plek.url}
    with open_app(lees_instellingen(omgeving), SoortInstallatie.OEFENING) as app:
        yield app


def _kopie(van: _Bewaard, naar: Path) -> _Bewaard:
    if van.map.exists():
        shutil.copytree(van.map, naar)
    naar.mkdir(parents=True, exist_ok=True)
    url = make_url(van.url)
    if url.get_backend_name() != "sqlite":
        return _Bewaard(naar, met_naam(van.url, nieuwe_database(van.url, url.database or "")))
    pad = naar / "zandloper.db"
    shutil.copyfile(url.database or "", pad)
    return _Bewaard(naar, f"sqlite:///{pad}")
