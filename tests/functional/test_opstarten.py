"""A command that needs neither the planner nor Word answers in half a second; most of that is spent on importing."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

ZWAAR = {"alembic", "docx", "docxtpl", "icalendar", "jinja2", "lxml", "prefect", "psycopg", "sqlmodel"}
"""What only some commands need, and must import when they do."""

EIGEN = {"db.tables", "documents.contexts", "documents.render"}

MAXIMUM = 3.0
"""Times the import of SQLAlchemy, which every command needs; measured 2.4, and 4.6 with SQLModel and the contexts."""

BEGIN = "import usecases.execute, usecases.overzicht, usecases.letters"


@pytest.mark.parametrize(
    "opdracht",
    [
        BEGIN,
        "import usecases.ingang, usecases.inzage, usecases.deadlines, usecases.accounts",
        "import db.audit, db.cases, db.installatie, db.migrations, db.outbox, db.queries.projecten",
    ],
)
def test_een_begin_laadt_niets_zwaars(opdracht: str) -> None:
    geladen = set(_draai(f"import json, sys\n{opdracht}\nprint(json.dumps(list(sys.modules)))"))
    assert geladen & (ZWAAR | EIGEN) == set()
    assert "sqlalchemy" in geladen  # else this test looks at nothing


def test_een_lege_installatie_gebruiken_laadt_geen_verklaring(tmp_path: object) -> None:
    """Also who opens the database, makes it and writes in it knows the tables from the row types alone."""
    geladen = _draai(
        f"""
import json, sys
from pathlib import Path
from usecases.accounts import maak_eerste_beheerder
from usecases.ingang import open_app
from usecases.instellingen import lees_instellingen
with open_app(lees_instellingen({{}}, Path({str(tmp_path)!r}))) as app:
    maak_eerste_beheerder(app, "beheer@bizob.example", "Beheerder")
print(json.dumps(list(sys.modules)))
"""
    )
    assert set(geladen) & {"sqlmodel", "db.tables", "documents.contexts", "prefect"} == set()


def test_een_begin_duurt_niet_veel_langer_dan_sqlalchemy_zelf() -> None:
    # In CPU time and the quickest of some, since another program on this machine says nothing about ours.
    vraag = f"""
import json, time
begin = time.process_time()
import sqlalchemy
basis = time.process_time()
{BEGIN}
print(json.dumps([basis - begin, time.process_time() - begin]))
"""
    metingen = [_draai(vraag) for _ in range(8)]
    basis, geheel = (min(kolom) for kolom in zip(*metingen, strict=True))
    assert geheel < MAXIMUM * basis


def _draai(opdracht: str) -> list[object]:
    """In an interpreter of its own; gives the list that the last line of output is."""
    uitvoer = subprocess.run([sys.executable, "-c", opdracht], capture_output=True, text=True, check=True)
    lijst: list[object] = json.loads(uitvoer.stdout.splitlines()[-1])
    return lijst
