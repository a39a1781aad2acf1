"""Data folders that the command line itself filled: made once, and copied for every test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.functional.cli.roepen import lukt

BEHEER, INKOPER, MANAGER, TWEEDE = (f"{naam}@bizob.example" for naam in ("beheer", "inkoper", "manager", "tweede"))
KENMERK = "2027-001"


@pytest.fixture(autouse=True)
def omgeving(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reaches the data of whoever runs it."""
    _zet_omgeving(monkeypatch, tmp_path / "leeg")


@pytest.fixture
def ingericht(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, _ingericht: Path) -> Path:
    """Accounts, two diensten with a contactpersoon, and a project that was announced."""
    return _kopie(monkeypatch, _ingericht, tmp_path)


@pytest.fixture
def uitgenodigd(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, _uitgenodigd: Path) -> Path:
    """The startbijeenkomst is planned, and its letters are made and wait for release."""
    return _kopie(monkeypatch, _uitgenodigd, tmp_path)


@pytest.fixture(scope="session")
def _ingericht(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("ingericht")
    with pytest.MonkeyPatch.context() as monkeypatch:
        _zet_omgeving(monkeypatch, map_)
        _richt_in()
    return map_


@pytest.fixture(scope="session")
def _uitgenodigd(tmp_path_factory: pytest.TempPathFactory, _ingericht: Path) -> Path:
    map_ = tmp_path_factory.mktemp("uitgenodigd") / "map"
    shutil.copytree(_ingericht, map_)
    with pytest.MonkeyPatch.context() as monkeypatch:
        _zet_omgeving(monkeypatch, map_)
        monkeypatch.setenv("ZANDLOPER_ALS", INKOPER)
        _nodig_uit()
    return map_


def _richt_in() -> None:
    lukt("eerste-beheerder", BEHEER, "Beheer")
    for email, rol in ((INKOPER, "concerninkoper"), (MANAGER, "contractmanager"), (TWEEDE, "concerninkoper")):
        lukt("registreer_persoon", "--email", email, "--naam", rol, "--rollen", rol, "--als", BEHEER)
    for dienst in ("Asten", "Best"):
        email = f"inkoop@{dienst.lower()}.example"
        adres = ("--adres", "Markt 1", "--postcode", "1000 AA", "--plaats", dienst)
        lukt("registreer_dienst", "--naam", dienst, *adres, "--als", BEHEER)
        lukt("registreer_persoon", "--email", email, "--naam", f"Inkoop {dienst}", "--als", BEHEER)
        lukt("registreer_contactpersoon", "--dienst", dienst, "--persoon", email, "--als", BEHEER)
    wat = ("--kenmerk", KENMERK, "--naam", "Papier", "--omschrijving", "Papier voor alle kantoren.")
    hoe = ("--procedure", "openbaar", "--aard", "leveringen", "--waarde", "1250000.50")
    lukt("registreer_project", *wat, *hoe, "--als", INKOPER)


def _nodig_uit() -> None:
    project = ("--project", KENMERK)
    lukt("wijs_projectleiding_toe", *project, "--contractmanagers", MANAGER)
    lukt("toets_collectief", *project, "--elementen", "voordeel: samen goedkoper")
    lukt("meld_interesse", *project, "--diensten", "Asten", "--diensten", "Best")
    momenten = ("--begin", "2099-02-03T10:00", "--reageren_voor", "2099-01-27T12:00")
    lukt("plan_startbijeenkomst", *project, *momenten, "--plaats", "Markt 1, Asten", "--agenda", "Kennismaken")
    lukt("brieven", "maak")


def _kopie(monkeypatch: pytest.MonkeyPatch, bron: Path, tmp_path: Path) -> Path:
    map_ = tmp_path / "map"
    shutil.copytree(bron, map_)
    _zet_omgeving(monkeypatch, map_)
    monkeypatch.setenv("ZANDLOPER_ALS", INKOPER)
    return map_


def _zet_omgeving(monkeypatch: pytest.MonkeyPatch, map_: Path) -> None:
    monkeypatch.setenv("ZANDLOPER_MAP", str(map_))
    for naam in (
        "ZANDLOPER_ALS",
        "ZANDLOPER_DATABASE_URL",
        "ZANDLOPER_CLAIM_SECONDEN",
        "ZANDLOPER_GEDULD_SECONDEN",
        "ZANDLOPER_MAILSERVER",
        "ZANDLOPER_POST_PER_MINUUT",
        "ZANDLOPER_SOFFICE",
        "ZANDLOPER_PDF_SECONDEN",
        "COLUMNS",
    ):
        monkeypatch.delenv(naam, raising=False)
