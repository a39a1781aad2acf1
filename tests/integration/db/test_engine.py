"""Transactions: all or nothing, one moment for who reads, and a clear word when another is in the way."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from db.cases import laad
from db.engine import Bezet, Dubbel, Onbereikbaar, Ongeldig, lees, maak_engine, schrijf, tijd
from db.rijtabellen import tabel_van
from tests.integration.db.voorbeelden import rij
from workflow.case import Case, Stam
from workflow.case.stam import Persoon

PERSONEN = tabel_van("personen")


def persoon(persoon_id: str, **anders: Any) -> dict[str, object]:
    waarden = rij("personen", Persoon, 1, id=persoon_id, email=f"{persoon_id}@voorbeeld.nl", **anders)
    return {naam: getattr(waarden, naam) for naam in waarden.__dataclass_fields__}


def aantal(engine: Engine) -> int:
    with lees(engine) as conn:
        return len(conn.execute(select(PERSONEN.c.id)).all())


def test_een_fout_maakt_alles_ongedaan(engine: Engine) -> None:
    def halverwege_mis() -> None:
        with schrijf(engine) as conn:
            conn.execute(insert(PERSONEN), persoon("een"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        halverwege_mis()
    assert aantal(engine) == 0


def test_wie_leest_kan_niet_schrijven(engine: Engine) -> None:
    with pytest.raises(DBAPIError), lees(engine) as conn:
        conn.execute(insert(PERSONEN), persoon("een"))
    with schrijf(engine) as conn:  # the same connection, from the pool
        conn.execute(insert(PERSONEN), persoon("een"))
    assert aantal(engine) == 1


def test_wie_leest_ziet_een_moment(engine: Engine) -> None:
    with lees(engine) as lezer:
        assert lezer.execute(select(PERSONEN.c.id)).all() == []
        with schrijf(engine) as conn:
            conn.execute(insert(PERSONEN), persoon("een"))
        assert lezer.execute(select(PERSONEN.c.id)).all() == []
    assert aantal(engine) == 1


def test_een_vergrendeld_project_is_bezet(engine: Engine, ongeduldig: Engine, case: Case) -> None:
    with schrijf(engine) as conn:
        laad(conn, case.project.kenmerk, slot=True)
        with pytest.raises(Bezet), schrijf(ongeduldig) as ander:
            laad(ander, case.project.kenmerk, slot=True)
        with lees(ongeduldig) as lezer:
            assert laad(lezer, case.project.kenmerk, slot=False) is not None


@pytest.mark.parametrize(
    ("tweede", "regel"),
    [
        (persoon("ander") | {"email": "een@voorbeeld.nl"}, "uq_personen_email"),
        (persoon("ander") | {"id": "een"}, "uq_personen_id"),
    ],
)
def test_dubbel_noemt_de_regel(engine: Engine, tweede: dict[str, object], regel: str) -> None:
    with schrijf(engine) as conn:
        conn.execute(insert(PERSONEN), persoon("een"))
    with pytest.raises(Dubbel) as fout, schrijf(engine) as conn:
        conn.execute(insert(PERSONEN), tweede)
    assert fout.value.regel == regel


def test_dubbel_noemt_alle_kolommen(engine: Engine, stam: Stam) -> None:
    contact = {"dienst_id": "diensten-1", "persoon_id": "personen-1", "functie": "x", "volgorde": 1}
    with pytest.raises(Dubbel) as fout, schrijf(engine) as conn:
        conn.execute(insert(tabel_van("contactpersonen")), [contact | {"id": "a"}, contact | {"id": "b"}])
    assert fout.value.regel == "uq_contactpersonen_dienst_id_persoon_id_functie"


def test_ongeldig_noemt_de_regel(engine: Engine) -> None:
    with pytest.raises(Ongeldig) as fout, schrijf(engine) as conn:
        conn.execute(insert(PERSONEN), persoon("een", naam=""))
    assert fout.value.regel == "ck_personen_naam_gevuld"


def test_een_andere_fout_blijft_wat_zij_is(engine: Engine) -> None:
    with pytest.raises(IntegrityError), schrijf(engine) as conn:
        conn.execute(insert(PERSONEN), persoon("een") | {"naam": None})


@pytest.mark.parametrize(
    "url",
    [
        "geen adres",
        "onbekend://server/zandloper",
        "postgresql+psycopg://server:poort/zandloper",
        "postgresql+psycopg://127.0.0.1:1/zandloper",
        "sqlite:////nergens/zandloper.db",
        f"sqlite:///{__file__}",
    ],
)
def test_een_database_die_er_niet_is_is_onbereikbaar(url: str) -> None:
    with pytest.raises(Onbereikbaar), lees(maak_engine(url)):
        pass


def test_een_wachtwoord_staat_niet_in_de_melding() -> None:
    with pytest.raises(Onbereikbaar) as fout:
        maak_engine("postgresql+psycopg://ik:geheim@server:poort/zandloper")
    assert "geheim" not in str(fout.value)


def test_de_tijd_is_utc_en_loopt_door_binnen_een_transactie(engine: Engine) -> None:
    with schrijf(engine) as conn:
        eerst, later = tijd(conn), tijd(conn)
    assert eerst.tzinfo is UTC
    assert eerst < later
    assert abs(datetime.now(UTC) - later) < timedelta(minutes=1)


def test_sqlite_staat_op_veilig(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("alleen SQLite kan anders staan")
    with schrijf(engine) as conn:
        waarden = {
            naam: conn.execute(text(f"PRAGMA {naam}")).scalar_one()
            for naam in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert waarden == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@contextmanager
def vreemd_slot(pad: Path) -> Iterator[sqlite3.Connection]:
    """Somebody writes in a new file that has no log yet."""
    with closing(sqlite3.connect(pad, isolation_level=None, check_same_thread=False)) as ander:
        ander.execute("CREATE TABLE iets (id INTEGER)")
        ander.execute("BEGIN IMMEDIATE")
        yield ander


def test_de_eerste_verbinding_wacht_op_wie_al_bezig_is(tmp_path: Path) -> None:
    pad = tmp_path / "nieuw.db"
    with vreemd_slot(pad) as ander:
        loslaten = threading.Timer(0.3, ander.execute, ("COMMIT",))
        loslaten.start()
        with schrijf(maak_engine(f"sqlite:///{pad}")) as conn:
            assert conn.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        loslaten.join()


def test_de_eerste_verbinding_wacht_niet_eeuwig(tmp_path: Path) -> None:
    pad = tmp_path / "nieuw.db"
    engine = maak_engine(f"sqlite:///{pad}", wacht=timedelta(milliseconds=100))
    with vreemd_slot(pad), pytest.raises(Bezet), schrijf(engine):
        pass


def test_veel_eerste_verbindingen_tegelijk_maken_samen_een_logboek(tmp_path: Path) -> None:
    aantal, start = 8, threading.Barrier(8)

    def eerste(pad: Path) -> str:
        engine = maak_engine(f"sqlite:///{pad}")
        start.wait()
        try:
            with schrijf(engine) as conn:
                return str(conn.execute(text("PRAGMA journal_mode")).scalar_one())
        finally:
            engine.dispose()

    with ThreadPoolExecutor(aantal) as draden:
        for ronde in range(60):
            assert set(draden.map(eerste, [tmp_path / f"{ronde}.db"] * aantal)) == {"wal"}


def test_wie_op_elkaar_wacht_is_bezet_en_geen_fout(engine: Engine) -> None:
    """Two who each hold what the other wants: one of them goes on, the other may try again."""
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite kent een schrijver tegelijk")
    with schrijf(engine) as conn:
        conn.execute(insert(PERSONEN), [persoon("een"), persoon("twee")])
    beide_begonnen, bezet = threading.Barrier(2), list[Exception]()

    def wijzig(eerst: str, dan: str) -> None:
        try:
            with schrijf(engine) as conn:
                conn.execute(update(PERSONEN).where(PERSONEN.c.id == eerst), {"naam": eerst})
                beide_begonnen.wait()
                conn.execute(update(PERSONEN).where(PERSONEN.c.id == dan), {"naam": eerst})
        except Bezet as fout:
            bezet.append(fout)

    with ThreadPoolExecutor(2) as draden:
        list(draden.map(wijzig, ("een", "twee"), ("twee", "een")))
    assert len(bezet) == 1
    assert "deadlock" in str(bezet[0])
    with lees(engine) as conn:
        assert len(set(conn.execute(select(PERSONEN.c.naam)).scalars())) == 1


def test_een_server_zonder_vrije_verbinding_is_bezet(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite heeft geen server")
    rol = f"vol_{engine.url.database}"
    with schrijf(engine) as conn:
        conn.execute(text(f"CREATE ROLE {rol} LOGIN CONNECTION LIMIT 0"))
    with pytest.raises(Bezet), lees(maak_engine(engine.url.set(username=rol).render_as_string(hide_password=False))):
        pass
