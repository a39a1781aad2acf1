"""A mandaat is a signed paper: what it says is never changed in place, and its ceiling holds against what it costs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.factories import Spel, klaar_voor, pad, verhaal, vol
from workflow.case.deelname import Handeling, Mandaat
from workflow.case.dossier import SoortStuk
from workflow.case.project import Perceel


def _voor_mandaat(dienst: str = "Asten") -> Spel:
    return next(m for m in verhaal() if m.verb == "verleen_mandaat" and m.met.dienst == dienst).voor.kopie()


def _verleen(spel: Spel, volmacht: str | None, **anders: Any) -> None:
    met = replace(klaar_voor("verleen_mandaat").met, volmacht=volmacht, **anders)
    spel.voer_uit("verleen_mandaat", "asten", met)


def _mandaten(spel: Spel) -> list[Mandaat]:
    return list(spel.zaak.mandaten.values())


def _stuk_id(spel: Spel, code: str) -> str:
    return next(s.id for s in spel.zaak.dossierstukken.values() if s.code == code)


def test_zonder_getekende_volmacht_dekt_een_mandaat_niets() -> None:
    for verb in ("publiceer", "neem_gunningsbeslissing", "gun_definitief"):
        m = klaar_voor(verb)
        ongetekend = [replace(x, volmacht_id=None) for x in m.voor.zaak.mandaten.values()]
        spel = m.voor.met_case(m.voor.zaak.met(*ongetekend))
        assert "mandaat_ontbreekt" in spel.antwoord(verb, m.door, m.met), verb


def test_de_volmacht_mag_later_komen_zonder_nieuw_mandaat() -> None:
    spel = _voor_mandaat()
    _verleen(spel, None)
    (eerst,) = _mandaten(spel)
    spel.later(days=3)
    _verleen(spel, "volmacht-Asten")
    (nu,) = _mandaten(spel)
    assert nu == replace(eerst, volmacht_id=_stuk_id(spel, "volmacht-Asten"))
    assert nu.ontvangen_op < spel.nu


def test_hetzelfde_zonder_volmacht_neemt_de_volmacht_niet_weg() -> None:
    spel = _voor_mandaat()
    _verleen(spel, "volmacht-Asten")
    eerst = _mandaten(spel)
    spel.later(hours=1)
    _verleen(spel, None)
    assert _mandaten(spel) == eerst


ANDERS: dict[str, dict[str, Any]] = {
    "plafond": {"plafond": Decimal(9_000_000)},
    "zonder plafond": {"plafond": None},
    "handelingen": {"handelingen": (Handeling.PUBLICEREN,)},
    "duur": {"geldig_tot": date(2027, 12, 31)},
    "gemachtigde": {"gemachtigde": "iemand anders"},
    "ondermandaat": {"ondermandaat": True},
}


@pytest.mark.parametrize("wat", ANDERS)
@pytest.mark.parametrize("eerste_volmacht", ["volmacht-Asten", None])
def test_een_ander_mandaat_is_een_nieuw_met_een_nieuwe_volmacht(wat: str, eerste_volmacht: str | None) -> None:
    spel = _voor_mandaat()
    _verleen(spel, eerste_volmacht)
    (eerst,) = _mandaten(spel)
    spel.later(hours=1)
    met = replace(klaar_voor("verleen_mandaat").met, volmacht=None, **ANDERS[wat])
    assert spel.antwoord("verleen_mandaat", "asten", met) == {"volmacht_ontbreekt"}
    spel.leg_in_dossier("nieuwe-volmacht", SoortStuk.VOLMACHT, "Asten", "asten")
    _verleen(spel, "nieuwe-volmacht", **ANDERS[wat])
    oud, nieuw = _mandaten(spel)
    assert oud == eerst
    assert (nieuw.volmacht_id, nieuw.ontvangen_op) == (_stuk_id(spel, "nieuwe-volmacht"), spel.nu)


def test_een_andere_volmacht_vervangt_de_eerste_niet() -> None:
    spel = _voor_mandaat()
    _verleen(spel, "volmacht-Asten")
    (eerst,) = _mandaten(spel)
    spel.leg_in_dossier("nieuwe-volmacht", SoortStuk.VOLMACHT, "Asten", "asten")
    _verleen(spel, "nieuwe-volmacht")
    assert len(_mandaten(spel)) == 2
    assert _mandaten(spel)[0] == eerst


def test_bizob_legt_een_mandaat_met_zijn_tweeen_vast() -> None:
    m = next(m for m in verhaal() if m.verb == "verleen_mandaat" and m.door == "inkoper-1")
    assert m.na.zaak.mandaten == m.voor.zaak.mandaten
    spel = m.na.kopie().later(hours=5)
    assert spel.weiger("bevestig", "inkoper-1").keys() == {"eigen_voorstel"}
    spel.bevestig()
    assert _mandaten(spel)[-1].ontvangen_op == m.voor.nu


def test_het_mandaat_hoort_bij_het_nieuwste_besluit_met_dat_nummer() -> None:
    spel = _voor_mandaat()
    case = spel.zaak
    een = next(b for b in case.besluiten.values() if b.nummer == "inkoopstrategie-Asten")
    spel.case = case.met(replace(een, id="id-twee", versie=2, inhoud_sha256="2" * 64))
    _verleen(spel, "volmacht-Asten")
    assert [m.besluit_id for m in _mandaten(spel)] == ["id-twee"]


# --- het plafond ---------------------------------------------------------------------------------------------------


def _met_plafond(spel: Spel, plafond: Decimal) -> Spel:
    return spel.met_case(spel.zaak.met(*(replace(m, plafond=plafond) for m in spel.zaak.mandaten.values())))


def _tweede_perceel(perceel: Perceel) -> Perceel:
    return replace(perceel, id="id-perceel-2", nummer="2", waarde=Decimal(500_000))


def test_het_plafond_geldt_voor_alle_percelen_samen() -> None:
    m = klaar_voor("publiceer_nvi")
    spel = m.voor.met_case(m.voor.zaak.met(_tweede_perceel(m.voor.perceel)))
    assert _met_plafond(spel, Decimal(4_500_000)).antwoord("publiceer_nvi", m.door, m.met) == set()
    net_te_laag = _met_plafond(spel, Decimal("4499999.99"))
    assert net_te_laag.antwoord("publiceer_nvi", m.door, m.met) == {"mandaat_ontbreekt"}


@pytest.mark.parametrize("verb", ["neem_gunningsbeslissing", "gun_definitief"])
def test_een_winnaar_boven_de_raming_telt_voor_het_plafond(verb: str) -> None:
    m = klaar_voor(verb)
    case = m.voor.zaak
    duur = [
        replace(i, prijs=Decimal(6_000_000))
        for i in case.inschrijvingen.values()
        if case.inschrijvers[i.inschrijver_id].naam == pad.WINNAAR
    ]
    spel = m.voor.met_case(case.met(*duur))
    assert spel.antwoord(verb, m.door, m.met) == {"mandaat_ontbreekt"}
    assert _met_plafond(spel, Decimal(6_000_000)).antwoord(verb, m.door, m.met) == set()


def test_een_verliezer_telt_niet_voor_het_plafond() -> None:
    spel = vol("advies")
    case = spel.zaak
    duur = [
        replace(i, prijs=Decimal(6_000_000))
        for i in case.inschrijvingen.values()
        if case.inschrijvers[i.inschrijver_id].naam != pad.WINNAAR
    ]
    spel.met_case(case.met(*duur)).doe("neem_gunningsbeslissing", geplande_verzenddatum=date(2026, 6, 13))
