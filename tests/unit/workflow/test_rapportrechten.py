"""Who may read a report of progress: each of three questions, answered for everyone."""

import pytest

from tests.factories import tot
from workflow.call import Actor
from workflow.lezen import team
from workflow.permissions import eis_dienstrapport, eis_inkoopplan, eis_projectrapport, eis_totaalrapport
from workflow.reasons import Geweigerd

BIZOB = ("inkoper-1", "inkoper-2", "manager-1", "ecb-1", "auditor-1")
ANDEREN = ("beheerder-1", "deskundige-asten", "asten", "someren")
LEEST_DIT = ("inkoper-1", "manager-1", "deskundige-asten")
"""Who leads the project, and who is in its inkoopteam."""


def _actor(wie: str, *, zonder_rol: bool = False) -> Actor:
    actor = tot("inkoopstrategie_vaststelling").call(wie).actor
    return (
        Actor(persoon_id=actor.persoon_id, naam=wie, rollen=frozenset(), diensten=actor.diensten)
        if zonder_rol
        else actor
    )


def _mag(eis: object, *met: object) -> str | None:
    """What is said to who may not; None for who may."""
    try:
        eis(*met)  # type: ignore[operator]
    except Geweigerd as fout:
        (reden,) = fout.redenen
        assert reden.code == "geen_bevoegdheid"
        return reden.melding
    return None


@pytest.mark.parametrize("wie", [*BIZOB, *ANDEREN])
def test_alle_projecten_samen_leest_bizob_en_de_auditor(wie: str) -> None:
    assert (_mag(eis_totaalrapport, _actor(wie)) is None) == (wie in BIZOB)


@pytest.mark.parametrize("wie", [*BIZOB, *ANDEREN])
def test_een_project_leest_ook_het_inkoopteam(wie: str) -> None:
    case = tot("inkoopstrategie_vaststelling").zaak
    assert (_mag(eis_projectrapport, case, _actor(wie)) is None) == (wie in (*BIZOB, *LEEST_DIT))


@pytest.mark.parametrize("wie", [*BIZOB, *ANDEREN])
def test_wie_leidt_of_in_het_team_zit_leest_het_ook_zonder_rol(wie: str) -> None:
    case = tot("inkoopstrategie_vaststelling").zaak
    assert (_mag(eis_projectrapport, case, _actor(wie, zonder_rol=True)) is None) == (wie in LEEST_DIT)


@pytest.mark.parametrize("wie", [*BIZOB, *ANDEREN])
def test_van_een_dienst_leest_alleen_haar_eigen_contactpersoon(wie: str) -> None:
    zaak = tot("inkoopstrategie_vaststelling").zaak
    asten = next(d.id for d in zaak.stam.diensten.values() if d.naam == "Asten")
    assert (_mag(eis_dienstrapport, _actor(wie), asten) is None) == (wie in (*BIZOB, "asten"))
    plan = _mag(eis_inkoopplan, _actor(wie), asten)
    assert (plan is None) == (wie in (*BIZOB, "asten"))
    assert "--dienst" not in (plan or "")


def test_een_contactpersoon_hoort_waar_zijn_eigen_rapport_is() -> None:
    assert "--dienst" in str(_mag(eis_totaalrapport, _actor("asten")))
    assert "--dienst" not in str(_mag(eis_totaalrapport, _actor("beheerder-1")))


@pytest.mark.parametrize("wie", ["inkoper-1", "manager-1"])
def test_wie_als_een_van_beiden_leidt_hoeft_niet_in_het_team_te_zitten(wie: str) -> None:
    spel = tot("startbijeenkomst")
    assert not team(spel.zaak)
    assert len({p.persoon_id for p in spel.zaak.projectleiders.values()}) == 2
    assert _mag(eis_projectrapport, spel.zaak, _actor(wie, zonder_rol=True)) is None
