"""What the benchmarks share: the databases, the bare drivers, and medians of repeats that take turns."""

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from benchmarks.postgres import postgres_beschikbaar, postgres_server

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


class Kopieen:
    """One database that is put back again and again as it was kept: a file, or a database of a server."""

    def __init__(self, server_url: str | None, map_: Path) -> None:
        self.server_url, self._pad, self._bewaard = server_url, map_ / "zandloper.db", map_ / "bewaard.db"
        if server_url is None:
            self.url = f"sqlite:///{self._pad}"
        else:
            self.url = make_url(server_url).set(database="meting").render_as_string(hide_password=False)
            self._beheer("CREATE DATABASE meting")

    def bewaar(self) -> None:
        """Nobody may be in it."""
        if self.server_url is None:
            _kopieer_sqlite(self._pad, self._bewaard)
        else:
            self._beheer("CREATE DATABASE bewaard TEMPLATE meting")

    def zet_terug(self) -> None:
        """Nobody may be in it."""
        if self.server_url is None:
            _kopieer_sqlite(self._bewaard, self._pad)
        else:
            self._beheer("DROP DATABASE meting", "CREATE DATABASE meting TEMPLATE bewaard")

    def kaal(self) -> Any:
        """A connection of the driver itself, which begins a transaction only when it is told to."""
        return kaal(self.url)

    def _beheer(self, *opdrachten: str) -> None:
        engine = create_engine(self.server_url or "", isolation_level="AUTOCOMMIT")
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


def om_en_om(keren: int, ons: Callable[[], float], hun: Callable[[], float]) -> tuple[float, float]:
    """Medians of two measurements that take turns, so that a busy moment strikes both; the first turn does not count."""
    paren = [(ons(), hun()) for _ in range(keren + 1)][1:]
    return statistics.median(a for a, _ in paren), statistics.median(b for _, b in paren)


def toon_grenzen(grenzen: Sequence[Grens]) -> None:
    for grens in grenzen:
        oordeel = "houdt" if grens.houdt else "TE VEEL"
        print(f"{oordeel:8} {grens.wat}: {grens.getal:.2f} (hoogstens {grens.maximum:g})")
