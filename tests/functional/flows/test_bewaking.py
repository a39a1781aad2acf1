"""What `zandloper status` makes of the planner, in every situation that a test can make without starting one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

import pytest

from flows import bewaking, stand
from flows.bewaking import Planner, RoosterStand
from flows.navraag import Run, Runs
from flows.planner import SLOT, draait
from flows.roosters import ROOSTERS, vorig_moment
from flows.stand import DeelStand, PlannerStand, Toestand
from flows.toezicht import LUID
from tests.functional.flows.oefening import instellingen_van
from usecases.instellingen import Instellingen
from workflow.tijd import AMSTERDAM

_OP_NAAM = {rooster.naam: rooster for rooster in ROOSTERS}
TERMIJNEN, BRIEVEN, HERINNERINGEN = DRIE = [_OP_NAAM[naam] for naam in ("termijnen", "brieven", "herinneringen")]
WOENSDAG = datetime(2026, 11, 25, 10, 7, tzinfo=AMSTERDAM)
ZONDAG = datetime(2026, 11, 29, 12, tzinfo=AMSTERDAM)
UUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("rooster", "nu", "moment"),
    [
        (TERMIJNEN, WOENSDAG, "2026-11-25T10:00+01:00"),
        (TERMIJNEN, ZONDAG, "2026-11-29T04:30+01:00"),
        (BRIEVEN, WOENSDAG, "2026-11-25T10:05+01:00"),
        (BRIEVEN, ZONDAG, "2026-11-27T19:00+01:00"),
        (HERINNERINGEN, ZONDAG, "2026-11-29T08:05+01:00"),
        (HERINNERINGEN, datetime(2026, 10, 25, 8, tzinfo=AMSTERDAM), "2026-10-24T08:05+02:00"),
    ],
)
def test_het_vorige_moment_is_nederlands(rooster: Any, nu: datetime, moment: str) -> None:
    assert vorig_moment(rooster, nu) == datetime.fromisoformat(moment)


@contextmanager
def planner(inst: Instellingen, **anders: Any) -> Iterator[PlannerStand]:
    """Someone holds the lock, and said this of himself; nobody listens at his port."""
    delen = tuple(
        DeelStand(naam=naam, toestand=Toestand.DRAAIEND, pid=1, sinds=WOENSDAG - UUR, herstarts=0, snel_dood=0)
        for naam in ("server", "runner")
    )
    gezegd = PlannerStand(pid=1, poort=1, sinds=WOENSDAG - 12 * UUR, gezien=WOENSDAG, delen=delen)
    gezegd = replace(gezegd, **anders)
    inst.prefect.mkdir(parents=True, exist_ok=True)
    with (inst.prefect / SLOT).open("w") as slot:
        flock(slot, LOCK_EX)
        stand.schrijf(inst.prefect, gezegd)
        yield gezegd


@pytest.fixture
def inst(tmp_path: Path) -> Instellingen:
    return instellingen_van(tmp_path)


def codes(inst: Instellingen, nu: datetime = WOENSDAG) -> list[str]:
    return [melding.code for melding in bewaking.meldingen(bewaking.bekijk(inst, nu, DRIE), nu)]


def klopt(inst: Instellingen, op: datetime) -> None:
    for rooster in DRIE:
        inst.prefect.mkdir(parents=True, exist_ok=True)
        (inst.prefect / f"hartslag-{rooster.naam}").write_text(op.isoformat())


def test_zonder_planner_wordt_er_niets_gemaakt(inst: Instellingen) -> None:
    assert not draait(inst.prefect)
    assert codes(inst) == ["planner_staat_uit"]
    assert not inst.prefect.exists()


def test_een_planner_die_hard_stopte_is_te_zien(inst: Instellingen) -> None:
    with planner(inst):
        assert draait(inst.prefect)
    assert not draait(inst.prefect)
    assert codes(inst) == ["planner_gestopt"]
    (melding,) = bewaking.meldingen(bewaking.bekijk(inst, WOENSDAG, DRIE), WOENSDAG)
    assert "25-11-2026 om 10:07" in melding.melding


@pytest.mark.parametrize("inhoud", ["", "{", "[]", '{"pid": 1}'])
def test_een_onleesbare_stand_is_een_planner_die_zwijgt(inst: Instellingen, inhoud: str) -> None:
    with planner(inst):
        (inst.prefect / stand.BESTAND).write_text(inhoud)
        assert codes(inst) == ["planner_zwijgt"]


def test_een_planner_die_zwijgt_hangt(inst: Instellingen) -> None:
    with planner(inst, gezien=WOENSDAG - timedelta(minutes=2)):
        assert codes(inst) == ["planner_zwijgt"]


def test_een_server_die_niet_antwoordt(inst: Instellingen) -> None:
    klopt(inst, WOENSDAG)
    with planner(inst):
        assert codes(inst) == ["server_antwoordt_niet"]


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"toestand": Toestand.WACHTEND}, ["deel_gestopt"]),
        ({"toestand": Toestand.WACHTEND, "snel_dood": LUID}, ["deel_gaat_steeds_stuk"]),
        ({"toestand": Toestand.STARTEND, "sinds": WOENSDAG - timedelta(minutes=1)}, []),
        ({"toestand": Toestand.STARTEND}, ["deel_start_niet"]),
    ],
)
def test_een_deel_dat_niet_draait(inst: Instellingen, anders: dict[str, Any], code: list[str]) -> None:
    klopt(inst, WOENSDAG)
    with planner(inst) as gezegd:
        server, runner = gezegd.delen
        stand.schrijf(inst.prefect, replace(gezegd, delen=(server, replace(runner, **anders))))
        assert codes(inst) == code


@pytest.mark.parametrize(
    ("gedaan", "te_laat"),
    [
        (None, ["termijnen", "brieven", "herinneringen"]),
        (WOENSDAG - timedelta(minutes=13), ["brieven"]),
        (WOENSDAG - timedelta(minutes=23), ["termijnen", "brieven"]),
        (WOENSDAG, []),
    ],
)
def test_wat_niet_op_tijd_klaar_is_is_te_laat(inst: Instellingen, gedaan: datetime | None, te_laat: list[str]) -> None:
    if gedaan:
        klopt(inst, gedaan)
    with planner(inst):
        assert [r.naam for r in bewaking.bekijk(inst, WOENSDAG, DRIE).roosters if r.te_laat] == te_laat
        assert codes(inst).count("rooster_te_laat") == len(te_laat)


def test_wie_net_begon_is_nog_niet_te_laat(inst: Instellingen) -> None:
    with planner(inst, sinds=WOENSDAG - timedelta(minutes=5)):
        assert not any(r.te_laat for r in bewaking.bekijk(inst, WOENSDAG, DRIE).roosters)


def rooster(**anders: Any) -> RoosterStand:
    run = Run(naam="x", begin=WOENSDAG, einde=WOENSDAG, gelukt=True, melding="")
    runs = Runs(laatste=run, bezig=(), volgende=run)
    gezien = RoosterStand(naam="brieven", uitleg="Vaak.", gedaan=WOENSDAG, te_laat=False, runs=runs, vastgelopen=())
    return replace(gezien, **anders)


def van_rooster(inst: Instellingen, gezien: RoosterStand, **anders: Any) -> list[str]:
    with planner(inst, **anders) as gezegd:
        beeld = Planner(draait=True, stand=gezegd, server_bereikbaar=True, roosters=(gezien,))
    return [melding.code for melding in bewaking.meldingen(beeld, WOENSDAG)]


def test_een_rooster_dat_loopt_is_in_orde(inst: Instellingen) -> None:
    assert van_rooster(inst, rooster()) == []


def test_een_mislukte_run_wordt_genoemd(inst: Instellingen) -> None:
    runs = rooster().runs
    assert runs
    assert runs.laatste
    kapot = replace(runs, laatste=replace(runs.laatste, gelukt=False, melding="schijf vol"))
    assert van_rooster(inst, rooster(runs=kapot)) == ["run_mislukt"]


def test_zonder_volgende_run_komt_er_niets_meer(inst: Instellingen) -> None:
    runs = rooster().runs
    assert runs
    leeg = rooster(runs=replace(runs, volgende=None))
    assert van_rooster(inst, leeg) == ["geen_volgende_run"]
    assert van_rooster(inst, leeg, sinds=WOENSDAG - timedelta(minutes=1)) == []


def test_een_run_die_hangt_wordt_genoemd(inst: Instellingen) -> None:
    runs = rooster().runs
    assert runs
    assert runs.laatste
    assert van_rooster(inst, rooster(vastgelopen=(runs.laatste,))) == ["run_hangt"]
