"""An installation for practice per test, on each database, and a small project in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from db.installatie import SoortInstallatie
from usecases.app import App, open_app
from usecases.execute import SCENARIO, Opdracht, Uitkomst, voer_uit
from usecases.instellingen import lees_instellingen
from workflow.tijd import AMSTERDAM

DIENSTEN = ("Asten", "Best", "Deurne")
INKOPER, MANAGER = "inkoper@bizob.example", "manager@bizob.example"
Doe = Callable[..., Uitkomst]


@pytest.fixture
def app(url: str, tmp_path: Path) -> Iterator[App]:
    omgeving = {"ZANDLOPER_MAP": str(tmp_path), "ZANDLOPER_DATABASE_URL": url}
    with open_app(lees_instellingen(omgeving), SoortInstallatie.OEFENING) as app:
        yield app


@pytest.fixture
def doe(app: App) -> Doe:
    """Call a verb on 12 January 2026 at nine, as the concerninkoper unless said otherwise."""

    def doe(verb: str, als: str | None = INKOPER, project: str | None = "2026-014", **met: Any) -> Uitkomst:
        nu = datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM)
        return voer_uit(app, Opdracht(verb=verb, invoer=met, als=als, project=project, nu=nu, aanmelding=SCENARIO))

    return doe


@pytest.fixture
def project(doe: Doe) -> str:
    """A project with three geïnteresseerde diensten, ready for its startbijeenkomst."""
    doe("registreer_persoon", als=None, email=INKOPER, naam="Inkoper", rollen=["concerninkoper"])
    doe("registreer_persoon", als=None, email=MANAGER, naam="Manager", rollen=["contractmanager"])
    for naam in DIENSTEN:
        adres = {"adres": "Raadhuisplein 1", "postcode": "1000 AA", "plaats": naam}
        contact = f"inkoop@{naam.lower()}.example"
        doe("registreer_dienst", als=None, naam=naam, code="0743", tooi_uri="https://voorbeeld.example/gm", **adres)
        doe("registreer_persoon", als=None, email=contact, naam=f"Inkoop {naam}")
        doe("registreer_contactpersoon", als=None, dienst=naam, persoon=contact)
    eigenschappen = {"naam": "Hulpmiddelen", "omschrijving": "Rolstoelen.", "procedure": "openbaar"}
    doe("registreer_project", project=None, kenmerk="2026-014", aard="leveringen", waarde="900000", **eigenschappen)
    doe("wijs_projectleiding_toe", contractmanagers=[MANAGER])
    doe("toets_collectief", elementen={"voordeel": "Samen goedkoper."})
    doe("meld_interesse", diensten=list(DIENSTEN))
    return "2026-014"


@pytest.fixture
def uitgenodigd(project: str, doe: Doe) -> str:
    """The startbijeenkomst is planned: two documents per dienst were ordered."""
    moment = {"begin": "2026-02-03T10:00", "reageren_voor": "2026-01-27T17:00"}
    doe("plan_startbijeenkomst", plaats="Gemeentehuis Asten", agenda=["Kennismaking"], **moment)
    return project
