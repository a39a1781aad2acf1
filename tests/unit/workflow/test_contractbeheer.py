"""The contract register: what changes, how long it may last, and that the last end is the end of the project."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import Spel, pad, tot, vol, zijpaden
from workflow.case.contract import Contract
from workflow.case.dossier import SoortStuk
from workflow.lezen import contract_op_naam
from workflow.reasons import Invoerfout
from workflow.verbs.post import VerzendBrieven

EINDE, GRENS = date(2030, 8, 31), date(2032, 8, 31)


def _beheer() -> Spel:
    spel = tot("contractmanagement").op("2026-10-01T09:00")
    spel.leg_in_dossier("brief", SoortStuk.CORRESPONDENTIE)
    spel.leg_in_dossier("addendum", SoortStuk.WIJZIGINGSOVEREENKOMST)
    return spel


def _van(dienst: str = "Asten", **met: Any) -> dict[str, Any]:
    return {"inschrijver": pad.WINNAAR, "dienst": dienst, **met}


def _contract(spel: Spel, dienst: str = "Asten") -> Contract:
    return contract_op_naam(spel.zaak, spel.perceel, pad.WINNAAR, dienst)


def _wijzigingen(spel: Spel) -> list[tuple[str, int, date | None]]:
    contracten = {_contract(spel, d).id: d for d in pad.DEELNEMERS}
    return [(contracten[w.contract_id], w.nummer, w.einddatum) for w in spel.zaak.contractwijzigingen.values()]


def test_het_zijpad_van_een_contract_tot_zijn_einde() -> None:
    spel = next(m.na for m in zijpaden() if m.verb == "beeindig_contract")
    assert (str(_contract(spel).toestand), _contract(spel).einddatum) == ("beeindigd", date(2031, 7, 1))
    assert [(str(w.soort), w.nummer, w.ingaand_op, w.einddatum) for w in spel.zaak.contractwijzigingen.values()] == [
        ("wijziging", 1, date(2026, 10, 15), date(2030, 6, 30)),
        ("verlenging", 2, date(2030, 7, 1), date(2031, 6, 30)),
        ("beeindiging", 3, date(2031, 7, 1), date(2031, 7, 1)),
    ]
    (gesprek,) = spel.zaak.gesprekken.values()
    assert (gesprek.contract_id, gesprek.aanwezigen[0]) == (_contract(spel).id, "contractmanager")
    assert spel.toestand == "contractmanagement"


# --- wijzigen en verlengen -----------------------------------------------------------------------------------------


def test_een_wijziging_zonder_einddatum_laat_de_looptijd() -> None:
    spel = _beheer()
    wijziging = {"omschrijving": "Een ander adres.", "ingaand_op": date(2026, 11, 1), "bewijs": "addendum"}
    spel.doe("wijzig_contract", **_van(), **wijziging)
    spel.doe("wijzig_contract", **_van("Best"), **wijziging)
    spel.doe("wijzig_contract", **_van(), **wijziging, einddatum=EINDE)
    assert _wijzigingen(spel) == [("Asten", 1, None), ("Best", 1, None), ("Asten", 2, EINDE)]
    assert {c.einddatum for c in spel.zaak.contracten.values()} == {EINDE}
    with pytest.raises(ValueError, match="omschrijving"):
        spel.doe("wijzig_contract", **_van(), **wijziging | {"omschrijving": ""})


@given(dagen=st.integers(-1500, 1500))
def test_een_contract_duurt_nooit_langer_dan_zijn_opties(dagen: int) -> None:
    """Shorter by a change, longer by an option, and never beyond the last day of the options."""
    spel, einde = _beheer(), EINDE + timedelta(days=dagen)
    verleng = _van(einddatum=einde, bewijs="brief")
    wijzig = _van(omschrijving="looptijd", ingaand_op=date(2026, 10, 1), einddatum=einde, bewijs="addendum")
    if EINDE < einde <= GRENS:
        assert spel.weiger("wijzig_contract", **wijzig).keys() == {"datums_niet_op_volgorde"}
        spel.doe("verleng_contract", **verleng)
    elif einde > GRENS:
        assert spel.weiger("verleng_contract", **verleng).keys() == {"verlenging_buiten_opties"}
        einde = EINDE
    else:
        assert spel.weiger("verleng_contract", **verleng).keys() == {"datums_niet_op_volgorde"}
        if einde >= date(2026, 10, 1):
            spel.doe("wijzig_contract", **wijzig)
        else:
            assert spel.weiger("wijzig_contract", **wijzig).keys() == {"datums_niet_op_volgorde"}
            einde = EINDE
    assert _contract(spel).einddatum == einde
    assert _contract(spel, "Best").einddatum == EINDE


def test_de_laatste_dag_van_de_opties_mag_nog() -> None:
    spel = _beheer()
    spel.doe("verleng_contract", **_van(einddatum=GRENS, bewijs="brief"))
    assert spel.weiger("verleng_contract", **_van(einddatum=GRENS + timedelta(days=1), bewijs="brief")) == {
        "verlenging_buiten_opties": "de opties reiken tot en met 31-08-2032"
    }


# --- gesprekken ----------------------------------------------------------------------------------------------------


def test_een_gesprek_zonder_verslag_en_na_het_einde() -> None:
    spel = _beheer()
    pad.beeindig(spel, "Asten")
    spel.doe("registreer_gesprek", **_van(gehouden_op=date(2026, 10, 1), aanwezigen=("contractmanager",)))
    (gesprek,) = spel.zaak.gesprekken.values()
    assert (gesprek.verslag_id, gesprek.afspraken) == (None, ())


@pytest.mark.parametrize("fout", [{"aanwezigen": ()}, {"aanwezigen": (" ",)}, {"afspraken": ("",)}])
def test_een_gesprek_heeft_aanwezigen_en_geen_lege_afspraken(fout: dict[str, Any]) -> None:
    met = {"gehouden_op": date(2026, 10, 1), "aanwezigen": ("contractmanager",)} | fout
    with pytest.raises(ValueError, match="aanwezige"):
        _beheer().doe("registreer_gesprek", **_van(**met))


def test_een_dienst_zonder_contract_is_een_invoerfout() -> None:
    with pytest.raises(Invoerfout, match="geen contract"):
        _beheer().doe(
            "registreer_gesprek", **_van("Someren", gehouden_op=date(2026, 10, 1), aanwezigen=("contractmanager",))
        )


# --- het einde -----------------------------------------------------------------------------------------------------


def test_met_het_laatste_contract_is_het_project_afgerond() -> None:
    spel = _beheer()
    for dienst in pad.DEELNEMERS:
        assert spel.toestand == "contractmanagement"
        pad.beeindig(spel, dienst)
    assert spel.toestand == "afgerond"
    spel.doe("bevestig_ontvangst_dossier", "best", dienst="Best")
    met = _van(gehouden_op=date(2026, 10, 1), aanwezigen=("contractmanager",))
    assert spel.weiger("registreer_gesprek", **met).keys() == {"toestand_laat_niet_toe"}


def test_na_het_einde_van_het_project_gaan_de_laatste_brieven_nog_weg() -> None:
    """The lists of what is handed over, and the forms of the evaluation, may still wait for a second person."""
    spel = _beheer()
    for dienst in pad.DEELNEMERS:
        pad.beeindig(spel, dienst)
    assert spel.toestand == "afgerond"
    lijsten = [d.id for d in spel.zaak.documenten.values() if d.soort == "overdrachtslijst_dossier"]
    assert {spel.zaak.documenten[id_].toestand for id_ in lijsten} == {"concept"}
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=("overdrachtslijst_dossier",))
    assert "toestand_laat_niet_toe" not in spel.antwoord(
        "verzend_brieven", "inkoper-1", VerzendBrieven(soorten=("overdrachtslijst_dossier",))
    )
    spel.doe("bevestig_verzending", soorten=("overdrachtslijst_dossier",))
    assert {spel.zaak.documenten[id_].toestand for id_ in lijsten} == {"verzonden"}


def test_contracten_die_al_tijdens_de_evaluatie_eindigen_ronden_het_project_af_bij_de_overdracht() -> None:
    spel = vol("evaluatie").op("2026-07-21T09:00")
    for dienst in pad.DEELNEMERS:
        pad.beeindig(spel, dienst)
    assert spel.toestand == "evaluatie"
    spel.doe("draag_over")
    assert spel.toestand == "afgerond"
    assert [z.trigger for z in spel.zetten if z.machine == "project"][-2:] == [
        "draag_over",
        "laatste_contract_beeindigd",
    ]


def test_een_contract_dat_eindigt_voor_het_begint_heeft_geen_dag_geduurd() -> None:
    spel = vol("evaluatie").op("2026-07-21T09:00")
    pad.beeindig(spel, "Asten")
    contract = _contract(spel)
    assert contract.einddatum == contract.ingangsdatum == date(2026, 9, 1)
    (wijziging,) = spel.zaak.contractwijzigingen.values()
    assert wijziging.ingaand_op == date(2026, 7, 21)


def test_een_contract_eindigt_een_keer() -> None:
    spel = _beheer()
    pad.beeindig(spel, "Asten")
    met = _van(per=date(2026, 10, 1), reden="nog eens", bewijs="brief")
    assert spel.weiger("beeindig_contract", **met).keys() == {"contract_beeindigd"}
    with pytest.raises(ValueError, match="reden"):
        spel.doe("beeindig_contract", **met | {"reden": " "})
