"""What comes with the contracts and after them: facts by name and hash, and an empty line for what nobody recorded."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.contexts import ontbrekend
from documents.contexts.bouw import bouw
from documents.contexts.bouw.inkoopplan import Plandeel, inkoopplan
from documents.contexts.bouw.overdracht import IN_TE_VULLEN, ONBEKEND, VERTROUWELIJK, jaren_later
from documents.contexts.bouw.overeenkomst import ZONDER_BESTAND
from documents.markdown import markdown
from documents.readback import lees_tekst, verschillen
from documents.render import render
from tests.factories import Spel, tot
from tests.factories.gegevens import DEELNEMERS, INSCHRIJVERS, WINNAAR
from tests.unit.documents import zaak as z
from usecases.briefgegevens import verouderde
from workflow.case import Case
from workflow.case.contract import ContractToestand
from workflow.case.deelname import DeelnameToestand
from workflow.case.dossier import DocumentToestand, Dossierstuk, SoortStuk, Weergave
from workflow.case.project import PerceelToestand, Procedure
from workflow.case.publicatie import NotaVanInlichtingen, Rectificatie
from workflow.case.stam import SoortDienst
from workflow.lezen import deelname_van
from workflow.voortgang import dienstvoortgang


def stuk(id_: str, soort: SoortStuk, dag: int, deelname: str | None = None) -> Dossierstuk:
    return Dossierstuk(
        id=id_, project_id=z.P, code=id_, soort=soort, bestandsnaam=f"{id_}.pdf", sha256=id_[0] * 64, omvang=1,
        deelname_id=deelname, toegevoegd_op=z.op(4, dag), toegevoegd_door="inkoper",
    )  # fmt: skip


def rectificatie(*stukken: str, publicatie: str = "pub-1") -> Rectificatie:
    return Rectificatie(
        id=f"rec-{publicatie}-9", project_id=z.P, publicatie_id=publicatie, nummer=9, omschrijving="Verbeterd.",
        stukken=stukken, beoordeling="Er is genoeg tijd.", gerectificeerd_op=z.op(4, 20), gerectificeerd_door="inkoper",
    )  # fmt: skip


def gemaakt(case: Case, *soorten: str, **anders: Any) -> Case:
    """With a letter of each of these kinds that was made."""
    for soort in soorten:
        document = z.document(soort, **{"id": f"d-{soort}", "sleutel": f"s-{soort}"} | anders)
        weergave = Weergave(
            id=f"w-{document.id}", project_id=z.P, document_id=document.id, bestandsnaam="x.docx", sha256="d" * 64,
            sjabloon_sha256="e" * 64, gegevens_sha256="f" * 64, omvang=1, gemaakt_op=z.op(7, 1),
        )  # fmt: skip
        case = case.met(document, weergave)
    return case


# --- overeenkomst --------------------------------------------------------------------------------------------------


def overeenkomst(case: Case, **anders: Any) -> Any:
    doel = {"deelname_id": "deelname-Asten", "perceel_id": "perceel-1", "inschrijving_id": "in-1"}
    return bouw(case, z.document("concept_overeenkomst", **doel | anders), z.HUIS)


def test_the_nota_goes_before_the_leidraad_and_the_newest_before_the_oldest() -> None:
    case = z.zijwegen().met(
        stuk("leidraad", SoortStuk.AANBESTEDINGSLEIDRAAD, 1),
        stuk("betere-leidraad", SoortStuk.AANBESTEDINGSLEIDRAAD, 20),
        stuk("eisen", SoortStuk.PROGRAMMA_VAN_EISEN, 1),
        stuk("van-best", SoortStuk.PRIJZENBLAD, 1, "deelname-Best"),
        stuk("iets", SoortStuk.OVERIG, 1),
        rectificatie("betere-leidraad", "iets"),
        NotaVanInlichtingen(
            id="nvi-2", project_id=z.P, publicatie_id="pub-1", ronde=2, gepubliceerd_op=z.op(4, 29), laatste=True
        ),
    )
    case = case.met(replace(case.overeenkomsten["ov-Asten"], nvi_ronde=2))
    delen = overeenkomst(case).delen
    assert [d.naam.partition(":")[0] for d in delen] == [
        "tekst van de overeenkomst",
        "nota van inlichtingen, ronde 2, van 29 april 2026",
        "nota van inlichtingen, ronde 1, van 24 april 2026",
        *["aanbestedingsleidraad"] * 3,
        *["programma van eisen"] * 2,
        "conceptovereenkomst bij de aanbesteding",
        *["prijzenblad"] * 2,
        "inschrijving van 11 mei 2026",
    ]
    assert [d.rang for d in delen] == list(range(1, 13))
    assert (delen[3].naam, delen[3].vingerafdruk) == ("aanbestedingsleidraad: betere-leidraad.pdf", "b" * 64)
    assert {d.vingerafdruk for d in delen if "nota" in d.naam or "inschrijving" in d.naam} == {ZONDER_BESTAND}


def test_a_file_that_the_market_never_got_is_no_part_of_it() -> None:
    """Put in the dossier after the notice, and published with no rectification of it."""
    case = z.zijwegen().met(
        stuk("leidraad", SoortStuk.AANBESTEDINGSLEIDRAAD, 1),
        stuk("na-de-sluiting", SoortStuk.PROGRAMMA_VAN_EISEN, 20),
        stuk("van-eerder", SoortStuk.PROGRAMMA_VAN_EISEN, 20),
        rectificatie("van-eerder", publicatie="pub-0"),
    )
    namen = " ".join(deel.naam for deel in overeenkomst(case).delen)
    assert "leidraad.pdf" in namen
    assert "prijzenblad-2.xlsx" in namen
    assert "na-de-sluiting" not in namen
    assert "van-eerder" not in namen


def test_a_nota_that_the_text_does_not_take_in_is_no_part_of_it() -> None:
    case = z.zijwegen()
    zonder = case.met(replace(case.overeenkomsten["ov-Asten"], nvi_ronde=0))
    assert not [d for d in overeenkomst(zonder).delen if "nota" in d.naam]


def test_the_price_of_one_deelnemer_is_not_called_that_of_all() -> None:
    case = z.zijwegen()
    assert overeenkomst(case).samen
    alleen = case.met(replace(case.deelnames["deelname-Best"], toestand=DeelnameToestand.UITGETREDEN))
    assert not overeenkomst(alleen).samen
    tekst = " ".join(lees_tekst(render("concept_overeenkomst", overeenkomst(alleen)).inhoud).geheel.split())
    assert "voor alle deelnemers samen" not in tekst


def test_a_party_without_address_or_signatory_is_named() -> None:
    case = z.zijwegen()
    kaal = case.stam.met(replace(case.stam.diensten["dienst-Asten"], adres="", ondertekenaars=()))
    assert ontbrekend(overeenkomst(replace(case, stam=kaal))) == (
        "opdrachtgever: adres",
        "opdrachtgever: ondertekenaars",
    )


def test_what_the_other_deelnemer_agreed_is_not_in_it() -> None:
    tekst = " ".join(lees_tekst(render("concept_overeenkomst", overeenkomst(z.zijwegen())).inhoud).geheel.split())
    assert "Asten" in tekst
    assert "Best" not in tekst.replace("Bestand", "").replace("bestand", "")


# --- evaluatie -----------------------------------------------------------------------------------------------------


def evaluatie(case: Case) -> Any:
    return bouw(case, z.document("evaluatie", besteld_op=z.op(8, 31)), z.HUIS)


def test_the_evaluation_counts_what_the_case_holds() -> None:
    context = evaluatie(z.zijwegen())
    geteld = {t.naam: t.aantal for t in context.tellingen}
    assert (geteld["Inschrijvingen"], geteld["Waarvan te laat"], geteld["Waarvan ongeldig"]) == (4, 1, 1)
    (perceel,) = context.percelen
    assert (perceel.ontvangen, perceel.geldig) == (4, 2)
    assert perceel.winnaars == "Voorbeeld & Zonen B.V.: €\N{NO-BREAK SPACE}900.000,00"
    assert context.wijzigingen[0].startswith("Latere sluiting") or context.wijzigingen[0].startswith("Rectificatie")
    assert len(context.wijzigingen) == 2


def test_lead_times_stop_at_the_besluit_and_a_dash_stands_for_what_is_not_there() -> None:
    case = z.zijwegen()
    strategie, advies = evaluatie(case).besluiten
    assert (strategie.gevraagd, advies.gevraagd) == (date(2026, 2, 3), date(2026, 6, 9))
    assert {(r.besloten, r.dagen) for r in strategie.deelnemers} == {("–", "–")}
    assert {(r.verzonden, r.besloten, r.ontvangen, r.dagen) for r in advies.deelnemers} == {
        ("–", "23 juni 2026", "25 juni 2026", "16")
    }
    brief = z.document(
        "gunningsadvies", deelname_id="deelname-Best", perceel_id="perceel-1", verzonden_op=z.op(6, 10),
        toestand=DocumentToestand.VERZONDEN,
    )  # fmt: skip
    verzonden = [r.verzonden for r in evaluatie(case.met(brief)).besluiten[1].deelnemers]
    assert verzonden == ["–", "10 juni 2026"]


def test_without_a_recorded_goal_there_is_a_box_to_fill_in() -> None:
    zonder = evaluatie(replace(z.zijwegen(), collectieftoetsen={}))
    assert ontbrekend(zonder) == ()
    weergave = render("evaluatie", zonder).inhoud
    assert verschillen("evaluatie", zonder, weergave) == ()
    assert lees_tekst(weergave).geheel.count("In te vullen met de hand.") == 2


def test_the_planning_ends_with_the_day_of_the_contracts() -> None:
    laatste = evaluatie(z.zijwegen()).planning[-1]
    assert (laatste.naam, laatste.werkelijk) == ("Overeenkomsten getekend", "31 augustus 2026")


# --- overdracht ----------------------------------------------------------------------------------------------------


def lijst(case: Case, **anders: Any) -> Any:
    doel = {"deelname_id": "deelname-Asten", "besteld_op": z.op(9, 16)}
    return bouw(case, z.document("overdrachtslijst_dossier", **doel | anders), z.HUIS)


def test_the_list_holds_own_and_common_and_nothing_of_another() -> None:
    case = z.zijwegen().met(
        stuk("leidraad", SoortStuk.AANBESTEDINGSLEIDRAAD, 1),
        stuk("asten-besluit", SoortStuk.BESLUIT, 2, "deelname-Asten"),
        stuk("zbest-besluit", SoortStuk.BESLUIT, 2, "deelname-Best"),
    )
    case = gemaakt(case, "mandaatbrief", deelname_id="deelname-Asten", verzonden_op=z.op(3, 1),
                   toestand=DocumentToestand.VERZONDEN)  # fmt: skip
    case = gemaakt(case, "afrondingsbericht", deelname_id="deelname-Best")
    case = gemaakt(case, "proces_verbaal_opening")
    bestanden = lijst(case).bestanden
    namen = {b.naam: b for b in bestanden}
    assert {"leidraad.pdf", "asten-besluit.pdf", "Machtiging en volmacht", "Proces-verbaal van opening"} <= set(namen)
    assert not {"zbest-besluit.pdf", "Afronding en implementatie"} & set(namen)
    assert (namen["Machtiging en volmacht"].soort, namen["Machtiging en volmacht"].datum) == (
        "brief: verzonden", date(2026, 3, 1),
    )  # fmt: skip
    assert namen["Proces-verbaal van opening"].beperking == VERTROUWELIJK
    assert namen["leidraad.pdf"].beperking == ONBEKEND
    assert [b.nummer for b in bestanden] == list(range(1, len(bestanden) + 1))
    assert [b.datum for b in bestanden] == sorted(b.datum for b in bestanden)


@pytest.mark.parametrize(
    ("soort", "doel"),
    [
        ("proces_verbaal_opening", {}),
        ("proces_verbaal_gunning", {"perceel_id": "perceel-1"}),
        ("gunningsadvies", {"deelname_id": "deelname-Asten", "perceel_id": "perceel-1"}),
        ("evaluatie", {}),
        ("contractmanagementplan", {}),
        ("afrondingsbericht", {"deelname_id": "deelname-Asten"}),
        ("evaluatieformulier", {"deelname_id": "deelname-Asten"}),
    ],
)
def test_what_names_tenderers_is_confidential(soort: str, doel: dict[str, str]) -> None:
    (bestand,) = [b for b in lijst(gemaakt(z.zijwegen(), soort, **doel)).bestanden if b.vingerafdruk == "d" * 64]
    assert bestand.beperking == VERTROUWELIJK


@pytest.mark.parametrize(
    ("soort", "toestand", "regel"),
    [
        ("evaluatie", "concept", "document: concept"),
        ("evaluatie", "vrijgegeven", "document: vastgesteld"),
        ("evaluatie", "verzonden", "brief: verzonden"),
        ("afrondingsbericht", "concept", "brief: nog niet verzonden"),
        ("afrondingsbericht", "vrijgegeven", "brief: nog niet verzonden"),
        ("afrondingsbericht", "ingetrokken", "brief: verzonden en daarna ingetrokken"),
    ],
)
def test_what_nobody_is_sent_is_finished_once_released(soort: str, toestand: str, regel: str) -> None:
    doel = {} if soort == "evaluatie" else {"deelname_id": "deelname-Asten"}
    case = gemaakt(z.zijwegen(), soort, toestand=DocumentToestand(toestand), **doel)
    (bestand,) = [b for b in lijst(case).bestanden if b.vingerafdruk == "d" * 64]
    assert bestand.soort == regel


def test_a_letter_that_has_no_file_yet_is_told_apart() -> None:
    context = lijst(z.zijwegen().met(z.document("evaluatie", id="ev", sleutel="ev")))
    assert "Evaluatie" in context.nog_niet
    assert "Evaluatie" not in {b.naam for b in context.bestanden}


def test_the_percelen_of_one_letter_are_one_file() -> None:
    case = z.zijwegen()
    for perceel in ("a", "b"):
        case = gemaakt(
            case, "gunningsbrief", id=f"gb-{perceel}", sleutel=perceel, deelname_id="deelname-Asten", bundel_id="gb-a",
            inschrijving_id="in-1",
        )  # fmt: skip
    assert [b.naam for b in lijst(case).bestanden].count("Gunningsbrief, Voorbeeld & Zonen B.V.") == 1


def test_a_contract_is_kept_ten_years_after_its_end() -> None:
    (termijn,) = lijst(z.zijwegen()).bewaren
    assert "10 jaar na het einde" in termijn.regel
    assert termijn.tot.startswith("31 augustus 2040, bij einde op 31 augustus 2030")


@pytest.mark.parametrize(
    ("procedure", "regel"),
    [
        (Procedure.OPENBAAR, "niet doorgegaan: 3 jaar"),
        (Procedure.MEERVOUDIG_ONDERHANDS, "niet doorgegaan: 1 jaar"),
        (Procedure.SAS, "niet doorgegaan ("),
    ],
)
def test_what_gave_no_contract_is_kept_by_another_rule(procedure: Procedure, regel: str) -> None:
    case = replace(z.zijwegen(), contracten={})
    case = case.met_project(replace(case.project, procedure=procedure))
    (termijn,) = lijst(case).bewaren
    assert termijn.regel.startswith(regel)
    assert termijn.tot == IN_TE_VULLEN


def test_another_body_has_another_list() -> None:
    case = z.zijwegen()
    anders = case.stam.met(replace(case.stam.diensten["dienst-Asten"], soort=SoortDienst.WATERSCHAP))
    (termijn,) = lijst(replace(case, stam=anders)).bewaren
    assert (termijn.regel, termijn.tot) == ("volgens de selectielijst van uw organisatie", IN_TE_VULLEN)


@given(st.dates(max_value=date(9900, 1, 1)), st.integers(1, 20))
def test_years_later_is_never_a_day_too_early(dag: date, jaren: int) -> None:
    later = jaren_later(dag, jaren)
    assert later.year == dag.year + jaren
    assert (later.month, later.day) in ((dag.month, dag.day), (3, 1))
    assert (later.month, later.day) >= (dag.month, dag.day)


@pytest.mark.parametrize("soort", ["evaluatie", "contractmanagementplan"])
def test_what_was_made_at_one_moment_is_not_out_of_date_by_what_follows(soort: str) -> None:
    """Contracts and terms go on changing: it could otherwise never be released."""
    case = gemaakt(z.zijwegen(), soort, "afrondingsbericht", deelname_id="deelname-Asten")
    oud = verouderde(case, case.documenten.values(), z.HUIS)
    assert "afrondingsbericht" in {v.document.soort for v in oud}
    assert soort not in {v.document.soort for v in oud}


# --- contractmanagementplan ----------------------------------------------------------------------------------------


def plan(case: Case) -> Any:
    return bouw(case, z.document("contractmanagementplan"), z.HUIS)


def test_the_plan_shows_what_runs_and_until_when_an_option_can_be_used() -> None:
    case = z.zijwegen()
    asten, best = plan(case).deelnemers
    assert asten.contracten[0].verlengen == "nee"
    assert best.contracten[0].verlengen == "tot en met 31 augustus 2032; besluit uiterlijk op 31 augustus 2030"
    assert plan(case).contractmanager.naam == "N. Manager"
    assert "in te vullen" in best.contracten[0].opzeggen
    klaar = case.met(replace(case.contracten["co-Asten"], toestand=ContractToestand.BEEINDIGD))
    assert [d.deelnemer for d in plan(klaar).deelnemers] == ["Gemeente Best"]


def test_an_option_that_is_used_up_is_no_option() -> None:
    case = z.zijwegen()
    op = case.met(replace(case.contracten["co-Best"], einddatum=date(2032, 8, 31)))
    assert plan(op).deelnemers[1].contracten[0].verlengen == "nee"


# --- inkoopplan ----------------------------------------------------------------------------------------------------


def deel(spel: Spel, naam: str) -> Plandeel:
    deelname = deelname_van(spel.zaak, naam)
    return Plandeel(spel.zaak, deelname, dienstvoortgang(spel.zaak, (), deelname, spel.call("systeem")))


@pytest.mark.parametrize("toestand", ["startbijeenkomst", "advies", "contract", "contractmanagement"])
def test_a_dienst_reads_its_own_plan_and_nothing_of_another(toestand: str) -> None:
    spel = tot(toestand)
    context = inkoopplan(DEELNEMERS[0], [deel(spel, DEELNEMERS[0])], z.HUIS, spel.nu)
    assert ontbrekend(context) == ()
    assert verschillen("inkoopplan", context, render("inkoopplan", context).inhoud) == ()
    tekst = markdown(context)
    assert not [naam for naam in (*DEELNEMERS[1:], *INSCHRIJVERS) if naam in tekst and naam != WINNAAR]
    assert (WINNAAR in tekst) == (toestand == "contractmanagement")


def test_running_contracts_stand_in_the_plan_the_first_to_end_first() -> None:
    eerste, tweede = tot("contractmanagement"), tot("contractmanagement")
    (contract,) = [
        c
        for c in tweede.zaak.contracten.values()
        if tweede.zaak.overeenkomsten[c.overeenkomst_id].deelname_id == deelname_van(tweede.zaak, DEELNEMERS[0]).id
    ]
    tweede.case = tweede.zaak.met(replace(contract, einddatum=date(2026, 12, 31)))
    context = inkoopplan(DEELNEMERS[0], [deel(s, DEELNEMERS[0]) for s in (eerste, tweede)], z.HUIS, eerste.nu)
    assert [c.einddatum for c in context.contracten] == [date(2026, 12, 31), contract.einddatum]
    assert len(context.overzicht) == len(context.projecten) == 2


def test_who_is_out_sees_that_and_not_how_it_goes_on() -> None:
    spel = tot("contract")
    deelname = deelname_van(spel.zaak, DEELNEMERS[0])
    spel.case = spel.zaak.met(replace(deelname, toestand=DeelnameToestand.UITGETREDEN))
    (project,) = inkoopplan(DEELNEMERS[0], [deel(spel, DEELNEMERS[0])], z.HUIS, spel.nu).projecten
    assert (project.deelname, project.stand, project.mijlpalen, project.gevraagd) == ("uitgetreden", "–", (), ())


def test_a_dienst_without_project_reads_that_there_is_none() -> None:
    tekst = markdown(inkoopplan("Asten", [], z.HUIS, z.op(7, 1)))
    assert "U staat nog niet in een project." in tekst
    assert "U hoeft nu niets te doen." in tekst


def test_a_perceel_that_was_withdrawn_has_no_winner() -> None:
    case = z.zijwegen()
    weg = case.met(replace(case.percelen["perceel-1"], toestand=PerceelToestand.INGETROKKEN, waarde=Decimal(5)))
    assert evaluatie(weg).percelen[0].winnaars == "ingetrokken"
