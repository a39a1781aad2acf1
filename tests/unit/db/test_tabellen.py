"""The declared tables answer to the row types: a field without a column would be lost without a word."""

from __future__ import annotations

from dataclasses import fields, make_dataclass
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Column, Index, Table, UniqueConstraint
from sqlalchemy.dialects import postgresql, sqlite

from db.audit import AuditRij, KopRij
from db.cases.rijsoorten import van, van_project
from db.installatie import Installatie
from db.outbox import OutboxRij
from db.posthuis import Posthuis
from db.rijtabellen import METADATA, rijtabel, tabel_van
from db.sjablonen import Sjabloonversie
from db.soorten import Keuze, Reeks
from db.tables import Tabel, verklaard
from workflow.case import Case, Stam, rijsoorten
from workflow.case.project import Project

GENUMMERD: dict[str, type[Any]] = {
    **rijsoorten(Stam),
    "projecten": Project,
    **rijsoorten(Case),
    "audit": AuditRij,
    "outbox": OutboxRij,
    "sjablonen": Sjabloonversie,
}
RIJTYPEN: dict[str, type[Any]] = GENUMMERD | {"audit_koppen": KopRij, "installatie": Installatie, "posthuis": Posthuis}
VAN_PROJECT: dict[str, type[Any]] = {**rijsoorten(Case), "outbox": OutboxRij}
VOLGORDE = "nr"
"""The order of recording: a column, but rarely a field."""

DIALECTEN = (sqlite.dialect(), postgresql.dialect())  # type: ignore[no-untyped-call]  # so in SQLAlchemy


def test_er_is_een_tabel_voor_elk_rijtype_en_geen_andere() -> None:
    assert set(Tabel.metadata.tables) == set(RIJTYPEN)


@pytest.mark.parametrize("naam", RIJTYPEN)
def test_het_draaiende_programma_kent_de_kolommen_die_verklaard_zijn(naam: str) -> None:
    draaiend = _tabel(naam)
    assert {k.name: _beschrijf(k) for k in draaiend.columns} == {k.name: _beschrijf(k) for k in verklaard(naam).columns}


@pytest.mark.parametrize("naam", RIJTYPEN)
def test_elk_veld_is_een_kolom(naam: str) -> None:
    volgorde = {VOLGORDE} if naam in GENUMMERD else set()
    assert set(verklaard(naam).columns.keys()) == {f.name for f in fields(RIJTYPEN[naam])} | volgorde


@pytest.mark.parametrize("naam", GENUMMERD)
def test_de_sleutel_is_de_volgorde_van_vastleggen(naam: str) -> None:
    assert verklaard(naam).primary_key.columns.keys() == [VOLGORDE]


def test_wat_geen_kolom_kan_zijn_wordt_geweigerd() -> None:
    with pytest.raises(TypeError):
        rijtabel("gebroken", make_dataclass("Gebroken", [("maat", float)]))


@pytest.mark.parametrize("soort", [van_project(), *van(Stam), *van(Case)], ids=lambda soort: soort.veld)
def test_wie_naar_een_persoon_wijst_staat_in_de_rijsoort(soort: Any) -> None:
    """Of those the Case loads the person: one that is missing would be a KeyError later on."""
    personen = verklaard("personen").c.id
    assert set(soort.personen) == {k.name for k in verklaard(soort.veld).columns if k.references(personen)}


@pytest.mark.parametrize("veld", VAN_PROJECT)
def test_wat_van_een_project_is_wijst_niet_naar_een_ander_project(veld: str) -> None:
    for sleutel in verklaard(veld).foreign_key_constraints:
        gedeeld = sleutel.referred_table.name in {"projecten", *rijsoorten(Stam)}
        assert (sleutel.column_keys[0] == "project_id") == (not gedeeld or sleutel.referred_table.name == "projecten")
        assert len(sleutel.column_keys) == (1 if gedeeld else 2)


@pytest.mark.parametrize("naam", RIJTYPEN)
def test_elke_verwijzing_heeft_een_vreemde_sleutel(naam: str) -> None:
    verwijzend = {f.name for f in fields(RIJTYPEN[naam]) if f.name.endswith(("_id", "_door"))}
    tekst = {"geclaimd_door"}  # the name of a process, not a person
    aanwezig = {sleutel.column_keys[-1] for sleutel in verklaard(naam).foreign_key_constraints}
    assert aanwezig == verwijzend - tekst


@pytest.mark.parametrize("veld", VAN_PROJECT)
def test_de_rijen_van_een_project_worden_zonder_zoeken_gevonden(veld: str) -> None:
    assert "project_id" in {eerste for eerste in map(_eerste_kolom, _indexen(verklaard(veld))) if eerste}


@pytest.mark.parametrize("naam", RIJTYPEN)
def test_elke_keuze_wordt_door_de_database_bewaakt(naam: str) -> None:
    tabel = verklaard(naam)
    regels = {str(regel.name): str(regel.sqltext) for regel in tabel.constraints if isinstance(regel, CheckConstraint)}
    for kolom in tabel.columns:
        if isinstance(kolom.type, Keuze):
            waarden = ", ".join(f"'{keuze.value}'" for keuze in kolom.type.keuzes)
            assert regels[f"ck_{naam}_{kolom.name}_keuze"] == f"{kolom.name} IN ({waarden})"


def test_namen_passen_in_postgresql() -> None:
    """PostgreSQL cuts a name after 63 characters, and `Dubbel` would then name another rule than on SQLite."""
    for tabel in Tabel.metadata.sorted_tables:
        namen = [*(str(regel.name) for regel in tabel.constraints), *(str(index.name) for index in tabel.indexes)]
        assert [naam for naam in namen if len(naam) > 63] == []


def _tabel(naam: str) -> Table:
    """As the program made it for itself: the nouns when they are asked for, the others when they are imported."""
    van_zaak = {**rijsoorten(Stam), "projecten": Project, **rijsoorten(Case)}
    return tabel_van(naam) if naam in van_zaak else METADATA.tables[naam]


def _beschrijf(kolom: Column[Any]) -> dict[str, Any]:
    soort = kolom.type
    return {
        "soort": type(soort),
        "van": soort.keuzes if isinstance(soort, Keuze) else soort.van if isinstance(soort, Reeks) else None,
        "in de database": [soort.compile(dialect) for dialect in DIALECTEN],
        "leeg": kolom.nullable,
    }


def _indexen(tabel: Table) -> list[Index | UniqueConstraint]:
    uniek = [regel for regel in tabel.constraints if isinstance(regel, UniqueConstraint)]
    return [*uniek, *tabel.indexes]


def _eerste_kolom(index: Index | UniqueConstraint) -> str | None:
    gedeeltelijk = isinstance(index, Index) and index.dialect_options["sqlite"]["where"] is not None
    return None if gedeeltelijk else next(iter(index.columns)).name
