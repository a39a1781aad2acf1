"""Each flag appears when its fact is there and not before, and there are no others."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.factories import Spel, bereikt, klaar_voor, pad, tot, verhaal, vol, zijpad_post
from workflow import vlaggen as module
from workflow.call import Beleid
from workflow.case.deelname import Uitkomst
from workflow.case.dossier import DocumentToestand, SoortStuk
from workflow.case.post import BerichtToestand
from workflow.case.rechtszaak import Grond
from workflow.strategie import HOOFDSTUKKEN
from workflow.tijd import dag_van
from workflow.vlaggen import CODES, vlaggen

WEINIG = "minder_dan_zes_deelnemers"


def _codes(spel: Spel, beleid: Beleid | None = None) -> set[str]:
    return {v.code for v in vlaggen(spel.zaak, beleid or spel.beleid, dag_van(spel.nu))}


def _meldingen(spel: Spel, code: str) -> list[str]:
    return [v.melding for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu)) if v.code == code]


def test_codes_noemt_precies_wat_de_bron_kan_zeggen() -> None:
    boom = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    gezegd = {
        knoop.args[0].value
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Call)
        and getattr(knoop.func, "id", "") == "Vlag"
        and isinstance(knoop.args[0], ast.Constant)
    }
    assert gezegd == set(CODES)
    assert len(CODES) == len(set(CODES))


@pytest.mark.parametrize("toestand", bereikt())
def test_op_het_gelukkige_pad_alleen_dat_er_weinig_deelnemers_zijn(toestand: str) -> None:
    voor_deelnemers = (
        "aangemeld",
        "startbijeenkomst",
        "inkoopstrategie_concept",
        "inkoopstrategie_vaststelling",
        "open",
    )
    assert _codes(tot(toestand)) == (set() if toestand in voor_deelnemers else {WEINIG})


def test_genoeg_deelnemers_is_geen_vlag() -> None:
    spel = tot("aanbestedingsdocumenten")
    assert _codes(spel, replace(spel.beleid, collectief_vanaf=3)) == set()
    assert _codes(spel, replace(spel.beleid, collectief_vanaf=4)) == {WEINIG}
    assert _meldingen(spel, WEINIG)[0].startswith("3 deelnemers")


def test_een_besluit_over_een_oude_strategie_is_verouderd() -> None:
    spel = klaar_voor("verleen_mandaat", -1).na.kopie().op("2026-03-11T09:00")
    spel.doe("leg_strategie_vast", hoofdstukken=dict.fromkeys(HOOFDSTUKKEN, "anders"), planning=pad.PLANNING)
    assert _codes(spel) == set()
    spel.doe("leg_concept_strategie_voor", reactie_tot=date(2026, 3, 16))
    spel.op("2026-03-17T09:00").doe("bied_strategie_ter_vaststelling_aan", deadline=date(2026, 4, 15))
    assert _codes(spel) == {"besluit_verouderd"}
    assert _meldingen(spel, "besluit_verouderd") == [f"{dienst}: inkoopstrategie versie 1" for dienst in pad.DEELNEMERS]


def test_een_besluit_over_een_oud_advies_is_verouderd() -> None:
    spel = vol("advies")
    spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 7, 10))
    assert _codes(spel) == {WEINIG, "besluit_verouderd"}
    assert len(_meldingen(spel, "besluit_verouderd")) == 3


def _kom_terug(spel: Spel, dienst: str = "Deurne") -> None:
    met = [m.met for m in verhaal() if m.verb == "registreer_besluit" and m.met.dienst == dienst][-1]
    vandaag, door = spel.nu.date(), dienst.lower()
    bewijs = spel.leg_in_dossier(f"terug-{vandaag}", SoortStuk.BESLUIT, dienst, door)
    nieuw = replace(met, nummer="terug", bewijs=bewijs, besluitdatum=vandaag, getekend_op=vandaag)
    spel.voer_uit("registreer_besluit", door, replace(nieuw, uitkomst=Uitkomst.AFGEWEZEN))


def test_wie_na_de_beslissing_terugkomt_op_zijn_besluit_valt_op() -> None:
    spel = tot("opschorting").op("2026-06-15T09:00")
    _kom_terug(spel)
    assert _codes(spel) == {WEINIG, "besluit_teruggekomen"}
    assert _meldingen(spel, "besluit_teruggekomen") == ["Deurne: afgewezen op 15-06-2026"]


def test_voor_de_beslissing_is_een_afwijzing_nog_geen_terugkomen() -> None:
    spel = vol("advies")
    spel.later(days=1)
    _kom_terug(spel)
    assert _codes(spel) == {WEINIG}


def test_een_afwijzing_van_het_nieuwe_advies_na_heropening_is_geen_terugkomen() -> None:
    spel = tot("opschorting").op("2026-06-15T09:00")
    spel.samen("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="Verkeerd gelezen.")
    spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 7, 10))
    _kom_terug(spel)
    assert "besluit_teruggekomen" not in _codes(spel)


def test_een_belang_na_het_advies_valt_op() -> None:
    spel = tot("advies")
    spel.doe("leg_belangenverklaring_af", "deskundige-asten", belang="aandelen")
    assert _codes(spel) == {WEINIG}, "op hetzelfde moment is niet erna"
    spel.later(minutes=1).doe("leg_belangenverklaring_af", "deskundige-best", belang="")
    assert _codes(spel) == {WEINIG}, "geen belang is geen vlag"
    spel.doe("leg_belangenverklaring_af", "deskundige-asten", belang="aandelen")
    assert _meldingen(spel, "belang_na_advies") == ["perceel 1: deskundige-asten@zandloper.example"]


def test_een_belang_van_voor_het_advies_is_verwerkt() -> None:
    spel = vol("beoordeling")
    spel.later(minutes=1).doe("leg_belangenverklaring_af", "deskundige-deurne", belang="aandelen")
    spel.later(minutes=1).doe("leg_gunningsadvies_voor", deadline=date(2026, 7, 10))
    assert _codes(spel) == {WEINIG}


def _op_de_post() -> Spel:
    spel = klaar_voor("verzend_brieven").voor.kopie()
    spel.doe("verzend_brieven", soorten=zijpad_post.BRIEVEN)
    return spel


@pytest.mark.parametrize(
    ("toestand", "code"),
    [
        (BerichtToestand.ONZEKER, "post_onzeker"),
        (BerichtToestand.GEWEIGERD, "post_geweigerd"),
        (BerichtToestand.MISLUKT, "post_mislukt"),
    ],
)
def test_wat_de_post_niet_kon_afmaken_staat_er_per_adres_met_wat_de_server_zei(
    toestand: BerichtToestand, code: str
) -> None:
    spel = _op_de_post()
    assert code not in _codes(spel)
    bericht = zijpad_post.van_brieven(spel)[0]
    zijpad_post.bezorg(spel, bericht, toestand, melding="550 deze mailbox bestaat niet")
    (melding,) = _meldingen(spel, code)
    assert bericht.naar_email in melding
    assert "550 deze mailbox bestaat niet" in melding


def test_een_brief_die_na_zijn_verval_bezorgd_is_valt_op() -> None:
    spel = _op_de_post()
    bericht = zijpad_post.van_brieven(spel)[0]
    zijpad_post.bezorg(spel, bericht, BerichtToestand.VERZONDEN)
    assert "bezorgd_na_verval" not in _codes(spel)
    document = spel.zaak.documenten[bericht.documenten[0]]
    spel.case = spel.zaak.met(replace(document, toestand=DocumentToestand.VERVALLEN))
    assert len(_meldingen(spel, "bezorgd_na_verval")) == 1
