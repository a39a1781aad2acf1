"""What the migrations make is what the tables declare, to the last CHECK, index predicate and trigger."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from db import migrations
from db.engine import lees, maak_engine, schrijf
from db.installatie import AndereSoort, SoortInstallatie, soort, zet_op
from db.migrations import KOP, VreemdeVersie, huidige_versie, is_actueel, migreer
from db.tables import Tabel

MaakUrl = Callable[[], str]

# Everything that PostgreSQL enforces, as it says it itself; only the name of the database may differ.
_POSTGRES = {
    "kolommen": "SELECT table_name, column_name, data_type, is_nullable, column_default, is_identity, "
    "numeric_precision FROM information_schema.columns WHERE table_schema = 'public'",
    "regels": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
    "indexen": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT tgname, pg_get_triggerdef(oid), tgenabled::text FROM pg_trigger WHERE NOT tgisinternal",
    "functies": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
}


def schema(conn: Connection) -> dict[str, Any]:
    if conn.dialect.name == "postgresql":
        return {naam: sorted(map(tuple, conn.execute(text(sql)))) for naam, sql in _POSTGRES.items()}
    rijen = conn.execute(text("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {f"{rij.type} {rij.name}": _regels(rij.sql) for rij in rijen}


def _regels(sql: str) -> list[str]:
    """Columns and constraints of a table, sorted: neither their order nor quotes around a name say anything."""
    return sorted(regel.strip().rstrip(",") for regel in sql.replace('"', "").splitlines())


def zonder_alembic(gevonden: dict[str, Any]) -> dict[str, Any]:
    return {
        naam: [rij for rij in inhoud if "alembic_version" not in str(rij)]
        for naam, inhoud in gevonden.items()
        if "alembic_version" not in naam
    }


def test_het_gemigreerde_schema_is_het_verklaarde(lege_url: MaakUrl) -> None:
    gemigreerd, verklaard = maak_engine(lege_url()), maak_engine(lege_url())
    migreer(gemigreerd)
    with schrijf(verklaard) as conn:
        Tabel.metadata.create_all(conn)
    with lees(gemigreerd) as links, lees(verklaard) as rechts:
        gevonden = zonder_alembic(schema(links))
        assert gevonden == schema(rechts)
    assert "audit_alleen_toevoegen" in str(gevonden) or "audit_geen_update" in str(gevonden)
    gemigreerd.dispose()
    verklaard.dispose()


def test_alembic_ziet_geen_verschil(engine: Engine) -> None:
    with schrijf(engine) as conn:
        assert compare_metadata(MigrationContext.configure(conn), Tabel.metadata) == []


def test_de_kop_is_de_laatste_migratie() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.__path__[0]))
    assert ScriptDirectory.from_config(config).get_heads() == [KOP]


def test_migreren_is_te_herhalen(lege_url: MaakUrl) -> None:
    engine = maak_engine(lege_url())
    assert huidige_versie(engine) is None
    assert not is_actueel(engine)
    migreer(engine)
    assert huidige_versie(engine) == KOP
    assert is_actueel(engine)
    migreer(engine)
    engine.dispose()


def test_twee_tegelijk_migreren_een_keer(lege_url: MaakUrl) -> None:
    url = lege_url()
    engines = [maak_engine(url), maak_engine(url)]
    with ThreadPoolExecutor(2) as draden:
        list(draden.map(lambda engine: zet_op(engine, SoortInstallatie.ECHT), engines))
    with lees(engines[0]) as conn:
        assert soort(conn) is SoortInstallatie.ECHT
    for engine in engines:
        engine.dispose()


def test_een_nieuwere_database_wordt_niet_aangeraakt(engine: Engine) -> None:
    with schrijf(engine) as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999_later'"))
    assert not is_actueel(engine)
    with pytest.raises(VreemdeVersie):
        migreer(engine)
    assert huidige_versie(engine) == "9999_later"


def test_een_oefening_wordt_nooit_echt(engine: Engine) -> None:
    zet_op(engine, SoortInstallatie.OEFENING)
    with pytest.raises(AndereSoort) as fout:
        zet_op(engine, SoortInstallatie.ECHT)
    assert fout.value.soort is SoortInstallatie.OEFENING
    with lees(engine) as conn:
        assert soort(conn) is SoortInstallatie.OEFENING
