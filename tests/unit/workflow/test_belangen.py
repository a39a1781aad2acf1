"""Who declares an interest stops assessing, for good, and what that person helped to score is scored again."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import Spel, email, klaar_voor, tot
from workflow.beoordeling import belang_van
from workflow.case.rechtszaak import Grond
from workflow.reasons import Geweigerd

DERDE = "deskundige-deurne"
DEADLINE = date(2026, 7, 10)


def _verklaar(spel: Spel, belang: str, wie: str = DERDE) -> None:
    spel.later(minutes=1).doe("leg_belangenverklaring_af", wie, belang=belang)


def _met_drie() -> Spel:
    """Three assessors scored; the joint scores are made, the advies is not."""
    spel = klaar_voor("stel_consensus_vast").voor.kopie()
    _verklaar(spel, "")
    spel.doe("wijs_beoordelaar_toe", criteria=("K1", "K2"), personen=(email(DERDE),))
    spel.voer_uit("scoor", DERDE, klaar_voor("scoor").met)
    spel.voer_uit("stel_consensus_vast", "inkoper-1", klaar_voor("stel_consensus_vast").met)
    return spel


def _stel_opnieuw_vast(spel: Spel) -> None:
    spel.later(minutes=1).voer_uit("stel_consensus_vast", "inkoper-1", klaar_voor("stel_consensus_vast").met)


def test_een_gemeld_belang_blijft() -> None:
    spel = tot("beoordeling")
    _verklaar(spel, "aandelen")
    _verklaar(spel, "")
    assert belang_van(spel.zaak, spel.actor(DERDE).persoon_id or "") == "aandelen"
    assert [b.belang for b in spel.zaak.belangenverklaringen.values()] == ["aandelen", ""]


def test_geen_belang_is_iets_anders_dan_niets_verklaard() -> None:
    spel = tot("beoordeling")
    persoon_id = spel.actor(DERDE).persoon_id or ""
    assert belang_van(spel.zaak, persoon_id) is None
    _verklaar(spel, "  ")
    assert belang_van(spel.zaak, persoon_id) == ""


def test_wie_een_belang_meldde_scoort_niet_meer_ook_niet_na_een_lege_verklaring() -> None:
    spel = _met_drie()
    _verklaar(spel, "aandelen")
    _verklaar(spel, "")
    assert spel.antwoord("scoor", DERDE, klaar_voor("scoor").met) == {"beoordelaar_heeft_belang"}


def test_gezamenlijke_scores_van_voor_de_melding_tellen_niet() -> None:
    spel = _met_drie()
    spel.kopie().doe("leg_gunningsadvies_voor", deadline=DEADLINE)
    _verklaar(spel, "aandelen")
    redenen = spel.weiger("leg_gunningsadvies_voor", deadline=DEADLINE)
    assert redenen == {"consensus_met_belang": "criterium K2: Alfa Zorg, Beta Hulp, Gamma Thuis"}
    _stel_opnieuw_vast(spel)
    spel.doe("leg_gunningsadvies_voor", deadline=DEADLINE)


def test_een_belang_van_wie_niet_beoordeelt_raakt_de_scores_niet() -> None:
    spel = klaar_voor("leg_gunningsadvies_voor").voor.kopie()
    _verklaar(spel, "aandelen")
    spel.doe("leg_gunningsadvies_voor", deadline=DEADLINE)


def test_de_nieuwste_melding_telt() -> None:
    spel = _met_drie()
    _verklaar(spel, "aandelen")
    _stel_opnieuw_vast(spel)
    _verklaar(spel, "ook een nevenfunctie")
    assert spel.weiger("leg_gunningsadvies_voor", deadline=DEADLINE).keys() == {"consensus_met_belang"}


@pytest.mark.parametrize(
    ("toestand", "verb"), [("beoordeling", "stel_consensus_vast"), ("advies", "heropen_beoordeling")]
)
def test_de_reden_wijst_het_verb_dat_hier_kan(toestand: str, verb: str) -> None:
    spel = _met_drie()
    if toestand == "advies":
        spel.doe("leg_gunningsadvies_voor", deadline=DEADLINE)
    _verklaar(spel, "aandelen")
    with pytest.raises(Geweigerd) as fout:
        spel.doe("leg_gunningsadvies_voor", deadline=DEADLINE)
    assert {r.verb for r in fout.value.redenen if r.code == "consensus_met_belang"} == {verb}


def test_een_belang_na_het_advies_houdt_de_beslissing_tegen_tot_er_opnieuw_is_beoordeeld() -> None:
    m = klaar_voor("neem_gunningsbeslissing")
    toegewezen = next(iter(m.voor.zaak.beoordelaars.values()))
    erbij = replace(toegewezen, id="id-derde", persoon_id=m.voor.actor(DERDE).persoon_id)
    spel = m.voor.met_case(m.voor.zaak.met(erbij))
    _verklaar(spel, "aandelen")
    assert spel.antwoord("neem_gunningsbeslissing", m.door, m.met) == {"consensus_met_belang"}
    spel.samen("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="Een beoordelaar heeft een belang.")
    _stel_opnieuw_vast(spel)
    spel.doe("leg_gunningsadvies_voor", deadline=DEADLINE)
    assert set(spel.antwoord("neem_gunningsbeslissing", m.door, m.met)) == {"advies_niet_vastgesteld"}


def test_alleen_het_team_van_bizob_of_een_deelnemer_beoordeelt() -> None:
    spel = klaar_voor("wijs_beoordelaar_toe").voor.kopie()
    for wie in ("inkoper-1", "deskundige-deurne"):
        spel.kopie().doe("wijs_beoordelaar_toe", criteria=("K1",), personen=(email(wie),))
    lid = next(x for x in spel.zaak.teamleden.values() if x.persoon_id == spel.actor("deskundige-deurne").persoon_id)
    deurne = spel.zaak.deelnames[lid.deelname_id or ""]
    spel = spel.met_case(spel.zaak.met(replace(deurne, toestand="vervallen")))
    assert spel.weiger("wijs_beoordelaar_toe", criteria=("K1",), personen=(email("deskundige-deurne"),)) == {
        "geen_teamlid": f"{email('deskundige-deurne')} zit niet in het inkoopteam"
    }
