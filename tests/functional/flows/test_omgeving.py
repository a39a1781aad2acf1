"""Prefect works for this installation, on this machine, and reports to nobody else."""

from __future__ import annotations

import os
import stat
import sys
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest

from flows.omgeving import OmgevingTeLaat, uit_omgeving, zet_omgeving
from flows.server import ADRES, Server, bewaarde_aanmelding
from tests.functional.flows.oefening import instellingen_van
from usecases.instellingen import Instellingen, als_omgeving, lees_instellingen
from workflow.reasons import Invoerfout


@pytest.fixture
def schoon(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A process that did not load Prefect yet."""
    monkeypatch.setattr(os, "environ", {"PATH": os.environ["PATH"]})
    monkeypatch.delitem(sys.modules, "prefect", raising=False)
    return monkeypatch


def test_de_omgeving_noemt_de_installatie(schoon: pytest.MonkeyPatch, tmp_path: Path) -> None:
    inst = instellingen_van(tmp_path, claim_seconden=7)
    zet_omgeving(inst)
    assert uit_omgeving() == inst
    assert os.environ["PREFECT_HOME"] == str(tmp_path / "prefect")
    assert stat.S_IMODE((tmp_path / "prefect").stat().st_mode) == 0o700


def test_werk_gaat_niet_naar_de_server_van_een_ander(schoon: pytest.MonkeyPatch, tmp_path: Path) -> None:
    os.environ |= {"PREFECT_API_URL": "https://api.prefect.cloud/api", "PREFECT_API_KEY": "x", "NO_PROXY": "intern"}
    zet_omgeving(instellingen_van(tmp_path))
    assert not {"PREFECT_API_URL", "PREFECT_API_KEY"} & set(os.environ)
    assert os.environ["NO_PROXY"] == "intern,127.0.0.1"


def test_beide_kanalen_van_telemetrie_staan_uit(schoon: pytest.MonkeyPatch, tmp_path: Path) -> None:
    os.environ |= {"PREFECT_SERVER_ANALYTICS_ENABLED": "true", "DO_NOT_TRACK": "0"}
    zet_omgeving(instellingen_van(tmp_path))
    assert (os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"], os.environ["DO_NOT_TRACK"]) == ("false", "1")


def test_prefect_eerder_laden_wordt_gemerkt(schoon: pytest.MonkeyPatch, tmp_path: Path) -> None:
    schoon.setitem(sys.modules, "prefect", sys)
    with pytest.raises(OmgevingTeLaat):
        zet_omgeving(instellingen_van(tmp_path))


def test_de_instellingen_overleven_de_omgeving(tmp_path: Path) -> None:
    anders = {"soffice": "/opt/office/soffice", "pdf_duur": timedelta(seconds=5)}
    inst = Instellingen(
        map=tmp_path, database_url="postgresql://x", als=None, claim_duur=timedelta(seconds=1.5), **anders
    )
    assert lees_instellingen(als_omgeving(inst)) == inst


@pytest.mark.parametrize("tekst", ["0", "-1", "nan", "een halve minuut"])
def test_een_claim_duurt_een_aantal_seconden(tekst: str) -> None:
    with pytest.raises(Invoerfout, match="seconden"):
        lees_instellingen({"ZANDLOPER_CLAIM_SECONDEN": tekst})


def test_prefect_leest_wat_wij_zetten(server: Server) -> None:
    from prefect.settings import get_current_settings

    settings = get_current_settings()
    assert settings.server.analytics_enabled is False
    assert settings.server.ui.v2_enabled is False
    assert settings.flows.heartbeat_frequency is None
    assert settings.server.concurrency.lease_storage.endswith(".filesystem")
    assert settings.server.services.db_vacuum.enabled == {"events", "flow_runs"}


def test_de_server_vraagt_een_wachtwoord_en_is_alleen_hier(server: Server) -> None:
    assert server.adres.startswith(f"http://{ADRES}:")
    verbinding = HTTPConnection(ADRES, server.poort, timeout=5)
    verbinding.request("POST", "/api/flow_runs/filter", body="{}", headers={"Content-Type": "application/json"})
    assert verbinding.getresponse().status == 401
    verbinding.close()


def test_het_wachtwoord_blijft_en_is_alleen_voor_de_eigenaar(tmp_path: Path) -> None:
    eerste = bewaarde_aanmelding(tmp_path)
    assert bewaarde_aanmelding(tmp_path) == eerste
    assert stat.S_IMODE((tmp_path / "aanmelding").stat().st_mode) == 0o600
    elders = tmp_path / "elders"
    elders.mkdir()
    assert bewaarde_aanmelding(elders) != eerste
