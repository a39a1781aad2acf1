"""What a call changes is told in full, and of a call that changes nothing nothing is told."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.factories import Moment, Spel, alles, klaar_voor, pad, tot
from workflow.case import Case
from workflow.case.project import PerceelToestand
from workflow.case.termijn import SoortTermijn
from workflow.gevolgen import BriefGevolg, Gevolgen, TermijnGevolg, ToestandGevolg, gevolgen
from workflow.verbs import VERBS
from workflow.verbs.argumenten import bevries


def _tussen(voor: Spel, na: Case) -> Gevolgen:
    return gevolgen(voor.zaak, na, voor.call("inkoper-1"))


def _van(m: Moment) -> Gevolgen:
    """Of the verb itself, as if it were confirmed."""
    na = VERBS[m.verb].functie(m.voor.zaak, m.met, m.voor.call(m.door)).case
    assert isinstance(na, Case)
    return _tussen(m.voor, na)


def _doe(spel: Spel, verb: str, **met: Any) -> Gevolgen:
    na = spel.kopie()
    (na.samen if VERBS[verb].vier_ogen else na.doe)(verb, **met)
    return _tussen(spel, na.zaak)


TWEE_PERSONEN = [
    (eerste, tweede)
    for eerste, tweede in zip(alles(), alles()[1:], strict=False)
    if tweede.verb == "bevestig" and eerste.voor.case
]


def test_er_zijn_zijpaden_om_te_voorspellen() -> None:
    assert {eerste.verb for eerste, _ in TWEE_PERSONEN} >= {
        "trek_in",
        "trek_perceel_in",
        "corrigeer_gunningsbeslissing",
    }


@pytest.mark.parametrize("paar", TWEE_PERSONEN, ids=lambda paar: paar[0].verb)
def test_wat_voorspeld_is_gebeurt_bij_de_bevestiging(paar: tuple[Moment, Moment]) -> None:
    eerste, tweede = paar
    bevroren = replace(eerste, met=bevries(eerste.met, eerste.voor.zaak))
    assert _van(bevroren) == gevolgen(eerste.voor.zaak, tweede.na.zaak, eerste.voor.call("inkoper-1"))


@pytest.mark.parametrize("toestand", ["aangemeld", "inkoopstrategie_vaststelling", "opschorting", "contractmanagement"])
def test_zonder_verschil_zijn_er_geen_gevolgen(toestand: str) -> None:
    spel = tot(toestand)
    assert _tussen(spel, spel.zaak).leeg


def test_een_termijn_verschuift() -> None:
    gevolg = _van(klaar_voor("verplaats_termijn"))
    van, naar = date(2026, 3, 18), date(2026, 3, 25)
    assert gevolg.termijnen == tuple(
        TermijnGevolg("vaststelling_strategie", "", dienst, van, naar, "open")
        for dienst in ("Asten", "Best", "Deurne", "Someren")
    )
    soorten = {(b.wat, b.soort) for b in gevolg.brieven}
    assert soorten == {(w, s) for w in ("wordt gemaakt", "vervalt") for s in ("mandaatbrief", "concept_collegebesluit")}
    assert not gevolg.toestanden


def test_een_ander_tijdstip_op_dezelfde_dag_is_ook_een_verschil() -> None:
    spel = tot("aanbestedingsfase")
    sluiting = next(t for t in spel.zaak.termijnen.values() if t.soort == "sluiting")
    later = replace(sluiting, verloopt_op=sluiting.verloopt_op + timedelta(hours=4))
    (gevolg,) = _tussen(spel, spel.zaak.met(later)).termijnen
    assert (gevolg.van, gevolg.naar, gevolg.tijdstip) == (date(2026, 5, 11), date(2026, 5, 11), "12:00 → 16:00")


def test_een_correctie_trekt_brieven_in_en_maakt_nieuwe() -> None:
    spel = tot("opschorting")
    gevolg = _doe(spel, "corrigeer_gunningsbeslissing", geplande_verzenddatum=date(2026, 6, 15), motivering="x")
    assert gevolg.toestanden == (ToestandGevolg("perceel 1", "opschorting", "beslissing"),)
    aantal = {wat: sum(b.wat == wat for b in gevolg.brieven) for wat in ("wordt gemaakt", "ingetrokken")}
    assert aantal == {"wordt gemaakt": 9, "ingetrokken": 9}
    assert BriefGevolg("ingetrokken", "gunningsbrief", "1", f"{pad.WINNAAR} (namens Asten)") in gevolg.brieven
    (termijn,) = gevolg.termijnen
    assert (termijn.soort, termijn.perceel, termijn.naar, termijn.toestand) == ("opschortend", "1", None, "vervallen")


def test_een_intrekking_laat_alles_vervallen() -> None:
    gevolg = _van(klaar_voor("trek_in"))
    assert gevolg.toestanden == (
        ToestandGevolg("project", "gunning", "ingetrokken"),
        ToestandGevolg("perceel 1", "opschorting", "ingetrokken"),
    )
    assert {(t.soort, t.naar, t.toestand) for t in gevolg.termijnen} == {
        ("opschortend", None, "vervallen"),
        ("gestanddoening", None, "vervallen"),
    }


def test_opnieuw_aanbieden_maakt_besluiten_verouderd() -> None:
    spel = klaar_voor("publiceer").voor.kopie()
    spel.doe("leg_strategie_vast", hoofdstukken=dict.fromkeys(pad.HOOFDSTUKKEN, "anders"), planning=pad.PLANNING)
    spel.doe("leg_concept_strategie_voor", reactie_tot=spel.nu.date() + timedelta(days=6))
    spel.later(days=7)
    gevolg = _doe(spel, "bied_strategie_ter_vaststelling_aan", deadline=spel.nu.date() + timedelta(days=30))
    assert gevolg.verouderde_besluiten == tuple(f"{d}: inkoopstrategie versie 1" for d in ("Asten", "Best", "Deurne"))
    assert {v.code for v in gevolg.vlaggen_erbij} >= {"besluit_verouderd"}
    assert [d.naar for d in gevolg.deelnames] == ["strategie_ter_vaststelling"] * 3
    assert [(t.van, t.wie) for t in gevolg.termijnen if t.soort == "vaststelling_strategie"] == [
        (None, "Asten"),
        (None, "Best"),
        (None, "Deurne"),
    ]


def test_wie_uit_het_team_gaat_en_wat_er_dan_mist() -> None:
    spel = tot("aanbestedingsdocumenten")
    lid = next(lid for lid in spel.zaak.teamleden.values() if lid.deelname_id)
    gevolg = _tussen(spel, spel.zaak.met(replace(lid, tot=spel.nu)))
    assert len(gevolg.team_eruit) == 1
    assert gevolg.team_eruit[0].endswith("(materiedeskundige)")
    assert gevolg.team_mist == ("2 materiedeskundige(n) van deelnemende diensten, 3 nodig",)
    assert not gevolg.leeg
    assert not _tussen(spel, spel.zaak).team_mist


def test_een_ander_getal_in_een_melding_is_geen_oplossing() -> None:
    gevolg = _van(klaar_voor("registreer_uittreding"))
    assert "minder_dan_zes_deelnemers" in {vlag.code for vlag in gevolg.vlaggen_erbij}
    assert "minder_dan_zes_deelnemers" not in {vlag.code for vlag in gevolg.vlaggen_weg}


def test_de_waarde_staat_naast_de_drempel_van_de_publicatie() -> None:
    spel = tot("beoordeling")
    project = replace(spel.zaak.project, waarde=Decimal(100_000))
    klein = replace(spel.perceel, waarde=Decimal(100_000))
    tweede = replace(klein, id="id-tweede", nummer="2", waarde=Decimal(150_000))
    spel = spel.met_case(spel.zaak.met_project(project).met(klein, tweede))
    gevolg = _tussen(spel, spel.zaak.met(replace(tweede, toestand=PerceelToestand.INGETROKKEN)))
    assert (gevolg.waarde_voor.raming, gevolg.waarde_voor.boven) == (Decimal(250_000), True)
    assert (gevolg.waarde_na.raming, gevolg.waarde_na.boven) == (Decimal(100_000), False)
    assert gevolg.waarde_voor.drempel == gevolg.waarde_na.drempel == 216_000


def test_zonder_bekende_drempel_wordt_niets_beweerd() -> None:
    spel = tot("beoordeling")
    gevolg = gevolgen(spel.zaak, spel.zaak, replace(spel.call("inkoper-1"), drempels=()))
    assert (gevolg.waarde_na.drempel, gevolg.waarde_na.boven) == (None, False)


def test_wat_afgedwongen_is_komt_erbij_als_vlag() -> None:
    spel = klaar_voor("bied_strategie_ter_vaststelling_aan").voor.kopie()
    pad.dwing_af(spel)
    gevolg = _doe(spel, "bied_strategie_ter_vaststelling_aan", deadline=date(2026, 2, 25))
    assert [v.code for v in gevolg.vlaggen_erbij] == ["afgedwongen"]


def test_een_verplaatsing_noemt_de_volgende_herinnering_en_elke_agenda() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    spel.verzend("mandaatbrief", "concept_collegebesluit")
    spel.doe("controleer_termijnen", "systeem")
    spel.bezorg_post()
    soort = SoortTermijn.VASTSTELLING_STRATEGIE
    na = _doe(spel, "verplaats_termijn", soort=soort, naar=date(2026, 4, 1), motivering="Een college vergadert later.")
    assert {(h.wie, h.van, h.naar) for h in na.herinneringen} == {
        (dienst, date(2026, 3, 4), date(2026, 3, 18)) for dienst in pad.DIENSTEN
    }
    assert {(a.wat, a.dag) for a in na.agenda} == {("verschuift in de agenda", date(2026, 4, 1))}
    assert {a.aan for a in na.agenda} == {*pad.DIENSTEN, "inkoper-1", "manager-1"}
    weg = _doe(spel, "trek_in", motivering="Er is te weinig belangstelling.")
    assert {a.wat for a in weg.agenda} == {"verdwijnt uit de agenda"}
    assert {(h.van, h.naar) for h in weg.herinneringen} == {(date(2026, 3, 4), None)}
    assert {a.aan for a in weg.agenda} == {a.aan for a in na.agenda}


def test_een_langere_sluiting_schuift_alles_wat_eraan_hangt() -> None:
    m = klaar_voor("verleng_sluiting")
    na = _van(m)
    assert {h.soort for h in na.herinneringen} >= {"sluiting"}
    assert {t.soort for t in na.termijnen} >= {"sluiting"}
