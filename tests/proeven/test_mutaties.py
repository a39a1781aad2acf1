"""Every small fault in the tables, the guards and the rules they ask is noticed by some quick test."""

import subprocess
import sys
from collections import Counter

import pytest

from tests.proeven.gelijkwaardig import GELIJKWAARDIG
from tests.proeven.mutanten import WORTEL, regelmutanten, tabelmutanten


def test_elke_rij_en_elke_regelmodule_heeft_mutanten() -> None:
    """A runner that finds nothing to change would find no survivors either."""
    mutanten = [*tabelmutanten(), *regelmutanten()]
    soorten = Counter(m.soort for m in mutanten)
    assert soorten["guard"] >= 340
    assert soorten["gevolg"] >= 45
    assert soorten["rol"] >= 350
    assert soorten["regel"] >= 750
    assert soorten["deelrij"] >= 60
    assert all(reden for reden in GELIJKWAARDIG.values())


@pytest.mark.traag
def test_geen_mutant_overleeft() -> None:
    """In a process of its own: the quick tests are collected there once more, and its children change the rules."""
    opdracht = [sys.executable, "-m", "tests.proeven.mutaties"]
    uitvoer = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, timeout=1800, check=False)
    print(uitvoer.stdout)
    assert uitvoer.returncode == 0, uitvoer.stdout + uitvoer.stderr
