"""What exists once, what belongs to somebody else, and what comes too early."""

from dataclasses import replace

import pytest

from tests.factories import klaar_voor, tot
from workflow.case.contract import Partij
from workflow.lezen import dienst_van
from workflow.reasons import Invoerfout
from workflow.verbs import VERBS

EENMALIG = (
    "registreer_persoon",
    "registreer_contactpersoon",
    "voeg_dossierstuk_toe",
    "meld_interesse",
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
    assert "overeenkomst_niet_vrijgegeven" in spel.weiger("gun_definitief")


def test_reageren_kan_pas_na_voorleggen() -> None:
    spel = klaar_voor("leg_concept_strategie_voor").voor.kopie()
    assert set(spel.weiger("registreer_reactie", "asten", dienst="Asten", tekst="nu al")) == {"concept_niet_voorgelegd"}


def test_wie_zich_terugtrekt_wordt_niet_meer_herinnerd() -> None:
    spel = klaar_voor("registreer_reactie").voor.kopie()
    spel.doe("trek_interesse_in", "someren", dienst="Someren")
    spel.op("2026-02-13T09:00").doe("controleer_termijnen", "systeem")
    herinnerd = {
        dienst_van(spel.zaak, d.deelname_id or "").naam
        for d in spel.zaak.documenten.values()
        if d.soort == "herinnering"
    }
    assert herinnerd == {"Asten", "Best", "Deurne"}


def test_na_aanbieding_trekt_niemand_zich_meer_terug() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    assert set(spel.weiger("trek_interesse_in", "someren", dienst="Someren")) == {"toestand_laat_niet_toe"}


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
