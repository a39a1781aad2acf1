"""What one part of the process leaves behind does not lock, mislead or forget another part."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import Spel, klaar_voor, moment, pad, tot, vol
from workflow.case.contract import OvereenkomstToestand, Partij
from workflow.case.deelname import Onderwerp
from workflow.case.dossier import DocumentToestand, SoortStuk
from workflow.case.inschrijving import InschrijvingToestand, Oordeel
from workflow.case.project import PerceelToestand
from workflow.case.rechtszaak import Grond, UitspraakUitkomst
from workflow.lezen import deelname_van, inschrijver_van, inschrijving_op_naam, levende_documenten, open_termijnen
from workflow.rooster import termijnen
from workflow.verbs.intrekking import TrekIn

WAAROM = "De behoefte is vervallen."
BRIEVEN = ("gunningsbrief", "afwijzingsbrief")


def _teken(spel: Spel, dienst: str, partij: Partij) -> None:
    code = spel.leg_in_dossier(f"getekend-{dienst}-{partij}", SoortStuk.GETEKENDE_OVEREENKOMST, dienst)
    met = {"inschrijver": pad.WINNAAR, "dienst": dienst, "partij": partij, "getekend_op": spel.nu.date()}
    spel.doe("registreer_ondertekening", **met, bewijs=code)


def _trek_inschrijving_in(spel: Spel, naam: str) -> None:
    bewijs = spel.leg_in_dossier(f"brief-van-{naam}", SoortStuk.CORRESPONDENTIE)
    spel.doe("trek_inschrijving_in", inschrijver=naam, ingetrokken_op=spel.nu.date(), bewijs=bewijs)


# --- niets getekend ------------------------------------------------------------------------------------------------


def _leverancier_tekende_alle_diensten_weigerden() -> Spel:
    spel = tot("contract").op("2026-07-06T09:00")
    for dienst in pad.DEELNEMERS:
        _teken(spel, dienst, Partij.LEVERANCIER)
        pad.weiger(spel, dienst)
    return spel


@pytest.mark.parametrize("verb", ["trek_in", "trek_perceel_in"])
def test_wat_de_ander_weigerde_houdt_intrekken_niet_tegen(verb: str) -> None:
    """Otherwise nothing could be done any more: the perceel cannot be closed without one signed overeenkomst."""
    spel = _leverancier_tekende_alle_diensten_weigerden()
    pad.besluit_tot_intrekking(spel)
    spel.samen(verb, motivering=WAAROM, **({"perceel": "1"} if verb == "trek_perceel_in" else {}))
    assert spel.perceel.toestand == PerceelToestand.INGETROKKEN


def test_na_heropening_bindt_een_handtekening_van_eerder_niet() -> None:
    spel = _leverancier_tekende_alle_diensten_weigerden()
    spel.samen("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="Verkeerd gelezen.")
    _trek_inschrijving_in(spel, pad.WINNAAR)
    assert inschrijving_op_naam(spel.zaak, spel.perceel, pad.WINNAAR).toestand == InschrijvingToestand.INGETROKKEN


def test_wie_tekende_wat_de_leverancier_weigerde_mag_nog_uittreden() -> None:
    spel = tot("contract").op("2026-07-06T09:00")
    _teken(spel, "Deurne", Partij.DEELNEMER)
    pad.weiger(spel, "Deurne", Partij.LEVERANCIER)
    pad.treed_uit(spel)
    assert deelname_van(spel.zaak, "Deurne").toestand == "uitgetreden"


def test_een_nieuw_aanbod_vervalt_als_de_deelnemer_uittreedt_ook_na_een_oude_handtekening() -> None:
    spel = tot("contract").op("2026-07-06T09:00")
    _teken(spel, "Deurne", Partij.LEVERANCIER)
    (eigen,) = [o for o in spel.zaak.overeenkomsten.values() if o.deelname_id == deelname_van(spel.zaak, "Deurne").id]
    opnieuw = replace(eigen, aangeboden_op=spel.later(days=1).nu)
    spel = spel.met_case(spel.zaak.met(opnieuw))
    pad.treed_uit(spel)
    assert spel.zaak.overeenkomsten[eigen.id].toestand == OvereenkomstToestand.VERVALLEN


# --- brieven -------------------------------------------------------------------------------------------------------


def test_wie_nog_geen_brief_over_het_perceel_kreeg_krijgt_die_over_het_project() -> None:
    """The project is withdrawn after the letter to one dienst left and before those to the tenderers did."""
    spel = vol("opschorting")
    pad.besluit_tot_intrekking(spel)
    spel.samen("trek_perceel_in", perceel="1", motivering=WAAROM)
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=("intrekkingsbrief",))
    spel.doe("bevestig_verzending", soorten=("intrekkingsbrief",), dienst="Asten")
    spel.samen("trek_in", motivering=WAAROM)
    aan = {
        inschrijver_van(spel.zaak, spel.zaak.inschrijvingen[d.inschrijving_id]).naam
        for d in levende_documenten(spel.zaak, "intrekkingsbrief")
        if d.inschrijving_id
    }
    assert aan == set(pad.INSCHRIJVERS)


def test_wie_de_brief_over_het_perceel_al_kreeg_krijgt_er_geen_tweede() -> None:
    spel = vol("opschorting")
    pad.besluit_tot_intrekking(spel)
    spel.samen("trek_perceel_in", perceel="1", motivering=WAAROM)
    spel.verzend("intrekkingsbrief")
    spel.samen("trek_in", motivering=WAAROM)
    brieven = [d for d in levende_documenten(spel.zaak, "intrekkingsbrief") if d.inschrijving_id]
    assert {d.toestand for d in brieven} == {DocumentToestand.VERZONDEN}
    assert len(brieven) == len(pad.INSCHRIJVERS)


@pytest.mark.parametrize("toestand", ["startbijeenkomst", "inkoopstrategie_vaststelling"])
def test_wie_nog_niet_besloot_hoort_ook_dat_een_perceel_is_ingetrokken(toestand: str) -> None:
    spel = tot(toestand)
    spel.samen("trek_perceel_in", perceel="1", motivering=WAAROM)
    brieven = [d for d in spel.zaak.documenten.values() if d.soort == "intrekkingsbrief"]
    assert len(brieven) == len(pad.DIENSTEN)


def test_een_correctie_van_een_termijn_die_niet_meer_loopt_gaat_niet_meer_weg() -> None:
    spel = klaar_voor("neem_gunningsbeslissing").voor.kopie()
    spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=date(2026, 6, 13))
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.op("2026-06-13T10:00").doe("bevestig_verzending", soorten=("gunningsbrief",))
    spel.op("2026-06-14T08:00").samen("geef_vrij", soorten=("afwijzingsbrief",))
    spel.doe("bevestig_verzending", soorten=("afwijzingsbrief",))
    assert list(levende_documenten(spel.zaak, "correctiebericht"))
    spel.samen("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="Verkeerd gelezen.")
    assert list(levende_documenten(spel.zaak, "correctiebericht")) == []


# --- de tweede publicatie ------------------------------------------------------------------------------------------


def _kort_geding(spel: Spel) -> None:
    stuk = spel.leg_in_dossier("dagvaarding-9", SoortStuk.DAGVAARDING)
    met = {"gedagvaard_op": spel.nu.date(), "rechtbank": "Den Bosch", "zaaknummer": "KG 26-9", "eiser": "X"}
    spel.doe("registreer_kort_geding", **met, dagvaarding=stuk)


def _uitspraak(spel: Spel, uitkomst: UitspraakUitkomst) -> None:
    bewijs = spel.leg_in_dossier("uitspraak-9", SoortStuk.UITSPRAAK)
    spel.doe("registreer_uitspraak", zaaknummer="KG 26-9", uitkomst=uitkomst, datum=spel.nu.date(), bewijs=bewijs)


def _niets_geldig() -> Spel:
    spel = tot("beoordeling")
    _kort_geding(spel)
    for naam in pad.INSCHRIJVERS:
        met = {"inschrijver": naam, "oordeel": Oordeel.ONGELDIG, "grond": "leidraad 4.2"}
        spel.doe("toets_inschrijving", **met, motivering="Opnieuw bekeken.")
    spel.doe("stel_geen_geldige_vast")
    return spel


def _tweede_publicatie(spel: Spel) -> Spel:
    spel.doe("herpubliceer")
    spel.op("2026-06-16T09:00").doe(
        "publiceer",
        platform="TenderNed",
        referentie="600009",
        vragen_tot=date(2026, 7, 10),
        nvi_uiterlijk=date(2026, 7, 20),
        sluiting=moment("2026-08-03T12:00"),
        gestanddoening_tot=date(2026, 12, 31),
    )
    return spel


def test_een_uitspraak_kan_ook_komen_als_de_markt_opnieuw_is_gevraagd() -> None:
    spel = _niets_geldig()
    spel.doe("herpubliceer")
    _uitspraak(spel, UitspraakUitkomst.HANDHAVEN)
    assert spel.perceel.toestand == PerceelToestand.OPEN


def test_een_dagvaarding_over_de_aanbestedingsstukken_komt_voor_de_opening() -> None:
    spel = tot("nota_van_inlichtingen")
    _kort_geding(spel)
    assert len(spel.zaak.kort_gedingen) == 1


def test_een_bevel_over_de_vorige_publicatie_is_geen_bevel_over_deze() -> None:
    spel = _niets_geldig()
    _uitspraak(spel, UitspraakUitkomst.INTREKKEN)
    spel = _tweede_publicatie(spel)
    assert spel.antwoord("trek_in", "inkoper-1", TrekIn(motivering=WAAROM)) == {"intrekking_niet_besloten"}


def test_een_oude_dagvaarding_valt_niet_in_een_latere_opschortende_termijn() -> None:
    """Served before the publication that is being awarded: it asks a motivation, and leaves a way to a contract."""
    spel = klaar_voor("gun_definitief").voor.kopie()
    oud = next(iter(spel.zaak.kort_gedingen.values()))
    voor_publicatie = next(iter(spel.zaak.publicaties.values())).verzonden_op.date()
    uitspraken = [replace(u, uitkomst=UitspraakUitkomst.INTREKKEN) for u in spel.zaak.uitspraken.values()]
    eerder = replace(oud, gedagvaard_op=voor_publicatie.replace(day=1))
    assert eerder.gedagvaard_op < voor_publicatie
    met_bevel = spel.met_case(spel.zaak.met(*uitspraken))
    assert met_bevel.weiger("gun_definitief").keys() == {"uitspraak_verbiedt"}
    met_oud_bevel = spel.met_case(spel.zaak.met(eerder, *uitspraken))
    assert met_oud_bevel.weiger("gun_definitief").keys() == {"motivering_ontbreekt"}


# --- gestanddoening, feiten en twee personen -----------------------------------------------------------------------


def test_na_heropening_van_een_gegund_perceel_telt_de_verlengde_gestanddoening() -> None:
    spel = vol("opschorting")
    for naam in pad.INSCHRIJVERS:
        bewijs = spel.leg_in_dossier(f"instemming-{naam}", SoortStuk.CORRESPONDENTIE)
        met = {"inschrijver": naam, "tot": date(2027, 3, 31), "datum": spel.nu.date()}
        spel.doe("verleng_gestanddoening", **met, bewijs=bewijs)
    spel.doe("gun_definitief")
    assert open_termijnen(spel.zaak, "gestanddoening") == []
    spel.samen("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="Verkeerd gelezen.")
    assert [t.laatste_dag for t in open_termijnen(spel.zaak, "gestanddoening")] == [date(2027, 3, 31)]


@pytest.mark.parametrize("oordeel", [Oordeel.ONGELDIG, Oordeel.UITGESLOTEN])
def test_ook_wie_niet_geldig_inschreef_kan_zich_terugtrekken(oordeel: Oordeel) -> None:
    spel = tot("beoordeling")
    met = {"inschrijver": pad.WINNAAR, "oordeel": oordeel, "grond": "leidraad 4.2"}
    spel.doe("toets_inschrijving", **met, motivering="Opnieuw bekeken.")
    _trek_inschrijving_in(spel, pad.WINNAAR)
    assert inschrijving_op_naam(spel.zaak, spel.perceel, pad.WINNAAR).toestand == InschrijvingToestand.INGETROKKEN


def test_een_andere_dag_van_dagvaarding_bevestigt_een_tweede() -> None:
    """Whether a summons blocks follows from its day alone, so nobody moves that day alone."""
    m = klaar_voor("registreer_kort_geding")
    spel = m.na.kopie()
    dagen = [k.gedagvaard_op for k in spel.zaak.kort_gedingen.values()]
    spel.voer_uit(m.verb, m.door, replace(m.met, eiser="Beta Hulp B.V."))
    assert not [v for v in spel.zaak.voorstellen.values() if v.toestand == "open"]
    spel.voer_uit(m.verb, m.door, replace(m.met, gedagvaard_op=date(2026, 6, 22)))
    assert [k.gedagvaard_op for k in spel.zaak.kort_gedingen.values()] == dagen
    spel.bevestig()
    assert [k.gedagvaard_op for k in spel.zaak.kort_gedingen.values()] == [date(2026, 6, 22)]


@pytest.mark.parametrize("toestand", ["afgerond", "ingetrokken"])
def test_waar_niets_meer_mag_valt_niets_af_te_dwingen(toestand: str) -> None:
    m = klaar_voor("dwing_af")
    spel = m.voor.met_case(replace(m.voor.zaak, project=replace(m.voor.zaak.project, toestand=toestand)))
    assert spel.antwoord(m.verb, m.door, m.met) == {"toestand_laat_niet_toe"}


def test_een_uitgetreden_deelnemer_houdt_intrekken_niet_op() -> None:
    spel = tot("advies")
    pad.treed_uit(spel)
    spel.later(hours=1)
    for dienst in ("Asten", "Best"):
        pad.stel_vast(spel, dienst, dienst.lower(), Onderwerp.INTREKKING, spel.nu.date())
    spel.samen("trek_in", motivering=WAAROM)
    assert spel.toestand == "ingetrokken"


def test_een_open_kluis_zonder_vastgelegde_inschrijvingen_is_nog_geen_lege_markt() -> None:
    """Until the opening is closed a tender may still have to be recorded; an empty vault leads to `herpubliceer`."""
    spel = tot("aanbestedingsfase_geopend")
    assert spel.antwoord("trek_in", "inkoper-1", TrekIn(motivering=WAAROM)) == {"intrekking_niet_besloten"}
    spel.doe("herpubliceer")
    assert spel.antwoord("trek_in", "inkoper-1", TrekIn(motivering=WAAROM)) == set()


def test_een_storing_geeft_een_keer_uitstel() -> None:
    spel = vol("aanbestedingsfase")
    spel.nu = moment("2026-05-11T13:00")
    bewijs = spel.leg_in_dossier("storing", SoortStuk.STORINGSMELDING)
    met = {"grond": "storing", "motivering": "Het platform lag stil.", "bewijs": bewijs}
    spel.doe("verleng_sluiting", **met, sluiting=moment("2026-05-12T12:00"))
    spel.nu = moment("2026-05-12T13:00")
    assert spel.weiger("verleng_sluiting", **met, sluiting=moment("2026-05-13T12:00")).keys() == {"stuk_al_gebruikt"}


def test_gelijke_termijnen_van_twee_percelen_zijn_geen_twee_diensten() -> None:
    spel = tot("opschorting")
    (termijn,) = open_termijnen(spel.zaak, "opschortend")
    assert [r.wie for r in termijnen(spel.zaak) if r.soort == "opschortend"] == ["project"]
    tweede = replace(spel.perceel, id="id-tweede", nummer="2")
    nog_een = replace(termijn, id="id-termijn", sleutel="nog-een", perceel_id=tweede.id)
    zaak = spel.zaak.met(tweede, nog_een)
    assert [r.wie for r in termijnen(zaak) if r.soort == "opschortend"] == ["perceel 1", "perceel 2"]
    assert "3 diensten, perceel 1" in {r.wie for r in termijnen(zaak) if r.soort == "vaststelling_advies"}
