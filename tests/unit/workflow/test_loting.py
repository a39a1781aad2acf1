"""A draw decides a tie on the winning boundary, exactly that one, and only where it was published (procedure 2.6)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import Spel, klaar_voor, pad, tot
from tests.unit.workflow.beoordeeld import PERCEEL, met_loting, rangen, stand, zaak
from tests.unit.workflow.test_prijsformules import FORMULE, NAMEN
from workflow.beoordeling import geldende_lotingen, gelijke_stand
from workflow.case.dossier import SoortStuk
from workflow.reasons import Geweigerd
from workflow.verbs.beoordeling import ConsensusInvoer
from workflow.verbs.loting import RegistreerLoting

ALLES_GELIJK = dict.fromkeys(pad.CONSENSUS, "8")
ZELFDE_PRIJS = dict.fromkeys(pad.INSCHRIJVERS, "900000")
ADVIES = {"deadline": date(2026, 6, 19)}


def _gelijk() -> Spel:
    spel = tot("beoordeling")
    pad.beoordeel_gelijk(spel)
    return spel.op("2026-05-18T09:00")


def _geloot() -> Spel:
    spel = tot("beoordeling")
    pad.loot(spel)
    return spel


def _scoor(spel: Spel, wie: str, code: str, punten: str) -> None:
    rij = ConsensusInvoer(inschrijver=wie, criterium=code, punten=Decimal(punten), motivering="Opnieuw bezien.")
    spel.doe("stel_consensus_vast", consensus=(rij,))


def _loot(spel: Spel, *volgorde: str, **anders: Any) -> None:
    code = f"loting-{len(spel.zaak.dossierstukken)}"
    bewijs = spel.leg_in_dossier(code, SoortStuk.LOTING)
    spel.samen("registreer_loting", volgorde=volgorde, **{"getrokken_op": spel.nu.date(), "bewijs": bewijs} | anders)


# --- het verb ------------------------------------------------------------------------------------------------------


def test_zonder_loting_wijst_de_weigering_naar_de_loting() -> None:
    with pytest.raises(Geweigerd) as fout:
        _gelijk().doe("leg_gunningsadvies_voor", **ADVIES)
    (gelijk,) = fout.value.redenen
    assert gelijk.code == "gelijke_stand"
    assert gelijk.verb == "registreer_loting"
    assert "Alfa Zorg" in gelijk.melding
    assert "Beta Hulp" in gelijk.melding


def test_zonder_bekendgemaakte_loting_is_er_geen_uitweg() -> None:
    spel = _gelijk()
    spel = spel.met_case(spel.zaak.met(*(replace(k, loting=False) for k in spel.zaak.kaders.values())))
    with pytest.raises(Geweigerd) as fout:
        spel.doe("leg_gunningsadvies_voor", **ADVIES)
    assert [(r.code, r.verb) for r in fout.value.redenen] == [("gelijke_stand", None)]


def test_na_de_loting_wint_wie_het_eerst_is_getrokken() -> None:
    spel = _geloot()
    assert [(r, n) for r, n, _ in stand(spel.zaak)] == [(1, "Beta Hulp"), (2, "Alfa Zorg"), (3, "Gamma Thuis")]
    spel.op("2026-05-26T09:00").doe("leg_gunningsadvies_voor", **ADVIES)
    uitslagen = sorted(spel.zaak.uitslagen.values(), key=lambda u: u.rang)
    assert [(u.rang, u.winnaar) for u in uitslagen] == [(1, True), (2, False), (3, False)]


def test_een_loting_vraagt_een_tweede_persoon() -> None:
    spel = _gelijk()
    bewijs = spel.leg_in_dossier("loting", SoortStuk.LOTING)
    spel.doe("registreer_loting", volgorde=NAMEN[:2], getrokken_op=date(2026, 5, 18), bewijs=bewijs)
    assert spel.zaak.lotingen == {}
    spel.bevestig()
    (loting,) = spel.zaak.lotingen.values()
    assert len(loting.volgorde) == 2


def test_er_wordt_niet_nog_eens_geloot_over_dezelfde_stand() -> None:
    spel = _geloot()
    bewijs = spel.leg_in_dossier("tweede", SoortStuk.LOTING)
    redenen = spel.weiger("registreer_loting", volgorde=NAMEN[:2], getrokken_op=date(2026, 5, 18), bewijs=bewijs)
    assert redenen == {"loting_andere_groep": "op de grens van winnen staan gelijk: niemand"}


def test_een_andere_score_maakt_de_loting_krachteloos_en_dezelfde_stand_weer_geldig() -> None:
    spel = _geloot()
    _scoor(spel, "Alfa Zorg", "K2", "10")
    assert gelijke_stand(spel.zaak, PERCEEL) == []
    assert stand(spel.zaak)[0][1] == "Alfa Zorg"
    _scoor(spel, "Alfa Zorg", "K2", "9")
    assert stand(spel.zaak)[0][1] == "Beta Hulp"


def test_komt_er_een_derde_bij_dan_telt_de_loting_van_twee_niet() -> None:
    spel = _geloot()
    case = spel.zaak
    gamma = next(i for i in case.inschrijvingen.values() if i.prijs == 960_000)
    spel = spel.met_case(case.met(replace(gamma, prijs=Decimal(840_000))))
    _scoor(spel, "Gamma Thuis", "K1", "8")
    _scoor(spel, "Gamma Thuis", "K2", "5")
    assert [r for r, _, _ in stand(spel.zaak)] == [1, 1, 1]
    assert geldende_lotingen(spel.zaak, PERCEEL) == []
    _loot(spel, "Gamma Thuis", "Alfa Zorg", "Beta Hulp")
    assert [n for _, n, _ in stand(spel.zaak)] == ["Gamma Thuis", "Alfa Zorg", "Beta Hulp"]


def test_tussen_voorstel_en_bevestiging_mag_de_stand_niet_veranderen() -> None:
    spel = _gelijk()
    bewijs = spel.leg_in_dossier("loting", SoortStuk.LOTING)
    spel.doe("registreer_loting", volgorde=NAMEN[:2], getrokken_op=date(2026, 5, 18), bewijs=bewijs)
    _scoor(spel, "Alfa Zorg", "K2", "10")
    assert set(spel.weiger("bevestig", "manager-1")) == {"loting_andere_groep"}


def test_loten_kan_op_de_dag_van_de_scores_en_niet_eerder() -> None:
    spel = _gelijk()
    _loot(spel, *NAMEN[:2], getrokken_op=date(2026, 5, 12))
    assert gelijke_stand(spel.zaak, PERCEEL) == []


@pytest.mark.parametrize("volgorde", [(), ("Alfa Zorg",), ("Alfa Zorg", "Alfa Zorg")])
def test_een_loting_gaat_tussen_verschillende_inschrijvers(volgorde: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="volgorde"):
        RegistreerLoting(volgorde=volgorde, getrokken_op=date(2026, 5, 18), bewijs="x")


def test_een_onbekende_inschrijver_is_een_invoerfout() -> None:
    m = klaar_voor("registreer_loting")
    anders = replace(m.met, volgorde=("Alfa Zorg", "Delta"))
    assert m.voor.antwoord("registreer_loting", "inkoper-1", anders) == {"invoer"}


# --- de rangorde ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("volgorde", list(permutations(NAMEN)))
@pytest.mark.parametrize("aantal", [1, 2])
def test_een_loting_van_allen_geeft_elk_een_eigen_plaats(volgorde: tuple[str, ...], aantal: int) -> None:
    case = met_loting(zaak(prijzen=ZELFDE_PRIJS, scores=ALLES_GELIJK), *volgorde)
    assert [(r, n) for r, n, _ in stand(case, aantal)] == list(enumerate(volgorde, start=1))
    assert gelijke_stand(case, replace(PERCEEL, aantal_winnaars=aantal)) == []


def test_bij_twee_winnaars_wordt_om_de_tweede_plaats_geloot() -> None:
    scores = {**ALLES_GELIJK, ("Alfa Zorg", "K1"): "10"}
    case = zaak(prijzen=ZELFDE_PRIJS, scores=scores)
    twee = replace(PERCEEL, aantal_winnaars=2)
    assert set(gelijke_stand(case, twee)) == {"Beta Hulp", "Gamma Thuis"}
    geloot = met_loting(case, "Gamma Thuis", "Beta Hulp")
    assert rangen(geloot) == {"Alfa Zorg": 1, "Gamma Thuis": 2, "Beta Hulp": 3}
    assert gelijke_stand(geloot, twee) == []


def test_zonder_afspraak_telt_een_loting_niet() -> None:
    case = met_loting(zaak(prijzen=ZELFDE_PRIJS, scores=ALLES_GELIJK, loting=False), *NAMEN)
    assert set(gelijke_stand(case, PERCEEL)) == set(NAMEN)


def test_een_loting_van_een_ander_perceel_telt_niet() -> None:
    case = met_loting(zaak(prijzen=ZELFDE_PRIJS, scores=ALLES_GELIJK), *NAMEN)
    elders = case.met(*(replace(x, perceel_id="ander") for x in case.lotingen.values()))
    assert set(gelijke_stand(elders, PERCEEL)) == set(NAMEN)


PUNT = st.sampled_from(("6", "8"))
SCORES = st.fixed_dictionaries(dict.fromkeys(pad.CONSENSUS, PUNT))
PRIJZEN = st.fixed_dictionaries(dict.fromkeys(NAMEN, st.sampled_from(("840000", "900000"))))


@given(formule=FORMULE, prijzen=PRIJZEN, scores=SCORES, trekking=st.permutations(NAMEN), aantal=st.integers(1, 3))
@settings(max_examples=150)
def test_een_loting_beslist_precies_de_gelijke_stand(
    formule: Any, prijzen: dict[str, str], scores: dict[tuple[str, str], str], trekking: list[str], aantal: int
) -> None:
    case = zaak(formule, prijzen, scores)
    perceel = replace(PERCEEL, aantal_winnaars=aantal)
    gelijk, voor = set(gelijke_stand(case, perceel)), rangen(case)
    if not gelijk:
        return
    volgorde = [n for n in trekking if n in gelijk]
    na = rangen(met_loting(case, *volgorde))
    eerste = min(voor[n] for n in gelijk)
    assert {n: r for n, r in na.items() if n not in gelijk} == {n: r for n, r in voor.items() if n not in gelijk}
    assert [na[n] for n in volgorde] == list(range(eerste, eerste + len(volgorde)))
    assert gelijke_stand(met_loting(case, *volgorde), perceel) == []
    assert sum(r <= aantal for r in na.values()) == aantal


@given(formule=FORMULE, prijzen=PRIJZEN, scores=SCORES, trekking=st.permutations(NAMEN), hoeveel=st.integers(2, 3))
@settings(max_examples=150)
def test_een_loting_over_een_andere_groep_verandert_niets(
    formule: Any, prijzen: dict[str, str], scores: dict[tuple[str, str], str], trekking: list[str], hoeveel: int
) -> None:
    case = zaak(formule, prijzen, scores)
    voor = rangen(case)
    geloot = trekking[:hoeveel]
    groep = {n for n in voor if voor[n] == voor[geloot[0]]}
    if groep != set(geloot):
        assert rangen(met_loting(case, *geloot)) == voor
