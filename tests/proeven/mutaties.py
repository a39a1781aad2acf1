"""A mutation runner of our own: does some quick test fail for every small fault in the tables and guards?

Run `python -m tests.proeven.mutaties` from the root of the project. The quick tests are collected and run once; then
each mutant gets a forked process in which the tests run, most telling first, until one fails. A mutant that no test
notices survives: a test is missing, or the mutant is equivalent and stands in GELIJKWAARDIG with the reason.
"""

import gc
import mmap
import os
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper, cache
from types import CodeType, FrameType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings

from tests.proeven.gelijkwaardig import GELIJKWAARDIG
from tests.proeven.mutanten import CONTROLE, WORTEL, Mutant, Plek, geladen, plek_van_code, regelmutanten, tabelmutanten

SNELLE_TESTS = ("tests/unit/workflow", "tests/unit/termijnen", "tests/proeven/test_overlevers.py")
TE_TRAAG = ("test_willekeurig.py", "test_voortgang.py", "test_procesdiagram.py", "test_totaliteit.py", "test_zuiver.py")
"""They read sources, or play at random for seconds: they say little about one guard."""
WORKFLOW = str(WORTEL / "workflow")
WERKERS = 2
SECONDEN_PER_MUTANT = 60
_BRIEF = 8
"""Bytes in which a process says which test noticed its mutant."""
_OVERLEEFD, _GEDOOD, _MISLUKT = 0, 10, 20
_VAST = {"kalender", "drempels"}
"""Caches of files that no mutant touches."""


@dataclass
class Proef:
    """One quick test, with what it showed when nothing was wrong."""

    item: pytest.Item
    duur: float
    raakt: set[Plek]
    """Functions of workflow/ that the test itself executes."""


@dataclass
class Uitslag:
    gedood: int = 0
    gelijkwaardig: list[Mutant] = field(default_factory=list)
    overlevers: list[Mutant] = field(default_factory=list)


class Loper:
    """Takes the place of pytest's own loop over the collected tests."""

    def __init__(self, *alleen: str) -> None:
        self.alleen = alleen or ("",)
        self.goed = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """No test may differ from run to run, and a failure need not be explained."""
        vast = {"derandomize": True, "deadline": None, "database": None, "max_examples": 25}
        settings.register_profile("mutaties", phases=(Phase.explicit, Phase.generate), **vast)
        settings.load_profile("mutaties")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        begin = time.monotonic()
        proeven = list(_nulmeting(session.items))
        alle = (*tabelmutanten(), *regelmutanten())
        mutanten = [m for m in alle if any(deel in m.sleutel or deel in m.plek for deel in self.alleen)]
        print(f"nulmeting {time.monotonic() - begin:.0f} s; {len(mutanten)} mutanten", flush=True)
        print(f"{len(proeven)} van {len(session.items)} snelle tests slagen en doen mee")
        if _beproef([CONTROLE], proeven).gedood:
            raise RuntimeError("een test faalt ook zonder mutant: hij hangt af van een andere, of van de volgorde")
        uitslag = _beproef(mutanten, proeven)
        self.goed = _verslag(mutanten, uitslag, time.monotonic() - begin, self.alleen != ("",))
        return True


def _nulmeting(items: list[pytest.Item]) -> Iterator[Proef]:
    """Only a test that passes without a mutant can notice one."""
    for item in items:
        codes: set[CodeType] = set()
        begin = time.monotonic()
        sys.settrace(_noteerder(codes))
        try:
            uitkomsten = {r.outcome for r in runtestprotocol(item, log=False, nextitem=None)}
        finally:
            sys.settrace(None)
        proef = Proef(item, time.monotonic() - begin, {plek_van_code(c) for c in codes if WORKFLOW in c.co_filename})
        if uitkomsten == {"passed"}:
            yield proef
        else:
            print(f"doet niet mee ({', '.join(sorted(uitkomsten))}): {item.nodeid}")


def _noteerder(codes: set[CodeType]) -> Any:
    """As cheap as can be, for it is called for every call: without an answer Python does not trace the lines."""

    def noteer(frame: FrameType, gebeurtenis: str, _: Any) -> None:
        codes.add(frame.f_code)

    return noteer


def _beproef(mutanten: list[Mutant], proeven: list[Proef]) -> Uitslag:
    uitslag, bezig = Uitslag(), dict[int, tuple[Mutant, mmap.mmap]]()
    geladen(), _geheugens(), gc.freeze()  # once, before the processes split
    wachtrij, eerder = iter(mutanten), defaultdict[object, Counter[int]](Counter)
    while True:
        for mutant in wachtrij:
            brief, volgorde = mmap.mmap(-1, _BRIEF), _volgorde(mutant, proeven, eerder[mutant.verwant])
            bezig[_splits_af(mutant, proeven, volgorde, brief)] = mutant, brief
            if len(bezig) == WERKERS:
                break
        if not bezig:
            return uitslag
        pid, status = os.wait()
        mutant, brief = bezig.pop(pid)
        einde = os.WEXITSTATUS(status) if os.WIFEXITED(status) else _GEDOOD
        if einde not in (_OVERLEEFD, _GEDOOD):
            raise RuntimeError(f"de mutant is niet aangebracht: {mutant.sleutel}")
        if einde == _GEDOOD:
            uitslag.gedood += 1
            eerder[mutant.verwant][int.from_bytes(brief[:])] += 1
        elif mutant.sleutel in GELIJKWAARDIG:
            uitslag.gelijkwaardig.append(mutant)
        else:
            uitslag.overlevers.append(mutant)
            if mutant is not CONTROLE:
                print(f"overleeft: {mutant.plek}  {mutant.sleutel}", flush=True)


def _splits_af(mutant: Mutant, proeven: list[Proef], volgorde: list[int], brief: mmap.mmap) -> int:
    """The id of a process that ends with whether the mutant survived; one that hangs is stopped, and counts as dead.

    The number of the test that noticed is written in `brief`.
    """
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    signal.alarm(SECONDEN_PER_MUTANT)
    status = _MISLUKT
    try:
        _maak_stil()
        mutant.pas_toe()
        status = _GEDOOD
        for geheugen in _geheugens():
            geheugen.cache_clear()
        faalt = next((nr for nr in volgorde if _faalt(proeven[nr])), None)
        status = _OVERLEEFD if faalt is None else _GEDOOD
        brief[:] = (faalt or 0).to_bytes(_BRIEF)
    finally:
        os._exit(status)


def _maak_stil() -> None:
    niets = os.open(os.devnull, os.O_WRONLY)
    os.dup2(niets, 1)
    os.dup2(niets, 2)


@cache
def _geheugens() -> list[Any]:
    """What the factories remember of the path, that must be played again with the mutant."""
    alle = (ding for ding in gc.get_objects() if isinstance(ding, _lru_cache_wrapper))
    return [g for g in alle if str(g.__module__).startswith("tests.factories") and g.__name__ not in _VAST]


def _volgorde(mutant: Mutant, proeven: list[Proef], eerder: Counter[int]) -> list[int]:
    """Which tests come first.

    Those that noticed its relatives, those that name what is changed, those that execute it; quick ones before slow.
    """

    def kans(nr: int) -> tuple[int, int, bool, float]:
        genoemd = sum(woord in proeven[nr].item.nodeid for woord in mutant.woorden)
        return -eerder[nr], -genoemd, mutant.functie not in proeven[nr].raakt, proeven[nr].duur

    return sorted(range(len(proeven)), key=kans)


def _faalt(proef: Proef) -> bool:
    return any(rapport.failed for rapport in runtestprotocol(proef.item, log=False, nextitem=None))


def _verslag(mutanten: list[Mutant], uitslag: Uitslag, seconden: float, deel: bool) -> bool:
    """Print what was found; False when something survived or an equivalent is no longer one."""
    for mutant in uitslag.gelijkwaardig:
        print(f"gelijkwaardig  {mutant.plek}  {mutant.sleutel}\n               {GELIJKWAARDIG[mutant.sleutel]}")
    for mutant in uitslag.overlevers:
        print(f"OVERLEEFT      {mutant.plek}  {mutant.sleutel}")
    over = set() if deel else set(GELIJKWAARDIG) - {m.sleutel for m in uitslag.gelijkwaardig}
    for sleutel in sorted(over):
        print(f"VEROUDERD      staat nog als gelijkwaardig genoteerd: {sleutel}")
    per_soort = ", ".join(f"{n} {soort}" for soort, n in Counter(m.soort for m in mutanten).items())
    print(f"{uitslag.gedood} van {len(mutanten)} mutanten gedood ({per_soort}); {seconden:.0f} s")
    print(f"{len(uitslag.gelijkwaardig)} gelijkwaardig, {len(uitslag.overlevers)} overleefd")
    print("overgeslagen: rollen die niemand bij een verb kan houden (in een project de auditor, en de contactpersoon")
    print("als de aanroep geen dienst noemt), en rollen van rijen waar niet om gevraagd wordt")
    return not uitslag.overlevers and not over


def main(*alleen: str) -> int:
    """Run all mutants, or only those whose key or place has one of these texts in it; 0 when none survived."""
    os.chdir(WORTEL)
    loper = Loper(*alleen)
    kaal = ["-q", "--assert=plain", "--tb=native", "-p", "no:cacheprovider"]
    weg = [f"--ignore=tests/unit/workflow/{naam}" for naam in TE_TRAAG]
    code = pytest.main([*kaal, *weg, *SNELLE_TESTS], plugins=[loper])
    return 0 if loper.goed and code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
