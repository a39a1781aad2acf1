"""Only a rule of our own can be set aside, by two persons, for one call, in sight of everybody."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.factories import Spel, klaar_voor, tot, vol
from tests.unit.workflow.test_guards import GEVALLEN, RIJEN
from workflow.effects import Zet
from workflow.guards.basis import dwingbare_codes
from workflow.reasons import Geweigerd, Invoerfout
from workflow.rooster import volgende_stappen
from workflow.tijd import dag_van
from workflow.verbs.afdwingen import DwingAf
from workflow.vlaggen import vlaggen

BIED_AAN = "bied_strategie_ter_vaststelling_aan"
KORT = date(2026, 2, 25)
GUARDS = {guard.__name__: guard for _, guards in RIJEN for guard in guards}
DWINGBAAR = {
    "aanwezigheid_compleet": ("aanwezigheid_ontbreekt",),
    "bizob_was_aanwezig": ("bizob_niet_aanwezig",),
    "concept_voorgelegd": ("concept_niet_voorgelegd",),
    "deadline_ver_genoeg": ("termijn_te_kort",),
    "dossier_aangeboden": ("dossier_niet_aangeboden",),
    "evaluatie_vastgelegd": ("evaluatie_ontbreekt",),
    "genoeg_beoordelaars": ("te_weinig_beoordelaars",),
    "nieuwe_dag_ver_genoeg": ("termijn_te_kort",),
    "reactietermijn_lang_genoeg": ("termijn_te_kort",),
    "reactietermijn_voorbij": ("reactietermijn_loopt",),
}
VERBODEN = {
    "sluiting": {"sluiting_verstreken", "kluis_dicht", "sluiting_wettig"},
    "vaststelling door allen": {"deelnames_beslist", "advies_vastgesteld", "intrekking_besloten", "genoeg_deelnemers"},
    "mandaat": {naam for naam in GUARDS if naam.startswith("mandaat_dekt")} | {"volmachten_compleet"},
    "brieven": {"brieven_gemaakt", "brieven_vrijgegeven", "alle_brieven_verzonden", "verzending_kan", "einde_klopt"},
    "opschortende termijn": {"opschorting_voorbij", "looptijd_kan"},
    "kort geding": {"kort_geding_beslist", "laat_kort_geding_gemotiveerd"},
    "vier ogen": {"niet_eigen_brief", "eigen_handtekening"},
    "wet": {"procedure_past", "planning_rechtmatig", "nvi_op_tijd", "belangen_verklaard", "aankondiging_gedaan"},
}


def _dwing(spel: Spel, verb: str, reden: str, **anders: Any) -> None:
    spel.voer_uit(
        "dwing_af", "beheerder-1", DwingAf(verb=verb, reden=reden, motivering="Het kan niet anders.", **anders)
    )


def _gedwongen(spel: Spel, verb: str = BIED_AAN, reden: str = "termijn_te_kort", **anders: Any) -> Spel:
    _dwing(spel, verb, reden, **anders)
    spel.bevestig("manager-1")
    return spel


def _klaar() -> Spel:
    return klaar_voor(BIED_AAN).voor.kopie()


def test_precies_deze_guards_zijn_dwingbaar() -> None:
    assert {naam: dwingbare_codes(g) for naam, g in GUARDS.items() if dwingbare_codes(g)} == DWINGBAAR


@pytest.mark.parametrize("groep", VERBODEN)
def test_wat_nooit_opzij_kan(groep: str) -> None:
    assert VERBODEN[groep] <= GUARDS.keys()
    assert not VERBODEN[groep] & DWINGBAAR.keys()


@pytest.mark.parametrize("naam", DWINGBAAR)
def test_een_dwingbare_guard_noemt_alle_redenen_die_hij_geeft(naam: str) -> None:
    assert {g.code for g in GEVALLEN if g.guard == naam} == set(DWINGBAAR[naam])


def test_een_keer_en_zichtbaar() -> None:
    spel = _gedwongen(_klaar())
    decision = spel.doe(BIED_AAN, deadline=KORT)
    (rij,) = spel.zaak.afdwingingen.values()
    assert rij.gebruikt_op == spel.nu
    assert Zet(machine="afdwinging", rij_id=rij.id, trigger="deadline_ver_genoeg", van="open", naar="gebruikt") in (
        decision.zetten
    )
    (vlag,) = [v for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu)) if v.code == "afgedwongen"]
    assert "deadline_ver_genoeg" in vlag.melding
    assert "Het kan niet anders." in vlag.melding
    spel.doe("leg_strategie_vast", hoofdstukken={}, planning={})
    assert "termijn_te_kort" in spel.weiger(BIED_AAN, deadline=KORT)


def test_zonder_tweede_persoon_verandert_er_niets() -> None:
    spel = _klaar()
    _dwing(spel, BIED_AAN, "termijn_te_kort")
    assert spel.zaak.afdwingingen == {}
    assert set(spel.weiger(BIED_AAN, deadline=KORT)) == {"termijn_te_kort"}
    assert set(spel.weiger("bevestig", "beheerder-1")) == {"geen_bevoegdheid"}


def test_een_andere_reden_blijft_en_maakt_niets_op() -> None:
    spel = _gedwongen(_klaar())
    ander = spel.met_case(spel.zaak.met(*(_eruit(lid, spel) for lid in spel.zaak.teamleden.values())))
    assert set(ander.weiger(BIED_AAN, deadline=KORT)) == {"inkoopteam_onvolledig"}
    assert [a.gebruikt_op for a in ander.zaak.afdwingingen.values()] == [None]


def _eruit(lid: Any, spel: Spel) -> Any:
    return replace(lid, tot=spel.nu)


def test_wie_niet_op_reacties_wacht_legt_het_concept_wel_voor() -> None:
    """One reason is set aside, and not another one of the same theme."""
    spel = _gedwongen(_klaar(), BIED_AAN, "reactietermijn_loopt")
    zonder = [replace(s, voorgelegd_op=None) for s in spel.zaak.strategieen.values()]
    m = klaar_voor(BIED_AAN)
    assert spel.met_case(spel.zaak.met(*zonder)).antwoord(BIED_AAN, m.door, m.met) == {"concept_niet_voorgelegd"}


def test_wat_niet_nodig_was_blijft_staan() -> None:
    """A call that needs nothing set aside is not marked as forced."""
    spel = _gedwongen(_klaar())
    spel.doe(BIED_AAN, deadline=date(2026, 3, 18))
    assert [a.gebruikt_op for a in spel.zaak.afdwingingen.values()] == [None]
    assert "afgedwongen" not in {v.code for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu))}


def test_het_telt_voor_een_verb_en_een_perceel() -> None:
    spel = _gedwongen(klaar_voor("leg_gunningsadvies_voor").voor.kopie())
    assert "termijn_te_kort" in spel.weiger("leg_gunningsadvies_voor", deadline=spel.nu.date())
    _gedwongen(spel, "leg_gunningsadvies_voor", perceel="1")
    spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 6, 1))
    assert {a.verb for a in spel.zaak.afdwingingen.values() if a.gebruikt_op} == {"leg_gunningsadvies_voor"}


def test_de_volgende_stap_noemt_niet_wat_opzij_staat() -> None:
    spel = vol("evaluatie")
    case = spel.zaak
    spel = spel.met_case(replace(case, evaluaties={}))
    assert "evaluatie_ontbreekt" in _redenen(spel, "draag_over")
    assert "evaluatie_ontbreekt" not in _redenen(_gedwongen(spel, "draag_over", "evaluatie_ontbreekt"), "draag_over")


def _redenen(spel: Spel, verb: str) -> set[str]:
    stappen = volgende_stappen(spel.zaak, spel.call("inkoper-1"))
    return {r.code for s in stappen if s.verb == verb for r in s.redenen}


@pytest.mark.parametrize(
    ("verb", "reden"),
    [
        ("gun_definitief", "opschortende_termijn_loopt"),
        ("gun_definitief", "kort_geding_loopt"),
        ("neem_gunningsbeslissing", "advies_niet_vastgesteld"),
        ("publiceer", "mandaat_ontbreekt"),
        ("open_kluis", "sluiting_niet_verstreken"),
        ("geef_vrij", "eigen_brief"),
        (BIED_AAN, "bizob_niet_aanwezig"),
    ],
)
def test_wat_niet_van_ons_is_wordt_geweigerd(verb: str, reden: str) -> None:
    with pytest.raises(Geweigerd) as fout:
        _dwing(tot("opschorting"), verb, reden)
    assert {r.code for r in fout.value.redenen} == {"niet_dwingbaar"}


@pytest.mark.parametrize(
    ("verb", "reden", "anders", "fout"),
    [
        ("bestaat_niet", "termijn_te_kort", {}, "bestaat niet"),
        (BIED_AAN, "bestaat_niet", {}, "bestaat niet"),
        (BIED_AAN, "termijn_te_kort", {"perceel": "1"}, "hele project"),
        ("leg_gunningsadvies_voor", "termijn_te_kort", {}, "noem het perceel"),
        ("leg_gunningsadvies_voor", "termijn_te_kort", {"perceel": "9"}, "bestaat niet"),
    ],
)
def test_wat_niet_te_begrijpen_is(verb: str, reden: str, anders: dict[str, str], fout: str) -> None:
    with pytest.raises(Invoerfout, match=fout):
        _dwing(_klaar(), verb, reden, **anders)


def test_niet_twee_keer_hetzelfde() -> None:
    spel = _gedwongen(_klaar())
    with pytest.raises(Geweigerd, match="bestaat_al"):
        _dwing(spel, BIED_AAN, "termijn_te_kort")
