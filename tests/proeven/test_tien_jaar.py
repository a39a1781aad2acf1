"""Every reminder exactly once or combined, none late without a mark, none after its termijn is met, none at night."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.factories.spel import moment
from tests.proeven.tien_jaar import Wereld, in_werktijd
from workflow import beurt, herinneren, wachten
from workflow.effects import herinneringen
from workflow.termijnen.kalender import Kalender

TWEE_JAAR, TIEN_JAAR = moment("2029-01-04T09:00"), moment("2037-01-04T09:00")


def _speel(zaad: int, tot: datetime) -> Wereld:
    """Compared every few weeks, so that a fault shows soon."""
    wereld = Wereld(zaad)
    while wereld.nu < tot:
        wereld.speel(min(tot, wereld.nu + timedelta(days=40)))
        assert sorted(wereld.mails) == sorted(wereld.na.mails)
    return wereld


def _eisen(wereld: Wereld) -> None:
    """What the issue asks, read from the mails alone."""
    keer = Counter((m.aan, m.termijn, m.moment) for m in wereld.mails)
    assert set(keer.values()) == {1}
    assert all(in_werktijd(m.op) for m in wereld.mails)
    assert any(m.te_laat for m in wereld.mails)
    assert {m.moment for m in wereld.mails} == {f"{n} dagen" for n in (30, 14, 7, 2, 0)} | {"na afloop"}
    assert len({m.aan for m in wereld.mails}) == 6


@pytest.mark.parametrize("zaad", [1, 2])
def test_twee_jaar_met_storingen_en_een_klok_die_springt(zaad: int) -> None:
    _eisen(_speel(zaad, TWEE_JAAR))


@pytest.mark.traag
@pytest.mark.parametrize("zaad", [11, 12])
def test_tien_jaar_met_storingen_en_een_klok_die_springt(zaad: int) -> None:
    wereld = _speel(zaad, TIEN_JAAR)
    _eisen(wereld)
    print(f"zaad {zaad}: {wereld.aantal} termijnen, {len(wereld.mails)} herinneringen")
    assert wereld.aantal >= 1000


def _altijd(*_: Any) -> bool:
    return True


def _nooit(*_: Any) -> bool:
    return False


def _zonder_herinneringen_te_laten_vervallen(self: beurt.Beurt, _: str) -> beurt.Beurt:
    return self


def _eerste_gemiste(case: Any, termijn: Any, nu: datetime, beleid: Any, kalender: Any) -> Any:
    gekomen = [m for m in herinneren.momenten(case, termijn, beleid, kalender) if m.op <= nu]
    return gekomen[0] if gekomen else None


def _een_dag_later(case: Any, termijn: Any, nu: datetime, beleid: Any, kalender: Any) -> Any:
    return _BEREIKT(case, termijn, nu - timedelta(days=1), beleid, kalender)


def _iedereen(case: Any, termijn: Any, _: int, beleid: Any) -> Any:
    return herinneren.geadresseerden(case, termijn, 0, beleid)


def _niemand(*_: Any) -> list[Any]:
    return []


_BEREIKT = herinneren.bereikt
Vervanging = tuple[Any, str, Callable[..., Any]]
GEBROKEN: dict[str, tuple[Vervanging, ...]] = {
    "gemiste momenten worden niet samengenomen": ((herinneringen, "bereikt", _eerste_gemiste),),
    "een dag te laat": ((herinneringen, "bereikt", _een_dag_later),),
    "verzenden in het weekeinde en 's nachts": (
        (herinneringen, "mag_nu", _altijd),
        (wachten, "mag_nu", _altijd),
    ),
    "herinneren nadat de termijn gehaald is": (
        (beurt.Beurt, "vervang_herinneringen", _zonder_herinneringen_te_laten_vervallen),
    ),
    "wat bleef liggen gaat nooit meer uit": ((herinneringen, "_ligt_stil", _nooit),),
    "wat bleef liggen gaat uit zoals het was": ((wachten, "te_laat", _nooit),),
    "wat verzonden is gaat nog eens": ((herinneringen, "_ligt_stil", _altijd),),
    "na afloop ook als er niets meer gevraagd wordt": (
        (herinneringen, "beletsels", _altijd),
        (wachten, "beletsels", _altijd),
    ),
    "na afloop nooit": ((herinneringen, "te_escaleren_aan", _niemand),),
    "een zondag schuift naar maandag": ((herinneren.Kalender, "werkdag_ervoor", Kalender.volgende_werkdag),),
    "de plaatsvervanger hoort alles": ((herinneringen, "geadresseerden", _iedereen),),
}
"""Faults, each with what it puts in the place of what; where two places guard one rule, both."""


@pytest.mark.parametrize("fout", GEBROKEN)
def test_een_fout_in_de_code_komt_uit(fout: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for waar, naam, anders in GEBROKEN[fout]:
        monkeypatch.setattr(waar, naam, anders)
    with pytest.raises(AssertionError):
        _speel(1, TWEE_JAAR)
