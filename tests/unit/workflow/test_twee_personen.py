"""Four eyes are two accounts, and the second one sees what the first one saw."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import Spel, klaar_voor, tot, verhaal
from workflow.case.dossier import SoortStuk
from workflow.reasons import Geweigerd
from workflow.verbs.tweede_persoon import controleer_tweede_persoon


def _voor_opening() -> Spel:
    """The tender phase, just before anybody proposes to open the vault."""
    return klaar_voor("open_kluis").voor.kopie()


def test_wie_voorstelt_bevestigt_niet_zelf() -> None:
    spel = _voor_opening()
    spel.doe("open_kluis")
    assert set(spel.weiger("bevestig", "inkoper-1")) == {"eigen_voorstel"}
    spel.bevestig("ecb-1")


@pytest.mark.parametrize("door", ["asten", "deskundige-asten", "beheerder-1", "auditor-1", "systeem"])
def test_alleen_bizob_is_de_tweede_persoon(door: str) -> None:
    spel = _voor_opening()
    spel.doe("open_kluis")
    assert set(spel.weiger("bevestig", door)) == {"geen_bevoegdheid"}
    (voorstel,) = [v for v in spel.zaak.voorstellen.values() if v.toestand == "open"]
    with pytest.raises(Geweigerd, match="geen_tweede_persoon"):
        controleer_tweede_persoon(voorstel, spel.call(door))


def test_een_voorstel_vervalt_als_de_indiener_geen_leider_meer_is() -> None:
    spel = _voor_opening()
    spel.doe("open_kluis")
    inkoper = spel.actor("inkoper-1").persoon_id
    leiders = {k: p for k, p in spel.zaak.projectleiders.items() if p.persoon_id != inkoper}
    spel = spel.met_case(replace(spel.zaak, projectleiders=leiders))
    assert set(spel.weiger("bevestig", "manager-1")) == {"geen_bevoegdheid"}


def test_bij_het_bevestigen_worden_de_guards_opnieuw_gevraagd() -> None:
    spel = _voor_opening()
    spel.doe("open_kluis")
    spel.doe("open_kluis", "inkoper-1")
    spel.bevestig("manager-1", voorstel=_nummers(spel)[0])
    assert set(spel.weiger("bevestig", "manager-1")) == {"toestand_laat_niet_toe"}


def _nummers(spel: Spel) -> list[int]:
    return [v.nummer for v in spel.zaak.voorstellen.values() if v.toestand == "open"]


def test_welk_voorstel_moet_duidelijk_zijn() -> None:
    spel = _voor_opening()
    assert spel.weiger("bevestig", "manager-1") == {"voorstel_niet_open": "open voorstellen: geen"}
    spel.doe("open_kluis")
    spel.doe("open_kluis")
    eerste, tweede = _nummers(spel)
    assert spel.weiger("bevestig", "manager-1") == {"voorstel_niet_open": f"open voorstellen: {eerste}, {tweede}"}
    assert "voorstel_niet_open" in spel.weiger("verwerp", "manager-1", voorstel=99)
    spel.doe("verwerp", "inkoper-1", voorstel=eerste)
    spel.bevestig("manager-1")


def test_niemand_geeft_een_brief_vrij_die_hij_zelf_bestelde() -> None:
    spel = tot("startbijeenkomst")
    spel.maak_brieven()
    spel.doe("geef_vrij", "manager-1", soorten=("uitnodiging_startbijeenkomst",))
    assert set(spel.weiger("bevestig", "inkoper-1")) == {"eigen_brief"}
    spel.bevestig("inkoper-2")


def test_een_brief_die_na_het_voorstel_is_gemaakt_is_niet_gezien() -> None:
    spel = tot("startbijeenkomst")
    assert set(spel.weiger("geef_vrij", soorten=("uitnodiging_startbijeenkomst",))) == {"brief_niet_gemaakt"}
    spel.maak_brieven()
    spel.doe("geef_vrij", soorten=("uitnodiging_startbijeenkomst",))
    gemaakt = [replace(w, gemaakt_op=spel.nu + timedelta(seconds=1)) for w in spel.zaak.weergaven.values()]
    opnieuw = spel.met_case(spel.zaak.met(*gemaakt)).later(minutes=1)
    assert set(opnieuw.weiger("bevestig", "manager-1")) == {"brief_na_voorstel_gemaakt"}


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


def test_een_overeenkomst_die_na_het_voorstel_is_gewijzigd_is_niet_gezien() -> None:
    spel = [m for m in verhaal() if m.verb == "geef_vrij" and "overeenkomst" in m.met.soorten][-1].na.kopie()
    (eerste,) = {o.dossierstuk_id for o in spel.zaak.overeenkomsten.values()}
    spel.later(minutes=1)
    tekst = spel.leg_in_dossier("andere-tekst", SoortStuk.OVEREENKOMST)
    spel.voer_uit("leg_overeenkomst_vast", "inkoper-1", replace(klaar_voor("leg_overeenkomst_vast").met, tekst=tekst))
    assert {o.dossierstuk_id for o in spel.zaak.overeenkomsten.values()} != {eerste}
    assert set(spel.weiger("bevestig", "manager-1")) == {"brief_na_voorstel_gemaakt"}
    spel.doe("verwerp", "inkoper-1")
    spel.samen("geef_vrij", soorten=("overeenkomst",))
