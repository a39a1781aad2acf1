"""Reminders: each moment at most once, what was missed becomes one, none after the termijn is met or over."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import Spel, klaar_voor, moment, pad, tot
from tests.factories.spel import email
from workflow.case.deelname import Onderwerp
from workflow.case.dossier import DocumentToestand
from workflow.lezen import dienst_van, onvolledige_diensten, persoon_op_email

BEGIN = moment("2026-02-18T09:00")
DEADLINE = date(2026, 3, 18)
VOORAF = (14, 7, 2, 0)
UREN = int(timedelta(days=32) / timedelta(hours=1))
CONTROLES = st.lists(st.integers(1, UREN).map(lambda n: BEGIN + timedelta(hours=n)), max_size=12)


def _herinneringen(spel: Spel, dienst: str) -> list[str]:
    return [
        d.sleutel.split("|")[-2]
        for d in spel.zaak.documenten.values()
        if d.soort == "herinnering" and d.geadresseerde_id == _contact(spel, dienst)
    ]


def _contact(spel: Spel, dienst: str) -> str:
    return persoon_op_email(spel.stam, email(dienst.lower())).id


def nagerekend(controles: list[datetime], tot_en_met: datetime) -> list[str]:
    """At each check in working hours only the last moment that has come is told, unless it was told already."""
    verteld: list[str] = []
    for controle in controles:
        if controle >= tot_en_met:
            break
        if controle.weekday() > 4 or not 8 <= controle.hour < 18:
            continue
        gekomen = [n for n in VOORAF if moment(f"{DEADLINE - timedelta(days=n)}T08:00") <= controle]
        if gekomen and f"{gekomen[-1]} dagen" not in verteld:
            verteld.append(f"{gekomen[-1]} dagen")
    return verteld


@given(controles=CONTROLES)
@settings(max_examples=40)
def test_elke_herinnering_een_keer_en_gemiste_worden_er_een(controles: list[datetime]) -> None:
    spel = tot("inkoopstrategie_vaststelling")
    for controle in sorted(controles):
        spel.nu = controle
        spel.doe("controleer_termijnen", "systeem")
        spel.bezorg_post()
    verwacht = nagerekend(sorted(controles), moment("2026-03-19T00:00"))
    for dienst in pad.DIENSTEN:
        assert _herinneringen(spel, dienst) == verwacht


@given(controles=CONTROLES, besluit=st.integers(1, 27 * 24).map(lambda n: BEGIN + timedelta(hours=n)))
@settings(max_examples=40)
def test_na_het_besluit_wordt_niemand_meer_herinnerd(controles: list[datetime], besluit: datetime) -> None:
    spel = tot("inkoopstrategie_vaststelling")
    momenten = sorted([*((c, False) for c in controles), (besluit, True)])
    for nu, besluit_nu in momenten:
        spel.nu = nu
        if besluit_nu:
            pad.stel_vast(spel, "Asten", "asten", Onderwerp.INKOOPSTRATEGIE, nu.date())
            pad.verleen_mandaat(spel, "Asten", "asten", None)
        else:
            spel.doe("controleer_termijnen", "systeem")
            spel.bezorg_post()
    assert _herinneringen(spel, "Asten") == nagerekend(sorted(controles), besluit + timedelta(seconds=1))
    assert _herinneringen(spel, "Best") == nagerekend(sorted(controles), moment("2026-03-19T00:00"))


def test_twee_controles_op_hetzelfde_moment_doen_niets_dubbel() -> None:
    spel = tot("inkoopstrategie_vaststelling").op("2026-03-11T08:00")
    spel.doe("controleer_termijnen", "systeem")
    case = spel.zaak
    besluit = spel.doe("controleer_termijnen", "systeem")
    assert (besluit.case, besluit.zetten, besluit.effecten) == (case, (), ())


def test_een_moment_eerder_komt_er_nog_geen() -> None:
    spel = tot("inkoopstrategie_vaststelling").op("2026-03-04T07:59:59")
    spel.doe("controleer_termijnen", "systeem")
    assert _herinneringen(spel, "Asten") == []
    spel.later(seconds=1).doe("controleer_termijnen", "systeem")
    assert _herinneringen(spel, "Asten") == ["14 dagen"]


def test_een_termijn_verstrijkt_om_middernacht_na_de_laatste_dag() -> None:
    spel = tot("inkoopstrategie_vaststelling").op("2026-03-18T23:59:59")
    spel.doe("controleer_termijnen", "systeem")
    assert _standen(spel) == {"open"}
    spel.later(seconds=1).doe("controleer_termijnen", "systeem")
    assert _standen(spel) == {"verstreken"}


def _standen(spel: Spel) -> set[str]:
    return {str(t.toestand) for t in spel.zaak.termijnen.values() if t.soort == "vaststelling_strategie"}


def test_een_herinnering_hoeft_niet_vrijgegeven_en_heeft_geen_maker() -> None:
    spel = klaar_voor("controleer_termijnen").na
    herinneringen = [d for d in spel.zaak.documenten.values() if d.soort == "herinnering"]
    assert len(herinneringen) == len(pad.DIENSTEN)
    assert {(d.toestand, d.maker_id) for d in herinneringen} == {(DocumentToestand.VRIJGEGEVEN, None)}


def test_een_moment_voor_het_begin_van_de_termijn_wordt_overgeslagen() -> None:
    """A concept that may be commented on for seven days has no reminder of fourteen days before.

    Two days before Tuesday is a Sunday: that becomes the Friday before it.
    """
    spel = klaar_voor("registreer_reactie").voor.kopie()
    spel.nu = moment("2026-02-10T09:01")
    spel.doe("controleer_termijnen", "systeem")
    assert _herinneringen(spel, "Asten") == []
    spel.op("2026-02-13T07:59").doe("controleer_termijnen", "systeem")
    assert _herinneringen(spel, "Asten") == []
    spel.op("2026-02-13T08:00").doe("controleer_termijnen", "systeem")
    assert _herinneringen(spel, "Asten") == ["2 dagen"]


def _standen_van_herinneringen(spel: Spel, dienst: str) -> dict[str, str]:
    return {
        d.sleutel.split("|")[-2]: str(d.toestand)
        for d in spel.zaak.documenten.values()
        if d.soort == "herinnering" and dienst_van(spel.zaak, d.deelname_id or "").naam == dienst
    }


def _herinner(spel: Spel, *momenten: str) -> None:
    for tekst in momenten:
        spel.op(tekst).doe("controleer_termijnen", "systeem")


def test_een_nieuwe_herinnering_vervangt_de_vorige_die_niet_verzonden_is() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    _herinner(spel, "2026-03-04T08:00", "2026-03-11T08:00", "2026-03-11T09:00")
    assert _standen_van_herinneringen(spel, "Asten") == {"14 dagen": "vervallen", "7 dagen": "vrijgegeven"}
    spel.maak_brieven()
    spel.doe("bevestig_verzending", soorten=("herinnering",), dienst="Asten")
    _herinner(spel, "2026-03-16T08:00")
    assert _standen_van_herinneringen(spel, "Asten") == {
        "14 dagen": "vervallen",
        "7 dagen": "verzonden",
        "2 dagen": "vrijgegeven",
    }


def test_een_herinnering_vervalt_als_de_termijn_voorbij_is() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    _herinner(spel, "2026-03-18T08:00", "2026-03-19T00:00")
    assert _standen_van_herinneringen(spel, "Best") == {"0 dagen": "vervallen"}


def test_een_herinnering_vervalt_als_de_termijn_gehaald_is() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    _herinner(spel, "2026-03-04T08:00")
    pad.stel_vast(spel, "Asten", "asten", Onderwerp.INKOOPSTRATEGIE, date(2026, 3, 4))
    pad.verleen_mandaat(spel, "Asten", "asten", None)
    assert _standen_van_herinneringen(spel, "Asten") == {"14 dagen": "vervallen"}
    assert _standen_van_herinneringen(spel, "Best") == {"14 dagen": "vrijgegeven"}


@pytest.mark.parametrize("leeg", ["adres", "postcode", "plaats"])
def test_een_dienst_met_een_gat_houdt_de_andere_niet_op(leeg: str) -> None:
    spel = tot("inkoopstrategie_vaststelling")
    spel.doe("registreer_dienst", "beheerder-1", naam="Asten", **{leeg: " "})
    _herinner(spel, "2026-03-04T08:00")
    assert [d.naam for d in onvolledige_diensten(spel.zaak)] == ["Asten"]
    assert [len(_herinneringen(spel, naam)) for naam in ("Asten", "Best", "Deurne")] == [0, 1, 1]
    spel.doe("registreer_dienst", "beheerder-1", naam="Asten", **{leeg: "Asten"})
    _herinner(spel, "2026-03-04T09:00")
    assert _herinneringen(spel, "Asten") == ["14 dagen"]
    assert onvolledige_diensten(spel.zaak) == []


def test_een_dienst_zonder_contactpersoon_is_niet_bereikbaar() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    spel.case = replace(spel.zaak, stam=replace(spel.stam, contactpersonen={}))
    assert [d.naam for d in onvolledige_diensten(spel.zaak)] == list(pad.DIENSTEN)
