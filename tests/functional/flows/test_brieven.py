"""The letters flow: each letter once, whoever runs it, however often, and whatever happens to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from db import outbox
from db.engine import Bezet, schrijf
from db.outbox import OutboxRij, OutboxToestand
from documents.compile import Sjabloon
from flows.server import Server
from flows.uitvoeren import maak_brieven_in_proces, voer_flow_uit
from tests.functional.flows.conftest import DIENSTEN, Werkers, brieven, laatste_tabel, outbox_telling
from tests.functional.flows.oefening import AANGEBODEN, KENMERK
from usecases import letters
from usecases.app import open_app
from usecases.instellingen import Instellingen
from usecases.letters import Verslag
from workflow.reasons import Invoerfout

SOORTEN = {
    "agenda_startbijeenkomst": DIENSTEN,
    "uitnodiging_startbijeenkomst": DIENSTEN,
    "aanbieding_concept_inkoopstrategie": DIENSTEN,
    "inkoopstrategie": 1,
    "mandaatbrief": DIENSTEN,
    "concept_collegebesluit": DIENSTEN,
}
AANTAL = sum(SOORTEN.values())


def maak(inst: Instellingen, op: datetime = AANGEBODEN, **keuze: Any) -> Verslag:
    from flows.brieven import maak_brieven

    return voer_flow_uit(inst, maak_brieven, op, **keuze)


def test_maakt_alles_een_keer_en_daarna_niets_meer(server: Server, inst: Instellingen) -> None:
    verslag = maak(inst)
    assert verslag.soorten == SOORTEN
    assert verslag.mislukt == ()
    eerste = brieven(inst)
    assert None not in eerste.values()
    assert maak(inst) == Verslag()
    assert brieven(inst) == eerste
    assert outbox_telling(inst) == {OutboxToestand.KLAAR: AANTAL}


def test_laat_in_prefect_zien_wat_er_gemaakt_is(server: Server, inst: Instellingen) -> None:
    maak(inst)
    tabel = laatste_tabel("brieven")
    assert {regel["soort"]: regel["gemaakt"] for regel in tabel}["Machtiging en volmacht"] == DIENSTEN


def test_maakt_alleen_de_brieven_van_een_stap(server: Server, inst: Instellingen) -> None:
    verslag = maak(inst, project=KENMERK, soorten=["mandaatbrief", "concept_collegebesluit"])
    assert verslag.soorten == {"mandaatbrief": DIENSTEN, "concept_collegebesluit": DIENSTEN}
    assert outbox_telling(inst) == {OutboxToestand.OPEN: AANTAL - 2 * DIENSTEN, OutboxToestand.KLAAR: 2 * DIENSTEN}


@pytest.mark.parametrize("keuze", [{"project": "2026-999"}, {"soorten": ["mandatbrief"]}])
def test_weigert_een_keuze_die_niets_kan_vinden(server: Server, inst: Instellingen, keuze: dict[str, Any]) -> None:
    with pytest.raises(Invoerfout):
        maak(inst, **keuze)


def test_een_soort_die_niet_zegt_wat_de_gegevens_zeggen_stopt_en_de_andere_niet(
    server: Server, inst: Instellingen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def anders(sjabloon: Sjabloon, *rest: object) -> tuple[str, ...]:
        return ("een bedrag ontbreekt",) if sjabloon.soort == "mandaatbrief" else ()

    monkeypatch.setattr("documents.readback.verschillen_met", anders)
    verslag = maak(inst)
    assert verslag.soorten == {s: aantal for s, aantal in SOORTEN.items() if s != "mandaatbrief"}
    assert len(verslag.mislukt) == 1
    assert outbox_telling(inst) == {OutboxToestand.KLAAR: AANTAL - DIENSTEN, OutboxToestand.MISLUKT: DIENSTEN}


def test_een_moment_zonder_tijdzone_wordt_geweigerd(server: Server, inst: Instellingen) -> None:
    from prefect.exceptions import ParameterTypeError

    with pytest.raises(ParameterTypeError, match="timezone"):
        maak(inst, AANGEBODEN.replace(tzinfo=None))


def test_zonder_brieven_start_er_niets(inst: Instellingen, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_app(inst) as app:
        letters.maak_alles(app, AANGEBODEN)
        monkeypatch.setattr("flows.uitvoeren.prefect_in_proces", None)
        assert maak_brieven_in_proces(app, AANGEBODEN) == Verslag()


def test_een_echte_installatie_heeft_geen_eigen_klok(server: Server, inst: Instellingen) -> None:
    with open_app(inst) as app, schrijf(app.engine) as conn:
        conn.exec_driver_sql("UPDATE installatie SET soort = 'echt'")
    with pytest.raises(Invoerfout, match="oefenen"):
        maak(inst)
    assert set(brieven(inst).values()) == {None}


def test_wacht_op_wie_de_database_bezet_houdt(
    server: Server, inst: Instellingen, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt, keren = outbox.claim, []

    def eerst_bezet(*args: Any, **kwargs: Any) -> list[OutboxRij]:
        keren.append(1)
        if len(keren) == 1:
            raise Bezet("een ander schrijft")
        return echt(*args, **kwargs)

    monkeypatch.setattr(outbox, "claim", eerst_bezet)
    assert len(maak(inst).gemaakt) == AANTAL


@pytest.mark.traag
def test_twee_tegelijk_maken_elke_brief_een_keer(werkers: Werkers, nieuw: Callable[[], Instellingen]) -> None:
    samen, alleen = nieuw(), nieuw()
    werkers.samen(samen, "brieven", AANGEBODEN, 2)
    maak(alleen)
    assert brieven(samen) == brieven(alleen)
    assert outbox_telling(samen) == {OutboxToestand.KLAAR: AANTAL}


@pytest.mark.traag
@pytest.mark.parametrize("keer", [1, 8, AANTAL])
def test_na_kill_9_dezelfde_brieven(werkers: Werkers, nieuw: Callable[[], Instellingen], keer: int) -> None:
    afgebroken, ongestoord = nieuw(), nieuw()
    werkers.breek_af(afgebroken, "brieven", AANGEBODEN, ("rond_af", keer))
    gemaakt = [sha256 for sha256 in brieven(afgebroken).values() if sha256]
    assert len(gemaakt) == (keer - 1) // 2 * 2  # two letters per transaction, and the last one was lost
    assert len(maak(afgebroken).gemaakt) == AANTAL - len(gemaakt)
    maak(ongestoord)
    assert brieven(afgebroken) == brieven(ongestoord)
    assert outbox_telling(afgebroken) == {OutboxToestand.KLAAR: AANTAL}
