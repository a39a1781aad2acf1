"""No valid tender: the perceel stops, or the market is asked again in a publication of its own."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.factories import Spel, klaar_voor, moment, pad, tot, vol
from workflow.case.deelname import Onderwerp
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import InschrijvingToestand, Oordeel
from workflow.case.rechtszaak import Grond
from workflow.lezen import advies, beslissing, laatste_nota, open_termijnen
from workflow.reasons import Geweigerd
from workflow.tijd import dag_van
from workflow.verbs.publicatie import Publiceer

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")
TWEEDE = Publiceer(
    platform="TenderNed",
    referentie="600009",
    vragen_tot=date(2026, 7, 10),
    nvi_uiterlijk=date(2026, 7, 20),
    sluiting=moment("2026-08-03T12:00"),
    gestanddoening_tot=date(2026, 12, 31),
)


def _keur_af(spel: Spel, perceel: str = "1") -> None:
    for naam in pad.INSCHRIJVERS:
        spel.doe(
            "toets_inschrijving",
            perceel=perceel,
            inschrijver=naam,
            oordeel=Oordeel.ONGELDIG,
            grond="leidraad 4.2",
            motivering="Opnieuw bekeken.",
        )


def _publiceer_opnieuw(spel: Spel) -> None:
    """From a project without any valid tender to an opened vault of the second publication."""
    spel.doe("herpubliceer")
    spel.op("2026-06-16T09:00").voer_uit("publiceer", "inkoper-1", TWEEDE)
    spel.op("2026-07-15T09:00").doe("publiceer_nvi")
    spel.op("2026-08-03T12:01").samen("open_kluis")


def _na_een_advies() -> Spel:
    """An advies was made and opened again; then every tender turned out to be invalid."""
    spel = vol("advies")
    spel.samen("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="Verkeerd gelezen.")
    _keur_af(spel)
    spel.doe("stel_geen_geldige_vast")
    return spel


def _beoordeel(spel: Spel) -> None:
    """The second round: the same three tender, and are assessed by the same people."""
    for naam, prijs in pad.INSCHRIJVERS.items():
        pad.schrijf_in(spel, naam, ontvangen_op=moment("2026-08-03T09:00"), prijs=prijs)
    spel.doe("sluit_opening")
    for naam in pad.INSCHRIJVERS:
        spel.doe("toets_inschrijving", inschrijver=naam, oordeel=Oordeel.GELDIG)
    for m in (klaar_voor("scoor", 0), klaar_voor("scoor", -1), klaar_voor("stel_consensus_vast")):
        spel.voer_uit(m.verb, m.door, m.met)


# --- geen geldige --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "toestand",
    [t for t in InschrijvingToestand if t not in ("onvolledig", "compleet", "beoordeeld", "winnaar", "afgewezen")],
)
def test_geen_geldige_als_niemand_meer_kan_winnen(toestand: InschrijvingToestand) -> None:
    spel = tot("beoordeling")
    spel = spel.met_case(spel.zaak.met(*(replace(i, toestand=toestand) for i in spel.zaak.inschrijvingen.values())))
    spel.doe("stel_geen_geldige_vast")
    assert (str(spel.perceel.toestand), spel.toestand) == ("geen_geldige", "gunning")


def test_een_perceel_zonder_geldige_houdt_een_gegund_perceel_niet_op() -> None:
    spel = klaar_voor("publiceer").voor.kopie()
    spel.doe("registreer_perceel", nummer="2", naam="Onderhoud", waarde=Decimal(100_000))
    pad.leg_criteria_vast(spel, "2")
    for stap in (pad.publiceer, pad.geef_inlichtingen, pad.open_kluis):
        stap(spel)
    pad.registreer_inschrijvingen(spel, "1", "2")
    for per_perceel in (
        pad.beoordeel,
        pad.leg_advies_voor,
        pad.stel_advies_vast,
        pad.beslis,
        pad.verzend_beslissing,
        pad.maak_overeenkomsten,
        pad.gun,
    ):
        per_perceel(spel, "1")
    assert spel.toestand == "gunning"
    assert [t.laatste_dag for t in open_termijnen(spel.zaak, "gestanddoening")] == [date(2026, 9, 30)]
    assert spel.weiger("herpubliceer").keys() == {"niets_te_herpubliceren", "perceel_in_gang"}
    _keur_af(spel, "2")
    spel.doe("stel_geen_geldige_vast", perceel="2")
    assert spel.toestand == "contract"
    assert open_termijnen(spel.zaak, "gestanddoening") == []
    assert spel.weiger("herpubliceer").keys() == {"toestand_laat_niet_toe"}


# --- herpubliceren -------------------------------------------------------------------------------------------------


def test_zonder_een_enkele_inschrijving_kan_het_meteen_na_de_opening() -> None:
    spel = tot("aanbestedingsfase_geopend")
    pad.schrijf_in(spel, "Laat", ontvangen_op=moment("2026-05-11T12:01"), prijs=Decimal(900_000))
    spel.doe("herpubliceer")
    assert (spel.toestand, str(spel.perceel.toestand)) == ("aanbestedingsdocumenten", "open")
    assert open_termijnen(spel.zaak) == []
    assert [d.versie for d in spel.zaak.documenten.values() if d.soort == "proces_verbaal_opening"] == [1]


@pytest.mark.parametrize("ontbreekt", [(), ("UEA",)])
def test_met_een_inschrijving_op_tijd_wijst_de_reden_naar_het_vervolg(ontbreekt: tuple[str, ...]) -> None:
    spel = tot("aanbestedingsfase_geopend")
    tender = {"ontvangen_op": pad.SLUITING, "prijs": Decimal(900_000), "ontbreekt": ontbreekt}
    pad.schrijf_in(spel, "Delta", **tender)
    assert _verbs(spel) == {"perceel_in_gang": "sluit_opening"}
    spel.doe("sluit_opening")
    assert _verbs(spel)["perceel_in_gang"] == "stel_geen_geldige_vast"


def _verbs(spel: Spel) -> dict[str, str | None]:
    with pytest.raises(Geweigerd) as fout:
        spel.kopie().doe("herpubliceer")
    return {r.code: r.verb for r in fout.value.redenen}


def test_elke_termijn_van_de_oude_publicatie_vervalt_en_de_nieuwe_heeft_eigen_datums() -> None:
    spel = _na_een_advies()
    _publiceer_opnieuw(spel)
    open_ = {str(t.soort): t.laatste_dag for t in open_termijnen(spel.zaak)}
    assert open_ == {"gestanddoening": date(2026, 12, 31)}
    assert [p.volgnummer for p in spel.zaak.publicaties.values()] == [1, 2]


def test_de_nieuwe_publicatie_ziet_niets_van_de_oude() -> None:
    spel = _na_een_advies()
    _publiceer_opnieuw(spel)
    nota = laatste_nota(spel.zaak)
    assert nota
    assert nota.ronde == 1
    assert advies(spel.zaak, spel.perceel) is None
    assert beslissing(spel.zaak, spel.perceel) is None
    assert spel.weiger("sluit_opening").keys() == {"geen_inschrijving"}
    pad.schrijf_in(spel, "Alfa Zorg", ontvangen_op=moment("2026-08-03T12:00"), prijs=Decimal(900_000))
    (nieuw,) = [i for i in spel.zaak.inschrijvingen.values() if i.toestand == "compleet"]
    assert nieuw.gestanddoening_tot == date(2026, 12, 31)
    spel.doe("sluit_opening")
    redenen = spel.weiger("leg_gunningsadvies_voor", deadline=date(2026, 9, 1))
    assert redenen["toets_ontbreekt"] == "nog niet getoetst: Alfa Zorg"


def test_de_tweede_ronde_loopt_tot_een_beslissing_op_een_eigen_advies() -> None:
    spel = _na_een_advies()
    _publiceer_opnieuw(spel)
    _beoordeel(spel)
    vandaag = dag_van(spel.nu)
    spel.doe("leg_gunningsadvies_voor", deadline=vandaag + timedelta(days=21))
    huidig = advies(spel.zaak, spel.perceel)
    assert huidig
    assert huidig.versie == 2, "een versie komt nooit terug"
    assert set(spel.weiger("neem_gunningsbeslissing", geplande_verzenddatum=vandaag)) == {"advies_niet_vastgesteld"}
    for dienst in pad.DEELNEMERS:
        door = dienst.lower()
        bewijs = spel.leg_in_dossier(f"tweede-{dienst}", SoortStuk.BESLUIT, dienst, door)
        spel.doe(
            "registreer_besluit",
            door,
            dienst=dienst,
            onderwerp=Onderwerp.GUNNINGSADVIES,
            perceel="1",
            uitkomst="vastgesteld",
            nummer="tweede",
            besluitdatum=vandaag,
            getekend_op=vandaag,
            bewijs=bewijs,
        )
    spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=vandaag)
    nieuw = {i.id for i in spel.zaak.inschrijvingen.values() if i.toestand in ("winnaar", "afgewezen")}
    assert {d.inschrijving_id for d in spel.zaak.documenten.values() if d.soort in BRIEVEN} == nieuw
    assert len(nieuw) == len(pad.INSCHRIJVERS)


def test_criteria_mogen_anders_en_een_ingetrokken_perceel_blijft_dat() -> None:
    spel = _na_een_advies()
    spel.doe("herpubliceer")
    pad.leg_criteria_vast(spel)
    spel = spel.met_case(spel.zaak.met(replace(spel.perceel, toestand="ingetrokken")))
    spel.doe("registreer_perceel", nummer="1", naam="Andere naam", waarde=Decimal(1))
    assert spel.perceel.toestand == "ingetrokken"
