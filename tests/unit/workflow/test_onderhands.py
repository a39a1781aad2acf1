"""Meervoudig onderhands: below the threshold, without statutory terms or award notice, with a promised standstill."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.factories import Spel, klaar_voor, moment, pad
from workflow.case.project import Procedure, Regime


def _geopend() -> Spel:
    """The closing may come within a week; the letters promise twenty days all the same (law 28)."""
    m = klaar_voor("publiceer")
    project = replace(m.voor.zaak.project, procedure=Procedure.MEERVOUDIG_ONDERHANDS, waarde=Decimal(200_000))
    perceel = replace(m.voor.perceel, regime=Regime.CONTRACTUEEL, waarde=Decimal(200_000))
    spel = m.voor.met_case(m.voor.zaak.met_project(project).met(perceel))
    snel = replace(
        m.met,
        vragen_tot=date(2026, 3, 25),
        nvi_uiterlijk=date(2026, 3, 27),
        sluiting=moment("2026-03-30T12:00"),
    )
    spel.voer_uit("publiceer", "inkoper-1", snel)
    spel.op("2026-03-30T12:01").samen("open_kluis")
    return spel


def _gegund(regime: Regime) -> Spel:
    spel = _geopend()
    spel.case = spel.zaak.met(replace(spel.perceel, regime=regime))
    for naam, prijs in pad.INSCHRIJVERS.items():
        pad.schrijf_in(spel, naam, ontvangen_op=moment("2026-03-30T10:00"), prijs=prijs)
    spel.doe("sluit_opening")
    for stap in (pad.beoordeel, pad.leg_advies_voor, pad.stel_advies_vast, pad.beslis, pad.verzend_beslissing):
        stap(spel)
    pad.maak_overeenkomsten(spel)
    return spel


def test_termijnen_noemen_de_stukken_en_niet_de_wet() -> None:
    termijnen = {str(t.soort): (t.bron, t.redenering) for t in _geopend().zaak.termijnen.values()}
    assert termijnen["sluiting"] == ("aanbestedingsstukken", "in de aanbestedingsstukken staat ma 30-03-2026")
    assert termijnen["nvi"] == ("aanbestedingsstukken", "in de aanbestedingsstukken staat vr 27-03-2026")


def test_de_toegezegde_opschorting_telt_als_de_wettelijke() -> None:
    spel = _gegund(Regime.CONTRACTUEEL)
    spel.nu = moment("2026-07-03T23:59")
    assert spel.weiger("gun_definitief").keys() == {"opschortende_termijn_loopt"}
    spel.later(minutes=1).doe("gun_definitief")
    assert not [t for t in spel.zaak.termijnen.values() if t.soort == "aankondiging"]


def test_zonder_opschorting_mag_het_meteen_en_is_er_geen_termijn() -> None:
    spel = _gegund(Regime.GEEN)
    assert not [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    spel.doe("gun_definitief")
    assert spel.toestand == "contract"


def test_zonder_aankondiging_kan_de_contractfase_af() -> None:
    spel = _gegund(Regime.CONTRACTUEEL)
    for stap in (pad.gun, pad.onderteken, pad.sluit_perceel, pad.rond_af):
        stap(spel)
    assert spel.toestand == "evaluatie"
