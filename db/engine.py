"""One way into the database: a write transaction or a read transaction, on SQLite and on PostgreSQL.

Every connection waits at most `wacht` for a lock that another holds, and then says `Bezet`.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine as Engine
from sqlalchemy import create_engine, event, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

WACHT = timedelta(seconds=5)

_BEGIN = "zandloper_begin"
_SCHRIJVEN = ("PRAGMA query_only=OFF", "PRAGMA foreign_keys=ON", "BEGIN IMMEDIATE")
_VERBOUWEN = ("PRAGMA query_only=OFF", "PRAGMA foreign_keys=OFF", "BEGIN IMMEDIATE")
_LEZEN = ("PRAGMA query_only=ON", "BEGIN")

# Lock not available, serialization failure, deadlock.
_PG_BEZET = frozenset({"55P03", "40001", "40P01"})
_PG_DUBBEL = "23505"
_PG_ONGELDIG = "23514"
_PG_VERWIJZING = "23503"
_PG_GEGEVENS = "22"
"""Class of what a type cannot hold, such as a number out of range."""
_PG_VOL = ("too many clients", "connection slots are reserved", "too many connections")
"""How a server says that others hold all its connections; it says so before there is a state to read."""
_PG_GEEN_TOEGANG = frozenset({"3D000", "28000", "28P01"})
_SQLITE_BEZET = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_SQLITE_ONBEREIKBAAR = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB})
_SQLITE_DUBBEL = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})
_WAL_PAUZE = 0.02
"""Seconds between two attempts to give a new file its log."""


class Bezet(Exception):
    """Another transaction was in the way; nothing was written, and the same call may be tried again."""


class Dubbel(Exception):
    """What must be unique was there already; nothing was written. `regel` names the rule, such as uq_personen_email."""

    def __init__(self, regel: str) -> None:
        super().__init__(regel)
        self.regel = regel


class Ongeldig(Exception):
    """A value that a row may not hold; nothing was written. `regel` names the rule, such as ck_personen_naam_gevuld."""

    def __init__(self, regel: str) -> None:
        super().__init__(regel)
        self.regel = regel


class VerwijzingKwijt(Exception):
    """A row would point to one that is not there any more; nothing was written."""


class Onbereikbaar(Exception):
    """There is no database at this address, or nobody may open it; the message says which address and what is wrong."""


def maak_engine(url: str, *, wacht: timedelta = WACHT) -> Engine:
    """An engine whose connections are safe against power loss, check foreign keys and never wait forever.

    Raises Onbereikbaar for an address that no database can have.
    """
    milliseconden = int(wacht / timedelta(milliseconds=1))
    opties = f"-c timezone=UTC -c lock_timeout={milliseconden}"
    try:
        if make_url(url).get_backend_name() == "sqlite":
            return _sqlite(url, wacht)
        return create_engine(url, pool_pre_ping=True, connect_args={"options": opties})
    except (ArgumentError, ImportError, ValueError) as fout:
        # Not the address itself: it may hold a password.
        raise Onbereikbaar("dit is geen adres van een database") from fout


def bestand_van(url: str) -> Path | None:
    """The file that a SQLite database stands in; None for a server, for memory, and for what is no address."""
    try:
        adres = make_url(url)
    except (ArgumentError, ValueError):
        return None
    naam = adres.database if adres.get_backend_name() == "sqlite" else None
    return Path(naam) if naam and naam != ":memory:" else None


@contextmanager
def schrijf(engine: Engine) -> Iterator[Connection]:
    """A write transaction: all of it or nothing. Raises Bezet, Dubbel or Ongeldig, also when the commit fails.

    SQLite knows one writer at a time and is locked from the start: two transactions that read before they write would
    otherwise lose an update without a word. PostgreSQL locks the project row when the Case is loaded with `slot`.
    """
    with _vertaald(engine), engine.connect() as conn:
        conn.execution_options(**{_BEGIN: _SCHRIJVEN})
        with conn.begin():
            yield conn


@contextmanager
def verbouw(engine: Engine) -> Iterator[Connection]:
    """A write transaction that may replace a table to which others point; raises as `schrijf`, or VerwijzingKwijt.

    SQLite cannot change a rule of a table, only make the table anew, and while it is away every reference to it would
    be broken. So references are looked at before the commit instead of at each statement.
    """
    with _vertaald(engine), _verwijzing_kwijt(), engine.connect() as conn:
        conn.execution_options(**{_BEGIN: _VERBOUWEN})
        with conn.begin():
            yield conn
            if engine.dialect.name == "sqlite" and (kwijt := conn.exec_driver_sql("PRAGMA foreign_key_check").first()):
                raise VerwijzingKwijt(f"een rij van {kwijt[0]} wijst naar {kwijt[2]}, waar zij niet is")


@contextmanager
def lees(engine: Engine) -> Iterator[Connection]:
    """A read transaction: everything in it is seen as of one moment, and the database refuses to write."""
    with _vertaald(engine), engine.connect() as conn:
        if engine.dialect.name == "postgresql":
            conn.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        else:
            conn.execution_options(**{_BEGIN: _LEZEN})
        with conn.begin():
            yield conn


def tijd(conn: Connection) -> datetime:
    """The present moment in UTC, read from the clock of the database server where there is one.

    PostgreSQL's now() is the start of the transaction, which may lie before the wait for a lock.
    """
    if conn.dialect.name == "postgresql":
        moment: datetime = conn.execute(select(func.clock_timestamp())).scalar_one()
        return moment.astimezone(UTC)
    return datetime.now(UTC)


def _sqlite(url: str, wacht: timedelta) -> Engine:
    engine = create_engine(url, connect_args={"timeout": wacht.total_seconds()})

    @event.listens_for(engine, "connect")
    def instellen(verbinding: DBAPIConnection, _: Any) -> None:
        # Else the driver begins transactions by itself, and only at the first write.
        verbinding.isolation_level = None
        cursor = verbinding.cursor()
        _zet_wal(cursor, wacht)
        for pragma in ("synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(conn: Connection) -> None:
        for opdracht in conn.get_execution_options().get(_BEGIN, _SCHRIJVEN):
            conn.exec_driver_sql(opdracht)

    return engine


def _zet_wal(cursor: DBAPICursor, wacht: timedelta) -> None:
    """A file keeps its mode: only the first connection of all sets it, and who comes at the same moment waits.

    SQLite does not wait by itself for the lock that this takes, whatever its timeout says.
    """
    einde = time.monotonic() + wacht.total_seconds()
    while not _is_wal(cursor, zonder_geduld=time.monotonic() >= einde):
        time.sleep(_WAL_PAUZE)


def _is_wal(cursor: DBAPICursor, *, zonder_geduld: bool) -> bool:
    try:
        for opdracht in ("PRAGMA journal_mode", "PRAGMA journal_mode=WAL"):
            cursor.execute(opdracht)
            # A database in memory knows no log.
            if cursor.fetchall()[0][0] in ("wal", "memory"):
                return True
    except sqlite3.OperationalError as fout:
        if zonder_geduld or fout.sqlite_errorcode & 0xFF not in _SQLITE_BEZET:
            raise
        return False
    raise sqlite3.OperationalError("deze database kan geen logboek (WAL) bijhouden")


@contextmanager
def _vertaald(engine: Engine) -> Iterator[None]:
    """What SQLAlchemy wraps, and what `db.cases` asks of the driver itself."""
    try:
        yield
    except PoolTimeout as fout:
        raise Bezet(str(fout)) from fout
    except (DBAPIError, engine.dialect.loaded_dbapi.Error) as fout:
        vertaling = _vertaling(fout.orig if isinstance(fout, DBAPIError) else fout)
        if vertaling is None:
            raise
        raise vertaling from fout


@contextmanager
def _verwijzing_kwijt() -> Iterator[None]:
    """PostgreSQL looks at references when a rule about them is made."""
    try:
        yield
    except DBAPIError as fout:
        if getattr(fout.orig, "sqlstate", None) == _PG_VERWIJZING:
            raise VerwijzingKwijt(str(fout.orig)) from fout
        raise


def _vertaling(oorzaak: BaseException | None) -> Exception | None:
    if isinstance(oorzaak, sqlite3.Error):
        return _vertaling_sqlite(oorzaak)
    return _vertaling_postgres(oorzaak)


def _vertaling_postgres(oorzaak: Any) -> Exception | None:
    sqlstate = getattr(oorzaak, "sqlstate", "")
    if sqlstate in _PG_BEZET:
        return Bezet(str(oorzaak))
    if sqlstate == _PG_DUBBEL:
        return Dubbel(oorzaak.diag.constraint_name)
    if sqlstate == _PG_ONGELDIG:
        return Ongeldig(oorzaak.diag.constraint_name)
    if (sqlstate or "").startswith(_PG_GEGEVENS):
        return Ongeldig(str(oorzaak))
    if sqlstate is None and any(melding in str(oorzaak) for melding in _PG_VOL):
        return Bezet(str(oorzaak).strip())
    # A connection that never came about has no sqlstate.
    if sqlstate in _PG_GEEN_TOEGANG or (sqlstate is None and type(oorzaak).__name__ == "OperationalError"):
        return Onbereikbaar(str(oorzaak).strip())
    return None


def _vertaling_sqlite(oorzaak: sqlite3.Error) -> Exception | None:
    # An error of the module itself carries no code.
    code = getattr(oorzaak, "sqlite_errorcode", 0)
    if code & 0xFF in _SQLITE_BEZET:
        return Bezet(str(oorzaak))
    if code in _SQLITE_DUBBEL:
        return Dubbel(_regel_uit(str(oorzaak)))
    if code == sqlite3.SQLITE_CONSTRAINT_CHECK:
        return Ongeldig(str(oorzaak).rpartition(": ")[2])
    if code & 0xFF in _SQLITE_ONBEREIKBAAR:
        return Onbereikbaar(str(oorzaak))
    return None


def _regel_uit(melding: str) -> str:
    """SQLite names columns where PostgreSQL names the rule: 'UNIQUE constraint failed: personen.email'."""
    kolommen = [kolom.split(".") for kolom in melding.partition(": ")[2].split(", ")]
    return "_".join(["uq", kolommen[0][0], *(naam for _, naam in kolommen)])
