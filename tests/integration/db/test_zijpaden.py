"""What the verbs of the side roads write fits the tables: each step is saved, and comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from db.cases import bewaar, bewaar_stam, laad
from db.engine import lees, maak_engine, schrijf
from tests.factories import Spel, pad, tot
from tests.integration.db.conftest import WACHT
from workflow.case import Case, Stam, rijsoorten
from workflow.case.contract import Partij
from workflow.case.rechtszaak import Grond


def _heropen_na_weigering(spel: Spel) -> None:
    pad.weiger(spel, partij=Partij.LEVERANCIER)
    spel.samen("heropen_beoordeling", grond=Grond.WINNAAR_WEIGERT, motivering="De winnaar tekent niet.")


@pytest.mark.parametrize(
    ("toestand", "zijpad"),
    [*pad.ZIJPADEN, ("contract", _heropen_na_weigering)],
    ids=lambda w: getattr(w, "__name__", w),
)
def test_elke_stap_van_een_zijpad_past_in_de_tabellen(url: str, toestand: str, zijpad: Callable[[Spel], None]) -> None:
    spel = tot(toestand)
    spel.verhaal = []
    zijpad(spel)
    engine = maak_engine(url, wacht=WACHT)
    with schrijf(engine) as conn:
        bewaar_stam(conn, Stam(), spel.stam)
        vorige = bewaar(conn, None, tot(toestand).zaak)
    for m in spel.verhaal:
        with schrijf(engine) as conn:
            # The version is the database's own: the game does not count it.
            project = replace(m.na.zaak.project, versie=vorige.project.versie)
            vorige = bewaar(conn, vorige, m.na.zaak.met_project(project))
    _vergelijk(engine, vorige)
    engine.dispose()


def _vergelijk(engine: Engine, case: Case) -> None:
    with lees(engine) as conn:
        terug = laad(conn, case.project.kenmerk, slot=False)
    assert terug is not None
    for veld in rijsoorten(Case):
        assert getattr(terug, veld) == getattr(case, veld), veld
