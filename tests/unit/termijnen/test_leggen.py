"""A planning laid out forward and back: what it promises can be met, and what cannot is said."""

from dataclasses import fields
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usecases.gegevens import lees_kalender
from workflow.termijnen.berekenen import aanmelding, inschrijving, nvi, opschortend
from workflow.termijnen.leggen import Duur, Gelegd, Wens, leg_planning

KALENDER = lees_kalender()
DAG = timedelta(days=1)
DAGEN = st.dates(date(2024, 1, 1), date(2027, 6, 1))
WENSEN = st.builds(
    Wens,
    procedure=st.sampled_from(("openbaar", "niet-openbaar", "onderhandeling")),
    cyclus=st.sampled_from((1, 7, 28, 45)),
    inschrijftermijn=st.sampled_from((None, 60)),
)


def codes(gelegd: Gelegd) -> list[str]:
    return [bevinding.code for bevinding in gelegd.waarschuwingen]


@given(DAGEN, WENSEN)
@settings(max_examples=150, deadline=None)
def test_vooruit_kan_elke_planning_volgens_de_wet(start: date, wens: Wens) -> None:
    gelegd = leg_planning(KALENDER, wens, start=start)
    assert codes(gelegd) == []
    assert all(KALENDER.is_werkdag(stap.dag) for stap in gelegd.stappen)
    assert all(later.dag >= eerder.dag for eerder, later in pairwise(gelegd.stappen))
    assert all(stap.redenering and stap.bron for stap in gelegd.stappen)
    open_ = gelegd.dag("publicatie")
    if wens.procedure != "openbaar":
        minimum = aanmelding(open_, KALENDER, wens.procedure)
        assert gelegd.dag("aanmelding") >= minimum.eerste_dag_erna
        open_ = gelegd.dag("uitnodiging")
    assert gelegd.dag("sluiting") >= inschrijving(open_, KALENDER, wens.procedure).eerste_dag_erna
    assert gelegd.dag("nvi") <= nvi(gelegd.dag("sluiting"), KALENDER).laatste_dag
    assert gelegd.dag("definitief") >= opschortend(gelegd.dag("gunningsbeslissing"), KALENDER).eerste_dag_erna
    for van, tot in (("aanbieding", "vaststelling"), ("advies", "besluit_advies")):
        assert (gelegd.dag(tot) - gelegd.dag(van)).days >= max(21, wens.cyclus)


@given(DAGEN, WENSEN)
@settings(max_examples=60, deadline=None)
def test_terug_is_de_laatste_start_die_het_haalt(contract: date, wens: Wens) -> None:
    terug = leg_planning(KALENDER, wens, contract=contract)
    start = terug.dag("start")
    assert terug.dag("contract") <= contract
    assert leg_planning(KALENDER, wens, start=start).stappen == terug.stappen
    assert leg_planning(KALENDER, wens, start=start + DAG).dag("contract") > contract


def test_een_kortere_termijn_dan_de_wet_wordt_gemeld() -> None:
    gelegd = leg_planning(KALENDER, Wens(inschrijftermijn=39), start=date(2026, 1, 12))
    assert codes(gelegd) == ["sluiting_te_vroeg"]
    selectie = Wens(procedure="niet-openbaar", inschrijftermijn=30)
    (bevinding,) = leg_planning(KALENDER, selectie, start=date(2026, 1, 12)).waarschuwingen
    assert (bevinding.code, "uitnodiging verzonden" in bevinding.melding) == ("sluiting_te_vroeg", True)


def test_een_termijn_zonder_ruimte_voor_vragen_wordt_gemeld() -> None:
    gelegd = leg_planning(KALENDER, Wens(procedure="sas", inschrijftermijn=12), start=date(2026, 1, 12))
    assert codes(gelegd) == ["volgorde_onjuist"]


def test_sas_heeft_een_eigen_termijn_nodig() -> None:
    with pytest.raises(ValueError, match="moet redelijk zijn"):
        leg_planning(KALENDER, Wens(procedure="sas"), start=date(2026, 1, 12))
    gelegd = leg_planning(KALENDER, Wens(procedure="sas", inschrijftermijn=30), start=date(2026, 1, 12))
    assert codes(gelegd) == []
    bronnen = {stap.code: stap.bron for stap in gelegd.stappen}
    assert bronnen["sluiting"] == "Procedure Collectieve Inkoop"
    assert bronnen["definitief"].startswith("aanbestedingsstukken")


def test_een_contract_dat_te_vroeg_gevraagd_wordt() -> None:
    gelegd = leg_planning(KALENDER, Wens(), start=date(2027, 1, 4), contract=date(2027, 6, 1))
    (bevinding,) = gelegd.waarschuwingen
    assert bevinding.code == "contract_niet_haalbaar"
    assert "niet zijn op di 1-06-2027, wel op do 15-07-2027. Daarvoor begint u uiterlijk op do 19-11-2026." in (
        bevinding.melding
    )
    assert codes(leg_planning(KALENDER, Wens(), start=date(2027, 1, 4), contract=date(2027, 7, 15))) == []


def test_een_start_die_al_geweest_is() -> None:
    vandaag = date(2027, 1, 5)
    assert codes(leg_planning(KALENDER, Wens(), start=date(2027, 1, 4), vandaag=vandaag)) == ["start_voorbij"]
    assert codes(leg_planning(KALENDER, Wens(), start=vandaag, vandaag=vandaag)) == []


def test_na_de_bekende_jaren_kunnen_datums_schuiven() -> None:
    (bevinding,) = leg_planning(KALENDER, Wens(), start=date(2029, 1, 4)).waarschuwingen
    assert bevinding.code == "dagen_onbekend"
    assert bevinding.melding == "Datums kunnen nog schuiven: gelijkgestelde dagen na 2028 zijn nog niet bekend."


@pytest.mark.parametrize("veld", [veld.name for veld in fields(Duur)])
def test_elke_eigen_duur_telt_mee(veld: str) -> None:
    start = date(2026, 1, 12)
    gewoon = leg_planning(KALENDER, Wens(procedure="niet-openbaar"), start=start)
    langer = Wens(procedure="niet-openbaar", duur=Duur(**{veld: 40}))
    anders = leg_planning(KALENDER, langer, start=start)
    assert [stap.dag for stap in anders.stappen] != [stap.dag for stap in gewoon.stappen]


@pytest.mark.parametrize("wens", [Wens(cyclus=0), Wens(inschrijftermijn=0), Wens(cyclus=367)])
def test_wat_geen_duur_is(wens: Wens) -> None:
    with pytest.raises(ValueError, match="1 tot en met 366 dagen"):
        leg_planning(KALENDER, wens, start=date(2026, 1, 12))


def test_zonder_begin_en_einde_is_er_niets_te_leggen() -> None:
    with pytest.raises(ValueError, match="Geef een startdatum"):
        leg_planning(KALENDER, Wens())
    with pytest.raises(ValueError, match="bestaat niet"):
        leg_planning(KALENDER, Wens(procedure="veiling", inschrijftermijn=30), start=date(2026, 1, 12))
