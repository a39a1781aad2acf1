"""The flow of the post: a round sends what waits, and one that is killed leaves nothing that is sent twice."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from db.installatie import SoortInstallatie
from flows.server import Server
from flows.uitvoeren import voer_flow_uit
from tests.functional.flows.conftest import Werkers, laatste_tabel
from tests.functional.flows.oefening import instellingen_van
from tests.proeven.post.opstelling import BEGIN, berichten, bouw, vermenigvuldig
from usecases.app import open_app
from usecases.instellingen import Instellingen
from usecases.post import Postverslag

LATER = BEGIN + timedelta(minutes=1)
AANTAL = 12


@pytest.fixture(scope="module")
def gepost(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("gepost")
    with open_app(instellingen_van(map_), SoortInstallatie.OEFENING) as app:
        bouw(app)
        vermenigvuldig(app, AANTAL)
    return map_


@pytest.fixture
def inst(gepost: Path, tmp_path: Path) -> Instellingen:
    shutil.copytree(gepost, tmp_path / "map")
    return instellingen_van(tmp_path / "map")


def verzend(inst: Instellingen, na: timedelta = timedelta(0)) -> Postverslag:
    from flows.post import verzend_post

    return voer_flow_uit(inst, verzend_post, LATER + na)


def stand(inst: Instellingen) -> Counter[str]:
    with open_app(inst) as app:
        return Counter(str(b.toestand) for b in berichten(app))


def bestanden(inst: Instellingen) -> int:
    return len(list((inst.map / "post").glob("*.eml")))


def test_een_ronde_verzendt_en_een_tweede_voegt_niets_toe(server: Server, inst: Instellingen) -> None:
    assert verzend(inst).aantallen == {"aangenomen": AANTAL}
    assert laatste_tabel("post") == [{"afloop": "aangenomen", "berichten": AANTAL}]
    assert verzend(inst).afgehandeld == 0
    assert bestanden(inst) == AANTAL


@pytest.mark.traag
def test_tien_keer_gedood_in_de_echte_flow(werkers: Werkers, inst: Instellingen) -> None:
    """Killed in turn in the transactions that claim, begin and mark; every round is an hour later than the last."""
    stappen = [("claim", 1), ("begin", 1), ("verzonden", 1), ("begin", 2), ("verzonden", 2)] * 2
    for nummer, stop in enumerate(stappen, start=1):
        werkers.breek_af(inst, "post", LATER + timedelta(hours=nummer), stop)
    verzend(inst, timedelta(hours=len(stappen) + 1))
    telling = stand(inst)
    assert set(telling) <= {"verzonden", "onzeker"}
    assert 0 < telling["onzeker"] <= len(stappen)
    assert telling["verzonden"] <= bestanden(inst) <= AANTAL
    print(f"\n{len(stappen)} keer gedood in de flow, {telling['onzeker']} onzeker")
