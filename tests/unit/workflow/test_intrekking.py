"""A perceel or project is withdrawn by those who decide on it; what was not over lapses, and facts can still come."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.factories import Spel, bereikt, klaar_voor, pad, tot, vol
from workflow.case.contract import OvereenkomstToestand
from workflow.case.deelname import DeelnameToestand, Handeling, Onderwerp, Uitkomst
from workflow.case.dossier import DocumentToestand, SoortStuk
from workflow.case.inschrijving import InschrijvingToestand, Oordeel
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.case.rechtszaak import SoortMotivering, UitspraakUitkomst
from workflow.documenten import KINDS
from workflow.lezen import open_termijnen
from workflow.rooster import verbs_hier, volgende_stappen
from workflow.verbs import VERBS as REGISTER

VERBS = ("trek_in", "trek_perceel_in")
WAAROM = "De behoefte is vervallen."


def _met(verb: str) -> dict[str, str]:
    return {"motivering": WAAROM} | ({"perceel": "1"} if verb == "trek_perceel_in" else {})


def _trek_in(spel: Spel, verb: str = "trek_in") -> Spel:
    spel.samen(verb, **_met(verb))
    return spel


def _met_uitspraak(spel: Spel, uitkomst: UitspraakUitkomst) -> Spel:
    dag = spel.nu.date()
    zaak = {"zaaknummer": "KG 26-9"}
    stuk = spel.leg_in_dossier("dagvaarding-9", SoortStuk.DAGVAARDING)
    spel.doe("registreer_kort_geding", gedagvaard_op=dag, rechtbank="Den Bosch", eiser="X", dagvaarding=stuk, **zaak)
    bewijs = spel.leg_in_dossier("uitspraak-9", SoortStuk.UITSPRAAK)
    spel.doe("registreer_uitspraak", uitkomst=uitkomst, datum=dag, bewijs=bewijs, **zaak)
    return spel


def _zonder_geldige(spel: Spel) -> Spel:
    ongeldig = [replace(i, toestand=InschrijvingToestand.ONGELDIG) for i in spel.zaak.inschrijvingen.values()]
    return spel.met_case(spel.zaak.met(*ongeldig))


VOOR_PUBLICATIE = [t for t in bereikt() if t in list(ProjectToestand)[:5]]


@pytest.mark.parametrize("toestand", VOOR_PUBLICATIE)
@pytest.mark.parametrize("verb", VERBS)
def test_voor_de_publicatie_is_geen_besluit_nodig(toestand: str, verb: str) -> None:
    na = _trek_in(tot(toestand), verb)
    assert na.perceel.toestand == PerceelToestand.INGETROKKEN
    assert na.toestand == ("ingetrokken" if verb == "trek_in" else toestand)


@pytest.mark.parametrize("verb", VERBS)
def test_daarna_besluit_elke_deelnemer(verb: str) -> None:
    spel = tot("advies")
    redenen = spel.weiger(verb, **_met(verb))
    assert set(redenen) == {"intrekking_niet_besloten"}
    assert all(dienst in redenen["intrekking_niet_besloten"] for dienst in pad.DEELNEMERS)
    spel.op("2026-06-10T09:00")
    pad.stel_vast(spel, "Asten", "asten", Onderwerp.INTREKKING, date(2026, 6, 10))
    assert "Asten" not in spel.weiger(verb, **_met(verb))["intrekking_niet_besloten"]


def test_een_besluit_over_het_project_telt_voor_elk_perceel() -> None:
    spel = tot("advies").op("2026-06-10T09:00")
    pad.besluit_tot_intrekking(spel)
    assert _trek_in(spel, "trek_perceel_in").perceel.toestand == PerceelToestand.INGETROKKEN


def test_besluiten_over_elk_perceel_zijn_genoeg_voor_het_project() -> None:
    spel = tot("advies").op("2026-06-10T09:00")
    pad.besluit_tot_intrekking(spel, perceel="1")
    assert _trek_in(spel).toestand == "ingetrokken"


def test_het_laatste_besluit_telt() -> None:
    spel = tot("advies").op("2026-06-10T09:00")
    pad.besluit_tot_intrekking(spel)
    eerste = next(b for b in spel.zaak.besluiten.values() if b.onderwerp == Onderwerp.INTREKKING)
    terug = replace(eerste, id="id-terug", uitkomst=Uitkomst.AFGEWEZEN, besluitdatum=date(2026, 6, 11))
    assert "intrekking_niet_besloten" in spel.met_case(spel.zaak.met(terug)).weiger("trek_in", motivering=WAAROM)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("uitkomst", list(UitspraakUitkomst))
def test_op_bevel_van_de_rechter_is_geen_besluit_nodig(verb: str, uitkomst: UitspraakUitkomst) -> None:
    codes = _met_uitspraak(tot("opschorting"), uitkomst).antwoord(verb, "inkoper-1", _argumenten(verb))
    assert codes == (set() if uitkomst == UitspraakUitkomst.INTREKKEN else {"intrekking_niet_besloten"})


@pytest.mark.parametrize("verb", VERBS)
def test_zonder_geldige_inschrijving_ook_niet(verb: str) -> None:
    assert _zonder_geldige(tot("beoordeling")).antwoord(verb, "inkoper-1", _argumenten(verb)) == set()
    assert tot("nota_van_inlichtingen").antwoord(verb, "inkoper-1", _argumenten(verb)) == {"intrekking_niet_besloten"}


@pytest.mark.parametrize("verb", VERBS)
def test_een_inschrijving_die_nog_compleet_kan_worden_telt(verb: str) -> None:
    spel = _zonder_geldige(tot("beoordeling"))
    open_ = replace(next(iter(spel.zaak.inschrijvingen.values())), toestand=InschrijvingToestand.ONVOLLEDIG)
    assert spel.met_case(spel.zaak.met(open_)).antwoord(verb, "inkoper-1", _argumenten(verb)) == {
        "intrekking_niet_besloten"
    }


def _argumenten(verb: str) -> object:
    return REGISTER[verb].argumenten(**_met(verb))


def test_wie_niet_meer_meedoet_beslist_niet_mee() -> None:
    spel = tot("advies")
    uit = [replace(d, toestand=DeelnameToestand.UITGETREDEN) for d in spel.zaak.deelnames.values()]
    assert spel.met_case(spel.zaak.met(*uit)).antwoord("trek_in", "inkoper-1", _argumenten("trek_in")) == set()


@pytest.mark.parametrize("verb", VERBS)
def test_wat_liep_houdt_op(verb: str) -> None:
    spel = vol("opschorting")
    pad.besluit_tot_intrekking(spel)
    spel.doe("leg_overeenkomst_vast", **_overeenkomst(spel))
    na = _trek_in(spel, verb).zaak
    brieven = [d.toestand for d in na.documenten.values() if d.soort in ("gunningsbrief", "afwijzingsbrief")]
    assert set(brieven) == {DocumentToestand.INGETROKKEN}
    assert [t for t in open_termijnen(na) if t.perceel_id or verb == "trek_in"] == []
    assert {o.toestand for o in na.overeenkomsten.values()} == {OvereenkomstToestand.VERVALLEN}
    weg = [d for d in na.documenten.values() if d.perceel_id or verb == "trek_in"]
    bericht = [d for d in weg if d.soort == "intrekkingsbrief"]
    assert len(bericht) == len(pad.DEELNEMERS) + len(pad.INSCHRIJVERS)
    verbaal = [d for d in weg if d.soort == "proces_verbaal_gunning"]
    assert [(d.perceel_id, str(d.toestand)) for d in verbaal] == [(spel.perceel.id, "concept")]
    verslagen = [d for d in weg if KINDS[d.soort].verslag]
    assert {d.soort for d in verslagen if verb == "trek_in"} <= VERSLAGEN
    strategie = [d for d in weg if d.soort == "inkoopstrategie"]
    assert {d.toestand for d in strategie} <= {DocumentToestand.VRIJGEGEVEN}
    oud = {d.toestand for d in weg if d not in (*bericht, *verslagen, *strategie)}
    assert not oud & {DocumentToestand.CONCEPT, DocumentToestand.VRIJGEGEVEN}
    (waarom,) = [m for m in na.motiveringen.values() if m.soort == SoortMotivering.INTREKKING]
    assert waarom.tekst == WAAROM


VERSLAGEN = {"nota_van_inlichtingen", "proces_verbaal_opening", "proces_verbaal_gunning"}


@pytest.mark.parametrize("vrij", [False, True])
def test_een_verslag_van_wat_er_gebeurde_blijft(vrij: bool) -> None:
    """Nobody sends it: it stays in concept or released, and the record that Aw 2.132 asks for is kept."""
    spel = tot("contract")
    if vrij:
        spel.maak_brieven()
        spel.samen("geef_vrij", soorten=tuple(sorted(VERSLAGEN)))
    pad.besluit_tot_intrekking(spel)
    eerder = {d.id: d.toestand for d in spel.zaak.documenten.values() if d.soort in VERSLAGEN}
    assert {spel.zaak.documenten[id_].soort for id_ in eerder} == VERSLAGEN
    na = _trek_in(spel).zaak
    assert {id_: na.documenten[id_].toestand for id_ in eerder} == eerder
    assert set(eerder.values()) == {DocumentToestand.VRIJGEGEVEN if vrij else DocumentToestand.CONCEPT}


@pytest.mark.parametrize(("vrij", "toestand"), [(False, "vervallen"), (True, "vrijgegeven")])
def test_een_strategie_vervalt_alleen_als_niemand_haar_vrijgaf(vrij: bool, toestand: str) -> None:
    spel = klaar_voor("bied_strategie_ter_vaststelling_aan").na.kopie()
    if vrij:
        spel.maak_brieven()
        spel.samen("geef_vrij", soorten=("inkoopstrategie",))
    _trek_in(spel)
    assert [str(d.toestand) for d in spel.zaak.documenten.values() if d.soort == "inkoopstrategie"] == [toestand]


def _overeenkomst(spel: Spel) -> dict[str, object]:
    tekst = spel.leg_in_dossier("nog-een-tekst", SoortStuk.OVEREENKOMST)
    dagen = {"ingangsdatum": date(2026, 9, 1), "einddatum": date(2030, 8, 31)}
    return {"inschrijver": pad.WINNAAR, "tekst": tekst, "nvi_ronde": 2, **dagen}


@pytest.mark.parametrize("toestand", ["evaluatie", "contractmanagement"])
def test_na_een_contract_kan_het_niet_meer(toestand: str) -> None:
    assert "toestand_laat_niet_toe" in tot(toestand).weiger("trek_in", motivering=WAAROM)
    assert "toestand_laat_niet_toe" in tot(toestand).weiger("trek_perceel_in", perceel="1", motivering=WAAROM)


def test_zodra_er_getekend_is_kan_het_niet_meer() -> None:
    assert "al_getekend" not in tot("contract").weiger("trek_in", motivering=WAAROM)
    assert "al_getekend" in klaar_voor("sluit_perceel").voor.kopie().weiger("trek_in", motivering=WAAROM)


def test_daarna_kunnen_feiten_en_brieven_nog_komen() -> None:
    spel = _trek_in(tot("aanbestedingsdocumenten"))
    spel = _met_uitspraak(spel, UitspraakUitkomst.HANDHAVEN)
    assert set(spel.weiger("publiceer", **_publicatie())) == {"toestand_laat_niet_toe"}
    na = vol("opschorting")
    pad.besluit_tot_intrekking(na)
    _trek_in(na)
    pad.stel_vast(na, "Someren", "someren", Onderwerp.INTREKKING, na.nu.date())
    toets = {"inschrijver": pad.WINNAAR, "oordeel": Oordeel.GELDIG}
    assert set(na.weiger("toets_inschrijving", **toets)) == {"toestand_laat_niet_toe"}


def test_een_te_laag_plafond_houdt_intrekken_niet_tegen() -> None:
    """Prices above the ceiling are a reason to withdraw; without the act itself the mandaat does not cover it."""
    spel = klaar_voor("trek_in").voor.kopie()
    laag = [replace(m, plafond=Decimal(1)) for m in spel.zaak.mandaten.values()]
    assert spel.met_case(spel.zaak.met(*laag)).antwoord("trek_in", "inkoper-1", _argumenten("trek_in")) == set()
    zonder = [replace(m, handelingen=(Handeling.PUBLICEREN,)) for m in laag]
    assert "mandaat_ontbreekt" in spel.met_case(spel.zaak.met(*zonder)).weiger("trek_in", motivering=WAAROM)


def _publicatie() -> dict[str, object]:
    m = klaar_voor("publiceer")
    return {naam: getattr(m.met, naam) for naam in m.met.__dataclass_fields__}


# --- meer percelen -------------------------------------------------------------------------------------------------


def _met_tweede_perceel(spel: Spel, toestand: PerceelToestand) -> Spel:
    tweede = replace(spel.perceel, id="id-tweede", nummer="2", toestand=toestand)
    return spel.met_case(spel.zaak.met(tweede))


@pytest.mark.parametrize(
    ("ander", "project"),
    [
        (PerceelToestand.CONTRACT, "contract"),
        (PerceelToestand.GECONTRACTEERD, "contract"),
        (PerceelToestand.OPSCHORTING, "gunning"),
        (PerceelToestand.INGETROKKEN, "gunning"),
        (PerceelToestand.GEEN_GELDIGE, "gunning"),
    ],
)
def test_het_project_volgt_wat_overblijft(ander: PerceelToestand, project: str) -> None:
    spel = klaar_voor("trek_perceel_in").voor.kopie()
    assert _trek_in(_met_tweede_perceel(spel, ander), "trek_perceel_in").toestand == project


def test_na_het_laatste_perceel_wacht_het_project_op_intrekken() -> None:
    spel = _trek_in(klaar_voor("trek_perceel_in").voor.kopie(), "trek_perceel_in")
    assert spel.toestand == "gunning"
    assert _trek_in(spel).toestand == "ingetrokken"


def test_zonder_percelen_wordt_er_niets_gepubliceerd() -> None:
    spel = _trek_in(klaar_voor("publiceer").voor.kopie(), "trek_perceel_in")
    assert "criteria_ontbreken" in spel.weiger("publiceer", **_publicatie())


def test_een_ingetrokken_perceel_komt_niet_terug_door_het_aan_te_passen() -> None:
    spel = _trek_in(tot("inkoopstrategie_concept"), "trek_perceel_in")
    spel.doe("registreer_perceel", nummer="1", naam="Anders", waarde=spel.perceel.waarde)
    assert (spel.perceel.naam, spel.perceel.toestand) == ("Anders", PerceelToestand.INGETROKKEN)


def test_alle_percelen_gaan_mee() -> None:
    spel = _met_tweede_perceel(klaar_voor("trek_in").voor.kopie(), PerceelToestand.GEEN_GELDIGE)
    na = _trek_in(spel)
    assert {p.toestand for p in na.zaak.percelen.values()} == {PerceelToestand.INGETROKKEN}


def test_intrekken_is_geen_volgende_stap_maar_kan_wel() -> None:
    spel = tot("opschorting")
    assert not {s.verb for s in volgende_stappen(spel.zaak, spel.call("inkoper-1"))} & set(VERBS)
    assert set(VERBS) <= set(verbs_hier(spel.zaak))
    assert not set(VERBS) & set(verbs_hier(tot("evaluatie").zaak))


def test_wat_een_stap_verbetert_is_geen_volgende_stap() -> None:
    """In the decision the letters wait; to correct it or to assess again can be done, but nobody should be told to."""
    spel = tot("beslissing")
    stappen = {s.verb for s in volgende_stappen(spel.zaak, spel.call("inkoper-1"))}
    zijwegen = {"corrigeer_gunningsbeslissing", "heropen_beoordeling"}
    assert not stappen & (zijwegen | {"herpubliceer", "stel_geen_geldige_vast"})
    assert zijwegen | {"geef_vrij", "bevestig_verzending"} <= set(verbs_hier(spel.zaak))


def test_zonder_geldige_inschrijving_is_opnieuw_publiceren_een_stap() -> None:
    spel = tot("beoordeling")
    for naam in pad.INSCHRIJVERS:
        spel.doe("toets_inschrijving", inschrijver=naam, oordeel=Oordeel.ONGELDIG, grond="Leidraad 3.2")
    assert "stel_geen_geldige_vast" in {s.verb for s in volgende_stappen(spel.zaak, spel.call("inkoper-1"))}
    spel.doe("stel_geen_geldige_vast")
    assert "herpubliceer" in {s.verb for s in volgende_stappen(spel.zaak, spel.call("inkoper-1"))}
