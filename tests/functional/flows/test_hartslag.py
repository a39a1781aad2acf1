"""Every scheduled flow says at its end that it did all of its work, and only then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows import hartslag
from flows.roosters import ROOSTERS, Rooster
from flows.server import Server
from flows.uitvoeren import voer_flow_uit
from tests.functional.flows.oefening import AANGEBODEN, KENMERK, instellingen_van
from usecases.instellingen import Instellingen


def voer_uit(inst: Instellingen, rooster: Rooster, *args: Any, **kwargs: Any) -> None:
    from flows.deployments import laad_flow

    voer_flow_uit(inst, laad_flow(rooster), *args, **kwargs)


@pytest.mark.parametrize("rooster", ROOSTERS, ids=lambda rooster: rooster.naam)
def test_elk_rooster_laat_een_hartslag_na(server: Server, inst: Instellingen, rooster: Rooster) -> None:
    assert hartslag.laatste(inst, rooster.naam) is None
    begin = datetime.now(UTC)
    voer_uit(inst, rooster)
    gedaan = hartslag.laatste(inst, rooster.naam)
    assert gedaan
    assert begin <= gedaan <= datetime.now(UTC)


def test_een_deel_van_het_werk_of_een_andere_klok_is_geen_hartslag(server: Server, inst: Instellingen) -> None:
    termijnen, brieven, herinneringen = ROOSTERS[:3]
    voer_uit(inst, termijnen, AANGEBODEN)
    voer_uit(inst, termijnen, project=KENMERK)
    voer_uit(inst, brieven, AANGEBODEN)
    voer_uit(inst, brieven, project=KENMERK)
    voer_uit(inst, brieven, soorten=("herinnering",))
    voer_uit(inst, herinneringen, AANGEBODEN)
    assert [hartslag.laatste(inst, rooster.naam) for rooster in ROOSTERS[:3]] == [None] * 3


def test_een_onleesbare_hartslag_is_er_geen(tmp_path: Path) -> None:
    inst = instellingen_van(tmp_path)
    hartslag.sla(inst, "termijnen")
    gedaan = hartslag.laatste(inst, "termijnen")
    assert gedaan
    assert datetime.now(UTC) - gedaan < timedelta(minutes=1)
    assert [pad.name for pad in inst.prefect.iterdir()] == ["hartslag-termijnen"]
    (inst.prefect / "hartslag-termijnen").write_text("gisteren")
    assert hartslag.laatste(inst, "termijnen") is None
