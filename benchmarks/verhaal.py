"""A project with many deelnemers, played up to the step that lays the gunningsadvies before each of them."""

import shutil
from dataclasses import replace
from pathlib import Path

import yaml

from usecases.app import App
from usecases.gegevens import lees_gemeenten
from usecases.scenario import SCENARIOS, Scenario, lees, speel
from usecases.scenario.bestand import Inhoud
from usecases.scenario.zetten import Zet

KENMERK = "2026-140"
STAP = "leg_gunningsadvies_voor"
DESKUNDIGEN = ("Asten", "Deurne", "Laarbeek")
"""The story itself seats their colleagues in the inkoopteam."""
MEER_PERCELEN = ("2", "3")
"""The last perceel is measured, when the letters of the others are there: as full as a project gets."""


def speel_verhaal(app: App, aantal: int, map_: Path) -> tuple[Zet, Inhoud]:
    """Plays all that comes before the last STAP, letters included, and gives that step and the names in the story.

    `map_` is for files of the story. Raises RuntimeError when a step does not do what the story says.
    """
    scenario = _scenario(aantal, map_)
    tot = max(nummer for nummer, zet in enumerate(scenario.zetten) if zet.stap.doe == STAP)
    verslag = speel(app, replace(scenario, zetten=scenario.zetten[:tot]))
    if verslag.afwijkingen:
        raise RuntimeError(f"het verhaal liep anders: {verslag.afwijkingen[0]}")
    return scenario.zetten[tot], scenario.inhoud


def _scenario(aantal: int, map_: Path) -> Scenario:
    """The story of four municipalities in `scenarios/begin`, told of `aantal` of them."""
    shutil.copytree(SCENARIOS / "begin", map_ / "begin")
    bestand = map_ / "veel-deelnemers.yaml"
    bestand.write_text(yaml.safe_dump(_inhoud(_namen(aantal)), allow_unicode=True), encoding="utf-8")
    scenario = lees(bestand)
    return replace(scenario, zetten=tuple(_met_allen(zet, _namen(aantal)) for zet in scenario.zetten))


def _namen(aantal: int) -> list[str]:
    return [*DESKUNDIGEN, *(g.naam for g in lees_gemeenten() if g.naam not in DESKUNDIGEN)][:aantal]


def _inhoud(namen: list[str]) -> dict[str, object]:
    contacten = {
        f"contact-{nummer}": {"rollen": ["contactpersoon"], "dienst": naam, "naam": f"Contactpersoon inkoop {naam}"}
        for nummer, naam in enumerate(namen)
    }
    return {
        "scenario": "veel-deelnemers",
        "begin_met": "begin/tot-advies.yaml",
        "gegevens": {"kenmerk": KENMERK},
        "personen": contacten,
        "lijsten": {"alle": namen, "percelen": ["1", *MEER_PERCELEN], "extra_percelen": list(MEER_PERCELEN)},
        "stappen": [],
    }


def _met_allen(zet: Zet, namen: list[str]) -> Zet:
    """The one step that names its diensten one by one."""
    if zet.stap.doe != "registreer_aanwezigheid":
        return zet
    met = {**zet.stap.met, "diensten": dict.fromkeys(namen, "fysiek")}
    return replace(zet, stap=zet.stap.model_copy(update={"met": met}))
