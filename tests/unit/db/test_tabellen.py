"""The tables answer to the rows of the Case, field by field: a field without a column would be lost without a word."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from sqlalchemy import Boolean, CheckConstraint, Date, Index, Integer, Table, Text, UniqueConstraint

from db.audit import AuditRij
from db.outbox import OutboxRij
from db.soorten import Bedrag, Dagen, Keuze, Moment, Reeks, Woorden
from db.tables import Tabel, tabel_van
from workflow.case import Case, Stam, rijsoorten
from workflow.case.project import Project

RIJSOORTEN: dict[str, type[Any]] = {
    **rijsoorten(Stam),
    "projecten": Project,
    **rijsoorten(Case),
    "audit": AuditRij,
    "outbox": OutboxRij,
}
ZONDER_RIJSOORT = {"audit_koppen", "installatie"}
VOLGORDE = "nr"
"""The order of recording: a column, but no field."""


def test_er_is_een_tabel_voor_elke_rijsoort_en_geen_andere() -> None:
    assert set(Tabel.metadata.tables) == set(RIJSOORTEN) | ZONDER_RIJSOORT


@pytest.mark.parametrize("veld", RIJSOORTEN)
def test_elk_veld_is_een_kolom_van_dezelfde_soort(veld: str) -> None:
    tabel = tabel_van(veld)
    verwacht = {naam: _verwacht(soort) for naam, soort in get_type_hints(RIJSOORTEN[veld]).items()}
    werkelijk = {kolom.name: (_beschrijf(kolom.type), bool(kolom.nullable)) for kolom in tabel.columns}
    assert set(verwacht) == {f.name for f in fields(RIJSOORTEN[veld])}
    assert werkelijk | {VOLGORDE: None} == verwacht | {VOLGORDE: None}
    assert tabel.primary_key.columns.keys() == [VOLGORDE]


@pytest.mark.parametrize("veld", {**rijsoorten(Case), "outbox": OutboxRij})
def test_wat_van_een_project_is_wijst_niet_naar_een_ander_project(veld: str) -> None:
    for sleutel in tabel_van(veld).foreign_key_constraints:
        gedeeld = sleutel.referred_table.name in {"projecten", *rijsoorten(Stam)}
        assert (sleutel.column_keys[0] == "project_id") == (not gedeeld or sleutel.referred_table.name == "projecten")
        assert len(sleutel.column_keys) == (1 if gedeeld else 2)


@pytest.mark.parametrize("veld", RIJSOORTEN)
def test_elke_verwijzing_heeft_een_vreemde_sleutel(veld: str) -> None:
    verwijzend = {f.name for f in fields(RIJSOORTEN[veld]) if f.name.endswith(("_id", "_door"))}
    tekst = {"geclaimd_door"}  # the name of a process, not a person
    aanwezig = {sleutel.column_keys[-1] for sleutel in tabel_van(veld).foreign_key_constraints}
    assert aanwezig == verwijzend - tekst


@pytest.mark.parametrize("veld", {**rijsoorten(Case), "outbox": OutboxRij})
def test_de_rijen_van_een_project_worden_zonder_zoeken_gevonden(veld: str) -> None:
    assert "project_id" in {eerste for eerste in map(_eerste_kolom, _indexen(tabel_van(veld))) if eerste}


@pytest.mark.parametrize("veld", RIJSOORTEN)
def test_elke_keuze_wordt_door_de_database_bewaakt(veld: str) -> None:
    tabel = tabel_van(veld)
    regels = {str(regel.name): str(regel.sqltext) for regel in tabel.constraints if isinstance(regel, CheckConstraint)}
    for kolom in tabel.columns:
        if isinstance(kolom.type, Keuze):
            waarden = ", ".join(f"'{keuze.value}'" for keuze in kolom.type.keuzes)
            assert regels[f"ck_{veld}_{kolom.name}_keuze"] == f"{kolom.name} IN ({waarden})"


def test_namen_passen_in_postgresql() -> None:
    """PostgreSQL cuts a name after 63 characters, and `Dubbel` would then name another rule than on SQLite."""
    namen = [str(deel.name) for tabel in Tabel.metadata.sorted_tables for deel in (*tabel.constraints, *tabel.indexes)]
    assert [naam for naam in namen if len(naam) > 63] == []


def test_een_start_van_het_programma_laadt_geen_alembic() -> None:
    """It takes a third of a second, and nearly every start finds nothing to migrate."""
    opdracht = (
        "import sys, db.cases, db.engine, db.migrations, db.installatie, db.outbox, db.audit, db.queries.projecten"
    )
    vraag = "print(sorted({'alembic', 'psycopg'} & set(sys.modules)))"
    uitvoer = subprocess.run([sys.executable, "-c", f"{opdracht}; {vraag}"], capture_output=True, text=True, check=True)
    assert uitvoer.stdout.strip() == "[]"


def _verwacht(soort: Any) -> tuple[Any, bool]:
    leeg = isinstance(soort, UnionType)
    if leeg:
        (soort,) = (deel for deel in get_args(soort) if deel is not type(None))
    return _kolomsoort(soort), leeg


def _kolomsoort(soort: Any) -> Any:
    if get_origin(soort) is tuple:
        return Reeks, get_args(soort)[0]
    if get_origin(soort) is dict:
        return {str: Woorden, date: Dagen}[get_args(soort)[1]]
    if issubclass(soort, StrEnum):
        return Keuze, soort
    return {str: Text, int: Integer, bool: Boolean, Decimal: Bedrag, date: Date, datetime: Moment}[soort]


def _beschrijf(soort: Any) -> Any:
    if isinstance(soort, Keuze):
        return Keuze, soort.keuzes
    if isinstance(soort, Reeks):
        return Reeks, soort.van
    return type(soort)


def _indexen(tabel: Table) -> list[Index | UniqueConstraint]:
    uniek = [regel for regel in tabel.constraints if isinstance(regel, UniqueConstraint)]
    return [*uniek, *tabel.indexes]


def _eerste_kolom(index: Index | UniqueConstraint) -> str | None:
    gedeeltelijk = isinstance(index, Index) and index.dialect_options["sqlite"]["where"] is not None
    return None if gedeeltelijk else next(iter(index.columns)).name
