"""Every row is done once: two workers share nothing, and a worker that died loses nothing."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from db import outbox
from db.cases import bewaar
from db.engine import Ongeldig, lees, schrijf
from db.installatie import omvang
from db.outbox import MAX_POGINGEN, Mislukt, Opdracht, OutboxRij, OutboxToestand, Wachtrij
from tests.integration.db.voorbeelden import case_voorbeeld
from workflow.canoniek import sha256_van
from workflow.case import Case

NU = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
DUUR = timedelta(minutes=10)


def opdracht(n: int, case: Case, document: str = "documenten-1") -> Opdracht:
    return Opdracht(
        sleutel=f"brief-{n}",
        project_id=case.project.id,
        soort="document",
        document_id=document,
        gegevens={"naam": "Één & twee", "bedrag": n},
    )


@pytest.fixture
def klaar(engine: Engine, case: Case) -> Engine:
    """Five rows to do."""
    with schrijf(engine) as conn:
        outbox.leg_klaar(conn, [opdracht(n, case) for n in range(5)], op=NU)
    return engine


def claim(engine: Engine, door: str, nu: datetime = NU, maximum: int = 100, **hoe: str) -> list[OutboxRij]:
    with schrijf(engine) as conn:
        return outbox.claim(conn, door=door, nu=nu, duur=DUUR, maximum=maximum, **hoe)


def toestanden(engine: Engine) -> dict[str, int]:
    with lees(engine) as conn:
        return {toestand.value: aantal for toestand, aantal in outbox.tel(conn).items() if aantal}


def test_een_opdracht_staat_er_zoals_zij_besloten_is(klaar: Engine) -> None:
    rij = claim(klaar, "a")[3]
    assert json.loads(rij.gegevens) == {"naam": "Één & twee", "bedrag": 3}
    assert rij.gegevens_sha256 == sha256_van({"bedrag": 3, "naam": "Één & twee"})
    assert (rij.sleutel, rij.document_id, rij.aangemaakt_op) == ("brief-3", "documenten-1", NU)
    assert (rij.toestand, rij.geclaimd_door, rij.geclaimd_tot, rij.pogingen) == (
        OutboxToestand.GECLAIMD,
        "a",
        NU + DUUR,
        1,
    )


def test_een_sleutel_wordt_een_keer_klaargelegd(klaar: Engine, case: Case) -> None:
    anders = replace(opdracht(1, case), gegevens={"naam": "later"})
    with schrijf(klaar) as conn:
        outbox.leg_klaar(conn, [anders, opdracht(5, case)], op=NU)
    rijen = claim(klaar, "a")
    assert [rij.sleutel for rij in rijen] == [f"brief-{n}" for n in range(6)]
    assert "later" not in rijen[1].gegevens


def test_niets_klaarleggen_mag(engine: Engine) -> None:
    with schrijf(engine) as conn:
        outbox.leg_klaar(conn, [], op=NU)
    assert toestanden(engine) == {}


def test_een_claim_neemt_de_oudste_en_niet_meer_dan_gevraagd(klaar: Engine) -> None:
    assert [rij.sleutel for rij in claim(klaar, "a", maximum=2)] == ["brief-0", "brief-1"]
    assert [rij.sleutel for rij in claim(klaar, "b", maximum=2)] == ["brief-2", "brief-3"]
    assert toestanden(klaar) == {"open": 1, "geclaimd": 4}


def test_een_claim_van_een_project_laat_de_andere_liggen(klaar: Engine, case: Case) -> None:
    ander = case_voorbeeld(case.stam, "projecten-2")
    with schrijf(klaar) as conn:
        bewaar(conn, None, ander)
        outbox.leg_klaar(conn, [opdracht(9, ander, "documenten-1-projecten-2")], op=NU)
    assert [rij.sleutel for rij in claim(klaar, "a", project_id="projecten-2")] == ["brief-9"]
    with lees(klaar) as conn:
        assert outbox.tel(conn, project_id="projecten-2")[OutboxToestand.GECLAIMD] == 1
        assert outbox.tel(conn, project_id=case.project.id)[OutboxToestand.OPEN] == 5


def test_een_document_van_een_ander_project_wordt_geweigerd(engine: Engine, case: Case) -> None:
    ander = case_voorbeeld(case.stam, "projecten-2")
    with schrijf(engine) as conn:
        bewaar(conn, None, ander)
    with pytest.raises(engine.dialect.loaded_dbapi.IntegrityError), schrijf(engine) as conn:
        outbox.leg_klaar(conn, [opdracht(1, ander, "documenten-1")], op=NU)


def test_twee_tegelijk_krijgen_nooit_dezelfde_rij(engine: Engine, case: Case) -> None:
    with schrijf(engine) as conn:
        outbox.leg_klaar(conn, [opdracht(n, case) for n in range(60)], op=NU)

    def werker(naam: str) -> list[int]:
        gedaan: list[int] = []
        while rijen := claim(engine, naam, maximum=7):
            gedaan += [rij.nr for rij in rijen]
            with schrijf(engine) as conn:
                assert all(outbox.rond_af(conn, rij.nr, naam) for rij in rijen)
        return gedaan

    with ThreadPoolExecutor(4) as draden:
        gedaan = [nr for deel in draden.map(werker, "abcd") for nr in deel]
    assert len(gedaan) == len(set(gedaan)) == 60
    assert toestanden(engine) == {"klaar": 60}


def test_op_postgresql_wacht_een_werker_niet_op_een_ander(klaar: Engine) -> None:
    if klaar.dialect.name != "postgresql":
        pytest.skip("SQLite kent één schrijver tegelijk")
    with schrijf(klaar) as conn:
        eerste = outbox.claim(conn, door="a", nu=NU, duur=DUUR, maximum=2)
        tweede = claim(klaar, "b")
    assert [rij.sleutel for rij in eerste] == ["brief-0", "brief-1"]
    assert [rij.sleutel for rij in tweede] == ["brief-2", "brief-3", "brief-4"]


def test_een_verlopen_claim_komt_terug(klaar: Engine) -> None:
    claim(klaar, "a", maximum=1)
    assert [rij.sleutel for rij in claim(klaar, "b", nu=NU + DUUR - timedelta(seconds=1))] == [
        f"brief-{n}" for n in range(1, 5)
    ]
    (terug,) = claim(klaar, "c", nu=NU + DUUR - timedelta(seconds=1) + timedelta(seconds=1))
    assert (terug.sleutel, terug.geclaimd_door, terug.pogingen) == ("brief-0", "c", 2)


def test_wie_zijn_claim_kwijt_is_kan_niet_meer_afronden(klaar: Engine) -> None:
    (rij,) = claim(klaar, "traag", maximum=1)
    claim(klaar, "snel", nu=NU + DUUR, maximum=1)
    with schrijf(klaar) as conn:
        assert not outbox.rond_af(conn, rij.nr, "traag")
        assert not outbox.mislukt(conn, rij.nr, "traag", "te laat")
        assert outbox.rond_af(conn, rij.nr, "snel")
        assert not outbox.rond_af(conn, rij.nr, "snel")
    assert toestanden(klaar) == {"open": 4, "klaar": 1}


def test_een_fout_mag_vijf_keer(klaar: Engine) -> None:
    for poging in range(1, MAX_POGINGEN + 1):
        (rij,) = claim(klaar, "a", maximum=1)
        assert (rij.sleutel, rij.pogingen) == ("brief-0", poging)
        with schrijf(klaar) as conn:
            assert outbox.mislukt(conn, rij.nr, "a", f"fout {poging}")
    assert toestanden(klaar) == {"open": 4, "mislukt": 1}
    with lees(klaar) as conn:
        (mislukt,) = outbox.lijst(conn, OutboxToestand.MISLUKT)
    assert (mislukt.fout, mislukt.geclaimd_door) == (f"fout {MAX_POGINGEN}", None)


def test_wat_de_werker_telkens_doodt_wordt_opgegeven(klaar: Engine) -> None:
    nu = NU
    for _ in range(MAX_POGINGEN):
        assert claim(klaar, "a", nu=nu, maximum=1)[0].sleutel == "brief-0"
        nu += DUUR
    assert claim(klaar, "a", nu=nu, maximum=1)[0].sleutel == "brief-1"
    assert toestanden(klaar) == {"open": 3, "geclaimd": 1, "mislukt": 1}


def test_wat_opgegeven_is_kan_opnieuw(klaar: Engine) -> None:
    for _ in range(MAX_POGINGEN):
        rijen = claim(klaar, "a")
        with schrijf(klaar) as conn:
            for rij in rijen:
                outbox.mislukt(conn, rij.nr, "a", "sjabloon stuk")
    assert toestanden(klaar) == {"mislukt": 5}
    with schrijf(klaar) as conn:
        assert outbox.heropen(conn, project_id="een ander") == 0
        assert outbox.heropen(conn) == 5
    assert [rij.pogingen for rij in claim(klaar, "a")] == [1] * 5


def test_vragen_naar_werk_gebruiken_de_gedeeltelijke_index(klaar: Engine) -> None:
    """Of a million rows that are done, none is read."""
    if klaar.dialect.name != "sqlite":
        pytest.skip("PostgreSQL leest vijf rijen liever zonder index")
    vragen: list[str] = []
    with schrijf(klaar) as conn:
        conn.connection.dbapi_connection.set_trace_callback(vragen.append)  # type: ignore[union-attr]  # sqlite3's own
        outbox.claim(conn, door="a", nu=NU, duur=DUUR, maximum=10)
        conn.connection.dbapi_connection.set_trace_callback(None)  # type: ignore[union-attr]
        plannen = [str(conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {vraag}").all()) for vraag in vragen]
    assert len(plannen) == 2
    assert all("ix_outbox_te_doen" in plan for plan in plannen)


def test_een_claim_zonder_houder_bestaat_niet(klaar: Engine) -> None:
    with pytest.raises(Ongeldig, match="ck_outbox_claim_met_"), schrijf(klaar) as conn:
        conn.execute(text("UPDATE outbox SET toestand = 'geclaimd'"))


def test_de_wachtrij_van_een_lege_database(engine: Engine) -> None:
    with lees(engine) as conn:
        assert outbox.wachtrij(conn, NU) == Wachtrij(
            open=0, oudste=None, geclaimd=0, te_lang_geclaimd=0, mislukt=0, voorbeelden=()
        )
        assert 10_000 < omvang(conn) < 100_000_000


def test_de_wachtrij_zegt_wie_er_wacht_en_op_wie(klaar: Engine, case: Case) -> None:
    with schrijf(klaar) as conn:
        outbox.leg_klaar(conn, [opdracht(9, case)], op=NU - timedelta(days=1))
    (mislukt,) = claim(klaar, "a", NU - 3 * DUUR, maximum=1)
    with schrijf(klaar) as conn:
        conn.execute(text("UPDATE outbox SET pogingen = :aantal").bindparams(aantal=MAX_POGINGEN))
        assert outbox.mislukt(conn, mislukt.nr, "a", "geen adres")
        conn.execute(text("UPDATE outbox SET pogingen = 0"))
    claim(klaar, "dood", NU - DUUR, maximum=1)
    claim(klaar, "levend", NU - DUUR / 2, maximum=2)
    with lees(klaar) as conn:
        assert outbox.wachtrij(conn, NU) == Wachtrij(
            open=2,
            oudste=NU - timedelta(days=1),
            geclaimd=3,
            te_lang_geclaimd=1,
            mislukt=1,
            voorbeelden=(Mislukt(sleutel="brief-0", fout="geen adres"),),
        )
        assert outbox.wachtrij(conn, NU - timedelta(microseconds=1)).te_lang_geclaimd == 0
