"""The vault and the opening: nobody looks too early, and what came too late stays out (Aw 2.108)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.factories import Spel, klaar_voor, moment, pad, tot, vol
from workflow.case.inschrijving import InschrijvingToestand, Oordeel


def _voor_opening() -> Spel:
    """The tender phase, just before anybody proposes to open the vault."""
    return klaar_voor("open_kluis").voor.kopie()


@pytest.mark.parametrize("tijdstip", ["2026-05-11T11:59:59", "2026-05-11T12:00:00"])
def test_de_kluis_blijft_dicht_tot_en_met_de_sluitingstijd(tijdstip: str) -> None:
    spel = _voor_opening()
    spel.nu = moment(tijdstip)
    assert spel.weiger("open_kluis") == {
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
    pad.schrijf_in(spel, "Delta", ontvangen_op=moment(ontvangen), prijs=Decimal(1))
    assert [i.toestand for i in spel.zaak.inschrijvingen.values()] == [toestand]


def test_zonder_inschrijving_op_tijd_sluit_de_opening_niet() -> None:
    spel = tot("aanbestedingsfase_geopend")
    pad.schrijf_in(spel, "Delta", ontvangen_op=spel.nu, prijs=Decimal(1))
    assert "geen_inschrijving" in spel.weiger("sluit_opening")


def test_onvolledig_wordt_niet_geldig_en_te_laat_wordt_niet_getoetst() -> None:
    spel = tot("aanbestedingsfase_geopend")
    op_tijd, te_laat = pad.SLUITING, pad.SLUITING + timedelta(minutes=1)
    pad.schrijf_in(spel, "Delta", ontvangen_op=op_tijd, prijs=Decimal(1), ontbreekt=("UEA",))
    pad.schrijf_in(spel, "Laat", ontvangen_op=te_laat, prijs=Decimal(1))
    spel.doe("sluit_opening")
    assert spel.weiger("toets_inschrijving", inschrijver="Delta", oordeel=Oordeel.GELDIG) == {
        "inschrijving_onvolledig": "bij Delta ontbreekt: UEA"
    }
    assert set(spel.weiger("toets_inschrijving", inschrijver="Laat", oordeel=Oordeel.GELDIG)) == {
        "toestand_laat_niet_toe"
    }
    spel.doe("toets_inschrijving", inschrijver="Delta", oordeel=Oordeel.ONGELDIG, grond="UEA ontbreekt")
    assert set(spel.weiger("leg_gunningsadvies_voor", deadline=date(2026, 7, 1))) == {
        "geen_geldige_inschrijving",
        "te_weinig_beoordelaars",
    }


def test_een_typefout_in_een_inschrijving_wordt_verbeterd() -> None:
    spel = tot("aanbestedingsfase_geopend")
    fout = {"ontvangen_op": pad.SLUITING + timedelta(minutes=1), "prijs": Decimal(10)}
    pad.schrijf_in(spel, "Delta", **fout)
    (eerst,), (adres,) = spel.zaak.inschrijvingen.values(), spel.zaak.inschrijvers.values()
    goed = {"ontvangen_op": pad.SLUITING, "prijs": Decimal(11), "ontbreekt": ("UEA",), "plaats": "Best"}
    pad.schrijf_in(spel, "Delta", **goed)
    (na,), (nieuw_adres,) = spel.zaak.inschrijvingen.values(), spel.zaak.inschrijvers.values()
    assert eerst.toestand == InschrijvingToestand.TE_LAAT
    assert na == replace(
        eerst,
        toestand=InschrijvingToestand.ONVOLLEDIG,
        ontvangen_op=pad.SLUITING,
        prijs=Decimal(11),
        ontbreekt=("UEA",),
    )
    assert nieuw_adres == replace(adres, plaats="Best")


def test_na_de_opening_wordt_er_niets_meer_verbeterd() -> None:
    spel = tot("gunning")
    m = klaar_voor("registreer_inschrijving")
    assert spel.antwoord("registreer_inschrijving", m.door, m.met) == {"toestand_laat_niet_toe"}


@pytest.mark.parametrize("leeg", ["adres", "postcode", "plaats", "email"])
def test_een_inschrijver_is_bereikbaar(leeg: str) -> None:
    with pytest.raises(ValueError, match=leeg):
        pad.schrijf_in(tot("aanbestedingsfase_geopend"), "Delta", ontvangen_op=pad.SLUITING, prijs=1, **{leeg: " "})
