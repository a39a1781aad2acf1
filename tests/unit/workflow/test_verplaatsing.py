"""A deadline of our own moves before it expires, for all alike; the facts are then counted with the new day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import Spel, klaar_voor, pad, tot
from workflow.case.deelname import DeelnameToestand
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.termijn import SoortTermijn, Termijn, TermijnToestand
from workflow.deelneming import uitkomst
from workflow.lezen import aangeboden_strategie, advies, concept_strategie, dienst_van, open_termijnen, vertelde_dag
from workflow.verbs.termijn import VerplaatsTermijn

STRATEGIE, ADVIES = SoortTermijn.VASTSTELLING_STRATEGIE, SoortTermijn.VASTSTELLING_ADVIES
REACTIE, DOSSIER = SoortTermijn.REACTIE_CONCEPT, SoortTermijn.ONTVANGST_DOSSIER
WAAROM = "Een college vergadert later."


def _verplaats(spel: Spel, soort: SoortTermijn, naar: date, **anders: str) -> Spel:
    spel.doe("verplaats_termijn", soort=soort, naar=naar, motivering=WAAROM, **anders)
    return spel


def _open(spel: Spel, soort: SoortTermijn) -> list[Termijn]:
    return open_termijnen(spel.zaak, soort)


def test_de_strategie_krijgt_voor_allen_een_nieuwe_dag() -> None:
    voor = tot("inkoopstrategie_vaststelling")
    na = _verplaats(voor.kopie(), STRATEGIE, date(2026, 3, 25))
    strategie = aangeboden_strategie(na.zaak)
    assert strategie
    assert strategie.deadline == date(2026, 3, 25)
    assert [t.laatste_dag for t in _open(na, STRATEGIE)] == [date(2026, 3, 25)] * 4
    assert {t.redenering for t in _open(na, STRATEGIE)} == {"verplaatst van wo 18-03-2026 naar wo 25-03-2026"}
    oud = [na.zaak.termijnen[t.id].toestand for t in _open(voor, STRATEGIE)]
    assert oud == [TermijnToestand.VERVALLEN] * 4


def test_een_besluit_tussen_de_oude_en_de_nieuwe_dag_telt() -> None:
    spel = _verplaats(tot("inkoopstrategie_vaststelling"), STRATEGIE, date(2026, 3, 25))
    someren = next(d for d in spel.zaak.deelnames.values() if dienst_van(spel.zaak, d.id).naam == "Someren")
    assert uitkomst(spel.zaak, someren, date(2026, 3, 19)) == DeelnameToestand.STRATEGIE_TER_VASTSTELLING
    assert uitkomst(spel.zaak, someren, date(2026, 3, 26)) == DeelnameToestand.VERVALLEN
    spel.op("2026-03-20T09:00").doe("controleer_termijnen", "systeem")
    pad.stel_vast(spel, "Someren", "someren", pad.Onderwerp.INKOOPSTRATEGIE, date(2026, 3, 20))
    pad.verleen_mandaat(spel, "Someren", "someren", None)
    assert spel.zaak.deelnames[someren.id].toestand == DeelnameToestand.DEELNEMER


def test_wie_al_besloot_krijgt_geen_nieuwe_termijn() -> None:
    spel = tot("inkoopstrategie_vaststelling").op("2026-02-24T10:00")
    pad.stel_vast(spel, "Asten", "asten", pad.Onderwerp.INKOOPSTRATEGIE, date(2026, 2, 24))
    pad.verleen_mandaat(spel, "Asten", "asten", None)
    na = _verplaats(spel, STRATEGIE, date(2026, 3, 25))
    assert {dienst_van(na.zaak, t.deelname_id or "").naam for t in _open(na, STRATEGIE)} == {
        "Best",
        "Deurne",
        "Someren",
    }
    assert sum(d.toestand == DeelnameToestand.DEELNEMER for d in na.zaak.deelnames.values()) == 1


def test_brieven_die_nog_niet_weg_zijn_worden_opnieuw_gemaakt() -> None:
    spel = klaar_voor("verplaats_termijn").na
    eerste = [d for d in spel.zaak.documenten.values() if d.soort == "mandaatbrief"]
    assert sorted(d.toestand for d in eerste) == [DocumentToestand.CONCEPT] * 4 + [DocumentToestand.VERVALLEN] * 4
    terug = _verplaats(_verplaats(spel.kopie(), STRATEGIE, date(2026, 3, 18)), STRATEGIE, date(2026, 3, 25))
    levend = [d for d in terug.zaak.documenten.values() if d.soort == "mandaatbrief" and d.toestand == "concept"]
    assert len(levend) == 4


def test_een_verzonden_brief_blijft_wat_hij_is() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    spel.verzend("mandaatbrief", "concept_collegebesluit")
    voor = spel.zaak.documenten
    na = _verplaats(spel, STRATEGIE, date(2026, 3, 25)).zaak.documenten
    assert {i: d for i, d in na.items() if i in voor} == voor
    assert {d.soort for i, d in na.items() if i not in voor} == {BERICHT}


BERICHT = "verplaatsingsbericht"


def _berichten(spel: Spel, *toestanden: str) -> list[Document]:
    return [d for d in spel.zaak.documenten.values() if d.soort == BERICHT and d.toestand in toestanden]


def test_wie_de_oude_dag_hoorde_krijgt_een_bericht_en_wie_al_besloot_niet() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    spel.verzend("mandaatbrief", "concept_collegebesluit")
    spel.op("2026-02-24T10:00")
    pad.stel_vast(spel, "Asten", "asten", pad.Onderwerp.INKOOPSTRATEGIE, date(2026, 2, 24))
    pad.verleen_mandaat(spel, "Asten", "asten", None)
    _verplaats(spel, STRATEGIE, date(2026, 3, 25))
    namen = {dienst_van(spel.zaak, d.deelname_id or "").naam for d in _berichten(spel, "concept")}
    assert namen == {"Best", "Deurne", "Someren"}


def test_een_brief_die_nog_weg_moet_vertelt_de_nieuwe_dag_zelf() -> None:
    assert _berichten(klaar_voor("verplaats_termijn").na, *DocumentToestand) == []


def test_een_bericht_dat_nog_niet_weg_was_maakt_plaats_en_telt_niet_als_verteld() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    spel.verzend("mandaatbrief", "concept_collegebesluit")
    _verplaats(_verplaats(spel, STRATEGIE, date(2026, 3, 25)), STRATEGIE, date(2026, 4, 1))
    assert len(_berichten(spel, "vervallen")) == len(_berichten(spel, "concept")) == 4
    dagen = {vertelde_dag(spel.zaak, spel.zaak.termijnen[d.termijn_id or ""]) for d in _berichten(spel, "concept")}
    assert dagen == {date(2026, 3, 18)}
    _verplaats(spel, STRATEGIE, date(2026, 3, 18))
    assert _berichten(spel, "concept") == []
    _verplaats(spel, STRATEGIE, date(2026, 3, 25))
    spel.verzend(BERICHT)
    _verplaats(spel, STRATEGIE, date(2026, 4, 1))
    dagen = {vertelde_dag(spel.zaak, spel.zaak.termijnen[d.termijn_id or ""]) for d in _berichten(spel, "concept")}
    assert dagen == {date(2026, 3, 25)}


def test_het_advies_van_een_perceel() -> None:
    spel = _verplaats(tot("advies"), ADVIES, date(2026, 6, 26), perceel="1")
    huidig = advies(spel.zaak, spel.perceel)
    assert huidig
    assert huidig.deadline == date(2026, 6, 26)
    assert [t.laatste_dag for t in _open(spel, ADVIES)] == [date(2026, 6, 26)] * 3


def test_de_reactie_op_het_concept() -> None:
    spel = klaar_voor("registreer_reactie").voor.kopie()
    assert set(spel.weiger(BIED_AAN, deadline=date(2026, 4, 1))) == {"reactietermijn_loopt"}
    _verplaats(spel, REACTIE, date(2026, 2, 19))
    concept = concept_strategie(spel.zaak)
    assert concept
    assert concept.reactie_tot == date(2026, 2, 19)
    assert set(spel.op("2026-02-19T09:00").weiger(BIED_AAN, deadline=date(2026, 4, 1))) == {"reactietermijn_loopt"}
    assert spel.op("2026-02-20T09:00").doe(BIED_AAN, deadline=date(2026, 4, 1))


BIED_AAN = "bied_strategie_ter_vaststelling_aan"


def test_alleen_de_ontvangst_van_het_dossier_is_per_dienst() -> None:
    spel = klaar_voor("bevestig_ontvangst_dossier").voor.kopie()
    _verplaats(spel, DOSSIER, date(2026, 9, 1), dienst="Best")
    dagen = {dienst_van(spel.zaak, t.deelname_id or "").naam: t.laatste_dag for t in _open(spel, DOSSIER)}
    assert dagen["Best"] == date(2026, 9, 1)
    assert {dagen["Asten"], dagen["Deurne"]} == {date(2026, 8, 19)}


@pytest.mark.parametrize(
    ("soort", "anders", "fout"),
    [
        (STRATEGIE, {"dienst": "Asten"}, "voor alle diensten gelijk"),
        (STRATEGIE, {"perceel": "1"}, "alleen bij vaststelling_advies"),
        (DOSSIER, {}, "noem de dienst"),
    ],
)
def test_voor_wie_een_termijn_verschuift_ligt_vast(soort: SoortTermijn, anders: dict[str, str], fout: str) -> None:
    with pytest.raises(ValueError, match=fout):
        VerplaatsTermijn(soort=soort, naar=date(2026, 4, 1), motivering=WAAROM, **anders)


@pytest.mark.parametrize("soort", [s for s in SoortTermijn if s not in (STRATEGIE, ADVIES, REACTIE, DOSSIER)])
def test_een_termijn_van_de_wet_of_de_markt_niet(soort: SoortTermijn) -> None:
    code = "sluiting_alleen_verlengen" if soort == SoortTermijn.SLUITING else "termijn_niet_te_verplaatsen"
    spel = tot("aanbestedingsfase")
    assert code in spel.weiger("verplaats_termijn", soort=soort, naar=date(2026, 7, 1), motivering=WAAROM)


def test_een_concept_dat_al_is_aangeboden_heeft_geen_reactietermijn_meer() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    assert "termijn_niet_open" in spel.weiger(
        "verplaats_termijn", soort=REACTIE, naar=date(2026, 4, 1), motivering=WAAROM
    )


@given(dagen=st.integers(-60, 120))
def test_nooit_korter_dan_ons_beleid_en_nooit_in_het_verleden(dagen: int) -> None:
    spel = klaar_voor("verplaats_termijn").voor
    naar = spel.nu.date() + timedelta(days=dagen)
    met = VerplaatsTermijn(soort=STRATEGIE, naar=naar, motivering=WAAROM)
    codes = spel.antwoord("verplaats_termijn", "inkoper-1", met)
    assert ("moment_voorbij" in codes) == (dagen < 0)
    assert ("termijn_te_kort" in codes) == (dagen < spel.beleid.vaststellingstermijn)
    assert bool(codes) == (dagen < spel.beleid.vaststellingstermijn or naar == date(2026, 3, 18))


def test_herinneringen_volgen_de_nieuwe_dag() -> None:
    spel = _verplaats(tot("inkoopstrategie_vaststelling"), STRATEGIE, date(2026, 4, 8))
    spel.op("2026-03-17T09:00").doe("controleer_termijnen", "systeem")
    assert not [d for d in spel.zaak.documenten.values() if d.soort == "herinnering"]
    spel.op("2026-03-25T09:00").doe("controleer_termijnen", "systeem")
    herinneringen = [d for d in spel.zaak.documenten.values() if d.soort == "herinnering"]
    assert len(herinneringen) == 4
    assert {d.termijn_id for d in herinneringen} == {t.id for t in _open(spel, STRATEGIE)}
