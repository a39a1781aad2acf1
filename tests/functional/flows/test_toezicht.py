"""The supervisor, with small programs in the place of Prefect: what dies comes back, what hangs is ended."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows import toezicht
from flows.stand import Toestand
from flows.toezicht import BESTENDIG, LANGSTE_PAUZE, LUID, Deel, Terugval, _Kind
from tests.functional.flows.conftest import leeft, wacht_tot


def test_elke_dood_laat_langer_wachten_tot_een_minuut() -> None:
    terugval = Terugval()
    assert [terugval.na(1) for _ in range(8)] == [1, 2, 4, 8, 16, 32, LANGSTE_PAUZE, LANGSTE_PAUZE]
    assert terugval.snel_dood == 8


def test_wie_een_minuut_leefde_begint_opnieuw_te_tellen() -> None:
    terugval = Terugval()
    assert [terugval.na(1), terugval.na(BESTENDIG), terugval.na(BESTENDIG - 1)] == [1, 1, 2]
    terugval.leeft(BESTENDIG)
    assert terugval.snel_dood == 0


class Proef:
    """One part under supervision, whose clock the test sets."""

    def __init__(self, opdracht: str, teken: Callable[[], bool] = lambda: True, geduld: float = 5) -> None:
        self.gemeld: list[str] = []
        self.opdracht = opdracht
        deel = Deel(naam="proef", start=self._start, teken=teken, log="proef.log", geduld=geduld)
        self.kind = _Kind(deel=deel, meld=self.gemeld.append)
        self.nu = 1000.0

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(["sh", "-c", self.opdracht], stdin=subprocess.PIPE, start_new_session=True)

    def kijk(self, seconden: float = 0) -> Toestand:
        self.nu += seconden
        self.kind.kijk(self.nu)
        return self.kind.toestand

    def sterft(self) -> None:
        wacht_tot(lambda: self.kijk() is Toestand.WACHTEND)


@pytest.fixture
def proef() -> Iterator[Callable[..., Proef]]:
    gemaakt: list[Proef] = []

    def maak(opdracht: str, **rest: object) -> Proef:
        gemaakt.append(Proef(opdracht, **rest))  # type: ignore[arg-type]
        return gemaakt[-1]

    yield maak
    for een in gemaakt:
        een.kind.stop(lambda: True)


def test_wat_sterft_komt_na_de_pauze_terug(proef: Callable[..., Proef]) -> None:
    een = proef("exit 7")
    een.kijk()
    een.sterft()
    assert een.gemeld == ["proef: gestopt (afloop 7); opnieuw over 1 s. Zie proef.log."]
    assert een.kijk(0.9) is Toestand.WACHTEND
    assert een.kijk(0.2) is Toestand.STARTEND
    assert (een.kind.stand.herstarts, een.kind.stand.snel_dood) == (1, 1)


def test_wie_steeds_sterft_wordt_luid_gemeld_en_toch_weer_gestart(proef: Callable[..., Proef]) -> None:
    een = proef("exit 1")
    for _ in range(LUID + 1):
        een.kijk(LANGSTE_PAUZE)
        een.sterft()
    assert [regel.startswith("LET OP") for regel in een.gemeld] == [False] * (LUID - 1) + [True] * 2
    assert een.kijk(LANGSTE_PAUZE) is Toestand.STARTEND


def test_wat_niet_te_starten_is_telt_als_dood(proef: Callable[..., Proef]) -> None:
    een = proef("")

    def kapot() -> subprocess.Popen[bytes]:
        raise OSError("geen plaats")

    een.kind.deel = Deel(naam="proef", start=kapot, teken=lambda: True, log="", geduld=1)
    assert een.kijk() is Toestand.WACHTEND
    assert "geen plaats" in een.gemeld[0]


def test_een_dode_neemt_mee_wat_hij_startte(proef: Callable[..., Proef], tmp_path: Path) -> None:
    pad = tmp_path / "pid"
    een = proef(f"sleep 600 & echo $! > {pad}; exit 1")
    een.kijk()
    een.sterft()
    wacht_tot(lambda: not leeft(int(pad.read_text())), 5)


def test_wie_geen_teken_geeft_wordt_beeindigd(proef: Callable[..., Proef]) -> None:
    tekens = iter([True])
    een = proef("sleep 600", teken=lambda: next(tekens, False))
    een.kijk()
    assert een.kijk() is Toestand.DRAAIEND
    assert een.kijk(toezicht.STIL) is Toestand.DRAAIEND
    een.kijk(toezicht.VRAAG)
    een.sterft()
    assert "geeft geen teken van leven meer" in een.gemeld[0]
    assert "sein 9" in een.gemeld[1]


def test_wie_nooit_op_gang_komt_telt_als_snel_gestorven(proef: Callable[..., Proef]) -> None:
    een = proef("sleep 600", teken=lambda: False)
    for keer in (1, 2):
        een.kijk()
        assert een.kijk(toezicht.START) is Toestand.STARTEND
        een.kijk(1)
        een.sterft()
        assert een.kind.stand.snel_dood == keer
        een.nu += LANGSTE_PAUZE


def test_wie_niet_stopt_als_het_gevraagd_wordt_wordt_beeindigd(proef: Callable[..., Proef]) -> None:
    een = proef("trap '' TERM; while true; do sleep 0.1; done", geduld=0.3)
    een.kijk()
    pid = een.kind.stand.pid
    assert pid
    time.sleep(0.2)
    begin = time.monotonic()
    een.kind.stop(lambda: False)
    assert time.monotonic() - begin >= 0.3
    assert not leeft(pid)


def test_met_haast_wordt_er_niet_gewacht(proef: Callable[..., Proef]) -> None:
    een = proef("trap '' TERM; while true; do sleep 0.1; done", geduld=60)
    een.kijk()
    time.sleep(0.2)
    een.kind.stop(lambda: True)
    assert een.kind.stand.pid is None


def test_wie_net_gestorven_is_kan_ook_gestopt_worden(proef: Callable[..., Proef]) -> None:
    een = proef("exit 1")
    een.kijk()
    time.sleep(0.3)
    een.kind.stop(lambda: False)
    assert een.kind.stand.pid is None
