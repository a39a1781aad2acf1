"""What people are told about changes: to whom, once per event, and never about nothing."""

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from tests.factories import Spel, moment, pad, tot
from tests.factories.gegevens import DEELNEMERS, DIENSTEN, INSCHRIJVERS, WINNAAR
from tests.factories.zijpad_markt import publiceer_opnieuw
from workflow.beurt import Beurt
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand
from workflow.case.project import PerceelToestand
from workflow.case.publicatie import Rectificatie, Verlenging, VerlengingGrond
from workflow.case.rechtszaak import Grond
from workflow.effects import berichten as eb
from workflow.effects.brieven import neem_vrijgave_terug
from workflow.lezen import beslissing, dienst_van, huidige_publicatie, inschrijver_van
from workflow.reasons import Geweigerd

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")
NEGEN = len(DEELNEMERS) * len(INSCHRIJVERS)


def _beurt(spel: Spel, *, perceel: bool = False) -> Beurt:
    beurt = Beurt(spel.zaak, None, spel.call("inkoper-1"))
    return beurt.voor(spel.perceel) if perceel else beurt


def _besteld(beurt: Beurt, soort: str) -> list[Document]:
    """Orders of this turn; each has its effect."""
    documenten = [beurt.case.documenten[e.document_id] for e in beurt.effecten]
    return [d for d in documenten if d.soort == soort]


def _wie(beurt: Beurt, document: Document) -> str:
    if document.inschrijving_id:
        return inschrijver_van(beurt.case, beurt.case.inschrijvingen[document.inschrijving_id]).naam
    return dienst_van(beurt.case, document.deelname_id or "").naam


def _met(spel: Spel, naam: str, **anders: object) -> Spel:
    rij = _inschrijving(spel, naam)
    return spel.met_case(spel.zaak.met(replace(rij, **anders)))


def _inschrijving(spel: Spel, naam: str) -> Inschrijving:
    return next(i for i in spel.zaak.inschrijvingen.values() if inschrijver_van(spel.zaak, i).naam == naam)


# --- deelnemers en afronding ---------------------------------------------------------------------------------------


def test_iedere_gevraagde_dienst_hoort_wie_meedoen_ook_wie_erbuiten_valt() -> None:
    spel = tot("aanbestedingsdocumenten")
    berichten = [d for d in spel.zaak.documenten.values() if d.soort == "bericht_deelnemers"]
    assert sorted(dienst_van(spel.zaak, d.deelname_id or "").naam for d in berichten) == sorted(DIENSTEN)
    assert {(d.versie, str(d.toestand)) for d in berichten} == {(1, "concept")}


def test_na_een_nieuwe_versie_van_de_strategie_volgt_een_nieuw_bericht() -> None:
    spel = tot("aanbestedingsdocumenten")
    (strategie,) = spel.zaak.strategieen.values()
    beurt = _beurt(spel.met_case(spel.zaak.met(replace(strategie, versie=2))))
    na = eb.bericht_deelnemers(beurt)
    standen = Counter(
        (d.versie, str(d.toestand)) for d in na.case.documenten.values() if d.soort == "bericht_deelnemers"
    )
    assert standen == {(1, "vervallen"): 4, (2, "concept"): 4}
    assert eb.bericht_deelnemers(na) == na


def test_elke_deelnemer_hoort_dat_het_rond_is() -> None:
    spel = tot("evaluatie")
    berichten = [d for d in spel.zaak.documenten.values() if d.soort == "afrondingsbericht"]
    assert [dienst_van(spel.zaak, d.deelname_id or "").naam for d in berichten] == list(DEELNEMERS)


# --- wijziging -----------------------------------------------------------------------------------------------------


def _rectificatie(spel: Spel, nummer: int, op: str) -> Rectificatie:
    return Rectificatie(
        id=f"rectificatie-{nummer}",
        project_id=spel.zaak.project.id,
        publicatie_id=huidige_publicatie(spel.zaak).id,
        nummer=nummer,
        omschrijving="Het prijzenblad is verbeterd.",
        stukken=(),
        beoordeling="Er is genoeg tijd.",
        gerectificeerd_op=moment(op),
        gerectificeerd_door=spel.actor("inkoper-1").persoon_id or "",
    )


def _verlenging(spel: Spel, op: str) -> Verlenging:
    return Verlenging(
        id="verlenging-1",
        project_id=spel.zaak.project.id,
        publicatie_id=huidige_publicatie(spel.zaak).id,
        van=pad.SLUITING,
        naar=moment("2026-05-18T12:00"),
        grond=VerlengingGrond.RECTIFICATIE,
        motivering="Een week extra.",
        bewijs_id=None,
        verlengd_op=moment(op),
        verlengd_door=spel.actor("inkoper-1").persoon_id or "",
    )


def test_een_wijziging_wordt_een_keer_aan_elke_deelnemer_verteld() -> None:
    spel = tot("nota_van_inlichtingen")
    beurt = eb.bericht_wijziging(_beurt(spel).schrijf(_rectificatie(spel, 1, "2026-04-01T09:00")))
    assert [_wie(beurt, d) for d in _besteld(beurt, "wijzigingsbericht")] == list(DEELNEMERS)
    assert eb.bericht_wijziging(beurt) == beurt
    tweede = beurt.schrijf(_rectificatie(spel, 2, "2026-04-02T09:00"), _verlenging(spel, "2026-04-02T09:00"))
    tweede = eb.bericht_wijziging(tweede)
    assert Counter(d.versie for d in _besteld(tweede, "wijzigingsbericht")) == {1: 3, 3: 3}


def test_zonder_wijziging_is_er_niets_te_vertellen() -> None:
    with pytest.raises(LookupError, match="vastgelegd"):
        eb.bericht_wijziging(_beurt(tot("nota_van_inlichtingen")))


# --- heropening ----------------------------------------------------------------------------------------------------


def _heropend(spel: Spel) -> list[Document]:
    spel.samen("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="Een criterium is verkeerd gelezen.")
    return [d for d in spel.zaak.documenten.values() if d.soort == "intrekking_gunningsbeslissing"]


@pytest.mark.parametrize("toestand", ["advies", "beslissing"])
def test_zonder_verzonden_brief_wordt_er_niets_ingetrokken(toestand: str) -> None:
    assert _heropend(tot(toestand).op("2026-06-15T09:00")) == []


@cache
def _in_opschorting() -> Spel:
    return tot("opschorting").op("2026-06-15T09:00")


def test_elke_ontvanger_hoort_dat_de_beslissing_is_ingetrokken() -> None:
    berichten = _heropend(_in_opschorting().kopie())
    assert len({(d.deelname_id, d.inschrijving_id) for d in berichten}) == len(berichten) == NEGEN
    assert {(d.versie, str(d.toestand)) for d in berichten} == {(1, "concept")}


def test_na_een_correctie_gaat_het_om_de_laatste_brief_die_iemand_heeft() -> None:
    """The new letters were not sent yet: what people have is the first one."""
    spel = _in_opschorting().kopie()
    spel.samen("corrigeer_gunningsbeslissing", geplande_verzenddatum=date(2026, 6, 17), motivering="Schrijffout.")
    ongezonden = spel.kopie()
    assert {d.versie for d in _heropend(ongezonden)} == {1}
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN)
    spel.op("2026-06-17T09:00").doe("bevestig_verzending", soorten=BRIEVEN)
    berichten = _heropend(spel)
    assert (len(berichten), {d.versie for d in berichten}) == (NEGEN, {2})


def test_nog_eens_heropenen_vertelt_niets_opnieuw_maar_wel_over_een_nieuwe_beslissing() -> None:
    spel = _in_opschorting().kopie()
    eerste = _heropend(spel)
    spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 7, 10))
    assert _heropend(spel) == eerste
    spel.doe("leg_gunningsadvies_voor", deadline=date(2026, 7, 10))
    versie = max(a.versie for a in spel.zaak.adviezen.values())
    assert versie == 3


# --- correctie -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dagen", "aantal"), [(-1, 0), (0, 0), (1, NEGEN)])
def test_een_later_einde_wordt_aan_allen_verteld(dagen: int, aantal: int) -> None:
    spel = _in_opschorting()
    huidig = beslissing(spel.zaak, spel.perceel)
    assert huidig
    assert huidig.vermeld_einde
    einde = date.fromordinal(huidig.vermeld_einde.toordinal() + dagen)
    beurt = _beurt(spel, perceel=True).schrijf(replace(huidig, werkelijk_einde=einde))
    na = eb.bericht_correctie(beurt)
    assert len(_besteld(na, "correctiebericht")) == aantal
    assert eb.bericht_correctie(na) == na


def test_zonder_opschortende_termijn_is_er_niets_te_corrigeren() -> None:
    spel = _in_opschorting()
    huidig = beslissing(spel.zaak, spel.perceel)
    assert huidig
    beurt = _beurt(spel, perceel=True).schrijf(replace(huidig, vermeld_einde=None, werkelijk_einde=None))
    assert eb.bericht_correctie(beurt) == beurt


# --- afloop --------------------------------------------------------------------------------------------------------


def test_na_de_definitieve_gunning_hoort_elke_andere_inschrijver_dat() -> None:
    spel = tot("contract")
    verteld = [d for d in spel.zaak.documenten.values() if d.soort == "afloopbericht"]
    assert {_wie(_beurt(spel), d) for d in verteld} == set(INSCHRIJVERS) - {WINNAAR}
    assert {(d.deelname_id, d.perceel_id, d.versie) for d in verteld} == {(None, spel.perceel.id, 1)}
    assert eb.bericht_gegund(_beurt(spel, perceel=True)).effecten == ()


def test_zonder_geldige_inschrijving_hoort_ieder_die_nog_meedeed_waarom() -> None:
    spel = _met(tot("beoordeling"), "Beta Hulp", toestand=InschrijvingToestand.INGETROKKEN)
    na = eb.bericht_geen_geldige(_beurt(spel, perceel=True))
    assert {_wie(na, d) for d in _besteld(na, "afloopbericht")} == set(INSCHRIJVERS) - {"Beta Hulp"}
    assert eb.bericht_geen_geldige(na) == na


def test_het_verb_bestelt_het_bericht_ook() -> None:
    spel = tot("beoordeling")
    publiceer_opnieuw(spel)
    berichten = [d for d in spel.zaak.documenten.values() if d.soort == "afloopbericht"]
    assert len(berichten) == len(INSCHRIJVERS)


# --- intrekking ----------------------------------------------------------------------------------------------------


def test_voor_de_opening_horen_alleen_de_diensten_van_een_intrekking() -> None:
    na = eb.bericht_intrekking(_beurt(tot("inkoopstrategie_concept")))
    assert [_wie(na, d) for d in _besteld(na, "intrekkingsbrief")] == list(DIENSTEN)


def test_een_dienst_die_nog_moet_besluiten_hoort_ook_dat_zijn_perceel_is_ingetrokken() -> None:
    na = eb.bericht_intrekking(_beurt(tot("inkoopstrategie_vaststelling"), perceel=True))
    assert [_wie(na, d) for d in _besteld(na, "intrekkingsbrief")] == list(DIENSTEN)
    na = eb.bericht_intrekking(_beurt(tot("aanbestedingsdocumenten"), perceel=True))
    assert [_wie(na, d) for d in _besteld(na, "intrekkingsbrief")] == list(DEELNEMERS)


@pytest.mark.parametrize("perceel", [False, True])
def test_na_de_opening_horen_deelnemers_en_inschrijvers_van_een_intrekking(perceel: bool) -> None:
    na = eb.bericht_intrekking(_beurt(_in_opschorting(), perceel=perceel))
    brieven = _besteld(na, "intrekkingsbrief")
    assert [_wie(na, d) for d in brieven] == [*DEELNEMERS, *INSCHRIJVERS]
    assert all((d.deelname_id is None) != (d.inschrijving_id is None) for d in brieven)
    assert {d.perceel_id for d in brieven} == {_in_opschorting().perceel.id if perceel else None}
    assert eb.bericht_intrekking(na) == na


def test_wie_zich_terugtrok_of_definitief_is_uitgesloten_krijgt_geen_brief() -> None:
    spel = _met(_in_opschorting(), "Beta Hulp", toestand=InschrijvingToestand.INGETROKKEN)
    (toets,) = [t for t in spel.zaak.toetsen.values() if t.inschrijving_id == _inschrijving(spel, "Gamma Thuis").id]
    spel = spel.met_case(spel.zaak.met(replace(toets, definitief_id="bewijs")))
    na = eb.bericht_intrekking(_beurt(spel, perceel=True))
    assert [_wie(na, d) for d in _besteld(na, "intrekkingsbrief") if d.inschrijving_id] == [WINNAAR]


def test_wie_op_meer_percelen_inschreef_krijgt_een_brief_en_een_verteld_perceel_telt_niet_meer() -> None:
    spel = _in_opschorting()
    tweede = replace(spel.perceel, id="perceel-2", nummer="2", toestand=PerceelToestand.BEOORDELING)
    dubbel = replace(_inschrijving(spel, WINNAAR), id="tender-2", perceel_id="perceel-2")
    spel = spel.met_case(spel.zaak.met(tweede, dubbel))
    heel = eb.bericht_intrekking(_beurt(spel))
    assert Counter(_wie(heel, d) for d in _besteld(heel, "intrekkingsbrief"))[WINNAAR] == 1
    eerst_een = eb.bericht_intrekking(_beurt(spel, perceel=True))
    daarna = replace(eerst_een, perceel_id=None, effecten=())
    over = _besteld(eb.bericht_intrekking(daarna), "intrekkingsbrief")
    assert [_wie(daarna, d) for d in over if d.inschrijving_id] == [WINNAAR]


def test_brieven_over_wijzigingen_vragen_een_tweede_persoon() -> None:
    na = eb.bericht_intrekking(_beurt(_in_opschorting()))
    assert {d.toestand for d in _besteld(na, "intrekkingsbrief")} == {DocumentToestand.CONCEPT}


# --- vrijgave ------------------------------------------------------------------------------------------------------


def test_een_vrijgave_wordt_teruggenomen_en_kan_daarna_opnieuw() -> None:
    spel = tot("beslissing").op("2026-06-12T10:00")
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=("gunningsbrief",))
    beurt = _beurt(spel)
    for document in [d for d in spel.zaak.documenten.values() if d.toestand == DocumentToestand.VRIJGEGEVEN]:
        beurt = neem_vrijgave_terug(beurt, document) if document.soort == "gunningsbrief" else beurt
    brieven = [d for d in beurt.case.documenten.values() if d.soort == "gunningsbrief"]
    assert {(d.toestand, d.vrijgever_id, d.vrijgegeven_op) for d in brieven} == {(DocumentToestand.CONCEPT, None, None)}
    terug = spel.met_case(beurt.case)
    assert terug.weiger("bevestig_verzending", soorten=("gunningsbrief",)).keys() == {"niet_vrijgegeven"}
    terug.samen("geef_vrij", soorten=("gunningsbrief",))
    with pytest.raises(Geweigerd):
        neem_vrijgave_terug(beurt, brieven[0])
