"""Builders: the Case as it is now becomes a complete context, and a missing fact is named, never guessed or raised."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from documents.contexts import REGISTER, ontbrekend
from documents.contexts.afwijzingsbrief import Afwijzingsbrief
from documents.contexts.bouw import BOUWERS, bouw
from documents.contexts.bouw.gemeen import dienstnaam, orgaan_voluit
from documents.contexts.bouw.herinnering import resterend
from documents.contexts.definitieve_gunning import DefinitieveGunning
from documents.contexts.gunningsadvies import Gunningsadvies
from documents.contexts.gunningsbrief import Gunningsbrief
from documents.contexts.herinnering import Herinnering
from documents.contexts.mandaatbrief import Mandaatbrief
from documents.contexts.proces_verbaal_opening import ProcesVerbaalOpening
from documents.contexts.register import RAPPORTEN
from documents.contexts.uitnodiging_startbijeenkomst import UitnodigingStartbijeenkomst
from documents.readback import verschillen
from documents.render import render
from tests.unit.documents import zaak as z
from workflow.case import Case
from workflow.case.contract import OvereenkomstToestand, Partij, Weigering
from workflow.case.dossier import Document
from workflow.case.gunning import Bewijsoordeel
from workflow.case.inschrijving import Belangenverklaring, InschrijvingToestand
from workflow.case.project import Procedure, Regime
from workflow.case.stam import SoortDienst

DOELEN: dict[str, dict[str, Any]] = {
    "uitnodiging_startbijeenkomst": {"deelname_id": "deelname-Asten"},
    "mandaatbrief": {"deelname_id": "deelname-Asten"},
    "concept_collegebesluit": {"deelname_id": "deelname-Asten"},
    "proces_verbaal_opening": {},
    "gunningsadvies": {"deelname_id": "deelname-Asten", "perceel_id": "perceel-1"},
    "gunningsbrief": {"deelname_id": "deelname-Asten", "perceel_id": "perceel-1", "inschrijving_id": "in-1"},
    "afwijzingsbrief": {"deelname_id": "deelname-Asten", "perceel_id": "perceel-1", "inschrijving_id": "in-2"},
    "definitieve_gunning": {"deelname_id": "deelname-Asten", "perceel_id": "perceel-1", "inschrijving_id": "in-1"},
    "herinnering": {"deelname_id": "deelname-Best", "termijn_id": "termijn-1"},
    "verplaatsingsbericht": {"deelname_id": "deelname-Best", "perceel_id": "perceel-1", "termijn_id": "termijn-2"},
    "bericht_deelnemers": {"deelname_id": "deelname-Asten"},
    "wijzigingsbericht": {"deelname_id": "deelname-Asten"},
    "intrekking_gunningsbeslissing": {
        "deelname_id": "deelname-Asten", "perceel_id": "perceel-1", "inschrijving_id": "in-2",
    },
    "correctiebericht": {"deelname_id": "deelname-Asten", "perceel_id": "perceel-1", "inschrijving_id": "in-1"},
    "intrekkingsbrief": {"inschrijving_id": "in-1"},
    "afrondingsbericht": {"deelname_id": "deelname-Asten"},
    "afloopbericht": {"perceel_id": "perceel-1", "inschrijving_id": "in-2"},
    "concept_overeenkomst": {"deelname_id": "deelname-Asten", "perceel_id": "perceel-1", "inschrijving_id": "in-1"},
    "evaluatie": {},
    "evaluatieformulier": {"deelname_id": "deelname-Asten"},
    "overdrachtslijst_dossier": {"deelname_id": "deelname-Asten"},
    "contractmanagementplan": {},
    "aanbieding_concept_inkoopstrategie": {"deelname_id": "deelname-Asten", "besteld_op": z.op(1, 30)},
    "inkoopstrategie": {},
    "doorzending_aanbestedingsdocumenten": {"deelname_id": "deelname-Asten"},
    "nota_van_inlichtingen": {},
    "bewijsverzoek": {"perceel_id": "perceel-1", "inschrijving_id": "in-1"},
    "proces_verbaal_gunning": {"perceel_id": "perceel-1"},
}  # fmt: skip


def document(soort: str, **anders: Any) -> Document:
    return z.document(soort, **DOELEN[soort] | anders)


def gebouwd(soort: str, case: Case | None = None, **anders: Any) -> Any:
    return bouw(case or z.vol(), document(soort, **anders), z.HUIS)


def test_every_kind_has_a_builder() -> None:
    assert set(BOUWERS) == set(REGISTER) - RAPPORTEN == set(DOELEN)


@pytest.mark.parametrize("soort", DOELEN)
def test_a_full_case_gives_a_complete_letter_that_reads_back(soort: str) -> None:
    context = gebouwd(soort, z.zijwegen())
    assert ontbrekend(context) == ()
    assert verschillen(soort, context, render(soort, context).inhoud) == ()


@pytest.mark.parametrize("inschrijving", ["in-2", "in-3", "in-4"])
def test_every_rejected_tender_gets_a_complete_letter(inschrijving: str) -> None:
    brief = gebouwd("afwijzingsbrief", inschrijving_id=inschrijving)
    assert ontbrekend(brief) == ()
    assert verschillen("afwijzingsbrief", brief, render("afwijzingsbrief", brief).inhoud) == ()


@pytest.mark.parametrize("soort", sorted(set(DOELEN) - {"herinnering", "verplaatsingsbericht"}))
def test_missing_facts_are_named_and_raise_nothing(soort: str) -> None:
    tenders = z.vol()
    stam = replace(z.stam(), contactpersonen={})
    leeg = replace(z.kaal(), inschrijvers=tenders.inschrijvers, inschrijvingen=tenders.inschrijvingen, stam=stam)
    context = gebouwd(soort, leeg)
    assert ontbrekend(context)
    assert render(soort, context).inhoud


def test_a_letter_for_nobody_is_a_mistake_of_the_one_who_ordered_it() -> None:
    with pytest.raises(LookupError):
        gebouwd("mandaatbrief", deelname_id=None)
    with pytest.raises(LookupError):
        gebouwd("gunningsbrief", inschrijving_id=None)
    with pytest.raises(LookupError):
        gebouwd("herinnering", termijn_id=None)


def test_the_winner_sees_its_own_scores_and_no_one_elses() -> None:
    brief: Gunningsbrief = gebouwd("gunningsbrief")
    assert brief.geadresseerde.organisatie == "Voorbeeld & Zonen B.V."
    assert [(c.criterium, c.gewicht, c.maximum, c.score) for c in brief.criteria] == [
        ("Prijs", "40%", "10", "7,50"),
        ("Plan van aanpak", "60%", "10", "8,50"),
    ]
    assert (brief.rang, brief.aantal_geldig, brief.totaalscore) == (1, 2, "8,10")
    assert brief.kop.datum == date(2026, 7, 6)
    assert brief.opschorting.laatste_dag == date(2026, 7, 27)
    assert brief.ondertekening.functie == "senior concerninkoper"
    assert "Tweede" not in str(brief)


def test_the_letter_cites_the_besluit_of_its_deelnemer() -> None:
    brief: Gunningsbrief = gebouwd("gunningsbrief")
    (besluit,) = brief.besluiten
    assert besluit.orgaan == "het college van burgemeester en wethouders van de gemeente Asten"
    assert (besluit.nummer, besluit.datum) == ("2026/Asten", date(2026, 6, 23))


def test_a_joint_letter_cites_all_deelnemers() -> None:
    brief: Gunningsbrief = gebouwd("gunningsbrief", deelname_id=None)
    assert [b.nummer for b in brief.besluiten] == ["2026/Asten", "2026/Best"]


@pytest.mark.parametrize(
    ("anders", "functie"),
    [
        ({"ingetrokken_per": date(2026, 6, 30)}, ""),
        ({"ingetrokken_per": date(2026, 7, 1)}, "senior concerninkoper"),
        ({"percelen": ("perceel-9",)}, ""),
        ({"percelen": ("perceel-1",)}, "senior concerninkoper"),
    ],
)
def test_the_letter_is_signed_by_a_mandaat_that_counts(anders: dict[str, Any], functie: str) -> None:
    """Ordered on 30 June, on perceel 1."""
    case = z.vol()
    mandaten = [replace(m, **anders) for m in case.mandaten.values()]
    brief: Gunningsbrief = gebouwd("gunningsbrief", case.met(*mandaten))
    assert brief.ondertekening.functie == functie


def test_a_besluit_on_other_content_is_not_cited() -> None:
    case = z.vol()
    ander = replace(case.besluiten["besluit-Asten"], inhoud_sha256="ff" * 32)
    assert ontbrekend(gebouwd("gunningsbrief", case.met(ander))) == (
        "besluiten 1 (gemeente Asten): nummer van het besluit",
        "besluiten 1 (gemeente Asten): datum van het besluit",
    )


def test_besluiten_follow_the_advies_that_the_decision_rests_on() -> None:
    case = z.vol()
    nieuw = replace(case.adviezen["advies-1"], inhoud_sha256="ee" * 32)
    assert gebouwd("gunningsbrief", case.met(nieuw)).besluiten[0].nummer == ""


def test_a_score_that_was_not_given_is_missing_and_not_zero() -> None:
    zonder = replace(z.vol(), consensus={})
    assert "criteria 2 (Plan van aanpak): score" in ontbrekend(gebouwd("gunningsbrief", zonder))


def test_the_advantages_of_every_winner_are_asked_for() -> None:
    case = z.vol()
    derde = replace(case.uitslagen["u-2"], id="u-3", inschrijving_id="in-3", rang=2, winnaar=True)
    brief = gebouwd("afwijzingsbrief", case.met(derde))
    assert ontbrekend(brief) == (
        "lager: criteria 2 (Plan van aanpak): kenmerken en relatieve voordelen van de winnaar",
    )
    motivering = replace(case.consensus["co-1"], id="co-3", inschrijving_id="in-3", motivering="Ook goed.")
    (_, plan) = gebouwd("afwijzingsbrief", case.met(derde, motivering)).lager.criteria
    assert plan.voordeel_winnaar.splitlines() == [
        "Voorbeeld & Zonen B.V.: Het plan noemt meetbare doelen.",
        "Voorbehoud v.o.f.: Ook goed.",
    ]
    assert plan.score_winnaar == "8,50 / 8,50"


def test_a_missing_motivation_is_named_for_the_loser_and_for_the_winner() -> None:
    case = z.vol()
    zonder = case.met(*(replace(c, motivering="") for c in case.consensus.values()))
    assert ontbrekend(gebouwd("afwijzingsbrief", zonder)) == (
        "lager: criteria 2 (Plan van aanpak): motivering",
        "lager: criteria 2 (Plan van aanpak): kenmerken en relatieve voordelen van de winnaar",
    )


def test_a_lower_ranked_tenderer_sees_both_scores_but_not_the_winners_price() -> None:
    brief: Afwijzingsbrief = gebouwd("afwijzingsbrief")
    assert brief.lager is not None
    prijs, plan = brief.lager.criteria
    assert (prijs.uw_score, prijs.score_winnaar, plan.uw_score, plan.score_winnaar) == ("5,00", "7,50", "7,00", "8,50")
    assert plan.voordeel_winnaar == "Het plan noemt meetbare doelen."
    assert prijs.voordeel_winnaar == "De prijs is lager dan die van uw inschrijving."
    assert "900.000" not in str(brief)


def test_at_lowest_price_the_winners_price_is_disclosed() -> None:
    case = z.vol()
    alleen = replace(case, criteria={"c-prijs": replace(case.criteria["c-prijs"], gewicht=Decimal(100))})
    brief: Afwijzingsbrief = gebouwd("afwijzingsbrief", alleen)
    assert brief.laagste_prijs
    assert brief.winnaars[0].prijs.endswith("900.000,00")


def test_an_invalid_tenderer_reads_ground_and_winner_but_no_scores() -> None:
    brief: Afwijzingsbrief = gebouwd("afwijzingsbrief", inschrijving_id="in-3")
    assert brief.lager is None
    assert brief.ongeldig is not None
    assert "paragraaf 4.3" in brief.ongeldig.grond
    assert [w.naam for w in brief.winnaars] == ["Voorbeeld & Zonen B.V."]


def _fallen(*rows: Any) -> Case:
    """The winner of the full case fell out, by these facts."""
    case = z.vol()
    return case.met(replace(case.inschrijvingen["in-1"], toestand=InschrijvingToestand.AFGEVALLEN), *rows)


def _rejected(case: Case) -> Bewijsoordeel:
    verdict = next(iter(case.bewijsoordelen.values()))
    later = verdict.beoordeeld_op + timedelta(days=1)
    return replace(verdict, id="nee", aanvaard=False, toelichting="Het certificaat is verlopen.", beoordeeld_op=later)


def _refused(case: Case, partij: Partij = Partij.LEVERANCIER) -> Weigering:
    overeenkomst = next(o for o in case.overeenkomsten.values() if o.inschrijving_id == "in-1")
    return Weigering(
        id="weigering", project_id=z.P, overeenkomst_id=overeenkomst.id, partij=partij,
        geweigerd_op=date(2026, 7, 6), motivering="De prijzen zijn gestegen.", bewijs_id=overeenkomst.dossierstuk_id,
        ecb_advies_id=None, geregistreerd_op=z.op(7, 6), geregistreerd_door="inkoper",
    )  # fmt: skip


def test_an_earlier_winner_that_fell_out_reads_why_and_by_which_clause() -> None:
    brief: Afwijzingsbrief = gebouwd("afwijzingsbrief", _fallen(_rejected(z.vol())), inschrijving_id="in-1")
    assert brief.lager is None
    assert brief.ongeldig is not None
    assert brief.ongeldig.grond == (
        "De gevraagde bewijsmiddelen zijn afgewezen (artikel 2.102 van de Aanbestedingswet 2012): "
        "Het certificaat is verlopen."
    )
    brief = gebouwd("afwijzingsbrief", _fallen(_refused(z.vol())), inschrijving_id="in-1")
    assert brief.ongeldig is not None
    assert (
        brief.ongeldig.grond
        == "De inschrijver heeft de overeenkomst geweigerd op 6 juli 2026: De prijzen zijn gestegen."
    )


def test_a_refusal_by_a_deelnemer_says_nothing_of_the_tenderer() -> None:
    case = _fallen(_rejected(z.vol()), _refused(z.vol(), Partij.DEELNEMER))
    brief: Afwijzingsbrief = gebouwd("afwijzingsbrief", case, inschrijving_id="in-1")
    assert brief.ongeldig is not None
    assert "bewijsmiddelen" in brief.ongeldig.grond


def test_the_advies_does_not_call_a_fallen_winner_valid() -> None:
    stuk: Gunningsadvies = gebouwd("gunningsadvies", _fallen(_refused(z.vol())))
    eerste = stuk.toelating[0]
    assert (eerste.oordeel, "geweigerd" in eerste.toelichting) == ("afgevallen", True)


def test_the_definitive_award_names_the_last_verdict_and_no_lapsed_text() -> None:
    case = z.vol()
    assert gebouwd("definitieve_gunning", case).bewijs_akkoord_op is not None
    assert gebouwd("definitieve_gunning", case.met(_rejected(case))).bewijs_akkoord_op is None
    weg = [replace(o, toestand=OvereenkomstToestand.VERVALLEN) for o in case.overeenkomsten.values()]
    assert gebouwd("definitieve_gunning", case).overeenkomsten
    assert gebouwd("definitieve_gunning", case.met(*weg)).overeenkomsten == ()


def test_a_late_tenderer_reads_both_moments() -> None:
    brief: Afwijzingsbrief = gebouwd("afwijzingsbrief", inschrijving_id="in-4")
    assert brief.ongeldig is not None
    grond = brief.ongeldig.grond.replace("\N{NO-BREAK SPACE}", " ")
    assert "11 mei 2026, 12.04 uur" in grond
    assert "11 mei 2026, 12.00 uur" in grond


@pytest.mark.parametrize(
    ("procedure", "regime", "verwacht"),
    [
        (Procedure.OPENBAAR, Regime.WETTELIJK, ()),
        (Procedure.SAS, Regime.CONTRACTUEEL, ()),
        (Procedure.MEERVOUDIG_ONDERHANDS, Regime.GEEN, ()),
        (Procedure.OPENBAAR, Regime.GEEN, ("opschorting: grond waarom er geen opschortende termijn is",)),
    ],
)
def test_the_regime_decides_the_standstill(procedure: Procedure, regime: Regime, verwacht: tuple[str, ...]) -> None:
    case = z.vol()
    case = case.met(replace(case.percelen["perceel-1"], regime=regime))
    case = case.met_project(replace(case.project, procedure=procedure))
    brief: Gunningsbrief = gebouwd("gunningsbrief", case)
    assert brief.opschorting.regime == regime.value
    assert (brief.opschorting.laatste_dag is None) == (regime == Regime.GEEN)
    assert ontbrekend(brief) == verwacht


def test_the_later_of_stated_and_real_end_stands_in_the_definitive_award() -> None:
    case = z.vol()
    later = case.met(replace(case.beslissingen["gb-1"], werkelijk_einde=date(2026, 7, 29)))
    brief: DefinitieveGunning = gebouwd("definitieve_gunning", later)
    assert brief.opschorting.laatste_dag == date(2026, 7, 29)
    assert [o.deelnemer for o in brief.overeenkomsten] == ["gemeente Asten"]


def test_a_moved_meeting_names_the_moment_that_it_replaces() -> None:
    eerste: UitnodigingStartbijeenkomst = gebouwd("uitnodiging_startbijeenkomst", versie=1)
    tweede: UitnodigingStartbijeenkomst = gebouwd("uitnodiging_startbijeenkomst", versie=2)
    assert eerste.vervangt is None
    assert eerste.bijeenkomst.datum == date(2026, 1, 22)
    assert tweede.vervangt is not None
    assert (tweede.vervangt.datum, tweede.bijeenkomst.datum) == (date(2026, 1, 22), date(2026, 1, 29))
    assert tweede.bijeenkomst.begin.replace("\N{NO-BREAK SPACE}", " ") == "13.30 uur"


def test_the_proces_verbaal_names_late_tenders_and_both_openers() -> None:
    pv: ProcesVerbaalOpening = gebouwd("proces_verbaal_opening")
    assert [o.naam for o in pv.openers] == ["N. Inkoper", "N. Manager"]
    assert (pv.percelen[0].ontvangen, pv.percelen[0].te_laat) == (4, 1)
    assert pv.inschrijvingen[-1].bevinding == "te laat ontvangen"
    assert "Te Laat N.V." in pv.onregelmatigheden[0]


def test_the_advies_shows_every_assessor_without_a_name() -> None:
    stuk: Gunningsadvies = gebouwd("gunningsadvies")
    assert [(p.rang, p.inschrijver, p.totaal) for p in stuk.rangschikking] == [
        (1, "Voorbeeld & Zonen B.V.", "8,10"),
        (2, "Tweede <Techniek> B.V.", "6,20"),
    ]
    assert stuk.beoordelingen[0].oordelen[1].beoordelaars == "9 / 8"
    assert [t.oordeel for t in stuk.toelating] == ["geldig", "geldig", "ongeldig", "te laat"]
    assert "is 1,90." in stuk.gevoeligheid[0]
    assert stuk.conceptbrieven[0].endswith("(gunningsbrief)")
    assert [m.naam for m in stuk.verloop][1:4] == [
        "nota van inlichtingen gepubliceerd, ronde 1",
        "sluiting van de inschrijvingstermijn",
        "kluis geopend",
    ]


def test_the_mandaatbrief_rests_on_the_gemeentewet_for_a_municipality_only() -> None:
    brief: Mandaatbrief = gebouwd("mandaatbrief")
    assert "artikel 171 van de Gemeentewet" in brief.grondslag
    case = z.vol()
    schap = z.dienst("De Dommel", SoortDienst.WATERSCHAP, id="dienst-Asten", orgaan="dagelijks bestuur")
    anders: Mandaatbrief = gebouwd("mandaatbrief", replace(case, stam=case.stam.met(schap)))
    assert not any("Gemeentewet" in grond for grond in anders.grondslag)
    assert anders.mandaatgever.orgaan == "het dagelijks bestuur van het waterschap De Dommel"


@pytest.mark.parametrize(
    ("naam", "soort", "orgaan", "verwacht"),
    [
        ("Asten", SoortDienst.GEMEENTE, "college", "het college van de gemeente Asten"),
        ("Gemeente Asten", SoortDienst.GEMEENTE, "college", "het college van de Gemeente Asten"),
        ("Utrecht", SoortDienst.PROVINCIE, "gedeputeerde staten", "gedeputeerde staten van de provincie Utrecht"),
        ("Stichting X", SoortDienst.OVERIG, "bestuur", "het bestuur van Stichting X"),
        ("Asten", SoortDienst.GEMEENTE, "", ""),
    ],
)  # fmt: skip
def test_an_organ_is_named_in_full(naam: str, soort: SoortDienst, orgaan: str, verwacht: str) -> None:
    assert orgaan_voluit(orgaan, z.dienst(naam, soort)) == verwacht


def test_a_name_is_not_prefixed_twice() -> None:
    assert dienstnaam(z.dienst("waterschap De Dommel", SoortDienst.WATERSCHAP)) == "waterschap De Dommel"


def test_a_reminder_says_what_when_and_where() -> None:
    brief: Herinnering = gebouwd("herinnering")
    assert brief.geadresseerde.organisatie == "Gemeente Best"
    assert (brief.resterend, brief.verstreken, brief.waar) == ("nog 7 dagen", False, "https://zandloper.example")


def test_a_moved_deadline_names_the_day_that_was_told_the_new_one_and_why() -> None:
    brief = gebouwd("verplaatsingsbericht", z.zijwegen())
    assert (brief.van, brief.naar) == (date(2026, 7, 7), date(2026, 7, 14))
    assert brief.motivering == "Reden van verplaatsing."
    assert gebouwd("verplaatsingsbericht", termijn_id="termijn-1").van is None


def test_a_termijn_of_bizob_itself_goes_to_the_concerninkoper() -> None:
    case = z.vol()
    eigen = case.met(replace(case.termijnen["termijn-1"], deelname_id=None))
    brief: Herinnering = gebouwd("herinnering", eigen)
    assert brief.geadresseerde.email == "inkoper@bizob.example"


@pytest.mark.parametrize(
    ("dagen", "verwacht"),
    [
        (14, "nog 14 dagen"),
        (1, "nog 1 dag"),
        (0, "vandaag is de laatste dag"),
        (-1, "1 dag geleden verstreken"),
        (-3, "3 dagen geleden verstreken"),
    ],
)
def test_days_left_in_words(dagen: int, verwacht: str) -> None:
    assert resterend(dagen) == verwacht


def test_references_count_per_kind_in_order() -> None:
    eerste, tweede = document("gunningsbrief", id="a"), document("gunningsbrief", id="b")
    case = z.vol().met(eerste, document("herinnering", id="h"), tweede)
    assert bouw(case, eerste, z.HUIS).kop.kenmerk == "2026-014-GB-001"  # type: ignore[attr-defined]  # every kind has one
    assert bouw(case, tweede, z.HUIS).kop.kenmerk == "2026-014-GB-002"  # type: ignore[attr-defined]  # every kind has one


def test_a_project_with_more_percelen_names_the_perceel() -> None:
    case = z.vol()
    twee = case.met(replace(case.percelen["perceel-1"], id="perceel-2", nummer="2", naam="Trapliften"))
    assert gebouwd("gunningsbrief").perceel is None
    assert gebouwd("gunningsbrief", twee).perceel.naam == "Hulpmiddelen"


def test_somebody_with_an_interest_is_no_assessor_in_the_advies() -> None:
    belang = Belangenverklaring(
        id="bv-best", project_id=z.P, persoon_id="best", belang="aandelen", afgelegd_op=z.op(6, 1)
    )
    stuk: Gunningsadvies = gebouwd("gunningsadvies", z.vol().met(belang))
    assert stuk.beoordelingen[0].oordelen[1].beoordelaars == "9"
