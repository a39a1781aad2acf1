"""What comes with the contracts and after them: ordered once, for whom it is, and with nothing of another."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import Spel, pad, tot, verhaal, zijpaden
from tests.factories.gegevens import DEELNEMERS
from tests.factories.verloop import tot_en_met
from workflow.beurt import Beurt
from workflow.case import Case
from workflow.case.contract import ContractToestand, OvereenkomstToestand
from workflow.case.dossier import Document, DocumentToestand, SoortStuk
from workflow.case.rechtszaak import Grond
from workflow.effects import contract as ec
from workflow.lezen import deelname_van, dienst_van
from workflow.overdracht import brieven_voor, stukken_voor
from workflow.post import adres_van, per_bericht
from workflow.voortgang import mijlpalen, terugblik

MOMENTEN = tuple(m for m in verhaal() if m.na.case)
VAN_HET_PROJECT = ("evaluatie", "contractmanagementplan")


def van_soort(spel: Spel, soort: str) -> list[Document]:
    return [d for d in spel.zaak.documenten.values() if d.soort == soort]


def diensten(spel: Spel, soort: str) -> list[str]:
    return sorted(dienst_van(spel.zaak, d.deelname_id or "").naam for d in van_soort(spel, soort))


# --- besteld -------------------------------------------------------------------------------------------------------


def test_the_award_brings_an_overeenkomst_per_deelnemer_and_winner_that_is_no_row_of_the_register() -> None:
    spel = tot("contract")
    assert diensten(spel, "concept_overeenkomst") == sorted(DEELNEMERS)
    winnaar = {d.inschrijving_id for d in van_soort(spel, "definitieve_gunning")}
    assert {d.inschrijving_id for d in van_soort(spel, "concept_overeenkomst")} == winnaar
    spel.maak_brieven()
    voor = {o.toestand for o in spel.zaak.overeenkomsten.values()}
    spel.samen("geef_vrij", soorten=("concept_overeenkomst",))
    assert {d.toestand for d in van_soort(spel, "concept_overeenkomst")} == {DocumentToestand.VRIJGEGEVEN}
    assert {o.toestand for o in spel.zaak.overeenkomsten.values()} == voor == {OvereenkomstToestand.AANGEBODEN}


def test_to_release_the_overeenkomsten_releases_no_letter() -> None:
    spel = tot("opschorting")
    pad.maak_overeenkomsten(spel)
    assert not van_soort(spel, "concept_overeenkomst")


def test_an_assessment_that_opens_again_takes_the_overeenkomst_along() -> None:
    spel = tot("contract")
    spel.samen("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="De score is onjuist overgenomen.")
    assert {d.toestand for d in van_soort(spel, "concept_overeenkomst")} == {DocumentToestand.VERVALLEN}


def test_the_evaluation_asks_every_deelnemer_and_is_itself_of_the_project() -> None:
    spel = tot("evaluatie")
    assert diensten(spel, "evaluatieformulier") == sorted(DEELNEMERS)
    (evaluatie,) = van_soort(spel, "evaluatie")
    assert evaluatie.deelname_id is None


def test_the_dossier_of_each_deelnemer_goes_with_a_list_once() -> None:
    spel = tot("evaluatie")
    spel.doe("bied_dossier_aan", diensten=(DEELNEMERS[0],))
    assert diensten(spel, "overdrachtslijst_dossier") == [DEELNEMERS[0]]
    spel.doe("bied_dossier_aan")
    assert diensten(spel, "overdrachtslijst_dossier") == sorted(DEELNEMERS)


def test_a_plan_is_made_while_a_contract_runs_and_not_after() -> None:
    spel = tot("evaluatie")
    beurt = Beurt(spel.zaak, None, spel.call("inkoper-1"))
    assert ec.maak_contractmanagementplan(beurt).effecten
    (eerste, *rest) = spel.zaak.contracten.values()
    een_loopt = spel.zaak.met(*(replace(c, toestand=ContractToestand.BEEINDIGD) for c in rest))
    assert ec.maak_contractmanagementplan(replace(beurt, case=een_loopt)).effecten
    geen = een_loopt.met(replace(eerste, toestand=ContractToestand.BEEINDIGD))
    assert not ec.maak_contractmanagementplan(replace(beurt, case=geen)).effecten


@pytest.mark.parametrize("soort", VAN_HET_PROJECT)
def test_what_is_of_the_project_has_no_addressee_and_never_goes_by_post(soort: str) -> None:
    spel = tot("contractmanagement")
    spel.beleid = replace(spel.beleid, post_bezorgt=True)
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=(soort,))
    (document,) = van_soort(spel, soort)
    assert adres_van(spel.zaak, document) is None
    assert "geen_adres" in spel.weiger("verzend_brieven", soorten=(soort,))
    spel.doe("bevestig_verzending", soorten=(soort,))
    assert van_soort(spel, soort)[0].toestand == DocumentToestand.VERZONDEN
    assert not [b for b in spel.zaak.berichten.values() if b.soort == soort]


# --- in de post ----------------------------------------------------------------------------------------------------


def test_the_overeenkomst_goes_along_with_its_own_letter_and_no_other() -> None:
    """Two winners, and two percelen of one deelnemer, are four mails."""
    documenten = [
        replace(van_soort(tot("contract"), soort)[0], id=f"{soort}-{w}-{p}", inschrijving_id=w, perceel_id=p)
        for soort in ("concept_overeenkomst", "definitieve_gunning")
        for w, p in (("w1", "p1"), ("w2", "p1"), ("w1", "p2"), ("w2", "p2"))
    ]
    mails = per_bericht(tot("contract").zaak, documenten)
    assert [[d.soort for d in mail] for mail in mails] == [["definitieve_gunning", "concept_overeenkomst"]] * 4
    assert all(len({(d.inschrijving_id, d.perceel_id) for d in mail}) == 1 for mail in mails)


# --- terugblik -----------------------------------------------------------------------------------------------------


def test_the_rows_tell_the_same_days_as_the_moves() -> None:
    spel, verloop = tot_en_met(MOMENTEN, "rond_contract_af")
    (evaluatie,) = van_soort(spel, "evaluatie")
    dag = date(2026, 7, 15)
    gezien = {m.code: m for m in mijlpalen(spel.zaak, verloop, dag)}
    terug = terugblik(spel.zaak, dag)
    assert [m.code for m in terug] == list(gezien)[:8]
    assert evaluatie.besteld_op.date() == dag
    assert all(m == gezien[m.code] for m in terug)


def test_a_day_that_no_row_tells_stays_open() -> None:
    spel = tot("evaluatie")
    zonder = replace(spel.zaak, notas={}, bijeenkomsten={})
    dagen = {m.code: (m.werkelijk, m.verschil) for m in terugblik(zonder, date(2026, 7, 15))}
    assert dagen["nvi"][0] is None
    assert dagen["startbijeenkomst"] == (None, None)


# --- overdracht ----------------------------------------------------------------------------------------------------

ZAKEN = tuple(m.na.zaak for m in (*MOMENTEN[-12:], *zijpaden()) if m.na.case and m.na.zaak.overeenkomsten)
_ZONDER_RIJ = (SoortStuk.AANBESTEDINGSLEIDRAAD, SoortStuk.PRIJZENBLAD, SoortStuk.PRESENTATIE)
"""Kinds of file that no row of a deelnemer rests on."""


def _verdeeld(case: Case, keuze: list[int]) -> Case:
    """The same Case in which files and letters belong to whomever the dice say."""
    deelnames = [None, *case.deelnames]
    rijen = [*case.dossierstukken.values(), *case.documenten.values()]
    anders = (keuze[n % len(keuze)] % len(deelnames) for n in range(len(rijen)))
    return case.met(*(replace(r, deelname_id=deelnames[k]) for r, k in zip(rijen, anders, strict=True)))


@given(st.sampled_from(ZAKEN), st.lists(st.integers(0, 9), min_size=1, max_size=40))
def test_nobody_is_handed_what_is_of_another(zaak: Case, keuze: list[int]) -> None:
    zaak = _verdeeld(zaak, keuze)
    for deelname in zaak.deelnames.values():
        stukken, brieven = stukken_voor(zaak, deelname), brieven_voor(zaak, deelname)
        assert {r.deelname_id for r in (*stukken, *brieven)} <= {deelname.id, None}
        getekend = {o.bewijs_id for o in zaak.ondertekeningen.values()}
        van_mij = {
            o.bewijs_id
            for o in zaak.ondertekeningen.values()
            if zaak.overeenkomsten[o.overeenkomst_id].deelname_id == deelname.id
        }
        assert not {s.id for s in stukken} & (getekend - van_mij)
        verzonden = {d.id for d in zaak.documenten.values() if d.deelname_id == deelname.id and d.verzonden_op}
        assert verzonden <= {d.id for d in brieven}
        mee = [
            s for s in zaak.dossierstukken.values() if s.soort in _ZONDER_RIJ and s.deelname_id in (deelname.id, None)
        ]
        assert {s.id for s in mee} <= {s.id for s in stukken}


def test_evidence_of_a_refusal_stays_with_who_refused() -> None:
    spel = tot("contract")
    spel.leg_in_dossier("ecb-advies", SoortStuk.ECB_ADVIES)
    pad.weiger(spel, DEELNEMERS[0], ecb="ecb-advies")
    (weigering,) = spel.zaak.weigeringen.values()
    bewijs = {weigering.bewijs_id, weigering.ecb_advies_id}
    zaak = spel.zaak.met(*(replace(spel.zaak.dossierstukken[id_ or ""], deelname_id=None) for id_ in bewijs if id_))
    van = {naam: {s.id for s in stukken_voor(zaak, deelname_van(zaak, naam))} for naam in DEELNEMERS}
    assert bewijs <= van[DEELNEMERS[0]]
    assert not any(bewijs & van[naam] for naam in DEELNEMERS[1:])


def test_what_is_about_a_perceel_is_of_who_takes_part_in_it() -> None:
    """Records and letters to a tenderer of another perceel are not handed over."""
    spel = tot("contract")
    eigen = deelname_van(spel.zaak, DEELNEMERS[0])
    elders = replace(eigen, percelen=("id-ander-perceel",))
    van_perceel = {d.soort for d in brieven_voor(spel.zaak, eigen) if d.perceel_id and d.deelname_id is None}
    assert {"proces_verbaal_gunning", "afloopbericht"} <= van_perceel
    mee = [d for d in brieven_voor(spel.zaak.met(elders), elders) if d.perceel_id and d.deelname_id is None]
    assert not mee
    van_project = {d.soort for d in brieven_voor(spel.zaak.met(elders), elders) if d.perceel_id is None}
    assert "proces_verbaal_opening" in van_project


def test_what_lapsed_and_what_is_for_one_person_of_ours_is_in_no_dossier() -> None:
    spel = tot("contractmanagement")
    (plan,) = van_soort(spel, "contractmanagementplan")
    deelname = deelname_van(spel.zaak, DEELNEMERS[0])
    assert plan in brieven_voor(spel.zaak, deelname)
    for anders in ({"toestand": DocumentToestand.VERVALLEN}, {"geadresseerde_id": "iemand"}):
        nieuw = replace(plan, **anders)
        assert nieuw not in brieven_voor(spel.zaak.met(nieuw), deelname)
    tel = Counter(d.soort for d in brieven_voor(spel.zaak, deelname))
    assert (tel["gunningsbrief"], tel["afwijzingsbrief"], tel["proces_verbaal_opening"]) == (1, 2, 1)
