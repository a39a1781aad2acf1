"""The happy path from registration to contractmanagement: states, letters, termijnen, moves."""

from collections import Counter
from datetime import date

from tests.factories import alles, bereikt, moment, pad, verhaal
from workflow.case.dossier import DocumentToestand
from workflow.case.inschrijving import InschrijvingToestand
from workflow.deelmachines import DEELMACHINES
from workflow.lezen import dienst_van, inschrijver_van
from workflow.machine import Toestandsmachine
from workflow.tables import MACHINES
from workflow.termijnen.berekenen import opschortend
from workflow.verbs import VERBS

EINDE = verhaal()[-1].na
ZAAK = EINDE.zaak


def test_elk_verb_komt_op_het_pad_voor() -> None:
    assert {m.verb for m in alles()} == set(VERBS)


def test_de_toestanden_volgen_elkaar_zoals_in_de_procedure() -> None:
    assert bereikt() == (
        "aangemeld",
        "open",
        "startbijeenkomst",
        "inkoopstrategie_concept",
        "inkoopstrategie_vaststelling",
        "aanbestedingsdocumenten",
        "nota_van_inlichtingen",
        "aanbestedingsfase",
        "aanbestedingsfase_geopend",
        "beoordeling",
        "gunning",
        "advies",
        "beslissing",
        "opschorting",
        "contract",
        "gecontracteerd",
        "evaluatie",
        "contractmanagement",
    )
    assert (EINDE.toestand, str(EINDE.perceel.toestand)) == ("contractmanagement", "gecontracteerd")


def test_brieven_per_soort() -> None:
    """Four diensten asked, three deelnemers, one winner and two others."""
    assert Counter(d.soort for d in ZAAK.documenten.values()) == {
        "uitnodiging_startbijeenkomst": 4,
        "agenda_startbijeenkomst": 4,
        "mandaatbrief": 4,
        "concept_collegebesluit": 4,
        "herinnering": 5,
        "agenda_termijn": 6,
        "proces_verbaal_opening": 1,
        "gunningsadvies": 3,
        "gunningsbrief": 3,
        "afwijzingsbrief": 6,
        "definitieve_gunning": 3,
        "bericht_deelnemers": 4,
        "afrondingsbericht": 3,
        "afloopbericht": 2,
        "concept_overeenkomst": 3,
        "evaluatie": 1,
        "evaluatieformulier": 3,
        "overdrachtslijst_dossier": 3,
        "contractmanagementplan": 1,
        "aanbieding_concept_inkoopstrategie": 4,
        "inkoopstrategie": 1,
        "doorzending_aanbestedingsdocumenten": 3,
        "nota_van_inlichtingen": 2,
        "bewijsverzoek": 1,
        "proces_verbaal_gunning": 1,
    }


def test_elke_brief_is_een_keer_besteld_en_hoort_bij_een_effect() -> None:
    assert [e.document_id for e in EINDE.effecten] == list(ZAAK.documenten)
    assert len({e.sleutel for e in EINDE.effecten}) == len(EINDE.effecten)


def test_gunningsbrieven_gaan_per_deelnemer_naar_iedere_inschrijver() -> None:
    brieven = {
        (dienst_van(ZAAK, d.deelname_id or "").naam, _inschrijver(d.inschrijving_id), d.soort)
        for d in ZAAK.documenten.values()
        if d.soort in ("gunningsbrief", "afwijzingsbrief")
    }
    assert brieven == {
        (dienst, naam, "gunningsbrief" if naam == pad.WINNAAR else "afwijzingsbrief")
        for dienst in pad.DEELNEMERS
        for naam in pad.INSCHRIJVERS
    }


def _inschrijver(inschrijving_id: str | None) -> str:
    return inschrijver_van(ZAAK, ZAAK.inschrijvingen[inschrijving_id or ""]).naam


def test_verzonden_brieven_zijn_door_een_ander_vrijgegeven() -> None:
    verzonden = [d for d in ZAAK.documenten.values() if d.toestand == DocumentToestand.VERZONDEN]
    assert len(verzonden) == 4 * 4 + 3 + 9 + 3
    for document in verzonden:
        assert document.vrijgever_id not in (None, document.maker_id)
        assert document.vrijgegeven_op is not None
        assert document.verzonden_op is not None
        assert document.besteld_op <= document.vrijgegeven_op <= document.verzonden_op


def test_termijnen_met_hun_laatste_dag() -> None:
    assert Counter((str(t.soort), t.laatste_dag, str(t.toestand)) for t in ZAAK.termijnen.values()) == {
        ("reactie_concept", date(2026, 2, 17), "gehaald"): 4,
        ("vaststelling_strategie", date(2026, 3, 18), "gehaald"): 3,
        ("vaststelling_strategie", date(2026, 3, 18), "verstreken"): 1,
        ("nvi", date(2026, 4, 30), "gehaald"): 1,
        ("sluiting", date(2026, 5, 11), "verstreken"): 1,
        ("gestanddoening", date(2026, 9, 30), "gehaald"): 1,
        ("vaststelling_advies", date(2026, 6, 19), "gehaald"): 3,
        ("opschortend", date(2026, 7, 3), "verstreken"): 1,
        ("aankondiging", date(2026, 8, 3), "gehaald"): 1,
        ("ontvangst_dossier", date(2026, 8, 19), "gehaald"): 1,
        ("ontvangst_dossier", date(2026, 8, 19), "open"): 2,
    }


def test_termijnen_noemen_hun_regel_en_hun_telling() -> None:
    """Sent on Saturday 13 June: day 20 is Friday 3 July, and a contract may follow on the Saturday (law 31)."""
    (termijn,) = [t for t in ZAAK.termijnen.values() if t.soort == "opschortend"]
    assert termijn.bron == "Aw art. 2.127"
    assert termijn.redenering == "verzonden za 13-06-2026; dag 1 = zo 14-06-2026; dag 20 = vr 3-07-2026"
    assert termijn.verloopt_op == moment("2026-07-04T00:00")
    assert opschortend(date(2026, 6, 13), EINDE.call("inkoper-1").kalender).laatste_dag == termijn.laatste_dag
    for rij in ZAAK.termijnen.values():
        assert rij.bron, rij.soort
        assert rij.redenering, rij.soort
        assert rij.start <= rij.laatste_dag


def test_sluiting_verloopt_op_de_tijd_zelf() -> None:
    (termijn,) = [t for t in ZAAK.termijnen.values() if t.soort == "sluiting"]
    assert termijn.verloopt_op == pad.SLUITING
    (nota,) = [t for t in ZAAK.termijnen.values() if t.soort == "nvi"]
    assert nota.bron == "Aw art. 2.53 en 2.54 lid 1"
    assert nota.redenering.endswith("dag 10 ervoor = vr 1-05-2026; in de aanbestedingsstukken staat do 30-04-2026")
    assert "dag 40 = za 2-05-2026; Algemene termijnenwet → ma 4-05-2026" in termijn.redenering


def test_uitkomsten_van_diensten_en_inschrijvers() -> None:
    diensten = {dienst_van(ZAAK, d.id).naam: str(d.toestand) for d in ZAAK.deelnames.values()}
    assert diensten == {
        **dict.fromkeys(pad.DEELNEMERS, "deelnemer"),
        "Someren": "vervallen",
        "Laarbeek": "teruggetrokken",
    }
    inschrijvingen = {_inschrijver(i.id): i.toestand for i in ZAAK.inschrijvingen.values()}
    assert inschrijvingen == {
        naam: InschrijvingToestand.WINNAAR if naam == pad.WINNAAR else InschrijvingToestand.AFGEWEZEN
        for naam in pad.INSCHRIJVERS
    }
    assert len(ZAAK.contracten) == len(pad.DEELNEMERS)


def test_de_kluis_noemt_beide_openers() -> None:
    (publicatie,) = ZAAK.publicaties.values()
    personen = ZAAK.stam.personen
    assert publicatie.geopend_op == moment("2026-05-11T12:05")
    assert personen[publicatie.opener_id or ""].naam == "inkoper-1"
    assert personen[publicatie.tweede_opener_id or ""].naam == "manager-1"


def test_de_zetten_vertellen_het_hele_verloop() -> None:
    """Per row each move begins where the one before it ended, and is a row of its table."""
    stand: dict[str, str] = {}
    machines: dict[str, Toestandsmachine] = {**MACHINES, **DEELMACHINES}
    for zet in EINDE.zetten:
        assert stand.get(zet.rij_id, zet.van) == zet.van, zet
        assert machines[zet.machine].naar(zet.van, zet.trigger) == zet.naar
        stand[zet.rij_id] = zet.naar
    assert stand[ZAAK.project.id] == "contractmanagement"
    rijen = {**ZAAK.documenten, **ZAAK.termijnen, **ZAAK.deelnames, **ZAAK.inschrijvingen, **ZAAK.overeenkomsten}
    assert {id_: str(rijen[id_].toestand) for id_ in stand if id_ in rijen} == {
        id_: toestand for id_, toestand in stand.items() if id_ in rijen
    }
