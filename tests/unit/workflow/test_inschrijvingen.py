"""Tenders after they came in: repaired, withdrawn, tested again, bound for longer (procedure section 3)."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import Spel, klaar_voor, pad, tot, vol
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand, Oordeel
from workflow.lezen import inschrijving_op_naam, open_termijnen
from workflow.reasons import Geweigerd, Invoerfout
from workflow.tijd import dag_van
from workflow.verbs.beoordeling import ToetsInschrijving
from workflow.vlaggen import vlaggen

BETA, GAMMA = "Beta Hulp", "Gamma Thuis"
BRIEVEN = ("gunningsbrief", "afwijzingsbrief")


def _tender(spel: Spel, naam: str) -> Inschrijving:
    return inschrijving_op_naam(spel.zaak, spel.perceel, naam)


def _trek_in(spel: Spel, naam: str) -> None:
    bewijs = spel.leg_in_dossier(f"bericht-{naam}", SoortStuk.CORRESPONDENTIE)
    spel.doe("trek_inschrijving_in", inschrijver=naam, ingetrokken_op=dag_van(spel.nu), bewijs=bewijs)


def _bind(spel: Spel, naam: str, tot_dag: date) -> None:
    bewijs = spel.leg_in_dossier(f"instemming-{naam}-{tot_dag}", SoortStuk.CORRESPONDENTIE)
    spel.doe("verleng_gestanddoening", inschrijver=naam, tot=tot_dag, datum=dag_van(spel.nu), bewijs=bewijs)


def _codes(spel: Spel) -> Counter[str]:
    return Counter(v.code for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu)))


def _gestanddoening(spel: Spel) -> list[date]:
    return [t.laatste_dag for t in open_termijnen(spel.zaak, "gestanddoening")]


# --- herstel -------------------------------------------------------------------------------------------------------


def test_herstel_maakt_compleet_en_laat_de_prijs_staan() -> None:
    m = klaar_voor("herstel_inschrijving")
    voor, na = _tender(m.voor, "Delta"), _tender(m.na, "Delta")
    assert na == replace(voor, toestand=InschrijvingToestand.COMPLEET, ontbreekt=())
    (feit,) = m.na.zaak.inschrijvingsfeiten.values()
    assert (feit.soort, feit.inschrijving_id, feit.toelichting) == ("herstel", na.id, m.met.toelichting)


def test_wat_hersteld_is_kan_geldig_zijn_ook_na_een_eerdere_afkeuring() -> None:
    m = klaar_voor("herstel_inschrijving")
    spel = m.voor.kopie()
    spel.doe("sluit_opening")
    spel.doe("toets_inschrijving", inschrijver="Delta", oordeel=Oordeel.ONGELDIG, grond="geen handtekening")
    opnieuw = {"inschrijver": "Delta", "oordeel": Oordeel.GELDIG, "motivering": "De handtekening is er nu."}
    assert spel.weiger("toets_inschrijving", **opnieuw) == {
        "inschrijving_onvolledig": "bij Delta ontbreekt: handtekening"
    }
    spel.voer_uit("herstel_inschrijving", m.door, m.met)
    assert _tender(spel, "Delta").toestand == "ongeldig", "herstel alleen maakt niet geldig"
    spel.doe("toets_inschrijving", **opnieuw)
    assert _tender(spel, "Delta").toestand == "compleet"


# --- intrekken -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("toestand", ["beoordeling", "advies", "beslissing", "opschorting", "contract"])
def test_intrekken_is_een_feit_in_elke_stand_en_het_valt_op(toestand: str) -> None:
    spel = tot(toestand)
    brieven = {d.id: d.toestand for d in spel.zaak.documenten.values()}
    _trek_in(spel, GAMMA)
    assert _tender(spel, GAMMA).toestand == "ingetrokken"
    assert _codes(spel)["inschrijving_ingetrokken"] == 1
    assert {d.id: d.toestand for d in spel.zaak.documenten.values()} == brieven
    assert spel.perceel.toestand == toestand
    with pytest.raises(Geweigerd, match="toestand_laat_niet_toe"):
        spel.doe("trek_inschrijving_in", inschrijver=GAMMA, ingetrokken_op=dag_van(spel.nu), bewijs=f"bericht-{GAMMA}")


def test_voor_de_opening_is_er_niets_in_te_trekken() -> None:
    with pytest.raises(Invoerfout, match="geen inschrijving"):
        _trek_in(tot("aanbestedingsfase"), GAMMA)


def test_een_ingetrokken_inschrijving_komt_niet_terug_en_telt_niet_als_ontvangen() -> None:
    spel = tot("aanbestedingsfase_geopend")
    tender: dict[str, Any] = {"ontvangen_op": pad.SLUITING, "prijs": pad.INSCHRIJVERS[BETA]}
    pad.schrijf_in(spel, BETA, **tender)
    _trek_in(spel, BETA)
    with pytest.raises(Geweigerd, match="ingetrokken"):
        pad.schrijf_in(spel, BETA, **tender)
    assert spel.weiger("sluit_opening").keys() == {"geen_inschrijving"}


def test_voor_de_beslissing_moet_het_advies_opnieuw() -> None:
    spel = vol("advies")
    _trek_in(spel, GAMMA)
    dag = dag_van(spel.nu)
    with pytest.raises(Geweigerd) as fout:
        spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=dag)
    assert [(r.code, r.verb) for r in fout.value.redenen] == [("advies_achterhaald", "leg_gunningsadvies_voor")]
    spel.doe("leg_gunningsadvies_voor", deadline=dag + timedelta(days=30))
    laatste = max(spel.zaak.adviezen.values(), key=lambda a: a.versie)
    geplaatst = {u.inschrijving_id for u in spel.zaak.uitslagen.values() if u.advies_id == laatste.id}
    assert geplaatst == {_tender(spel, n).id for n in (pad.WINNAAR, BETA)}
    assert set(spel.weiger("neem_gunningsbeslissing", geplande_verzenddatum=dag)) == {"advies_niet_vastgesteld"}


def test_een_verliezer_die_zich_na_de_beslissing_terugtrekt_houdt_niets_op() -> None:
    spel = vol("opschorting")
    _trek_in(spel, GAMMA)
    dag = dag_van(spel.nu)
    spel.kopie().samen("corrigeer_gunningsbeslissing", geplande_verzenddatum=dag, motivering="Adres.")
    spel.doe("gun_definitief")
    assert spel.perceel.toestand == "contract"


def test_een_winnaar_die_zich_terugtrekt_houdt_de_gunning_tegen() -> None:
    spel = vol("opschorting")
    _trek_in(spel, pad.WINNAAR)
    with pytest.raises(Geweigerd) as fout:
        spel.doe("gun_definitief")
    per_code = {r.code: r.verb for r in fout.value.redenen}
    assert per_code["winnaar_ingetrokken"] == "heropen_beoordeling"


def test_wie_zich_terugtrok_hoeft_niet_getoetst_te_worden() -> None:
    spel = tot("beoordeling")
    _trek_in(spel, GAMMA)
    zonder = [n for n in pad.INSCHRIJVERS if n != GAMMA]
    for naam in zonder:
        spel.doe("toets_inschrijving", inschrijver=naam, oordeel=Oordeel.GELDIG)
    assert "toets_ontbreekt" not in spel.weiger("leg_gunningsadvies_voor", deadline=date(2026, 7, 1))


# --- hertoets ------------------------------------------------------------------------------------------------------


def _met(oordeel: Oordeel, motivering: str = "Opnieuw bekeken.") -> ToetsInschrijving:
    grond = "" if oordeel == Oordeel.GELDIG else "leidraad 4.2"
    return ToetsInschrijving(inschrijver=BETA, oordeel=oordeel, grond=grond, motivering=motivering)


_NA = {Oordeel.GELDIG: "compleet", Oordeel.ONGELDIG: "ongeldig", Oordeel.UITGESLOTEN: "uitgesloten"}


@given(st.lists(st.sampled_from(list(Oordeel)), min_size=1, max_size=5))
def test_de_laatste_toets_telt_en_elke_hertoets_heeft_een_reden(oordelen: list[Oordeel]) -> None:
    spel = tot("beoordeling")
    for nummer, oordeel in enumerate(oordelen):
        spel.voer_uit("toets_inschrijving", "inkoper-1", _met(oordeel))
        assert _tender(spel, BETA).toestand == _NA[oordeel]
        (toets,) = spel.zaak.toetsen.values()
        assert toets.oordeel == oordeel
        assert [m.soort for m in spel.zaak.motiveringen.values()] == ["hertoets"] * nummer
        zonder = _met(Oordeel.GELDIG, motivering=" ")
        assert spel.antwoord("toets_inschrijving", "inkoper-1", zonder) == {"hertoets_zonder_motivering"}


def test_alleen_een_uitsluiting_is_definitief() -> None:
    with pytest.raises(ValueError, match="definitief"):
        ToetsInschrijving(inschrijver=BETA, oordeel=Oordeel.ONGELDIG, grond="x", definitief="uitspraak")


def _beslist(*toetsen: tuple[str, Oordeel, bool]) -> Spel:
    """The decision with these verdicts in place of a valid one; every deelnemer adopted the advies."""
    spel = vol("beoordeling")
    for naam, oordeel, definitief in toetsen:
        stuk = spel.leg_in_dossier(f"stuk-{naam}", SoortStuk.UITSPRAAK) if definitief else None
        met = {"oordeel": oordeel, "grond": "Aw 2.86", "motivering": "Nieuw stuk."}
        spel.doe("toets_inschrijving", inschrijver=naam, definitief=stuk, **met)
    pad.leg_advies_voor(spel)
    pad.stel_advies_vast(spel)
    pad.beslis(spel)
    return spel


def _aangeschreven(spel: Spel) -> Counter[str]:
    namen = {i.id: spel.zaak.inschrijvers[i.inschrijver_id].naam for i in spel.zaak.inschrijvingen.values()}
    return Counter(namen[d.inschrijving_id or ""] for d in spel.zaak.documenten.values() if d.soort in BRIEVEN)


@pytest.mark.parametrize(
    ("oordeel", "definitief", "aantal"),
    [(Oordeel.UITGESLOTEN, True, 0), (Oordeel.UITGESLOTEN, False, 3), (Oordeel.ONGELDIG, False, 3)],
)
def test_alleen_wie_definitief_is_uitgesloten_krijgt_geen_brief(
    oordeel: Oordeel, definitief: bool, aantal: int
) -> None:
    brieven = _aangeschreven(_beslist((GAMMA, oordeel, definitief)))
    assert brieven == Counter({pad.WINNAAR: 3, BETA: 3, GAMMA: aantal})


# --- gestanddoening ------------------------------------------------------------------------------------------------


def test_de_termijn_volgt_wie_als_eerste_niet_meer_gebonden_is() -> None:
    spel = tot("advies")
    for naam, dagen in ((GAMMA, [date(2026, 9, 30)]), (BETA, [date(2026, 9, 30)]), (pad.WINNAAR, [date(2026, 11, 1)])):
        _bind(spel, naam, date(2026, 11, 1) if naam == pad.WINNAAR else date(2026, 12, 31))
        assert _gestanddoening(spel) == dagen, naam
    assert _tender(spel, pad.WINNAAR).gestanddoening_tot == date(2026, 11, 1)
    (termijn,) = open_termijnen(spel.zaak, "gestanddoening")
    assert termijn.redenering.endswith(f": {pad.WINNAAR}")
    _trek_in(spel, pad.WINNAAR)
    assert _gestanddoening(spel) == [date(2026, 12, 31)]


def test_voor_het_advies_binden_alle_geldige_inschrijvingen() -> None:
    spel = vol("beoordeling")
    spel.op("2026-10-01T09:00")
    for naam in (pad.WINNAAR, BETA):
        _bind(spel, naam, date(2026, 12, 31))
    with pytest.raises(Geweigerd) as fout:
        spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 11, 1))
    assert [(r.code, r.melding, r.verb) for r in fout.value.redenen] == [
        ("gestanddoening_voorbij", f"{GAMMA} was gebonden tot en met 30-09-2026", "verleng_gestanddoening")
    ]
    _bind(spel, GAMMA, date(2026, 12, 31))
    spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 11, 1))


def test_na_het_advies_telt_alleen_wie_wint() -> None:
    spel = vol("opschorting")
    spel.op("2026-10-01T09:00")
    assert spel.weiger("gun_definitief") == {
        "gestanddoening_voorbij": f"{pad.WINNAAR} was gebonden tot en met 30-09-2026"
    }
    _bind(spel, pad.WINNAAR, date(2026, 10, 1))
    spel.doe("gun_definitief")


def test_wie_niet_geldig_is_bindt_niemand() -> None:
    spel = tot("beoordeling")
    for naam in pad.INSCHRIJVERS:
        assert _gestanddoening(spel) == [date(2026, 9, 30)]
        spel.doe("toets_inschrijving", inschrijver=naam, oordeel=Oordeel.ONGELDIG, grond="leidraad 4.2")
    assert _gestanddoening(spel) == []
    opnieuw = {"oordeel": Oordeel.GELDIG, "motivering": "Toch goed."}
    spel.doe("toets_inschrijving", inschrijver=BETA, **opnieuw)
    assert _gestanddoening(spel) == [date(2026, 9, 30)]


def test_minder_dan_dertig_dagen_valt_op_en_na_de_opschorting_telt_het_einde_daarvan() -> None:
    spel = tot("beoordeling").op("2026-08-31T09:00")
    assert _codes(spel)["gestanddoening_loopt_af"] == 0
    assert _codes(spel.op("2026-09-01T09:00"))["gestanddoening_loopt_af"] == 3
    spel = tot("opschorting")
    winnaar = _tender(spel, pad.WINNAAR)
    for dag, aantal in ((date(2026, 8, 2), 0), (date(2026, 8, 1), 1)):
        krap = spel.met_case(spel.zaak.met(replace(winnaar, gestanddoening_tot=dag)))
        assert _codes(krap.kopie())["gestanddoening_loopt_af"] == aantal, dag
    assert _codes(vol("contract"))["gestanddoening_loopt_af"] == 0
