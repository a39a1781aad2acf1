"""The termijn check and the reminders: what is due happens once, however often the clock asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from db.cases import laad
from db.engine import lees
from flows.server import Server
from flows.uitvoeren import voer_flow_uit
from tests.functional.flows.conftest import DIENSTEN, Werkers, brieven, laatste_tabel
from tests.functional.flows.oefening import HERINNEREN, KENMERK, VERSTREKEN
from usecases import deadlines
from usecases.app import open_app
from usecases.instellingen import Instellingen
from usecases.letters import Verslag
from workflow.case.deelname import DeelnameToestand
from workflow.case.termijn import SoortTermijn, TermijnToestand
from workflow.reasons import Geweigerd, reden

if TYPE_CHECKING:
    from flows.termijnen import Gewijzigd


def controleer(inst: Instellingen, op: datetime, project: str | None = None) -> tuple[Gewijzigd, ...]:
    from flows.termijnen import termijnen_controleren

    return voer_flow_uit(inst, termijnen_controleren, op, project)


def herinner(inst: Instellingen, op: datetime = HERINNEREN) -> Verslag:
    from flows.termijnen import herinneringen

    return voer_flow_uit(inst, herinneringen, op)


def herinnerd(inst: Instellingen) -> dict[str, str | None]:
    return {sleutel: sha256 for sleutel, sha256 in brieven(inst).items() if "|herinnering|" in sleutel}


def stand(inst: Instellingen) -> list[tuple[TermijnToestand, str]]:
    """Of each dienst how its termijn for the strategy stands, and its deelname."""
    with open_app(inst) as app, lees(app.engine) as conn:
        case = laad(conn, KENMERK, slot=False)
    assert case
    vaststelling = [t for t in case.termijnen.values() if t.soort == SoortTermijn.VASTSTELLING_STRATEGIE]
    return [(t.toestand, case.deelnames[t.deelname_id or ""].toestand) for t in vaststelling]


def test_een_tweede_controle_verandert_niets(server: Server, inst: Instellingen) -> None:
    eerste = controleer(inst, VERSTREKEN)
    assert [(r.project, r.zetten > 0, r.geweigerd) for r in eerste] == [(KENMERK, True, "")]
    na = stand(inst)
    assert na == [(TermijnToestand.VERSTREKEN, DeelnameToestand.VERVALLEN)] * DIENSTEN
    assert controleer(inst, VERSTREKEN) == ()
    assert stand(inst) == na


def test_laat_in_prefect_zien_wat_er_veranderde(server: Server, inst: Instellingen) -> None:
    controleer(inst, VERSTREKEN)
    assert [regel["project"] for regel in laatste_tabel("termijnen")] == [KENMERK]


def test_een_project_dat_weigert_is_zichtbaar(
    server: Server, inst: Instellingen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weiger(*args: object) -> None:
        raise Geweigerd([reden("brief_onvolledig", "Herinnering Dienst 001: plaats")])

    monkeypatch.setattr(deadlines, "controleer", weiger)
    assert "Dienst 001" in controleer(inst, VERSTREKEN)[0].geweigerd
    assert "Dienst 001" in laatste_tabel("termijnen")[0]["geweigerd"]


def test_herinnert_elke_dienst_een_keer(server: Server, inst: Instellingen) -> None:
    assert herinner(inst).soorten == {"herinnering": DIENSTEN}
    eerste = herinnerd(inst)
    assert len(eerste) == DIENSTEN
    assert None not in eerste.values()
    assert herinner(inst) == Verslag()
    assert herinnerd(inst) == eerste


def test_laat_andere_brieven_liggen(server: Server, inst: Instellingen) -> None:
    herinner(inst)
    assert [sha256 for sleutel, sha256 in brieven(inst).items() if sleutel not in herinnerd(inst) and sha256] == []


@pytest.mark.traag
def test_twee_controles_tegelijk_doen_het_een_keer(werkers: Werkers, inst: Instellingen) -> None:
    werkers.samen(inst, "herinneringen", HERINNEREN, 2)
    assert len(herinnerd(inst)) == DIENSTEN
    assert None not in herinnerd(inst).values()


@pytest.mark.traag
@pytest.mark.parametrize("flow", ["termijnen", "herinneringen"])
def test_na_kill_9_midden_in_de_controle(werkers: Werkers, nieuw: Callable[[], Instellingen], flow: str) -> None:
    afgebroken, ongestoord = nieuw(), nieuw()
    werkers.breek_af(afgebroken, flow, HERINNEREN, ("leg_klaar", 1))
    assert herinnerd(afgebroken) == {}
    herinner(afgebroken)
    herinner(ongestoord)
    assert inhoud(afgebroken) == inhoud(ongestoord)


@pytest.mark.traag
def test_na_kill_9_midden_in_de_herinneringen(werkers: Werkers, nieuw: Callable[[], Instellingen]) -> None:
    afgebroken, ongestoord = nieuw(), nieuw()
    werkers.breek_af(afgebroken, "herinneringen", HERINNEREN, ("rond_af", 4))
    assert len([sha256 for sha256 in herinnerd(afgebroken).values() if sha256]) == 2
    herinner(afgebroken)
    herinner(ongestoord)
    assert inhoud(afgebroken) == inhoud(ongestoord)


def inhoud(inst: Instellingen) -> dict[str, str | None]:
    """Reminders with their hashes; a termijn has the same id in every copy."""
    gevonden = herinnerd(inst)
    assert len(gevonden) == DIENSTEN
    assert None not in gevonden.values()
    return gevonden
