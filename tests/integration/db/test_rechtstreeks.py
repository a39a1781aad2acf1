"""What goes straight to the driver says and stores the same as what SQLAlchemy sends."""

from __future__ import annotations

from dataclasses import fields

import pytest
from sqlalchemy import Engine, bindparam, select, update

from benchmarks.gemeen import meegeschreven
from db.cases.rijsoorten import Rijsoort, van
from db.engine import Dubbel, lees, schrijf
from db.rechtstreeks import Rechtstreeks
from db.rijtabellen import tabel_van
from tests.integration.db.conftest import Vol
from workflow.case import Case, rijsoorten

PERSONEN = tabel_van("personen")
SOORTEN = {soort.veld: soort for soort in van(Case)}


@pytest.mark.parametrize("veld", rijsoorten(Case))
def test_elke_rij_staat_er_zoals_sqlalchemy_haar_leest(vol: Vol, veld: str) -> None:
    soort = SOORTEN[veld]
    with lees(vol.engine) as conn:
        keus = select(*(soort.tabel.c[naam] for naam in soort.namen)).order_by(soort.tabel.c.nr)
        gelezen = conn.execute(keus.where(soort.tabel.c.project_id == vol.case.project.id))
        rijen = [soort.soort(**rij._mapping) for rij in gelezen]
    assert rijen == list(getattr(vol.case, veld).values())


def test_een_opdracht_wordt_een_keer_gemaakt(vol: Vol) -> None:
    with lees(vol.engine) as conn:
        gemaakt = SOORTEN["percelen"].van_project.gemaakt(conn.dialect)
        assert SOORTEN["percelen"].van_project.gemaakt(conn.dialect) is gemaakt


def test_het_zegt_hoeveel_rijen_het_raakte(engine: Engine) -> None:
    hernoem = update(PERSONEN).where(PERSONEN.c.naam == bindparam("was"))
    with schrijf(engine) as conn:
        rijen = [{"id": f"p-{n}", "email": f"{n}@voorbeeld.nl", "naam": "N.", "rollen": ()} for n in range(3)]
        assert Rechtstreeks(PERSONEN.insert(), tuple(rijen[0])).schrijf(conn, rijen) == 3
        assert Rechtstreeks(hernoem, ("naam",)).schrijf(conn, [{"was": "N.", "naam": "O."}]) == 3
        assert Rechtstreeks(hernoem, ("naam",)).schrijf(conn, [{"was": "N.", "naam": "P."}]) == 0


def test_wat_de_driver_weigert_wordt_vertaald(vol: Vol) -> None:
    soort: Rijsoort = SOORTEN["percelen"]
    perceel = next(iter(vol.case.percelen.values()))
    with pytest.raises(Dubbel) as fout, schrijf(vol.engine) as conn:
        soort.voeg_toe(conn, [perceel])
    assert fout.value.regel.startswith("uq_percelen")


def test_zonder_rijen_gaat_er_niets_naar_de_driver(vol: Vol) -> None:
    with meegeschreven(vol.engine) as gestuurd, schrijf(vol.engine) as conn:
        voor = len(gestuurd)
        SOORTEN["percelen"].voeg_toe(conn, [])
        SOORTEN["percelen"].wijzig(conn, [])
        assert len(gestuurd) == voor


def test_de_namen_van_een_rij_zijn_haar_velden() -> None:
    for soort in SOORTEN.values():
        assert soort.namen == tuple(veld.name for veld in fields(soort.soort))
