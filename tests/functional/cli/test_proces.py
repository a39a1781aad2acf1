"""The program as the system sees it: how fast it starts, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.functional.cli.conftest import KENMERK

WORTEL = Path(__file__).parents[3]
START = (sys.executable, "-P", "-m", "cli")


@pytest.fixture
def wereld(ingericht: Path) -> dict[str, str]:
    """The environment of a user with a project; bytecode is kept, whatever the environment of the tests says."""
    zonder = {naam: waarde for naam, waarde in os.environ.items() if naam != "PYTHONDONTWRITEBYTECODE"}
    return zonder | {"PYTHONPATH": str(WORTEL)}


def start(wereld: dict[str, str], *argumenten: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*START, *argumenten], env=wereld, capture_output=True, text=True, timeout=60)


def duur(wereld: dict[str, str], *opdracht: str) -> float:
    """Seconds of processor time: what another program on this machine does meanwhile says nothing about ours."""
    proces = subprocess.Popen(opdracht, env=wereld, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, gebruik = os.wait4(proces.pid, 0)
    proces.returncode = os.waitstatus_to_exitcode(status)
    assert proces.returncode == 0
    return gebruik.ru_utime + gebruik.ru_stime


def verhouding(wereld: dict[str, str], grens: float, *opdracht: str) -> float:
    """How much longer a command takes than `import sqlmodel`: the quickest of each, of as many pairs as it needs."""
    maat = eigen = float("inf")
    for _ in range(12):
        maat = min(maat, duur(wereld, sys.executable, "-c", "import sqlmodel"))
        eigen = min(eigen, duur(wereld, *opdracht))
        if eigen < grens * maat:
            break
    return eigen / maat


def test_exitcodes(wereld: dict[str, str]) -> None:
    assert start(wereld, "project", "lijst").returncode == 0
    assert start(wereld, "project", "toon", "x").returncode == 2
    assert start(wereld, "sluit_opening", "--project", KENMERK).returncode == 3


@pytest.mark.traag
@pytest.mark.parametrize(
    ("grens", "argumenten"),
    [(1.0, ("--help",)), (1.2, ("registreer_persoon", "--help")), (1.67, ("project", "toon", KENMERK))],
)
def test_een_opdracht_start_snel(wereld: dict[str, str], grens: float, argumenten: tuple[str, ...]) -> None:
    """Measured against an import that every use of SQLModel has: on the machine of the design that takes 0.3 s."""
    assert verhouding(wereld, grens, *START, *argumenten) < grens


def test_een_opdracht_laadt_niet_wat_zij_niet_gebruikt(wereld: dict[str, str]) -> None:
    zwaar = ("prefect", "alembic", "docxtpl", "docx", "lxml", "fastapi")
    code = f"from cli.hoofd import main; import sys; main(['project', 'toon', '{KENMERK}']); "
    code += f"print([naam for naam in {zwaar} if naam in sys.modules])"
    uit = subprocess.run([sys.executable, "-c", code], env=wereld, capture_output=True, text=True, timeout=60).stdout
    assert uit.splitlines()[-1] == "[]"


@pytest.mark.parametrize("argumenten", [("verbs",), ("project", "toon", KENMERK)])
def test_wie_ophoudt_met_lezen_krijgt_geen_traceback(argumenten: tuple[str, ...], wereld: dict[str, str]) -> None:
    lezer, schrijver = os.pipe()
    os.close(lezer)
    proces = subprocess.run([*START, *argumenten], env=wereld, stdout=schrijver, stderr=subprocess.PIPE, timeout=60)
    os.close(schrijver)
    assert (proces.returncode, proces.stderr) == (141, b"")


def test_een_scherm_zonder_tekens_breekt_niets(wereld: dict[str, str]) -> None:
    antwoord = start(wereld | {"PYTHONIOENCODING": "ascii"}, "project", "toon", KENMERK)
    assert antwoord.returncode == 0
    assert "? 1.250.000,50" in antwoord.stdout


def test_het_startprogramma_geeft_alles_door(wereld: dict[str, str], ingericht: Path) -> None:
    """Also from another folder that has a `cli` of its own."""
    vreemd = ingericht / "cli"
    vreemd.mkdir()
    (vreemd / "__init__.py").write_text("raise SystemExit(99)")
    assert subprocess.run([*START, "project", "lijst"], env=wereld, cwd=ingericht, timeout=60).returncode == 0
