"""Assessment opened again: on a ground that shows, with a new advies that everybody adopts, and on to a contract."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.factories import Spel, pad, verhaal, vol
from workflow.case.contract import OvereenkomstToestand
from workflow.case.deelname import Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.rechtszaak import Grond, UitspraakUitkomst
from workflow.heropening import GROND_IN_WOORDEN, met_grond
from workflow.lezen import advies, beslissing
from workflow.verbs.beoordeling import ConsensusInvoer

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")


def _heropen(spel: Spel, grond: Grond = Grond.INHOUDELIJKE_FOUT) -> None:
    spel.samen("heropen_beoordeling", grond=grond, motivering="Een criterium is verkeerd gelezen.")


def _weiger(spel: Spel, grond: Grond) -> set[str]:
    return set(spel.weiger("heropen_beoordeling", grond=grond, motivering="Er is iets mis."))


def _met_uitspraak(uitkomst: UitspraakUitkomst) -> Spel:
    """The day before the standstill ends: summoned within it, and decided like this."""
    spel = next(m for m in verhaal() if m.verb == "registreer_uitspraak").voor.kopie()
    met = next(m.met for m in verhaal() if m.verb == "registreer_uitspraak")
    spel.voer_uit("registreer_uitspraak", "inkoper-1", replace(met, uitkomst=uitkomst))
    return spel


def _besluit(spel: Spel, dienst: str, uitkomst: Uitkomst, nummer: str) -> None:
    door, dag = dienst.lower(), spel.nu.date()
    spel.doe(
        "registreer_besluit",
        door,
        dienst=dienst,
        onderwerp=Onderwerp.GUNNINGSADVIES,
        uitkomst=uitkomst,
        nummer=nummer,
        besluitdatum=dag,
        getekend_op=dag,
        bewijs=spel.leg_in_dossier(f"{nummer}-{dienst}", SoortStuk.BESLUIT, dienst, door),
    )


def _stel_opnieuw_vast(spel: Spel) -> None:
    """A day to prepare, three weeks to decide; everybody adopts the new version on its last day."""
    vandaag = spel.nu.date()
    spel.doe("leg_gunningsadvies_voor", deadline=vandaag + timedelta(days=21))
    spel.later(days=20)
    for dienst in pad.DEELNEMERS:
        _besluit(spel, dienst, Uitkomst.VASTGESTELD, "nieuw-advies")


def _naar_contract(spel: Spel) -> None:
    """From an adopted advies to the definitive award, sent on the day of the decision."""
    spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=spel.nu.date())
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.doe("bevestig_verzending", soorten=BRIEVEN)
    spel.later(days=25).doe("gun_definitief")


def _winnaar(spel: Spel) -> str:
    (rij,) = [i for i in spel.zaak.inschrijvingen.values() if i.toestand == "winnaar"]
    return _naam(spel, rij.id)


def _naam(spel: Spel, inschrijving_id: str) -> str:
    return spel.zaak.inschrijvers[spel.zaak.inschrijvingen[inschrijving_id].inschrijver_id].naam


def _laat_winnen(spel: Spel, winnaar: str) -> None:
    punten = {naam: Decimal(10 if naam == winnaar else 1) for naam in pad.INSCHRIJVERS}
    nieuw = [
        ConsensusInvoer(inschrijver=n, criterium=c, punten=punten[n], motivering="Opnieuw gelezen.")
        for n in pad.INSCHRIJVERS
        for c in pad.KWALITEIT
    ]
    spel.doe("stel_consensus_vast", consensus=tuple(nieuw))


# --- de grond ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("toestand", ["advies", "beslissing", "opschorting"])
def test_een_inhoudelijke_fout_is_genoeg_met_een_motivering_en_een_tweede_persoon(toestand: str) -> None:
    spel = vol(toestand)
    spel.doe("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="Verkeerd gelezen.")
    assert spel.perceel.toestand == toestand
    assert spel.weiger("bevestig", "inkoper-1").keys() == {"eigen_voorstel"}
    spel.bevestig()
    assert spel.perceel.toestand == "beoordeling"
    (reden,) = [m for m in spel.zaak.motiveringen.values() if m.soort == "heropening"]
    grond = "In de beoordeling zat een inhoudelijke fout."
    assert (reden.onderwerp, reden.tekst) == (spel.perceel.id, f"{grond}\nVerkeerd gelezen.")
    assert reden.tekst.partition("\n")[0] == GROND_IN_WOORDEN[Grond.INHOUDELIJKE_FOUT]
    with pytest.raises(ValueError, match="motivering"):
        spel.doe("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering=" ")


@pytest.mark.parametrize("grond", Grond)
def test_elke_grond_heeft_een_eigen_eerste_regel(grond: Grond) -> None:
    eerste, _, rest = met_grond(grond, "Regel een.\nRegel twee.").partition("\n")
    assert [g for g, zin in GROND_IN_WOORDEN.items() if zin == eerste] == [grond]
    assert rest == "Regel een.\nRegel twee."


@pytest.mark.parametrize("toestand", ["beoordeling", "gecontracteerd"])
def test_heropenen_kan_niet_voor_het_advies_en_niet_na_het_contract(toestand: str) -> None:
    assert _weiger(vol(toestand), Grond.INHOUDELIJKE_FOUT) == {"toestand_laat_niet_toe"}


@pytest.mark.parametrize("uitkomst", [UitspraakUitkomst.HERBEOORDELEN, UitspraakUitkomst.GUNNINGSVERBOD])
def test_een_vonnis_dat_de_gunning_raakt_is_een_grond(uitkomst: UitspraakUitkomst) -> None:
    spel = _met_uitspraak(uitkomst)
    _heropen(spel, Grond.VONNIS)
    assert spel.perceel.toestand == "beoordeling"


@pytest.mark.parametrize(
    "uitkomst",
    [UitspraakUitkomst.HANDHAVEN, UitspraakUitkomst.INGETROKKEN_DOOR_EISER, UitspraakUitkomst.INTREKKEN],
)
def test_een_andere_uitspraak_is_geen_grond(uitkomst: UitspraakUitkomst) -> None:
    assert _weiger(_met_uitspraak(uitkomst), Grond.VONNIS) == {"grond_niet_bewezen"}


def test_zonder_uitspraak_geen_vonnis() -> None:
    spel = next(m for m in verhaal() if m.verb == "registreer_uitspraak").voor.kopie()
    assert _weiger(spel, Grond.VONNIS) == {"grond_niet_bewezen"}


@pytest.mark.parametrize("uitkomst", [u for u in Uitkomst if u != Uitkomst.AFGEWEZEN])
def test_alleen_een_afwijzing_is_een_afgewezen_advies(uitkomst: Uitkomst) -> None:
    spel = vol("advies")
    _besluit(spel, "Deurne", uitkomst, "later")
    assert _weiger(spel, Grond.ADVIES_AFGEWEZEN) == {"grond_niet_bewezen"}
    spel.later(days=1)
    _besluit(spel, "Deurne", Uitkomst.AFGEWEZEN, "nog later")
    _heropen(spel, Grond.ADVIES_AFGEWEZEN)
    assert spel.perceel.toestand == "beoordeling"


# --- wat er gebeurt ------------------------------------------------------------------------------------------------


def test_de_inschrijvingen_wachten_weer_en_de_brieven_zijn_ingetrokken() -> None:
    spel = vol("opschorting")
    _heropen(spel)
    assert {str(i.toestand) for i in spel.zaak.inschrijvingen.values()} == {"compleet"}
    standen = Counter(str(d.toestand) for d in spel.zaak.documenten.values() if d.soort in BRIEVEN)
    assert standen == {"ingetrokken": 9}
    assert [str(t.toestand) for t in spel.zaak.termijnen.values() if t.soort == "opschortend"] == ["vervallen"]


def test_een_advies_dat_nog_open_staat_vervalt() -> None:
    spel = next(m for m in verhaal() if m.verb == "leg_gunningsadvies_voor").na.kopie()
    _heropen(spel)
    for rijen, soort in ((spel.zaak.termijnen, "vaststelling_advies"), (spel.zaak.documenten, "gunningsadvies")):
        standen = [str(rij.toestand) for rij in rijen.values() if rij.soort == soort]
        assert standen == ["vervallen"] * 3, soort


def test_wie_ongeldig_was_blijft_ongeldig() -> None:
    spel = vol("beoordeling")
    case = spel.zaak
    gamma = next(i for i in case.inschrijvingen.values() if case.inschrijvers[i.inschrijver_id].naam == "Gamma Thuis")
    spel = spel.met_case(case.met(replace(gamma, toestand="ongeldig")))
    spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 7, 10))
    _heropen(spel)
    assert Counter(str(i.toestand) for i in spel.zaak.inschrijvingen.values()) == {"compleet": 2, "ongeldig": 1}


def test_oude_besluiten_tellen_niet_voor_het_nieuwe_advies() -> None:
    spel = vol("opschorting")
    _heropen(spel)
    spel.doe("leg_gunningsadvies_voor", deadline=spel.nu.date() + timedelta(days=30))
    huidig = advies(spel.zaak, spel.perceel)
    assert huidig
    assert huidig.versie == 2
    redenen = spel.weiger("neem_gunningsbeslissing", geplande_verzenddatum=spel.nu.date())
    assert redenen == {"advies_niet_vastgesteld": "nog niet vastgesteld door: Asten, Best, Deurne"}


@pytest.mark.parametrize("winnaar", [pad.WINNAAR, "Beta Hulp"])
def test_na_een_vonnis_komt_er_langs_deze_weg_een_contract(winnaar: str) -> None:
    spel = _met_uitspraak(UitspraakUitkomst.HERBEOORDELEN)
    spel.op("2026-07-06T09:00")
    assert spel.weiger("gun_definitief").keys() == {"uitspraak_verbiedt"}
    _heropen(spel, Grond.VONNIS)
    _laat_winnen(spel, winnaar)
    _stel_opnieuw_vast(spel)
    with pytest.raises(Exception, match="overeenkomst_ontbreekt"):
        _naar_contract(spel)
    if winnaar != pad.WINNAAR:
        spel.doe("keur_bewijsmiddelen_goed", inschrijver=winnaar, bewijs="bewijsmiddelen")
    tekst = spel.leg_in_dossier("nieuwe-overeenkomst", SoortStuk.OVEREENKOMST)
    duur = {"ingangsdatum": date(2026, 10, 1), "einddatum": date(2030, 9, 30)}
    spel.doe("leg_overeenkomst_vast", inschrijver=winnaar, tekst=tekst, nvi_ronde=2, **duur)
    spel.samen("geef_vrij", soorten=("overeenkomst",))
    spel.doe("gun_definitief")
    assert (_winnaar(spel), str(spel.perceel.toestand), spel.toestand) == (winnaar, "contract", "contract")
    huidig = beslissing(spel.zaak, spel.perceel)
    assert huidig
    assert huidig.versie == 2
    aangeboden = [o for o in spel.zaak.overeenkomsten.values() if o.toestand == "aangeboden"]
    assert [_naam(spel, o.inschrijving_id) for o in aangeboden] == [winnaar] * len(pad.DEELNEMERS)
    for overeenkomst in aangeboden:
        spel.case = spel.zaak.met(replace(overeenkomst, toestand=OvereenkomstToestand.GETEKEND))
    spel.doe("sluit_perceel")
    assert {c.overeenkomst_id for c in spel.zaak.contracten.values()} == {o.id for o in aangeboden}


def test_met_een_vorige_winnaar_wordt_niets_gesloten() -> None:
    """His overeenkomst was released before the ruling; it lapses, and is not offered, asked for or registered."""
    spel = _met_uitspraak(UitspraakUitkomst.HERBEOORDELEN)
    spel.op("2026-07-06T09:00")
    _heropen(spel, Grond.VONNIS)
    _laat_winnen(spel, "Beta Hulp")
    _stel_opnieuw_vast(spel)
    with pytest.raises(Exception, match="bewijs_niet_goedgekeurd"):
        _naar_contract(spel)
    assert {str(o.toestand) for o in spel.zaak.overeenkomsten.values()} == {"vervallen"}
    redenen = spel.weiger("gun_definitief")
    assert redenen["overeenkomst_ontbreekt"] == "nog geen overeenkomst van: Asten, Best, Deurne"


def test_een_correctie_voert_een_vonnis_niet_uit() -> None:
    spel = _met_uitspraak(UitspraakUitkomst.GUNNINGSVERBOD)
    dag = spel.nu.date()
    spel.samen("corrigeer_gunningsbeslissing", geplande_verzenddatum=dag, motivering="Verkeerd adres.")
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.doe("bevestig_verzending", soorten=BRIEVEN)
    spel.later(days=30)
    assert spel.weiger("gun_definitief").keys() == {"uitspraak_verbiedt"}
