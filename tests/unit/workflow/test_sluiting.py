"""A closing time that moves, rectifications, and notas after the last one (procedure 2.4; Aw 2.73, 2.109)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import Spel, kalender, klaar_voor, moment, pad, tot
from workflow.case.dossier import SoortStuk
from workflow.case.publicatie import VerlengingGrond
from workflow.case.termijn import SoortTermijn
from workflow.lezen import huidige_publicatie, open_termijnen
from workflow.reasons import Geweigerd
from workflow.termijnen.berekenen import nvi
from workflow.tijd import dag_van
from workflow.verbs.sluiting import Rectificeer, VerlengSluiting
from workflow.vlaggen import vlaggen


def _verleng(spel: Spel, sluiting: str, grond: VerlengingGrond = VerlengingGrond.SCHOUW, **met: object) -> None:
    spel.doe("verleng_sluiting", sluiting=moment(sluiting), grond=grond, motivering="Meer tijd.", **met)


def _laatste_dagen(spel: Spel) -> dict[str, str]:
    return {str(t.soort): t.laatste_dag.isoformat() for t in open_termijnen(spel.zaak)}


def _vraag(spel: Spel, ontvangen_op: date) -> None:
    spel.doe("registreer_vraag", tekst="Mag het ook anders?", ontvangen_op=ontvangen_op)
    spel.doe("beantwoord_vraag", nummer=len(spel.zaak.vragen), antwoord="Ja.")


# --- verlengen -----------------------------------------------------------------------------------------------------


def test_elke_termijn_die_schuift_zegt_van_wat_naar_wat_en_waarom() -> None:
    spel = tot("nota_van_inlichtingen")
    _verleng(spel, "2026-05-18T12:00", nvi_uiterlijk=date(2026, 5, 7), gestanddoening_tot=date(2026, 10, 7))
    assert _laatste_dagen(spel) == {"nvi": "2026-05-07", "sluiting": "2026-05-18", "gestanddoening": "2026-10-07"}
    per_soort = {t.soort: t.redenering for t in open_termijnen(spel.zaak)}
    assert "van ma 11-05-2026 12:00 naar ma 18-05-2026 12:00" in per_soort[SoortTermijn.SLUITING]
    assert "van do 30-04-2026 naar do 7-05-2026" in per_soort[SoortTermijn.NVI]
    assert "van wo 30-09-2026 naar wo 7-10-2026" in per_soort[SoortTermijn.GESTANDDOENING]
    assert all("(schouw, Aw art. 2.73): Meer tijd." in tekst for tekst in per_soort.values())
    (rij,) = spel.zaak.verlengingen.values()
    assert (rij.van, rij.naar, rij.grond) == (pad.SLUITING, moment("2026-05-18T12:00"), "schouw")
    assert spel.toestand == "nota_van_inlichtingen"


def test_wat_niet_genoemd_wordt_blijft() -> None:
    spel = tot("aanbestedingsfase")
    oud = huidige_publicatie(spel.zaak)
    _verleng(spel, "2026-05-12T12:00")
    nieuw = huidige_publicatie(spel.zaak)
    assert (nieuw.vragen_tot, nieuw.nvi_uiterlijk) == (oud.vragen_tot, oud.nvi_uiterlijk)
    assert (nieuw.gestanddoening_tot, nieuw.verzonden_op) == (oud.gestanddoening_tot, oud.verzonden_op)
    assert _laatste_dagen(spel) == {"sluiting": "2026-05-12", "gestanddoening": "2026-09-30"}
    gestand = [t for t in spel.zaak.termijnen.values() if t.soort == SoortTermijn.GESTANDDOENING]
    assert len(gestand) == 1, "wat niet schuift wordt niet opnieuw gelegd"


@pytest.mark.parametrize("toestand", ["nota_van_inlichtingen", "aanbestedingsfase"])
def test_op_het_moment_van_de_sluiting_mag_het_nog_daarna_alleen_bij_een_storing(toestand: str) -> None:
    spel = tot(toestand).op("2026-05-11T12:00")
    _verleng(spel.kopie(), "2026-05-12T12:00", VerlengingGrond.INLICHTINGEN)
    spel.later(seconds=1)
    for grond in (g for g in VerlengingGrond if g != VerlengingGrond.STORING):
        with pytest.raises(Geweigerd, match="sluiting_voorbij"):
            _verleng(spel, "2026-05-12T12:00", grond)
    melding = spel.leg_in_dossier("storing", SoortStuk.STORINGSMELDING)
    _verleng(spel, "2026-05-12T12:00", VerlengingGrond.STORING, bewijs=melding)
    assert spel.toestand == toestand
    (rij,) = spel.zaak.verlengingen.values()
    assert spel.zaak.dossierstukken[rij.bewijs_id or ""].code == "storing"
    assert "Aw art. 2.109" in open_termijnen(spel.zaak, SoortTermijn.SLUITING)[0].redenering


def test_na_de_opening_helpt_ook_een_storing_niet() -> None:
    m = klaar_voor("verleng_sluiting")
    spel = m.voor.kopie()
    spel.samen("open_kluis")
    assert spel.antwoord("verleng_sluiting", m.door, m.met) == {"toestand_laat_niet_toe"}


def test_na_een_verlenging_gaat_de_kluis_later_open_en_is_op_tijd_wat_daarvoor_kwam() -> None:
    spel = klaar_voor("verleng_sluiting").na.kopie()
    assert spel.weiger("open_kluis").keys() == {"sluiting_niet_verstreken"}
    spel.op("2026-05-13T12:01").samen("open_kluis")
    pad.schrijf_in(spel, "Delta", ontvangen_op=moment("2026-05-13T12:00"), prijs=pad.INSCHRIJVERS["Alfa Zorg"])
    (tender,) = spel.zaak.inschrijvingen.values()
    assert (tender.toestand, tender.gestanddoening_tot) == ("compleet", date(2026, 10, 2))


def test_een_storing_vraagt_bewijs() -> None:
    with pytest.raises(ValueError, match="bewijs"):
        VerlengSluiting(sluiting=pad.SLUITING, grond=VerlengingGrond.STORING, motivering="uitval")


@given(dagen=st.integers(-40, 60), nota=st.integers(0, 90))
def test_een_verlenging_die_lukt_houdt_de_tien_dagen_en_de_volgorde(dagen: int, nota: int) -> None:
    spel = tot("nota_van_inlichtingen")
    sluiting, nvi_dag = pad.SLUITING + timedelta(days=dagen), date(2026, 4, 1) + timedelta(days=nota)
    met = VerlengSluiting(
        sluiting=sluiting, grond=VerlengingGrond.INLICHTINGEN, motivering="Meer tijd.", nvi_uiterlijk=nvi_dag
    )
    kan = (
        sluiting > pad.SLUITING
        and date(2026, 4, 20) <= nvi_dag <= nvi(dag_van(sluiting), kalender()).laatste_dag
        and dag_van(sluiting) <= date(2026, 9, 30)
    )
    assert (spel.antwoord("verleng_sluiting", "inkoper-1", met) == set()) == kan


# --- rectificeren --------------------------------------------------------------------------------------------------


def test_een_rectificatie_met_meer_tijd_is_ook_een_verlenging() -> None:
    spel = klaar_voor("rectificeer").na
    (rij,), (verlenging,) = spel.zaak.rectificaties.values(), spel.zaak.verlengingen.values()
    assert [spel.zaak.dossierstukken[id_].code for id_ in rij.stukken] == ["pve-verbeterd"]
    assert rij.nummer == 1
    assert (verlenging.grond, verlenging.motivering, verlenging.bewijs_id) == ("rectificatie", rij.beoordeling, None)
    assert huidige_publicatie(spel.zaak).sluiting == moment("2026-05-25T12:00")


def test_zonder_nieuwe_sluiting_blijven_alle_datums() -> None:
    m = klaar_voor("rectificeer")
    spel = m.na.kopie()
    voor, termijnen = huidige_publicatie(spel.zaak), spel.zaak.termijnen
    stuk = spel.leg_in_dossier("toelichting-2", SoortStuk.OVERIG)
    spel.doe("rectificeer", omschrijving="Typefout.", stukken=(stuk,), wezenlijk=False, beoordeling="Niets nodig.")
    assert huidige_publicatie(spel.zaak) == voor
    assert spel.zaak.termijnen == termijnen
    assert [r.nummer for r in spel.zaak.rectificaties.values()] == [1, 2]
    assert len(spel.zaak.verlengingen) == 1


def test_een_wezenlijke_wijziging_wijst_naar_opnieuw_publiceren() -> None:
    m = klaar_voor("rectificeer")
    met = {f: getattr(m.met, f) for f in ("omschrijving", "stukken", "beoordeling")}
    redenen = m.voor.kopie().weiger("rectificeer", wezenlijk=True, **met)
    assert redenen.keys() == {"wezenlijke_wijziging"}
    assert "publiceer opnieuw" in redenen["wezenlijke_wijziging"]


def test_andere_datums_schuiven_niet_alleen_en_een_stuk_telt_een_keer() -> None:
    met = {"omschrijving": "x", "wezenlijk": False, "beoordeling": "y"}
    with pytest.raises(ValueError, match="sluiting"):
        Rectificeer(stukken=("a",), nvi_uiterlijk=date(2026, 5, 1), **met)
    for stukken in ((), ("a", "a")):
        with pytest.raises(ValueError, match="stukken"):
            Rectificeer(stukken=stukken, **met)


# --- nota's --------------------------------------------------------------------------------------------------------


def test_na_de_laatste_nota_kan_er_nog_een_volgen() -> None:
    spel = tot("aanbestedingsfase")
    spel.op("2026-04-30T09:00")
    _vraag(spel, date(2026, 4, 29))
    spel.doe("publiceer_nvi")
    assert spel.toestand == "aanbestedingsfase"
    assert sorted(n.ronde for n in spel.zaak.notas.values()) == [1, 2, 3]
    assert all(v.nvi_id for v in spel.zaak.vragen.values())


def test_wat_op_tijd_gevraagd_is_komt_tien_dagen_voor_de_sluiting_of_de_sluiting_schuift() -> None:
    spel = tot("nota_van_inlichtingen").op("2026-05-02T09:00")
    _vraag(spel, date(2026, 4, 20))
    with pytest.raises(Geweigerd) as fout:
        spel.doe("publiceer_nvi")
    (reden,) = fout.value.redenen
    assert (reden.code, reden.verb) == ("nvi_te_laat", "verleng_sluiting")
    _verleng(spel, "2026-05-18T12:00", VerlengingGrond.INLICHTINGEN, nvi_uiterlijk=date(2026, 5, 7))
    spel.doe("publiceer_nvi")
    assert spel.toestand == "aanbestedingsfase"


def test_een_late_vraag_mag_laat_beantwoord_worden_en_valt_op() -> None:
    spel = tot("aanbestedingsfase").op("2026-05-05T09:00")
    _vraag(spel, date(2026, 4, 21))
    assert _late(spel) == []
    spel.doe("publiceer_nvi")
    assert _late(spel) == ["vraag 3, in de nota van 05-05-2026"]


def test_een_late_vraag_die_op_tijd_beantwoord_is_valt_niet_op() -> None:
    spel = tot("nota_van_inlichtingen").op("2026-04-30T09:00")
    _vraag(spel, date(2026, 4, 21))
    spel.doe("publiceer_nvi")
    assert _late(spel) == []


def _late(spel: Spel) -> list[str]:
    alle = vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu))
    return [v.melding for v in alle if v.code == "late_vraag_beantwoord"]


def test_na_de_sluiting_komt_er_geen_nota_meer() -> None:
    spel = tot("aanbestedingsfase").op("2026-05-11T12:00")
    spel.kopie().doe("publiceer_nvi")
    assert spel.later(seconds=1).weiger("publiceer_nvi").keys() == {"sluiting_voorbij"}
