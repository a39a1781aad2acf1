"""A house style: what is named changes and the rest stays, and it never leaves out who must sign or read."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import Spel, tot
from tests.factories.zijpad_huisstijl import STIJL, logo
from workflow.case.stam import Huisstijl
from workflow.lezen import dienst_op_naam, huisstijl_van
from workflow.reasons import Invoerfout
from workflow.verbs.huisstijl import LANGSTE_REGEL, MEESTE_REGELS, RegistreerHuisstijl


def _spel(**met: Any) -> Spel:
    spel = tot("aangemeld")
    spel.doe("registreer_huisstijl", "beheerder-1", **{"logo": logo()} | STIJL | met)
    return spel


def _stijl(spel: Spel, dienst: str = "Asten") -> Huisstijl:
    stijl = huisstijl_van(spel.stam, dienst_op_naam(spel.stam, dienst).id)
    assert stijl is not None
    return stijl


def _doe(spel: Spel, **met: Any) -> None:
    spel.doe("registreer_huisstijl", "beheerder-1", dienst="Asten", **met)


def _weiger(spel: Spel, **met: Any) -> set[str]:
    return set(spel.weiger("registreer_huisstijl", "beheerder-1", **{"dienst": "Asten"} | met))


def test_wat_niet_genoemd_is_blijft() -> None:
    spel = _spel()
    voor = _stijl(spel)
    assert (voor.adresblok, voor.slotgroet) == (STIJL["adresblok"], STIJL["slotgroet"])
    assert (voor.logo_breedte, voor.logo_hoogte, voor.logo_alt) == (400, 160, STIJL["logo_tekst"])
    _doe(spel, telefoon="040 000 000")
    assert _stijl(spel) == replace(voor, telefoon="040 000 000")
    assert len(spel.stam.huisstijlen) == 1


def test_wat_leeg_genoemd_is_gaat_weg() -> None:
    spel = _spel()
    _doe(spel, telefoon="", adresblok=(), ondertekenaars=())
    stijl = _stijl(spel)
    assert (stijl.telefoon, stijl.adresblok, stijl.ondertekenaars) == ("", (), ())
    assert stijl.logo_sha256


def test_een_logo_gaat_in_zijn_geheel_weg() -> None:
    spel = _spel()
    _doe(spel, zonder_logo=True)
    stijl = _stijl(spel)
    assert {stijl.logo_sha256, stijl.logo_vorm, stijl.logo_breedte, stijl.logo_hoogte, stijl.logo_alt} == {None}
    assert stijl.slotgroet


def test_een_ander_logo_vraagt_een_nieuwe_beschrijving() -> None:
    spel = _spel()
    assert _weiger(spel, logo=logo(300, 300)) == {"logo_zonder_tekst"}
    _doe(spel, logo=logo(300, 300), logo_tekst="Een ander logo")
    assert (_stijl(spel).logo_breedte, _stijl(spel).logo_alt) == (300, "Een ander logo")
    _doe(spel, logo=logo(300, 300))
    assert _stijl(spel).logo_alt == "Een ander logo"


def test_een_beschrijving_hoort_bij_een_logo() -> None:
    assert _weiger(tot("aangemeld"), logo_tekst="Logo van niets") == {"logo_ontbreekt"}


@pytest.mark.parametrize("regels", [("de burgemeester",), ("de burgemeester", "de secretaris", "de griffier")])
def test_een_huisstijl_laat_geen_handtekening_weg_en_voegt_er_geen_toe(regels: tuple[str, ...]) -> None:
    spel = _spel()
    assert _weiger(spel, ondertekenaars=regels) == {"ondertekening_past_niet"}


def test_een_onbekende_dienst_is_een_invoerfout() -> None:
    with pytest.raises(Invoerfout, match="registreer_dienst"):
        tot("aangemeld").doe("registreer_huisstijl", "beheerder-1", dienst="Nergens")


@pytest.mark.parametrize(
    ("met", "melding"),
    [
        ({"dienst": " "}, "dienst"),
        ({"adresblok": ("regel",) * (MEESTE_REGELS + 1)}, "adresblok"),
        ({"adresblok": (" ",)}, "leeg"),
        ({"ondertekenaars": ("",)}, "leeg"),
        ({"adresblok": ("x" * (LANGSTE_REGEL + 1),)}, "tekens"),
        ({"slotgroet": "Groet,\nnog een regel"}, "tekens"),
        ({"website": "x" * (LANGSTE_REGEL + 1)}, "tekens"),
        ({"logo": logo(omvang=300_001)}, "kB"),
        ({"logo": logo(39, 100)}, "beeldpunten"),
        ({"logo": logo(1001, 100)}, "keer"),
        ({"logo": logo(100, 1001)}, "keer"),
        ({"logo": logo(), "zonder_logo": True}, "niet allebei"),
        ({"logo_tekst": "Logo"}, "logo_tekst"),
        ({"logo_tekst": "Logo van\nAsten"}, "logo_tekst"),
        ({"logo_tekst": "x " * LANGSTE_REGEL + "x"}, "logo_tekst"),
    ],
)
def test_wat_niet_in_een_brief_past_is_een_invoerfout(met: dict[str, Any], melding: str) -> None:
    with pytest.raises(ValueError, match=melding):
        RegistreerHuisstijl(**{"dienst": "Asten"} | met)


@given(breedte=st.integers(40, 4000), hoogte=st.integers(40, 4000))
def test_elk_logo_van_een_gewone_vorm_mag(breedte: int, hoogte: int) -> None:
    past = max(breedte, hoogte) <= 10 * min(breedte, hoogte)
    maten = replace(logo(), breedte=breedte, hoogte=hoogte)
    if past:
        assert RegistreerHuisstijl(dienst="Asten", logo=maten).logo is maten
    else:
        with pytest.raises(ValueError, match="keer"):
            RegistreerHuisstijl(dienst="Asten", logo=maten)
