"""A database of an older program becomes one of today: every row is found back, and every rule is kept again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Column, Connection, Engine, MetaData, Table, insert, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from db import audit, migrations
from db.cases import laad, laad_stam
from db.engine import VerwijzingKwijt, lees, maak_engine, schrijf, verbouw
from db.migrations import huidige_versie, is_actueel, migreer
from db.rijtabellen import tabel_van
from tests.integration.db.test_audit import aantekening
from tests.integration.db.voorbeelden import case_voorbeeld, stam_voorbeeld
from workflow.case import Case, Stam, rijsoorten
from workflow.case.contract import ContractToestand
from workflow.case.dossier import SoortStuk
from workflow.case.project import Briefvorm
from workflow.case.publicatie import Prijsformule

BEGIN = "0001_begin"
HEETTE = {"bewijsoordelen": {"goedgekeurd_op": "beoordeeld_op", "goedgekeurd_door": "beoordeeld_door"}}
"""Columns that had another name in 0001."""
NIEUW: dict[str, dict[str, Any]] = {
    "publicaties": {"spoed": None, "vooraankondiging": None},
    "deelnames": {"percelen": ()},
    "mandaten": {"percelen": (), "ingetrokken_per": None, "intrekking_id": None},
    "bewijsoordelen": {"aanvaard": True, "toelichting": ""},
    "teamleden": {"tot": None},
    "kaders": {"kwaliteitswaarde": None, "loting": False},
    "documenten": {"bundel_id": None, "geadresseerde_id": None, "gepland_op": None},
    "overeenkomsten": {"verlengbaar_tot": None},
    "toetsen": {"definitief_id": None},
    "contracten": {"verlengbaar_tot": None, "toestand": ContractToestand.LOPEND},
}
"""What a row of 0001 says in the columns that it did not have."""
KON: dict[str, dict[str, Any]] = {
    "kaders": {"formule": Prijsformule.ABSOLUUT_LINEAIR, "prijs_laag": Decimal(10), "prijs_hoog": Decimal(20)}
}
"""What 0001 asked of a row where today more is possible."""


@pytest.fixture
def oud(lege_url: Callable[[], str]) -> Iterator[Engine]:
    """An empty database as the first version of the program made it."""
    engine = maak_engine(lege_url())
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with verbouw(engine) as conn:
        config.attributes["connection"] = conn
        command.upgrade(config, BEGIN)
    assert huidige_versie(engine) == BEGIN
    yield engine
    engine.dispose()


@pytest.fixture
def gevuld(oud: Engine) -> Engine:
    """Two rows in every table that it had, and some audit."""
    stam, case = stam_voorbeeld(), voorbeeld()
    with schrijf(oud) as conn:
        bestond = set(inspect(conn).get_table_names())
        voeg_toe(conn, "projecten", [case.project])
        for houder, rijen in ((Stam, stam), (Case, case)):
            for veld in rijsoorten(houder):
                if veld in bestond:
                    voeg_toe(conn, veld, list(getattr(rijen, veld).values()))
        for keten in (case.project.id, audit.ALGEMEEN, case.project.id):
            audit.schrijf(conn, aantekening(keten, "toen"))
    return oud


def voorbeeld() -> Case:
    case = case_voorbeeld(stam_voorbeeld())
    return case.met(*(replace(rij, **anders) for veld, anders in KON.items() for rij in getattr(case, veld).values()))


def voeg_toe(conn: Connection, veld: str, rijen: list[Any]) -> None:
    """Rows of today in the columns of then."""
    nu, heette = tabel_van(veld), HEETTE.get(veld, {})
    namen = [kolom["name"] for kolom in inspect(conn).get_columns(veld) if kolom["name"] != "nr"]
    toen = Table(veld, MetaData(), *(Column(naam, nu.c[heette.get(naam, naam)].type) for naam in namen))
    conn.execute(insert(toen), [{naam: getattr(rij, heette.get(naam, naam)) for naam in namen} for rij in rijen])


def verwacht(bestond: set[str]) -> Case:
    """The example, as the migration must make it of what 0001 could hold."""
    case = voorbeeld()
    for veld in rijsoorten(Case):
        if veld not in bestond:
            case = replace(case, **{veld: type(getattr(case, veld))()})
        for rij in list(getattr(case, veld).values()):
            case = case.met(replace(rij, **NIEUW.get(veld, {}), **_uit_andere(case, veld, rij)))
    return case.met_project(replace(case.project, vervolg_op="", briefvorm=Briefvorm.PER_DEELNEMER))


def _uit_andere(case: Case, veld: str, rij: Any) -> dict[str, Any]:
    """Columns that are filled from another row: since when one is in the team, how long a tender is open."""
    if veld == "teamleden":
        return {"vanaf": case.project.aangemeld_op}
    if veld == "inschrijvingen":
        return {"gestanddoening_tot": case.publicaties[rij.publicatie_id].gestanddoening_tot}
    return {}


def test_alle_rijen_zijn_er_nog_met_de_juiste_nieuwe_kolommen(gevuld: Engine) -> None:
    with lees(gevuld) as conn:
        bestond, audit_voor = set(inspect(conn).get_table_names()), audit.lees(conn)
    migreer(gevuld)
    assert is_actueel(gevuld)
    with lees(gevuld) as conn:
        case, stam = laad(conn, "kenmerk projecten-1", slot=False), laad_stam(conn)
        assert audit.lees(conn) == audit_voor
        assert audit.controleer(conn) == []
    assert case is not None
    anders = verwacht(bestond)
    assert case.project == anders.project
    assert len(bestond & set(rijsoorten(Case))) > 30
    for veld in rijsoorten(Case):
        assert getattr(case, veld) == getattr(anders, veld), veld
    assert (stam.personen, stam.diensten) == (stam_voorbeeld().personen, stam_voorbeeld().diensten)


def test_nieuwe_rijen_krijgen_een_volgend_nummer(gevuld: Engine) -> None:
    migreer(gevuld)
    dienst = asdict(next(iter(stam_voorbeeld().diensten.values()))) | {"id": "nieuw", "naam": "Nieuw"}
    stuk = asdict(voorbeeld().dossierstukken["dossierstukken-1"])
    with schrijf(gevuld) as conn:
        conn.execute(insert(tabel_van("diensten")), dienst)
        conn.execute(insert(tabel_van("dossierstukken")), stuk | {"id": "nieuw", "code": "nieuw"})
        soort = list(SoortStuk)[-1]
        conn.execute(insert(tabel_van("dossierstukken")), stuk | {"id": "n2", "code": "n2", "soort": soort})
        nummers = conn.execute(text("SELECT nr FROM dossierstukken ORDER BY nr")).scalars().all()
    assert len(nummers) == len(set(nummers)) == 4


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE teamleden SET persoon_id = 'niemand'",
        "UPDATE bewijsoordelen SET beoordeeld_door = 'niemand'",
        "UPDATE inschrijvingen SET publicatie_id = 'geen'",
        "UPDATE mandaten SET intrekking_id = 'geen'",
        "DELETE FROM personen",
        "DELETE FROM projecten",
    ],
)
def test_verwijzingen_worden_weer_bewaakt(gevuld: Engine, opdracht: str) -> None:
    migreer(gevuld)
    with pytest.raises(IntegrityError, match=r"FOREIGN KEY|foreign key"), schrijf(gevuld) as conn:
        conn.execute(text(opdracht))


@pytest.mark.parametrize(
    "opdracht", ["UPDATE audit SET verb = 'iets'", "DELETE FROM audit", "UPDATE audit SET hash = vorige_hash"]
)
def test_de_audit_blijft_alleen_toe_te_voegen(gevuld: Engine, opdracht: str) -> None:
    migreer(gevuld)
    with pytest.raises(DBAPIError, match="audit"), schrijf(gevuld) as conn:
        conn.execute(text(opdracht))
    with schrijf(gevuld) as conn:
        audit.schrijf(conn, aantekening(audit.ALGEMEEN, "nu"))
    with lees(gevuld) as conn:
        assert audit.controleer(conn) == []


def test_een_kapotte_verwijzing_houdt_de_migratie_tegen(gevuld: Engine) -> None:
    """Somebody took a person away behind the back of the rules; nothing is changed until that is put right."""
    breek(gevuld, "UPDATE bewijsoordelen SET goedgekeurd_door = 'niemand'")
    with pytest.raises(VerwijzingKwijt, match=r"personen|niemand"):
        migreer(gevuld)
    assert huidige_versie(gevuld) == BEGIN
    with lees(gevuld) as conn:
        assert "goedgekeurd_door" in {k["name"] for k in inspect(conn).get_columns("bewijsoordelen")}
    breek(gevuld, "UPDATE bewijsoordelen SET goedgekeurd_door = 'personen-1'")
    migreer(gevuld)
    assert is_actueel(gevuld)


def breek(engine: Engine, opdracht: str) -> None:
    with engine.connect() as conn, conn.begin():
        if engine.dialect.name == "postgresql":
            conn.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            conn.exec_driver_sql("ROLLBACK")
            conn.exec_driver_sql("PRAGMA foreign_keys=OFF")
            conn.exec_driver_sql("BEGIN IMMEDIATE")
        conn.execute(text(opdracht))
