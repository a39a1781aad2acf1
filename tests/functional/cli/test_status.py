"""`zandloper status`: what is late, stuck or dead, in words and as JSON; it changes and makes nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from delivery.postmerk import Postmerk
from flows import stand
from flows.stand import PlannerStand
from tests.functional.cli.conftest import KENMERK
from tests.functional.cli.roepen import dump, lukt


def codes(code: int = 1) -> list[str]:
    gegevens = lukt("status", "--json", code=code).json
    assert (gegevens["ok"], gegevens["exitcode"]) == (code == 0, code)
    return [melding["code"] for melding in gegevens["meldingen"]]


def sql(map_: Path, opdracht: str, *waarden: object) -> None:
    with closing(sqlite3.connect(map_ / "zandloper.db")) as conn, conn:
        assert conn.execute(opdracht, waarden).rowcount > 0


@pytest.fixture
def planner(ingericht: Path) -> Iterator[Path]:
    """Somebody holds the lock of a planner that has just begun, and whose parts are not asked anything yet."""
    with houdt_slot(ingericht):
        yield ingericht


@contextmanager
def houdt_slot(map_: Path) -> Iterator[None]:
    prefect = map_ / "prefect"
    prefect.mkdir(exist_ok=True)
    with (prefect / "planner.lock").open("w") as slot:
        flock(slot, LOCK_EX)
        nu = datetime.now(UTC)
        delen = (stand.DeelStand(naam="server", toestand=stand.Toestand.STARTEND, pid=1, sinds=nu, **NIETS),)
        stand.schrijf(prefect, PlannerStand(pid=1, poort=1, sinds=nu, gezien=nu, delen=delen))
        yield


NIETS = {"herstarts": 0, "snel_dood": 0}


def test_zonder_database_zegt_het_wat_te_doen(tmp_path: Path) -> None:
    uit = lukt("status", code=1).uit
    assert "zandloper eerste-beheerder" in uit
    assert "zandloper start" in uit
    assert codes() == ["database_ontbreekt", "planner_staat_uit"]
    assert list(tmp_path.iterdir()) == []


def test_een_lege_database_is_er_ook_geen(ingericht: Path) -> None:
    (ingericht / "zandloper.db").write_bytes(b"")
    assert codes() == ["database_ontbreekt", "planner_staat_uit"]


def test_een_planner_die_uit_staat_wordt_genoemd(ingericht: Path) -> None:
    voor = dump(ingericht)
    uit = lukt("status", code=1).uit
    assert "de planner staat uit [planner_staat_uit]" in uit
    assert "Termijnen  bijgewerkt" in uit
    assert dump(ingericht) == voor


def test_als_alles_in_orde_is_is_het_0(planner: Path) -> None:
    assert lukt("status").uit.endswith("\nAlles is in orde.\n")
    assert codes(0) == []


def test_een_brief_die_niet_lukt(uitgenodigd: Path) -> None:
    sql(uitgenodigd, "UPDATE outbox SET toestand = 'mislukt', fout = 'geen adres' WHERE nr = 1")
    uit = lukt("status", code=1).uit
    assert "0 in de maak, 1 mislukt" in uit
    assert "geen adres [brieven_mislukt]" in uit
    assert "zandloper brieven maak --opnieuw" in uit


def test_een_brief_die_al_gemaakt_had_moeten_zijn(uitgenodigd: Path) -> None:
    with houdt_slot(uitgenodigd):
        assert codes(0) == []
        sql(uitgenodigd, "UPDATE outbox SET toestand = 'open' WHERE nr = 1")
        assert codes(0) == []  # ordered a moment ago: its turn has not come yet
        sql(uitgenodigd, "UPDATE outbox SET aangemaakt_op = '2026-01-05 09:00:00.000000' WHERE nr = 1")
        assert codes() == ["brieven_wachten"]


def test_een_brief_van_wie_gestopt_is_zonder_bericht(uitgenodigd: Path) -> None:
    with houdt_slot(uitgenodigd):
        claim = "UPDATE outbox SET toestand = 'geclaimd', geclaimd_door = 'x', geclaimd_tot = ? WHERE nr = 1"
        sql(uitgenodigd, claim, "2099-01-05 09:00:00.000000")
        assert codes(0) == []
        sql(uitgenodigd, claim, "2026-01-05 09:00:00.000000")
        assert codes() == ["brieven_vastgehouden"]


def test_een_controle_die_te_laat_is(ingericht: Path) -> None:
    termijn = (
        "INSERT INTO termijnen (nr, id, project_id, sleutel, soort, bron, start, laatste_dag, verloopt_op, redenering,"
        " toestand) SELECT 1, 't', id, 's', 'sluiting', 'b', '2026-01-01', '2026-01-02', '2026-01-02 23:00:00.000000',"
        " '', 'open' FROM projecten"
    )
    sql(ingericht, termijn)
    with houdt_slot(ingericht):
        uit = lukt("status", code=1).uit
        assert "Termijnen  achter in 1 project" in uit
        assert f"niet bijgewerkt in {KENMERK} [controle_te_laat]" in uit
        lukt("termijnen", "controleer")
        assert codes(0) == []


def test_een_database_van_een_andere_versie(ingericht: Path) -> None:
    sql(ingericht, "UPDATE alembic_version SET version_num = '9999_toekomst'")
    assert codes() == ["database_andere_versie", "planner_staat_uit"]


def test_een_database_die_niet_te_bereiken_is(ingericht: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZANDLOPER_DATABASE_URL", "postgresql+psycopg://niemand@127.0.0.1:1/niets")
    assert codes() == ["database_onbereikbaar", "planner_staat_uit"]
    (ingericht / "zandloper.db").write_bytes(b"dit is geen database" * 100)
    monkeypatch.delenv("ZANDLOPER_DATABASE_URL")
    assert codes() == ["database_onbereikbaar", "planner_staat_uit"]


def test_een_schijf_die_vol_raakt(planner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("usecases.status.SCHIJF_LAAG", 10**18)
    assert codes() == ["schijf_bijna_vol"]


def test_een_tweede_planner_wordt_geweigerd(planner: Path) -> None:
    antwoord = lukt("start", code=4)
    assert "er draait al een planner" in antwoord.fout
    assert "zandloper status" in antwoord.fout


def test_het_antwoord_laadt_prefect_niet(ingericht: Path) -> None:
    vraag = "import sys; from cli.hoofd import main; main(['status']); print({'prefect', 'uvicorn'} & set(sys.modules))"
    uit = subprocess.run([sys.executable, "-c", vraag], capture_output=True, text=True, check=True).stdout
    assert uit.splitlines()[-1] == "set()"


BERICHT = (
    "INSERT INTO berichten (nr, id, project_id, sleutel, nummer, soort, documenten, naar_naam, naar_email, juridisch,"
    " niet_voor, besteld_op, toestand, melding, pogingen) SELECT 1, 'b', id, 's', 1, 'herinnering', '[]', 'A',"
    " 'a@asten.example', 0, ?, '2026-01-05 09:00:00.000000', ?, '', 0 FROM projecten"
)


@pytest.mark.parametrize(
    ("toestand", "niet_voor", "verwacht"),
    [
        ("open", "2099-01-05 09:00:00.000000", []),
        ("open", "2026-01-05 09:00:00.000000", ["post_wacht"]),
        ("vervallen", "2026-01-05 09:00:00.000000", []),
        ("onzeker", "2026-01-05 09:00:00.000000", ["post_onzeker"]),
        ("geweigerd", "2026-01-05 09:00:00.000000", ["post_geweigerd"]),
        ("mislukt", "2026-01-05 09:00:00.000000", ["post_mislukt"]),
    ],
)
def test_wat_in_de_post_blijft_liggen(planner: Path, toestand: str, niet_voor: str, verwacht: list[str]) -> None:
    sql(planner, BERICHT, niet_voor, toestand)
    assert codes(1 if verwacht else 0) == verwacht


def test_post_die_stilstaat_gaat_voor(planner: Path) -> None:
    sql(planner, BERICHT, "2026-01-05 09:00:00.000000", "open")
    merken = Postmerk(planner)
    merken.maak()
    merken.verhoog(3)
    assert codes() == ["post_stil"]
    assert "zandloper post vrijgeven" in lukt("status", code=1).uit
