"""What screens show, straight from the tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from db.cases import bewaar
from db.engine import lees, schrijf
from db.queries import documenten, personen, projecten, termijnen
from db.queries.projecten import OpenTermijn
from tests.integration.db.voorbeelden import MOMENT, case_voorbeeld
from workflow.case import Case, Stam
from workflow.case.dossier import DocumentToestand
from workflow.case.termijn import TermijnToestand


@pytest.fixture
def twee(engine: Engine, case: Case) -> Case:
    """Beside the project a second one, without an open termijn and without deelnames."""
    kaal = Case(stam=case.stam, project=replace(case.project, id="projecten-2", kenmerk="2030-001", naam="Kaal"))
    with schrijf(engine) as conn:
        bewaar(conn, None, kaal)
    return case


def test_de_lijst_toont_elk_project_met_zijn_eerstvolgende_termijn(engine: Engine, twee: Case) -> None:
    open_ = next(iter(twee.termijnen.values()))
    assert open_.toestand is TermijnToestand.OPEN
    later = replace(open_, id="later", sleutel="later", verloopt_op=open_.verloopt_op + timedelta(days=1))
    eerder = replace(open_, id="eerder", sleutel="eerder", verloopt_op=open_.verloopt_op - timedelta(days=1))
    gehaald = replace(
        open_,
        id="gehaald",
        sleutel="gehaald",
        verloopt_op=MOMENT - timedelta(days=9),
        toestand=TermijnToestand.GEHAALD,
        afgehandeld_op=MOMENT,
    )
    with schrijf(engine) as conn:
        bewaar(conn, twee, twee.met(later, eerder, gehaald))
    with lees(engine) as conn:
        kaal, vol = projecten.lijst(conn)
        assert projecten.kenmerken(conn) == ["2030-001", twee.project.kenmerk]
    assert (vol.kenmerk, vol.naam, vol.deelnames) == (twee.project.kenmerk, twee.project.naam, 2)
    assert vol.toestand is twee.project.toestand
    assert vol.eerstvolgende == OpenTermijn(
        soort=open_.soort, laatste_dag=open_.laatste_dag, verloopt_op=eerder.verloopt_op
    )
    assert vol.eerstvolgende.soort is open_.soort
    assert (kaal.kenmerk, kaal.deelnames, kaal.eerstvolgende) == ("2030-001", 0, None)


def test_een_termijn_is_verlopen_vanaf_het_moment_zelf(engine: Engine, twee: Case) -> None:
    verloopt_op = next(iter(twee.termijnen.values())).verloopt_op
    with lees(engine) as conn:
        assert termijnen.verlopen(conn, verloopt_op - timedelta(microseconds=1)) == []
        assert termijnen.verlopen(conn, verloopt_op) == [twee.project.kenmerk]


def test_een_afgehandelde_termijn_is_niet_verlopen(engine: Engine, twee: Case) -> None:
    gehaald = [
        replace(termijn, toestand=TermijnToestand.GEHAALD, afgehandeld_op=MOMENT) for termijn in twee.termijnen.values()
    ]
    with schrijf(engine) as conn:
        bewaar(conn, twee, twee.met(*gehaald))
    with lees(engine) as conn:
        assert termijnen.verlopen(conn, MOMENT + timedelta(days=9999)) == []


def test_verlopen_noemt_een_project_een_keer(engine: Engine, twee: Case) -> None:
    termijn = next(iter(twee.termijnen.values()))
    with schrijf(engine) as conn:
        bewaar(conn, twee, twee.met(*(replace(termijn, id=f"t{n}", sleutel=f"t{n}") for n in range(3))))
        bewaar(conn, None, case_voorbeeld(twee.stam, "projecten-3"))
    with lees(engine) as conn:
        assert termijnen.verlopen(conn, MOMENT + timedelta(days=99)) == ["kenmerk projecten-1", "kenmerk projecten-3"]


def test_documenten_noemen_voor_wie_zij_zijn(engine: Engine, twee: Case) -> None:
    document = next(iter(twee.documenten.values()))
    with schrijf(engine) as conn:
        bewaar(conn, twee, twee.met(replace(document, id="kaal", sleutel="kaal")))
    with lees(engine) as conn:
        regels = documenten.lijst(conn, twee.project.kenmerk)
        assert documenten.lijst(conn, "2030-001") == []
        assert documenten.lijst(conn, "bestaat niet") == []
    assert [regel.id for regel in regels] == ["documenten-1", "documenten-2", "kaal"]
    vol, kaal = regels[1], regels[2]
    weergave = twee.weergaven["weergaven-2"]
    assert (vol.dienst_id, vol.dienst) == ("diensten-2", twee.stam.diensten["diensten-2"].naam)
    assert vol.inschrijver == twee.inschrijvers["inschrijvers-2"].naam
    assert vol.perceel == twee.percelen["percelen-2"].nummer
    assert (vol.bestandsnaam, vol.sha256) == (weergave.bestandsnaam, weergave.sha256)
    assert vol.toestand is DocumentToestand.VRIJGEGEVEN
    assert (kaal.dienst, kaal.inschrijver, kaal.perceel, kaal.bestandsnaam, kaal.sha256) == (None,) * 5


def test_wie_belt_wordt_op_zijn_adres_gevonden(engine: Engine, stam: Stam) -> None:
    with lees(engine) as conn:
        assert personen.met_email(conn, "2@voorbeeld.nl") == stam.personen["personen-2"]
        assert personen.met_email(conn, "niemand@voorbeeld.nl") is None
