"""A deelnemer leaves by its own besluit: nothing is asked of it any more, and nobody waits for it."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import Moment, Spel, email, klaar_voor, moment, pad, tot, verhaal, vol
from workflow.case.contract import OvereenkomstToestand, Partij
from workflow.case.deelname import Onderwerp, Uitkomst
from workflow.case.dossier import DocumentToestand, SoortStuk
from workflow.case.rechtszaak import Grond, SoortMotivering
from workflow.case.termijn import VoorstelToestand
from workflow.lezen import deelname_van, open_termijnen, team
from workflow.reasons import Geweigerd, Invoerfout
from workflow.rooster import rooster
from workflow.tijd import dag_van
from workflow.vlaggen import vlaggen

OVER = ("Asten", "Best")
WACHTEND = (DocumentToestand.CONCEPT, DocumentToestand.VRIJGEGEVEN)
BRIEVEN = ("gunningsbrief", "afwijzingsbrief")


def _weiger(spel: Spel, dienst: str = "Deurne") -> set[str]:
    return set(spel.weiger("registreer_uittreding", dienst=dienst, motivering="Wij doen het zelf."))


def _besluit(spel: Spel, onderwerp: Onderwerp, uitkomst: Uitkomst, dienst: str = "Deurne") -> None:
    spel.later(hours=1)
    code = spel.leg_in_dossier(f"besluit-{spel.nu}", SoortStuk.BESLUIT, dienst, dienst.lower())
    met = next(m.met for m in verhaal() if m.verb == "registreer_besluit" and m.met.dienst == dienst)
    vandaag = spel.nu.date()
    nieuw = replace(met, onderwerp=onderwerp, uitkomst=uitkomst, nummer=code, bewijs=code, versie=None)
    spel.voer_uit("registreer_besluit", dienst.lower(), replace(nieuw, besluitdatum=vandaag, getekend_op=vandaag))


def _controleer_weg(spel: Spel, dienst: str) -> None:
    """Whoever left has no open termijn, no letter waiting, no offer, and is in no team."""
    zaak, id_ = spel.zaak, deelname_van(spel.zaak, dienst).id
    assert zaak.deelnames[id_].toestand == "uitgetreden"
    assert [t for t in open_termijnen(zaak) if t.deelname_id == id_] == []
    assert [d for d in zaak.documenten.values() if d.deelname_id == id_ and d.toestand in WACHTEND] == []
    getekend = {o.overeenkomst_id for o in zaak.ondertekeningen.values()}
    levend = (OvereenkomstToestand.CONCEPT, OvereenkomstToestand.VRIJGEGEVEN, OvereenkomstToestand.AANGEBODEN)
    assert [
        o
        for o in zaak.overeenkomsten.values()
        if o.deelname_id == id_ and o.toestand in levend and o.id not in getekend
    ] == []
    assert [lid for lid in team(zaak) if lid.deelname_id == id_] == []


# --- op elk moment -------------------------------------------------------------------------------------------------


def _kan_weg(m: Moment) -> bool:
    if m.na.case is None or m.na.toestand not in ("aanbestedingsdocumenten", *_LATER):
        return False
    tekende = any(o.partij == Partij.DEELNEMER for o in m.na.zaak.ondertekeningen.values())
    return not tekende and all(v.toestand != VoorstelToestand.OPEN for v in m.na.zaak.voorstellen.values())


_LATER = ("nota_van_inlichtingen", "aanbestedingsfase", "aanbestedingsfase_geopend", "gunning", "contract")
PLAATSEN = [plaats for plaats, m in enumerate(verhaal()) if _kan_weg(m)]


def _gaat_over(m: Moment, dienst: str) -> bool:
    return m.door == dienst.lower() or getattr(m.met, "dienst", None) == dienst


@given(plaats=st.sampled_from(PLAATSEN), dienst=st.sampled_from(pad.DEELNEMERS))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_wie_uittreedt_wordt_niets_meer_gevraagd(plaats: int, dienst: str) -> None:
    """Also not by anything that happens afterwards: the rest of the path is played without this dienst."""
    spel = verhaal()[plaats].na.kopie()
    pad.treed_uit(spel, dienst)
    _controleer_weg(spel, dienst)
    brieven = _brieven_van(spel, dienst)
    for m in (m for m in verhaal()[plaats + 1 :] if not _gaat_over(m, dienst)):
        spel.nu = max(spel.nu, m.voor.nu)
        spel.maak_brieven()
        with contextlib.suppress(Geweigerd, Invoerfout):
            spel.voer_uit(m.verb, m.door, m.met)
            _controleer_weg(spel, dienst)
    assert _brieven_van(spel, dienst) == brieven


def _brieven_van(spel: Spel, dienst: str) -> set[str]:
    id_ = deelname_van(spel.zaak, dienst).id
    return {d.id for d in spel.zaak.documenten.values() if d.deelname_id == id_}


VANAF: dict[str, tuple[Callable[..., None], ...]] = {
    "advies": (pad.stel_advies_vast, pad.beslis, pad.verzend_beslissing, pad.maak_overeenkomsten, pad.gun),
    "opschorting": (pad.maak_overeenkomsten, pad.gun),
    "contract": (),
}


@pytest.mark.parametrize("toestand", VANAF)
def test_de_anderen_gaan_verder_tot_contractmanagement(toestand: str) -> None:
    spel = tot(toestand)
    pad.treed_uit(spel)
    _ga_verder(spel, VANAF[toestand])
    assert spel.toestand == "contractmanagement"
    assert len(spel.zaak.contracten) == len(OVER)


def _ga_verder(spel: Spel, stappen: tuple[Callable[..., None], ...]) -> None:
    for stap in stappen:
        (stap(spel, "1", OVER) if stap is pad.stel_advies_vast else stap(spel))
    pad.onderteken(spel, "1", OVER)
    for stap in (pad.kondig_aan, pad.sluit_perceel, pad.rond_af, pad.evalueer, pad.draag_over):
        stap(spel)


# --- wat er verandert en wat blijft --------------------------------------------------------------------------------


def test_de_motivering_en_de_rest_van_het_team_blijven() -> None:
    voor = tot("advies")
    spel = voor.kopie()
    pad.treed_uit(spel)
    (waarom,) = [m for m in spel.zaak.motiveringen.values() if m.soort == SoortMotivering.UITTREDING]
    assert waarom.onderwerp == deelname_van(spel.zaak, "Deurne").id
    assert spel.zaak.teamleden.keys() == voor.zaak.teamleden.keys(), "niemand wordt uitgewist"
    weg = {lid.persoon_id for lid in team(voor.zaak)} - {lid.persoon_id for lid in team(spel.zaak)}
    assert [spel.stam.personen[id_].email for id_ in weg] == [email("deskundige-deurne")]
    assert {v.code for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu))} - {
        v.code for v in vlaggen(voor.zaak, voor.beleid, dag_van(voor.nu))
    } == {"inkoopteam_onvolledig"}


def test_alleen_de_termijnen_en_brieven_van_de_vertrekker_vervallen() -> None:
    spel = tot("advies")
    pad.treed_uit(spel)
    id_ = deelname_van(spel.zaak, "Deurne").id
    adviezen = {
        t.deelname_id: str(t.toestand) for t in spel.zaak.termijnen.values() if t.soort == "vaststelling_advies"
    }
    assert adviezen.pop(id_) == "vervallen"
    assert set(adviezen.values()) == {"open"}
    brieven = [d for d in spel.zaak.documenten.values() if d.soort == "gunningsadvies"]
    assert {str(d.toestand) for d in brieven if d.deelname_id == id_} == {"vervallen"}
    assert {str(d.toestand) for d in brieven if d.deelname_id != id_} == {"concept"}


def test_verzonden_blijft_verzonden_en_aangeboden_vervalt() -> None:
    spel = tot("contract")
    pad.treed_uit(spel)
    id_ = deelname_van(spel.zaak, "Deurne").id
    brieven = [d for d in spel.zaak.documenten.values() if d.soort in BRIEVEN and d.deelname_id == id_]
    assert {str(d.toestand) for d in brieven} == {"verzonden"}
    standen = {o.deelname_id: str(o.toestand) for o in spel.zaak.overeenkomsten.values()}
    assert standen.pop(id_) == "vervallen"
    assert set(standen.values()) == {"aangeboden"}
    code = spel.leg_in_dossier("te-laat-getekend", SoortStuk.GETEKENDE_OVEREENKOMST, "Deurne", "deurne")
    met = replace(klaar_voor("registreer_ondertekening").met, dienst="Deurne", bewijs=code, getekend_op=spel.nu.date())
    assert spel.antwoord("registreer_ondertekening", "deurne", met) == {"overeenkomst_ontbreekt"}


def test_een_vervallen_overeenkomst_houdt_de_anderen_niet_op() -> None:
    """Its text need not take in a later nota, and its row in the grid asks nobody to sign."""
    m = klaar_voor("gun_definitief")
    spel = m.voor.kopie()
    pad.treed_uit(spel)
    id_ = deelname_van(spel.zaak, "Deurne").id
    achter = [replace(o, nvi_ronde=0) for o in spel.zaak.overeenkomsten.values() if o.deelname_id == id_]
    spel = spel.met_case(spel.zaak.met(*achter))
    assert [str(o.toestand) for o in achter] == ["vervallen"]
    assert spel.antwoord(m.verb, m.door, m.met) == set()
    spel.voer_uit(m.verb, m.door, m.met)
    cellen = {r.dienst: r.cellen["handtekening"].tekst for r in rooster(spel.zaak, spel.nu.date())}
    assert (cellen["Deurne"], cellen["Asten"]) == ("–", "0 van 2")


def test_wat_de_leverancier_al_tekende_blijft_liggen() -> None:
    """It lapses by the refusal that is registered, not in silence."""
    spel = tot("contract")
    code = spel.later(hours=1).leg_in_dossier("getekend", SoortStuk.GETEKENDE_OVEREENKOMST, "Deurne")
    met = klaar_voor("registreer_ondertekening").met
    van_leverancier = replace(met, dienst="Deurne", bewijs=code, partij=Partij.LEVERANCIER, getekend_op=spel.nu.date())
    spel.voer_uit("registreer_ondertekening", "inkoper-1", van_leverancier)
    pad.treed_uit(spel)
    id_ = deelname_van(spel.zaak, "Deurne").id
    assert [str(o.toestand) for o in spel.zaak.overeenkomsten.values() if o.deelname_id == id_] == ["aangeboden"]
    assert spel.kopie().op("2026-07-10T09:00").weiger("sluit_perceel").keys() == {"niet_alles_getekend"}


def test_na_de_laatste_brief_van_de_anderen_begint_de_opschortende_termijn() -> None:
    spel = tot("beslissing")
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.op("2026-06-13T10:00")
    for dienst in OVER:
        spel.doe("bevestig_verzending", soorten=BRIEVEN, dienst=dienst)
    assert spel.perceel.toestand == "beslissing"
    spel.later(hours=1)
    pad.stel_vast(spel, "Deurne", "deurne", Onderwerp.UITTREDING, spel.nu.date())
    spel.doe("registreer_uittreding", dienst="Deurne", motivering="Wij doen het zelf.")
    assert spel.perceel.toestand == "beslissing", "eerst de tweede persoon"
    spel.bevestig()
    assert spel.perceel.toestand == "opschorting"
    (termijn,) = open_termijnen(spel.zaak, "opschortend")
    assert (termijn.start, termijn.laatste_dag) == (date(2026, 6, 13), date(2026, 7, 3))


def test_zolang_een_ander_nog_brieven_heeft_begint_er_niets() -> None:
    spel = tot("beslissing")
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.op("2026-06-13T10:00").doe("bevestig_verzending", soorten=BRIEVEN, dienst="Asten")
    pad.treed_uit(spel)
    assert spel.perceel.toestand == "beslissing"
    spel.doe("bevestig_verzending", soorten=BRIEVEN, dienst="Best")
    assert spel.perceel.toestand == "opschorting"


# --- wat niet mag --------------------------------------------------------------------------------------------------


def test_zonder_eigen_besluit_treedt_niemand_uit() -> None:
    spel = tot("advies")
    assert _weiger(spel) == {"uittreding_niet_besloten"}
    _besluit(spel, Onderwerp.UITTREDING, Uitkomst.VASTGESTELD, "Asten")
    assert _weiger(spel) == {"uittreding_niet_besloten"}
    _besluit(spel, Onderwerp.UITTREDING, Uitkomst.VASTGESTELD)
    _besluit(spel, Onderwerp.UITTREDING, Uitkomst.AFGEWEZEN)
    assert _weiger(spel) == {"uittreding_niet_besloten"}, "het laatste besluit telt"


@pytest.mark.parametrize("uitkomst", [u for u in Uitkomst if u != Uitkomst.VASTGESTELD])
def test_uittreden_is_geen_uitweg_uit_een_advies(uitkomst: Uitkomst) -> None:
    spel = tot("advies")
    _besluit(spel, Onderwerp.GUNNINGSADVIES, uitkomst)
    _besluit(spel, Onderwerp.UITTREDING, Uitkomst.VASTGESTELD)
    assert _weiger(spel) == {"advies_niet_te_omzeilen"}
    heropend = spel.kopie()
    heropend.samen("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="Verkeerd gelezen.")
    assert _weiger(heropend) == {"advies_niet_te_omzeilen"}, "er is nog geen ander advies"
    _besluit(spel, Onderwerp.GUNNINGSADVIES, Uitkomst.VASTGESTELD)
    spel.samen("registreer_uittreding", dienst="Deurne", motivering="Wij doen het zelf.")
    _controleer_weg(spel, "Deurne")


def test_twee_deelnemers_blijven_er_over() -> None:
    spel = tot("advies")
    pad.treed_uit(spel)
    _besluit(spel, Onderwerp.UITTREDING, Uitkomst.VASTGESTELD, "Best")
    assert _weiger(spel, "Best") == {"te_weinig_deelnemers"}


def test_wie_weg_is_gaat_niet_nog_eens_en_tekent_niets_meer() -> None:
    spel = tot("advies")
    pad.treed_uit(spel)
    met = replace(klaar_voor("registreer_uittreding").met, dienst="Deurne")
    assert spel.antwoord("registreer_uittreding", "inkoper-1", met) == {"invoer"}
    assert spel.antwoord("registreer_uittreding", "inkoper-1", replace(met, dienst="Someren")) == {"invoer"}


def test_na_de_eigen_handtekening_is_het_te_laat() -> None:
    m = next(m for m in verhaal() if m.verb == "registreer_ondertekening" and m.met.dienst == "Deurne")
    spel = m.na.kopie()
    _besluit(spel, Onderwerp.UITTREDING, Uitkomst.VASTGESTELD)
    assert _weiger(spel) == {"deelnemer_tekende_al"}


def test_de_handtekening_van_een_ander_houdt_niemand_tegen() -> None:
    m = next(m for m in verhaal() if m.verb == "registreer_ondertekening" and m.met.partij == Partij.DEELNEMER)
    assert m.met.dienst == "Asten"
    spel = m.na.kopie()
    pad.treed_uit(spel)
    _controleer_weg(spel, "Deurne")
    assert next(o for o in spel.zaak.ondertekeningen.values()).partij == Partij.DEELNEMER


def test_de_motivering_is_niet_leeg() -> None:
    with pytest.raises(ValueError, match="motivering"):
        replace(klaar_voor("registreer_uittreding").met, motivering=" ")


def test_de_planner_herinnert_wie_weg_is_niet() -> None:
    spel = tot("advies")
    pad.treed_uit(spel)
    spel.nu = moment("2026-06-17T08:00") + timedelta(minutes=1)
    spel.doe("controleer_termijnen", "systeem")
    id_ = deelname_van(spel.zaak, "Deurne").id
    herinnerd: set[Any] = {d.deelname_id for d in spel.zaak.documenten.values() if d.soort == "herinnering"}
    nieuw = herinnerd - {d.deelname_id for d in vol("advies").zaak.documenten.values() if d.soort == "herinnering"}
    assert id_ not in nieuw
    open_ = [d for d in spel.zaak.documenten.values() if d.soort == "herinnering" and d.toestand == "vrijgegeven"]
    assert {d.deelname_id for d in open_} == {deelname_van(spel.zaak, dienst).id for dienst in OVER}
