"""A decision counts for one version, in time, with the evidence and the mandaat of the dienst itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.factories import Spel, klaar_voor, moment, pad, verhaal, vol
from workflow.case.deelname import Handeling, Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.lezen import dienst_van
from workflow.reasons import Geweigerd
from workflow.strategie import HOOFDSTUKKEN


def _voor_de_deadline() -> Spel:
    """10 March: three diensten adopted the strategy, Someren has until 18 March."""
    return klaar_voor("verleen_mandaat", -1).na.kopie()


def _na_twee_van_drie() -> Spel:
    return [m.voor for m in verhaal() if m.verb == "registreer_besluit" and m.met.dienst == "Deurne"][-1].kopie()


def test_geen_beslissing_voor_alle_vaststellingen() -> None:
    spel = _na_twee_van_drie()
    assert spel.weiger("neem_gunningsbeslissing", geplande_verzenddatum=date(2026, 6, 13)) == {
        "advies_niet_vastgesteld": "nog niet vastgesteld door: Deurne"
    }


@pytest.mark.parametrize("uitkomst", [Uitkomst.AANGEHOUDEN, Uitkomst.VOORWAARDELIJK, Uitkomst.AFGEWEZEN])
def test_alleen_vastgesteld_telt(uitkomst: Uitkomst) -> None:
    spel = _na_twee_van_drie()
    met = next(m.met for m in reversed(verhaal()) if m.verb == "registreer_besluit")
    spel.voer_uit("registreer_besluit", "deurne", replace(met, uitkomst=uitkomst))
    spel.later(days=1)
    assert set(spel.weiger("neem_gunningsbeslissing", geplande_verzenddatum=date(2026, 6, 13))) == {
        "advies_niet_vastgesteld"
    }
    vandaag = spel.nu.date()
    bewijs = spel.leg_in_dossier("tweede-besluit", SoortStuk.BESLUIT, "Deurne", "deurne")
    later = replace(met, nummer="tweede besluit", bewijs=bewijs, besluitdatum=vandaag, getekend_op=vandaag)
    spel.voer_uit("registreer_besluit", "deurne", later)
    spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=date(2026, 6, 13))


def test_een_nieuwe_versie_van_het_advies_maakt_besluiten_oud() -> None:
    """Also with the same scores: every deelnemer is asked again."""
    spel = vol("advies")
    spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 7, 10))
    geplande = date(2026, 6, 13)
    assert spel.weiger("neem_gunningsbeslissing", geplande_verzenddatum=geplande) == {
        "advies_niet_vastgesteld": "nog niet vastgesteld door: Asten, Best, Deurne"
    }
    met = next(m.met for m in reversed(verhaal()) if m.verb == "registreer_besluit")
    bewijs = spel.leg_in_dossier("over-versie-1", SoortStuk.BESLUIT, "Deurne", "deurne")
    spel.voer_uit("registreer_besluit", "deurne", replace(met, versie=1, nummer="over versie 1", bewijs=bewijs))
    assert "Deurne" in spel.weiger("neem_gunningsbeslissing", geplande_verzenddatum=geplande)["advies_niet_vastgesteld"]


def _opnieuw_aangeboden(tekst: str) -> Spel:
    """Version 2 of the strategy, the day after three diensten adopted version 1."""
    spel = _voor_de_deadline()
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
    bewijs = spel.leg_in_dossier("over-versie-1", SoortStuk.BESLUIT, "Asten", "asten")
    spel.voer_uit("registreer_besluit", "asten", replace(met, versie=1, nummer="over versie 1", bewijs=bewijs))
    assert set(spel.weiger("stel_deelnemers_vast")) == {
        "deelname_onbeslist",
        "te_weinig_deelnemers",
        "inkoopteam_onvolledig",
    }
    assert "Asten" in spel.weiger("stel_deelnemers_vast")["deelname_onbeslist"]


def test_wie_de_deadline_liet_lopen_wordt_niet_opnieuw_gevraagd_ook_zonder_controle() -> None:
    """Whether the scheduled check ran between deadline and new version changes nothing."""
    standen = []
    for controle in (True, False):
        spel = _voor_de_deadline()
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
    spel = _voor_de_deadline()
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
    spel = _voor_de_deadline()
    spel.op("2026-03-18T12:00").leg_in_dossier("besluit-Someren", SoortStuk.BESLUIT, "Someren", "someren")
    _besluit_van_someren(spel)
    assert spel.weiger("stel_deelnemers_vast") == {
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


def test_hetzelfde_besluit_telt_een_keer() -> None:
    m = [m for m in verhaal() if m.verb == "registreer_besluit" and m.met.dienst == "Deurne"][-1]
    spel = m.na.kopie()
    bewijs = spel.leg_in_dossier("nog-een-afschrift", SoortStuk.BESLUIT, "Deurne", "deurne")
    nog_eens = replace(m.met, bewijs=bewijs, uitkomst=Uitkomst.AANGEHOUDEN)
    assert spel.antwoord("registreer_besluit", "deurne", nog_eens) == {"bestaat_al"}
    assert spel.antwoord("registreer_besluit", "deurne", replace(nog_eens, nummer="ander nummer")) == set()


def test_hetzelfde_nummer_mag_over_een_nieuwe_versie() -> None:
    m = [m for m in verhaal() if m.verb == "registreer_besluit" and m.met.dienst == "Deurne"][-1]
    spel = vol("advies")
    spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 7, 10))
    bewijs = spel.leg_in_dossier("over-versie-2", SoortStuk.BESLUIT, "Deurne", "deurne")
    vandaag = spel.nu.date()
    over_twee = replace(m.met, bewijs=bewijs, besluitdatum=vandaag, getekend_op=vandaag)
    spel.voer_uit("registreer_besluit", "deurne", over_twee)
    assert max(b.versie for b in spel.zaak.besluiten.values() if b.nummer == m.met.nummer) == 2


def test_een_voorstel_gaat_over_de_versie_van_toen() -> None:
    """Best is proposed on version 1 of the advies; version 2 is offered before the second person confirms."""
    m = [m for m in verhaal() if m.verb == "registreer_besluit" and m.door == "inkoper-1"][-1]
    spel = m.na.kopie()
    spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 7, 10))
    een, twee = sorted(spel.zaak.adviezen.values(), key=lambda a: a.versie)
    spel.bevestig()
    nieuwste = max(spel.zaak.besluiten.values(), key=lambda b: b.id)
    assert (nieuwste.nummer, nieuwste.versie, nieuwste.inhoud_sha256) == (m.met.nummer, 1, een.inhoud_sha256)
    assert twee.inhoud_sha256 != een.inhoud_sha256


def test_wie_terugkomt_op_zijn_besluit_houdt_de_definitieve_gunning_tegen() -> None:
    m = klaar_voor("gun_definitief")
    spel = m.voor.kopie()
    _trek_vaststelling_in(spel, "Deurne")
    assert spel.antwoord("gun_definitief", m.door, m.met) == {"advies_niet_vastgesteld"}


def _trek_vaststelling_in(spel: Spel, dienst: str) -> None:
    vandaag, door = spel.nu.date(), dienst.lower()
    met = [m.met for m in verhaal() if m.verb == "registreer_besluit" and m.met.dienst == dienst][-1]
    bewijs = spel.leg_in_dossier(f"intrekking-{dienst}", SoortStuk.BESLUIT, dienst, door)
    intrekking = {"uitkomst": Uitkomst.AFGEWEZEN, "nummer": "intrekking", "besluitdatum": vandaag}
    spel.voer_uit("registreer_besluit", door, replace(met, bewijs=bewijs, getekend_op=vandaag, **intrekking))


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
