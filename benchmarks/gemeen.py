"""What the benchmarks share: the databases, the bare drivers, and medians of repeats that take turns."""

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import make_url

from benchmarks.postgres import postgres_beschikbaar, postgres_server
from db import rechtstreeks

DATABASES = ("sqlite", "postgresql")
ZONDER_POSTGRES = "PostgreSQL is niet geïnstalleerd (apt install postgresql): alleen SQLite is gemeten."


@dataclass(frozen=True, slots=True, kw_only=True)
class Grens:
    """A number that may not be more than its maximum."""

    wat: str
    getal: float
    maximum: float

    @property
    def houdt(self) -> bool:
        return self.getal <= self.maximum


@contextmanager
def server(database: str) -> Iterator[str | None]:
    """The address of a throw-away server; None where the database is a file."""
    if database == "sqlite":
        yield None
        return
    with postgres_server() as url:
        yield url


def te_meten(gekozen: Sequence[str]) -> list[str]:
    """Of the chosen databases those that are here."""
    return [naam for naam in gekozen if naam == "sqlite" or postgres_beschikbaar()]


def maak_database(server_url: str | None, map_: Path, naam: str) -> str:
    """The address of an empty database: a file in `map_`, or a database of the server."""
    if server_url is None:
        return f"sqlite:///{map_ / naam}.db"
    _beheer(server_url, f"CREATE DATABASE {naam}")
    return make_url(server_url).set(database=naam).render_as_string(hide_password=False)


class Kopie:
    """A database that is put back again and again as it was when it was kept; nobody may be in it meanwhile."""

    def __init__(self, server_url: str | None, map_: Path) -> None:
        self.url = maak_database(server_url, map_, "meting")
        self._server, self._pad, self._bewaard = server_url, map_ / "meting.db", map_ / "bewaard.db"

    def bewaar(self) -> None:
        if self._server is None:
            _kopieer_sqlite(self._pad, self._bewaard)
        else:
            _beheer(self._server, "CREATE DATABASE bewaard TEMPLATE meting")

    def zet_terug(self) -> None:
        if self._server is None:
            _kopieer_sqlite(self._bewaard, self._pad)
        else:
            _beheer(self._server, "DROP DATABASE meting", "CREATE DATABASE meting TEMPLATE bewaard")


def _beheer(server_url: str, *opdrachten: str) -> None:
    engine = create_engine(server_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as conn:
        for opdracht in opdrachten:
            conn.execute(text(opdracht))
    engine.dispose()


def kaal(url: str) -> Any:
    """A connection of sqlite3 or psycopg, as safe against power loss as our own."""
    adres = make_url(url)
    if adres.get_backend_name() == "sqlite":
        verbinding = sqlite3.connect(adres.database or "", isolation_level=None)
        verbinding.execute("PRAGMA synchronous=FULL")
        return verbinding
    import psycopg  # only who measures PostgreSQL needs it

    return psycopg.connect(adres.set(drivername="postgresql").render_as_string(hide_password=False), autocommit=True)


def _kopieer_sqlite(van: Path, naar: Path) -> None:
    """With what its log still holds, and as one file that is in WAL mode."""
    for pad in (naar, Path(f"{naar}-wal"), Path(f"{naar}-shm")):
        pad.unlink(missing_ok=True)
    bron, doel = sqlite3.connect(van), sqlite3.connect(naar)
    bron.backup(doel)
    doel.execute("PRAGMA journal_mode=WAL").fetchall()
    bron.close()
    doel.close()


def duur(doe: Callable[[], object]) -> float:
    """Milliseconds on the wall: a database works in a process of its own."""
    begin = time.perf_counter()
    doe()
    return (time.perf_counter() - begin) * 1000


def om_en_om(keren: int, *metingen: Callable[[], float]) -> list[float]:
    """The median of each; they take turns, so that a busy moment strikes all, and the first turn does not count."""
    beurten = [[meting() for meting in metingen] for _ in range(keren + 1)][1:]
    return [statistics.median(van_een) for van_een in zip(*beurten, strict=True)]


@dataclass(frozen=True, slots=True)
class Gestuurd:
    """One statement as the driver gets it."""

    sql: str
    waarden: Any
    vele: bool


@contextmanager
def meegeschreven(engine: Engine) -> Iterator[list[Gestuurd]]:
    """While this lasts every statement is noted, whether SQLAlchemy sends it or `db.rechtstreeks`."""
    gestuurd: list[Gestuurd] = []
    stuur = rechtstreeks.stuur

    def noteer(*deel: Any) -> None:
        _, _, sql, waarden, _, vele = deel
        gestuurd.append(Gestuurd(sql, waarden, vele))

    def noteer_rechtstreeks(cursor: Any, tekst: str, argumenten: Any, *, vele: bool = False) -> None:
        gestuurd.append(Gestuurd(tekst, argumenten, vele))
        stuur(cursor, tekst, argumenten, vele=vele)

    event.listen(engine, "before_cursor_execute", noteer)
    with patch.object(rechtstreeks, "stuur", noteer_rechtstreeks):
        yield gestuurd
    event.remove(engine, "before_cursor_execute", noteer)


def toon_grenzen(grenzen: Sequence[Grens]) -> None:
    for grens in grenzen:
        oordeel = "houdt" if grens.houdt else "TE VEEL"
        print(f"{oordeel:8} {grens.wat}: {grens.getal:.2f} (hoogstens {grens.maximum:g})")
