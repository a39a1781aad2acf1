"""Days and thresholds that a beheerder adds count in every later call, for one small question to the database."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import event

from db import audit
from db.engine import lees
from tests.integration.usecases.conftest import Doe
from usecases.accounts import maak_eerste_beheerder
from usecases.app import App
from usecases.execute import SCENARIO, Opdracht, voer_uit
from usecases.rechtsfeiten import kalender_en_drempels
from workflow.drempels import Drempel, drempel_op
from workflow.reasons import Geweigerd
from workflow.tijd import AMSTERDAM

BEHEER = "beheer@bizob.example"
DAG = {"datum": "2029-05-11", "bron": "Koninklijk besluit 2029-2031"}
PERIODES = (("2030-01-01", "2031-12-31", 230_000), ("2028-01-01", "2029-12-31", 220_000))


@pytest.fixture(autouse=True)
def beheerder(app: App) -> None:
    maak_eerste_beheerder(app, BEHEER, "Beheer")


def _drempels(van: str, tot: str, bedrag: int) -> dict[str, Any]:
    bedragen = {veld.name: str(bedrag + n) for n, veld in enumerate(fields(Drempel)[2:])}
    return {"geldig_van": van, "geldig_tot": tot, "bron": "Verordeningen", **bedragen}


def _doe(app: App, verb: str, **met: Any) -> None:
    nu = datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM)
    voer_uit(app, Opdracht(verb=verb, invoer=met, als=BEHEER, nu=nu, aanmelding=SCENARIO))


def test_zonder_toevoeging_gelden_de_feiten_van_het_programma(app: App) -> None:
    with lees(app.engine) as conn:
        assert kalender_en_drempels(app, conn) == (app.kalender, app.drempels)


def test_wat_erbij_komt_telt_naast_wat_er_was(app: App) -> None:
    _doe(app, "registreer_gelijkgestelde_dag", **DAG)
    for periode in PERIODES:
        _doe(app, "registreer_drempelbedragen", **_drempels(*periode))
    vragen: list[str] = []
    with lees(app.engine) as conn:
        event.listen(conn, "before_cursor_execute", lambda *a: vragen.append(a[2]))
        kalender, drempels = kalender_en_drempels(app, conn)
        aantal = len(vragen)
        verbs = [rij.verb for rij in audit.lees(conn) if rij.keten == audit.ALGEMEEN]
    assert aantal == 1
    assert kalender.gelijkgesteld == app.kalender.gelijkgesteld | {date(2029, 5, 11)}
    assert drempels[: len(app.drempels)] == app.drempels
    nieuw = drempels[len(app.drempels) :]
    assert [rij.geldig_van for rij in nieuw] == [date(2028, 1, 1), date(2030, 1, 1)]
    assert [getattr(nieuw[0], veld.name) for veld in fields(Drempel)[2:]] == [220_000 + n for n in range(7)]
    assert drempel_op(drempels, date(2031, 6, 1), "diensten") == 230_002
    assert verbs[-3:] == ["registreer_gelijkgestelde_dag", "registreer_drempelbedragen", "registreer_drempelbedragen"]


def test_een_tweede_keer_wordt_geweigerd_ook_als_de_eerste_in_de_database_staat(app: App) -> None:
    _doe(app, "registreer_gelijkgestelde_dag", **DAG)
    with pytest.raises(Geweigerd, match="dag_al_vrij"):
        _doe(app, "registreer_gelijkgestelde_dag", **DAG)
    _doe(app, "registreer_drempelbedragen", **_drempels(*PERIODES[1]))
    with pytest.raises(Geweigerd, match="drempels_overlappen"):
        _doe(app, "registreer_drempelbedragen", **_drempels("2029-12-31", "2031-12-31", 1))


def test_een_inkoper_voegt_niets_toe(app: App, project: str, doe: Doe) -> None:
    with pytest.raises(Geweigerd, match="geen_bevoegdheid"):
        doe("registreer_gelijkgestelde_dag", project=None, **DAG)
