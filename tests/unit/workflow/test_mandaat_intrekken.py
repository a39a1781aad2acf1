"""A revoked mandaat covers nothing from its day on, until a new one with a new volmacht takes its place."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.factories import Spel, klaar_voor, tot, verhaal, vol
from workflow.case.contract import OvereenkomstToestand
from workflow.case.deelname import DeelnameToestand, Handeling, Mandaat, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.project import PerceelToestand
from workflow.lezen import deelname_van
from workflow.mandaat import mandaten_van
from workflow.rooster import rooster
from workflow.tijd import dag_van
from workflow.vlaggen import vlaggen

NUMMER = "inkoopstrategie-Deurne"


def _trek_in(spel: Spel, per: date, dienst: str = "Deurne", door: str = "deurne", **met: Any) -> None:
    brief = spel.later(minutes=1).leg_in_dossier(f"brief-{spel.nu}", SoortStuk.CORRESPONDENTIE, dienst, door)
    spel.doe("trek_mandaat_in", door, dienst=dienst, per=per, bewijs=brief, **met)


def _verleen(spel: Spel, volmacht: str, **anders: Any) -> None:
    met = replace(klaar_voor("verleen_mandaat").met, dienst="Deurne", besluit=NUMMER, volmacht=volmacht, **anders)
    spel.voer_uit("verleen_mandaat", "deurne", met)


def _nieuwe_volmacht(spel: Spel) -> str:
    return spel.later(minutes=1).leg_in_dossier(f"volmacht-{spel.nu}", SoortStuk.VOLMACHT, "Deurne", "deurne")


def _van(spel: Spel, dienst: str = "Deurne") -> list[Mandaat]:
    return mandaten_van(spel.zaak, deelname_van(spel.zaak, dienst))


def _codes(spel: Spel) -> set[str]:
    return {v.code for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu))} - {"minder_dan_zes_deelnemers"}


@pytest.mark.parametrize(("dagen", "antwoord"), [(1, set()), (0, {"mandaat_ontbreekt"}), (-1, {"mandaat_ontbreekt"})])
def test_tot_die_dag_geldt_het_nog(dagen: int, antwoord: set[str]) -> None:
    for verb in ("publiceer", "publiceer_nvi", "neem_gunningsbeslissing", "gun_definitief"):
        m = klaar_voor(verb)
        spel = m.voor.kopie()
        _trek_in(spel, spel.nu.date() + timedelta(days=dagen))
        assert spel.antwoord(verb, m.door, m.met) == antwoord, verb


def test_een_nieuw_mandaat_vraagt_een_nieuwe_volmacht() -> None:
    m = klaar_voor("neem_gunningsbeslissing")
    spel = m.voor.kopie()
    _trek_in(spel, spel.nu.date())
    met = replace(klaar_voor("verleen_mandaat").met, dienst="Deurne", besluit=NUMMER)
    assert spel.antwoord("verleen_mandaat", "deurne", replace(met, volmacht=None)) == {"volmacht_ontbreekt"}
    assert spel.antwoord("verleen_mandaat", "deurne", replace(met, volmacht="volmacht-Deurne")) == {"stuk_al_gebruikt"}
    assert spel.antwoord(m.verb, m.door, m.met) == {"mandaat_ontbreekt"}
    _verleen(spel, _nieuwe_volmacht(spel))
    assert spel.antwoord(m.verb, m.door, m.met) == set()
    oud, nieuw = _van(spel)
    assert (oud.ingetrokken_per, nieuw.ingetrokken_per) == (spel.nu.date(), None)


def test_een_later_bericht_maakt_de_dag_alleen_vroeger() -> None:
    spel = tot("gunning")
    _trek_in(spel, date(2026, 7, 1))
    (eerst,) = _van(spel)
    for per in (date(2026, 7, 1), date(2026, 8, 1)):
        brief = spel.leg_in_dossier(f"brief-{per}", SoortStuk.CORRESPONDENTIE, "Deurne", "deurne")
        assert spel.weiger("trek_mandaat_in", "deurne", dienst="Deurne", per=per, bewijs=brief).keys() == {"bestaat_al"}
    assert _van(spel) == [eerst]
    _trek_in(spel, date(2026, 6, 1))
    (nu,) = _van(spel)
    assert nu.ingetrokken_per == date(2026, 6, 1)
    assert nu.intrekking_id != eerst.intrekking_id


def test_alle_mandaten_van_het_besluit_zijn_ingetrokken() -> None:
    spel = tot("aanbestedingsdocumenten")
    _verleen(spel, _nieuwe_volmacht(spel), handelingen=(Handeling.PUBLICEREN,))
    _trek_in(spel, spel.nu.date(), besluit=NUMMER)
    assert [m.ingetrokken_per for m in _van(spel)] == [spel.nu.date()] * 2
    assert all(m.ingetrokken_per is None for m in _van(spel, "Asten"))


def test_het_besluit_moet_er_een_zijn() -> None:
    spel = tot("gunning")
    brief = spel.leg_in_dossier("brief", SoortStuk.CORRESPONDENTIE, "Deurne", "deurne")
    met = replace(klaar_voor("trek_mandaat_in").met, dienst="Deurne", bewijs=brief)
    assert spel.antwoord("trek_mandaat_in", "deurne", met) == set()
    assert spel.antwoord("trek_mandaat_in", "deurne", replace(met, besluit=NUMMER)) == set()
    assert spel.antwoord("trek_mandaat_in", "deurne", replace(met, besluit="onbekend")) == {"invoer"}
    assert spel.antwoord("trek_mandaat_in", "someren", replace(met, dienst="Someren")) == {"invoer"}
    (mandaat,) = _van(spel)
    ander = replace(spel.zaak.besluiten[mandaat.besluit_id], id="id-twee", nummer="twee")
    twee = spel.met_case(spel.zaak.met(ander, replace(mandaat, id="id-mandaat", besluit_id="id-twee")))
    assert twee.antwoord("trek_mandaat_in", "deurne", met) == {"invoer"}
    assert twee.antwoord("trek_mandaat_in", "deurne", replace(met, besluit="twee")) == set()


def test_bizob_legt_het_met_zijn_tweeen_vast() -> None:
    spel = tot("gunning")
    _trek_in(spel, spel.nu.date(), door="inkoper-1")
    assert _van(spel)[0].ingetrokken_per is None
    spel.bevestig()
    assert _van(spel)[0].ingetrokken_per == spel.nu.date()


def test_een_voorstel_gaat_over_het_mandaat_van_toen() -> None:
    spel = tot("gunning")
    met = replace(klaar_voor("trek_mandaat_in").met, dienst="Deurne")
    assert met.bevries(spel.zaak) == replace(met, besluit=NUMMER)


# --- wie ziet het --------------------------------------------------------------------------------------------------


def test_een_ingetrokken_mandaat_valt_op_tot_een_ander_dekt() -> None:
    spel = tot("gunning")
    assert _codes(spel) == set()
    _trek_in(spel, date(2026, 6, 1))
    assert [
        v.melding for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu)) if v.code == "mandaat_ingetrokken"
    ] == ["Deurne: per 01-06-2026"]
    cel = next(r for r in rooster(spel.zaak, spel.nu.date()) if r.dienst == "Deurne").cellen["mandaat"]
    assert (cel.tekst, cel.gereed, cel.wie) == ("ingetrokken per 01-06-2026", False, "dienst")
    smal = spel.kopie()
    _verleen(smal, _nieuwe_volmacht(smal), handelingen=(Handeling.NVI,))
    assert _codes(smal) == {"mandaat_ingetrokken"}, "het nieuwe dekt minder"
    _verleen(spel, _nieuwe_volmacht(spel))
    assert _codes(spel) == set()
    cel = next(r for r in rooster(spel.zaak, spel.nu.date()) if r.dienst == "Deurne").cellen["mandaat"]
    assert cel.tekst == "verleend"


def test_na_het_contract_doet_het_er_niet_meer_toe() -> None:
    spel = vol("contract")
    assert spel.perceel.toestand == PerceelToestand.GECONTRACTEERD
    assert all(o.toestand == OvereenkomstToestand.GETEKEND for o in spel.zaak.overeenkomsten.values())
    _trek_in(spel, spel.nu.date())
    assert _codes(spel) == set()


# --- voor de deelnemers vaststaan ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("per", "toestand"),
    [
        (date(2026, 3, 18), DeelnameToestand.STRATEGIE_TER_VASTSTELLING),
        (date(2026, 3, 19), DeelnameToestand.DEELNEMER),
    ],
)
def test_wie_het_mandaat_voor_de_deadline_intrekt_doet_niet_mee(per: date, toestand: DeelnameToestand) -> None:
    """Adopting without a mandaat is not joining (procedure 2.2.1)."""
    m = next(m for m in reversed(verhaal()) if m.verb == "verleen_mandaat" and m.met.dienst == "Deurne")
    spel = m.na.kopie()
    assert deelname_van(spel.zaak, "Deurne").toestand == DeelnameToestand.DEELNEMER
    _trek_in(spel, per)
    assert deelname_van(spel.zaak, "Deurne").toestand == toestand


def test_een_ingetrokken_mandaat_herstelt_geen_deelname() -> None:
    m = klaar_voor("herstel_deelname")
    spel = m.voor.kopie()
    assert (
        next(b for b in spel.zaak.besluiten.values() if b.nummer.endswith("Someren")).uitkomst == Uitkomst.VASTGESTELD
    )
    _trek_in(spel, date(2026, 3, 18), "Someren", "someren")
    assert spel.antwoord(m.verb, m.door, m.met) == {"niet_op_tijd_genomen"}
