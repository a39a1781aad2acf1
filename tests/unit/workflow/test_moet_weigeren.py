"""What may never happen: each refusal at its very edge, with what is allowed one step further."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.factories import Moment, Spel, klaar_voor, moment, pad, tot, verhaal, vol
from workflow.case.contract import Partij
from workflow.case.deelname import Handeling, Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import InschrijvingToestand, Oordeel
from workflow.lezen import dienst_van
from workflow.reasons import Geweigerd, Invoerfout
from workflow.strategie import HOOFDSTUKKEN
from workflow.verbs import VERBS
from workflow.verbs.basis import controleer_tweede_persoon


def weiger(spel: Spel, verb: str, door: str = "inkoper-1", **met: Any) -> dict[str, str]:
    """The reasons of a refusal, code to message."""
    with pytest.raises(Geweigerd) as fout:
        spel.doe(verb, door, **met)
    return {r.code: r.melding for r in fout.value.redenen}


def _voor_opening() -> Spel:
    """The tender phase, just before anybody proposes to open the vault."""
    return klaar_voor("open_kluis").voor.kopie()


# --- de kluis ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tijdstip", ["2026-05-11T11:59:59", "2026-05-11T12:00:00"])
def test_de_kluis_blijft_dicht_tot_en_met_de_sluitingstijd(tijdstip: str) -> None:
    spel = _voor_opening()
    spel.nu = moment(tijdstip)
    assert weiger(spel, "open_kluis") == {
        "sluiting_niet_verstreken": "de kluis opent pas na de sluitingstijd (11-05-2026 12:00)"
    }


def test_een_seconde_na_sluiting_gaat_de_kluis_open_met_twee_personen() -> None:
    spel = _voor_opening()
    spel.nu = moment("2026-05-11T12:00:01")
    spel.doe("open_kluis")
    assert spel.toestand == "aanbestedingsfase"
    spel.bevestig("manager-1")
    assert spel.toestand == "aanbestedingsfase_geopend"


def test_de_kluis_opent_ook_zonder_laatste_nota() -> None:
    spel = vol("nota_van_inlichtingen")
    spel.nu = moment("2026-05-11T12:00:01")
    spel.samen("open_kluis")
    assert spel.toestand == "aanbestedingsfase_geopend"


@pytest.mark.parametrize(
    ("ontvangen", "toestand"),
    [("2026-05-11T12:00:00", InschrijvingToestand.COMPLEET), ("2026-05-11T12:00:01", InschrijvingToestand.TE_LAAT)],
)
def test_op_de_sluitingstijd_is_op_tijd(ontvangen: str, toestand: InschrijvingToestand) -> None:
    spel = tot("aanbestedingsfase_geopend")
    spel.doe("registreer_inschrijving", inschrijver="Delta", ontvangen_op=moment(ontvangen), prijs=Decimal(1))
    assert [i.toestand for i in spel.zaak.inschrijvingen.values()] == [toestand]


def test_zonder_inschrijving_op_tijd_sluit_de_opening_niet() -> None:
    spel = tot("aanbestedingsfase_geopend")
    spel.doe("registreer_inschrijving", inschrijver="Delta", ontvangen_op=spel.nu, prijs=Decimal(1))
    assert "geen_inschrijving" in weiger(spel, "sluit_opening")


def test_onvolledig_wordt_niet_geldig_en_te_laat_wordt_niet_getoetst() -> None:
    spel = tot("aanbestedingsfase_geopend")
    op_tijd, te_laat = pad.SLUITING, pad.SLUITING + timedelta(minutes=1)
    spel.doe("registreer_inschrijving", inschrijver="Delta", ontvangen_op=op_tijd, prijs=Decimal(1), ontbreekt=("UEA",))
    spel.doe("registreer_inschrijving", inschrijver="Laat", ontvangen_op=te_laat, prijs=Decimal(1))
    spel.doe("sluit_opening")
    assert weiger(spel, "toets_inschrijving", inschrijver="Delta", oordeel=Oordeel.GELDIG) == {
        "inschrijving_onvolledig": "er ontbreekt: UEA"
    }
    assert set(weiger(spel, "toets_inschrijving", inschrijver="Laat", oordeel=Oordeel.GELDIG)) == {
        "toestand_laat_niet_toe"
    }
    spel.doe("toets_inschrijving", inschrijver="Delta", oordeel=Oordeel.ONGELDIG, grond="UEA ontbreekt")
    assert set(weiger(spel, "leg_gunningsadvies_voor", deadline=date(2026, 7, 1))) == {
        "geen_geldige_inschrijving",
        "te_weinig_beoordelaars",
    }


# --- besluiten en versies ------------------------------------------------------------------------------------------


def _na_twee_van_drie() -> Spel:
    return [m.voor for m in verhaal() if m.verb == "registreer_besluit" and m.met.dienst == "Deurne"][-1].kopie()


def test_geen_beslissing_voor_alle_vaststellingen() -> None:
    spel = _na_twee_van_drie()
    assert weiger(spel, "neem_gunningsbeslissing", geplande_verzenddatum=date(2026, 6, 13)) == {
        "advies_niet_vastgesteld": "nog niet vastgesteld door: Deurne"
    }


@pytest.mark.parametrize("uitkomst", [Uitkomst.AANGEHOUDEN, Uitkomst.VOORWAARDELIJK, Uitkomst.AFGEWEZEN])
def test_alleen_vastgesteld_telt(uitkomst: Uitkomst) -> None:
    spel = _na_twee_van_drie()
    met = next(m.met for m in reversed(verhaal()) if m.verb == "registreer_besluit")
    spel.voer_uit("registreer_besluit", "deurne", replace(met, uitkomst=uitkomst))
    spel.later(days=1)
    assert set(weiger(spel, "neem_gunningsbeslissing", geplande_verzenddatum=date(2026, 6, 13))) == {
        "advies_niet_vastgesteld"
    }
    spel.voer_uit("registreer_besluit", "deurne", replace(met, besluitdatum=spel.nu.date(), getekend_op=spel.nu.date()))
    spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=date(2026, 6, 13))


def test_een_nieuwe_versie_van_het_advies_maakt_besluiten_oud() -> None:
    """Also with the same scores: every deelnemer is asked again."""
    spel = vol("advies")
    spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 7, 10))
    geplande = date(2026, 6, 13)
    assert weiger(spel, "neem_gunningsbeslissing", geplande_verzenddatum=geplande) == {
        "advies_niet_vastgesteld": "nog niet vastgesteld door: Asten, Best, Deurne"
    }
    met = next(m.met for m in reversed(verhaal()) if m.verb == "registreer_besluit")
    spel.voer_uit("registreer_besluit", "deurne", replace(met, versie=1, nummer="nog eens over versie 1"))
    assert (
        "Deurne" in weiger(spel, "neem_gunningsbeslissing", geplande_verzenddatum=geplande)["advies_niet_vastgesteld"]
    )


def _opnieuw_aangeboden(tekst: str) -> Spel:
    """Version 2 of the strategy, the day after three diensten adopted version 1."""
    spel = klaar_voor("controleer_termijnen", 1).voor.kopie()
    spel.nu = moment("2026-03-11T09:00")
    spel.doe("leg_strategie_vast", hoofdstukken=dict.fromkeys(HOOFDSTUKKEN, tekst), planning=pad.PLANNING)
    spel.doe("leg_concept_strategie_voor", reactie_tot=date(2026, 3, 16))
    for dienst in pad.DIENSTEN:
        spel.doe("registreer_reactie", dienst.lower(), dienst=dienst, tekst="akkoord")
    spel.doe("bied_strategie_ter_vaststelling_aan", deadline=date(2026, 4, 15))
    return spel


@pytest.mark.parametrize("tekst", ["andere tekst", "dezelfde tekst"])
def test_een_besluit_over_een_oude_versie_telt_niet(tekst: str) -> None:
    spel = _opnieuw_aangeboden(tekst)
    assert {str(d.toestand) for d in spel.zaak.deelnames.values()} == {"strategie_ter_vaststelling", "teruggetrokken"}
    met = next(m.met for m in verhaal() if m.verb == "registreer_besluit" and m.met.dienst == "Asten")
    spel.voer_uit("registreer_besluit", "asten", replace(met, versie=1, nummer="weer over versie 1"))
    assert set(weiger(spel, "stel_deelnemers_vast")) == {
        "deelname_onbeslist",
        "te_weinig_deelnemers",
        "inkoopteam_onvolledig",
    }
    assert "Asten" in weiger(spel, "stel_deelnemers_vast")["deelname_onbeslist"]


def test_wie_de_deadline_liet_lopen_wordt_niet_opnieuw_gevraagd_ook_zonder_controle() -> None:
    """Whether the scheduled check ran between deadline and new version changes nothing."""
    standen = []
    for controle in (True, False):
        spel = klaar_voor("controleer_termijnen", 1).voor.kopie()
        spel.op("2026-03-19T08:00")
        if controle:
            spel.doe("controleer_termijnen", "systeem")
        spel.doe("leg_strategie_vast", hoofdstukken=dict.fromkeys(HOOFDSTUKKEN, "x"), planning=pad.PLANNING)
        spel.doe("leg_concept_strategie_voor", reactie_tot=date(2026, 3, 24))
        spel.op("2026-03-25T08:00").doe("bied_strategie_ter_vaststelling_aan", deadline=date(2026, 4, 30))
        standen.append({dienst_van(spel.zaak, d.id).naam: str(d.toestand) for d in spel.zaak.deelnames.values()})
    assert standen[0] == standen[1]
    assert standen[0]["Someren"] == "vervallen"


def test_op_tijd_genomen_maar_te_laat_ontvangen_is_vervallen() -> None:
    spel = klaar_voor("controleer_termijnen", 1).voor.kopie()
    spel.op("2026-03-18T23:59").leg_in_dossier("besluit-Someren", SoortStuk.BESLUIT, "Someren", "someren")
    laat, op_tijd = spel.kopie().later(minutes=1), spel.kopie()
    for stand, verwacht in ((laat, "vervallen"), (op_tijd, "deelnemer")):
        _besluit_van_someren(stand)
        pad.verleen_mandaat(stand, "Someren", "someren", None)
        stand.op("2026-03-19T08:00").doe("controleer_termijnen", "systeem")
        (someren,) = [d for d in stand.zaak.deelnames.values() if dienst_van(stand.zaak, d.id).naam == "Someren"]
        assert someren.toestand == verwacht


def _besluit_van_someren(spel: Spel) -> None:
    spel.doe(
        "registreer_besluit",
        "someren",
        dienst="Someren",
        onderwerp=Onderwerp.INKOOPSTRATEGIE,
        uitkomst=Uitkomst.VASTGESTELD,
        nummer="inkoopstrategie-Someren",
        besluitdatum=date(2026, 3, 17),
        getekend_op=date(2026, 3, 17),
        bewijs="besluit-Someren",
    )


def test_vaststellen_zonder_mandaat_is_niet_meedoen() -> None:
    spel = klaar_voor("controleer_termijnen", 1).voor.kopie()
    spel.op("2026-03-18T12:00").leg_in_dossier("besluit-Someren", SoortStuk.BESLUIT, "Someren", "someren")
    _besluit_van_someren(spel)
    assert weiger(spel, "stel_deelnemers_vast") == {
        "deelname_onbeslist": "nog geen besluit met mandaat van: Someren (deadline 18-03-2026)"
    }
    spel.op("2026-03-19T00:00").doe("stel_deelnemers_vast")
    assert "vervallen" in {str(d.toestand) for d in spel.zaak.deelnames.values()}


def test_een_termijn_die_voorbij_is_wordt_niet_meer_gehaald_ook_zonder_controle() -> None:
    standen = []
    for controle in (True, False):
        spel = klaar_voor("registreer_reactie").voor.kopie().op("2026-02-18T00:00")
        if controle:
            spel.doe("controleer_termijnen", "systeem")
        spel.doe("registreer_reactie", "asten", dienst="Asten", tekst="te laat")
        asten = next(d.id for d in spel.zaak.deelnames.values() if dienst_van(spel.zaak, d.id).naam == "Asten")
        standen.append({str(t.toestand) for t in spel.zaak.termijnen.values() if t.deelname_id == asten})
    assert standen == [{"verstreken"}, {"verstreken"}]


@pytest.mark.parametrize(
    ("bewijs", "code"),
    [
        ("besluit-inkoopstrategie-Asten", "stuk_van_ander"),
        ("volmacht-Deurne", "stuk_verkeerde_soort"),
        ("x", "stuk_onbekend"),
    ],
)
def test_bewijs_is_van_de_dienst_zelf(bewijs: str, code: str) -> None:
    m = [m for m in verhaal() if m.verb == "registreer_besluit" and m.met.dienst == "Deurne"][-1]
    assert code in m.voor.antwoord("registreer_besluit", "deurne", replace(m.met, bewijs=bewijs))


def test_een_mandaat_rust_op_een_vastgesteld_besluit() -> None:
    spel = klaar_voor("verleen_mandaat").voor.kopie()
    met = replace(klaar_voor("verleen_mandaat").met, besluit="bestaat niet")
    assert spel.antwoord("verleen_mandaat", "asten", met) == {"besluit_ontbreekt"}


# --- mandaat -------------------------------------------------------------------------------------------------------

MANDAAT_VAN_BEST: dict[str, dict[str, Any]] = {
    "handeling ontbreekt": {"handelingen": (Handeling.CORRESPONDENTIE,)},
    "verlopen": {"geldig_tot": date(2026, 3, 22)},
    "begint nog": {"geldig_van": date(2026, 3, 24)},
    "plafond te laag": {"plafond": Decimal("3999999.99")},
}


@pytest.mark.parametrize("gebrek", MANDAAT_VAN_BEST)
def test_zonder_dekkend_mandaat_noemt_de_weigering_de_dienst(gebrek: str) -> None:
    m = klaar_voor("publiceer")
    case = m.voor.zaak
    best = next(x for x in case.mandaten.values() if dienst_van(case, x.deelname_id).naam == "Best")
    spel = m.voor.met_case(case.met(replace(best, **MANDAAT_VAN_BEST[gebrek])))
    with pytest.raises(Geweigerd) as fout:
        spel.voer_uit("publiceer", "inkoper-1", m.met)
    (reden,) = fout.value.redenen
    assert reden.code == "mandaat_ontbreekt"
    assert reden.melding.endswith("bij: Best")


@pytest.mark.parametrize(
    "precies", [{"geldig_tot": date(2026, 3, 23)}, {"geldig_van": date(2026, 3, 23)}, {"plafond": Decimal(4_000_000)}]
)
def test_een_mandaat_dekt_tot_en_met_zijn_grens(precies: dict[str, Any]) -> None:
    m = klaar_voor("publiceer")
    rijen = [replace(x, **precies) for x in m.voor.zaak.mandaten.values()]
    assert m.voor.met_case(m.voor.zaak.met(*rijen)).antwoord("publiceer", "inkoper-1", m.met) == set()


def test_een_beslissing_noemt_elke_handeling_die_ontbreekt() -> None:
    m = klaar_voor("neem_gunningsbeslissing")
    spel = m.voor.met_case(replace(m.voor.zaak, mandaten={}))
    with pytest.raises(Geweigerd) as fout:
        spel.voer_uit("neem_gunningsbeslissing", "inkoper-1", m.met)
    assert [r.melding.split("'")[1] for r in fout.value.redenen] == ["gunningsbrief", "afwijzingsbrief"]


# --- de opschortende termijn ---------------------------------------------------------------------------------------


def _eerste_verzending() -> Moment:
    return next(m for m in verhaal() if m.verb == "bevestig_verzending" and "gunningsbrief" in m.met.soorten)


def _verzonden_op(dag: str) -> Spel:
    """The decision planned for 13 June, its letters really sent on this day, the winner's papers in order."""
    spel = _eerste_verzending().voor.kopie()
    spel.nu = moment(f"{dag}T10:00")
    spel.doe("bevestig_verzending", soorten=("gunningsbrief", "afwijzingsbrief"))
    spel.op("2026-06-22T09:00")
    pad.maak_overeenkomsten(spel)
    return spel


@pytest.mark.parametrize(
    ("verzonden", "laatste_dag"),
    [
        ("2026-06-12", "2026-07-03"),  # sent a day early: the letters name 3 July, and the later end governs
        ("2026-06-13", "2026-07-03"),
        ("2026-06-15", "2026-07-06"),  # day 20 is Sunday 5 July: the Algemene termijnenwet makes it Monday
    ],
)
def test_op_de_laatste_dag_nog_niet_de_dag_erna_wel(verzonden: str, laatste_dag: str) -> None:
    spel = _verzonden_op(verzonden)
    dag = date.fromisoformat(laatste_dag)
    spel.nu = moment(f"{laatste_dag}T23:59:59")
    assert weiger(spel, "gun_definitief") == {
        "opschortende_termijn_loopt": f"de opschortende termijn loopt tot en met {dag:%d-%m-%Y}"
    }
    (termijn,) = [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    assert termijn.laatste_dag == dag
    spel.later(seconds=1).doe("gun_definitief")
    assert spel.toestand == "contract"


def test_geen_handtekening_binnen_de_opschortende_termijn() -> None:
    m = klaar_voor("registreer_ondertekening")
    spel = vol("opschorting")
    spel.nu = moment("2026-07-03T23:59")
    spel.leg_in_dossier("getekend-Asten", SoortStuk.GETEKENDE_OVEREENKOMST, "Asten")
    met = replace(m.met, getekend_op=date(2026, 7, 3))
    assert spel.antwoord("registreer_ondertekening", "asten", met) == {
        "opschortende_termijn_loopt",
        "overeenkomst_niet_aangeboden",
    }


def test_de_termijn_begint_pas_na_de_laatste_brief() -> None:
    spel = _eerste_verzending().na.kopie()
    assert spel.perceel.toestand == "beslissing"
    spel.op("2026-06-20T09:00").doe("bevestig_verzending", soorten=("afwijzingsbrief",), dienst="Asten")
    assert spel.perceel.toestand == "beslissing"
    spel.op("2026-06-22T09:00").doe("bevestig_verzending", soorten=("afwijzingsbrief",))
    assert spel.perceel.toestand == "opschorting"
    (termijn,) = [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    assert (termijn.start, termijn.laatste_dag) == (date(2026, 6, 22), date(2026, 7, 13))


# --- twee personen -------------------------------------------------------------------------------------------------


def test_wie_voorstelt_bevestigt_niet_zelf() -> None:
    spel = _voor_opening()
    spel.doe("open_kluis")
    assert set(weiger(spel, "bevestig", "inkoper-1")) == {"eigen_voorstel"}
    spel.bevestig("ecb-1")


@pytest.mark.parametrize("door", ["asten", "deskundige-asten", "beheerder-1", "auditor-1", "systeem"])
def test_alleen_bizob_is_de_tweede_persoon(door: str) -> None:
    spel = _voor_opening()
    spel.doe("open_kluis")
    assert set(weiger(spel, "bevestig", door)) == {"geen_bevoegdheid"}
    (voorstel,) = [v for v in spel.zaak.voorstellen.values() if v.toestand == "open"]
    with pytest.raises(Geweigerd, match="geen_tweede_persoon"):
        controleer_tweede_persoon(voorstel, spel.call(door))


def test_een_voorstel_vervalt_als_de_indiener_geen_leider_meer_is() -> None:
    spel = _voor_opening()
    spel.doe("open_kluis")
    inkoper = spel.actor("inkoper-1").persoon_id
    leiders = {k: p for k, p in spel.zaak.projectleiders.items() if p.persoon_id != inkoper}
    spel = spel.met_case(replace(spel.zaak, projectleiders=leiders))
    assert set(weiger(spel, "bevestig", "manager-1")) == {"geen_bevoegdheid"}


def test_bij_het_bevestigen_worden_de_guards_opnieuw_gevraagd() -> None:
    spel = _voor_opening()
    spel.doe("open_kluis")
    spel.doe("open_kluis", "inkoper-1")
    spel.bevestig("manager-1", voorstel=_nummers(spel)[0])
    assert set(weiger(spel, "bevestig", "manager-1")) == {"toestand_laat_niet_toe"}


def _nummers(spel: Spel) -> list[int]:
    return [v.nummer for v in spel.zaak.voorstellen.values() if v.toestand == "open"]


def test_welk_voorstel_moet_duidelijk_zijn() -> None:
    spel = _voor_opening()
    assert weiger(spel, "bevestig", "manager-1") == {"voorstel_niet_open": "open voorstellen: geen"}
    spel.doe("open_kluis")
    spel.doe("open_kluis")
    eerste, tweede = _nummers(spel)
    assert weiger(spel, "bevestig", "manager-1") == {"voorstel_niet_open": f"open voorstellen: {eerste}, {tweede}"}
    assert "voorstel_niet_open" in weiger(spel, "verwerp", "manager-1", voorstel=99)
    spel.doe("verwerp", "inkoper-1", voorstel=eerste)
    spel.bevestig("manager-1")


def test_niemand_geeft_een_brief_vrij_die_hij_zelf_bestelde() -> None:
    spel = tot("startbijeenkomst")
    spel.maak_brieven()
    spel.doe("geef_vrij", "manager-1", soorten=("uitnodiging_startbijeenkomst",))
    assert set(weiger(spel, "bevestig", "inkoper-1")) == {"eigen_brief"}
    spel.bevestig("inkoper-2")


def test_een_brief_die_na_het_voorstel_is_gemaakt_is_niet_gezien() -> None:
    spel = tot("startbijeenkomst")
    assert set(weiger(spel, "geef_vrij", soorten=("uitnodiging_startbijeenkomst",))) == {"brief_niet_gemaakt"}
    spel.maak_brieven()
    spel.doe("geef_vrij", soorten=("uitnodiging_startbijeenkomst",))
    gemaakt = [replace(w, gemaakt_op=spel.nu + timedelta(seconds=1)) for w in spel.zaak.weergaven.values()]
    opnieuw = spel.met_case(spel.zaak.met(*gemaakt)).later(minutes=1)
    assert set(weiger(opnieuw, "bevestig", "manager-1")) == {"brief_na_voorstel_gemaakt"}


def test_een_besluit_namens_een_dienst_vraagt_een_tweede_persoon() -> None:
    m = next(m for m in verhaal() if m.verb == "registreer_besluit" and m.door == "inkoper-1")
    assert len(m.na.zaak.besluiten) == len(m.voor.zaak.besluiten)
    eigen = next(m for m in verhaal() if m.verb == "registreer_besluit" and m.door == "asten")
    assert len(eigen.na.zaak.besluiten) == len(eigen.voor.zaak.besluiten) + 1


def test_een_besluit_is_ontvangen_bij_de_eerste_van_twee_aanroepen() -> None:
    m = next(m for m in verhaal() if m.verb == "registreer_besluit" and m.door == "inkoper-1")
    spel = m.na.kopie().later(hours=5)
    spel.bevestig("manager-1")
    assert list(spel.zaak.besluiten.values())[-1].ontvangen_op == m.voor.nu


# --- wat er maar een keer is ---------------------------------------------------------------------------------------

EENMALIG = (
    "registreer_persoon",
    "registreer_dienst",
    "registreer_contactpersoon",
    "voeg_dossierstuk_toe",
    "meld_interesse",
    "registreer_inschrijving",
    "toets_inschrijving",
    "registreer_ondertekening",
    "registreer_aankondiging",
)


@pytest.mark.parametrize("verb", EENMALIG)
def test_hetzelfde_nog_een_keer_bestaat_al(verb: str) -> None:
    m = klaar_voor(verb)
    assert m.na.antwoord(verb, m.door, m.met) == {"bestaat_al"}


def test_een_kenmerk_en_een_procedure_die_niet_kunnen() -> None:
    m = klaar_voor("registreer_project")
    spel = m.voor.kopie()
    spel.stam = replace(spel.stam, kenmerken=frozenset({"2026-014"}))
    met = replace(m.met, procedure="concurrentiegerichte_dialoog")
    assert spel.antwoord("registreer_project", "inkoper-1", met) == {
        "kenmerk_bestaat",
        "procedure_nog_niet_ondersteund",
    }


def test_geen_overeenkomst_met_verliezer_of_niet_deelnemer() -> None:
    m = klaar_voor("leg_overeenkomst_vast")
    verliezer = replace(m.met, inschrijver="Beta Hulp")
    assert m.voor.antwoord("leg_overeenkomst_vast", "inkoper-1", verliezer) == {"geen_winnaar"}
    with pytest.raises(Invoerfout, match="Someren is geen deelnemer"):
        m.voor.kopie().voer_uit("leg_overeenkomst_vast", "inkoper-1", replace(m.met, diensten=("Someren",)))


def test_een_nieuwe_tekst_trekt_de_vrijgave_in() -> None:
    spel = klaar_voor("gun_definitief").voor.kopie()
    spel.voer_uit("leg_overeenkomst_vast", "inkoper-1", klaar_voor("leg_overeenkomst_vast").met)
    assert "overeenkomst_niet_vrijgegeven" in weiger(spel, "gun_definitief")


def test_reageren_kan_pas_na_voorleggen() -> None:
    spel = klaar_voor("leg_concept_strategie_voor").voor.kopie()
    assert set(weiger(spel, "registreer_reactie", "asten", dienst="Asten", tekst="nu al")) == {
        "concept_niet_voorgelegd"
    }


def test_wie_zich_terugtrekt_wordt_niet_meer_herinnerd() -> None:
    spel = klaar_voor("registreer_reactie").voor.kopie()
    spel.doe("trek_interesse_in", "someren", dienst="Someren")
    spel.op("2026-02-15T09:00").doe("controleer_termijnen", "systeem")
    herinnerd = {
        dienst_van(spel.zaak, d.deelname_id or "").naam
        for d in spel.zaak.documenten.values()
        if d.soort == "herinnering"
    }
    assert herinnerd == {"Asten", "Best", "Deurne"}


def test_na_aanbieding_trekt_niemand_zich_meer_terug() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    assert set(weiger(spel, "trek_interesse_in", "someren", dienst="Someren")) == {"toestand_laat_niet_toe"}


def test_een_contactpersoon_doet_alleen_het_eigene() -> None:
    """Naming more diensten at once, or none, is not one's own."""
    spel = tot("aangemeld")
    met = VERBS["meld_interesse"].argumenten
    assert spel.antwoord("meld_interesse", "asten", met(diensten=("Asten",))) == {"geen_bevoegdheid"}
    assert spel.antwoord("meld_interesse", "asten", met(dienst="Asten", diensten=("Best",))) == {"geen_bevoegdheid"}
    assert spel.antwoord("meld_interesse", "asten", met(dienst="Asten")) == set()


def test_iedere_partij_tekent_zelf() -> None:
    m = klaar_voor("registreer_ondertekening")
    assert m.met.partij == Partij.DEELNEMER
    overeenkomsten = m.na.zaak.overeenkomsten.values()
    assert {str(o.toestand) for o in overeenkomsten} == {"aangeboden"}
