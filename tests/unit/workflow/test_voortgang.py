"""Progress: planning against actual, what waits and on whom, and nothing of another in the report of a dienst."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import Spel, email, klaar_voor, moment, pad, tot, verhaal, vol, zijpaden
from tests.factories.gegevens import DEELNEMERS, DIENSTEN, INSCHRIJVERS
from tests.factories.verloop import bewegingen, tot_en_met
from workflow.case.deelname import DeelnameToestand
from workflow.case.inschrijving import InschrijvingToestand
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.case.termijn import SoortTermijn
from workflow.keys import rapport_sleutel
from workflow.lezen import deelname_van
from workflow.tijd import Week, week_van
from workflow.voortgang import (
    Beweging,
    Dienstvoortgang,
    Projectvoortgang,
    Stand,
    dienstvoortgang,
    mijlpalen,
    ontvangers,
    projectvoortgang,
    termijnstanden,
)
from workflow.voortgang.verloop import bereikt

MOMENTEN = tuple(m for m in verhaal() if m.na.case)


def na(verb: str, **later: float) -> tuple[Spel, tuple[Beweging, ...]]:
    spel, verloop = tot_en_met(MOMENTEN, verb)
    return spel.later(**later), verloop


def project(spel: Spel, verloop: tuple[Beweging, ...]) -> Projectvoortgang:
    return projectvoortgang(spel.zaak, verloop, spel.call("systeem"))


def dienst(spel: Spel, verloop: tuple[Beweging, ...], naam: str) -> Dienstvoortgang:
    return dienstvoortgang(spel.zaak, verloop, deelname_van(spel.zaak, naam), spel.call("systeem"))


# --- planning en werkelijkheid --------------------------------------------------------------------------------------


def test_at_the_end_every_milestone_but_the_last_has_its_day() -> None:
    spel, verloop = na("draag_over")
    gevonden = {m.code: (m.gepland, m.werkelijk, m.verschil) for m in mijlpalen(spel.zaak, verloop, date(2026, 8, 1))}
    assert gevonden == {
        "startbijeenkomst": (date(2026, 2, 3), date(2026, 2, 3), 0),
        "deelnemers": (date(2026, 3, 18), date(2026, 3, 19), 1),
        "publicatie": (date(2026, 3, 23), date(2026, 3, 23), 0),
        "nvi": (date(2026, 4, 30), date(2026, 4, 29), -1),
        "sluiting": (date(2026, 5, 11), date(2026, 5, 11), 0),
        "gunningsbeslissing": (date(2026, 6, 13), date(2026, 6, 13), 0),
        "contract": (date(2026, 7, 4), date(2026, 7, 4), 0),
        "afronding": (None, date(2026, 7, 15), None),
        "overdracht": (None, date(2026, 7, 21), None),
        "einde": (None, None, None),
    }


@pytest.mark.parametrize("nummer", range(len(MOMENTEN)))
def test_every_moment_of_the_story_gives_a_report_in_which_done_comes_before_open(nummer: int) -> None:
    spel, verloop = MOMENTEN[nummer].na, bewegingen(MOMENTEN[: nummer + 1])
    voortgang = project(spel, verloop)
    standen = [m.stand for m in voortgang.mijlpalen]
    assert standen == sorted(standen, key=[Stand.GEDAAN, Stand.BEZIG, Stand.KOMT_NOG].index)
    assert standen.count(Stand.BEZIG) == 1
    assert all((m.werkelijk is None) == (m.stand != Stand.GEDAAN) for m in voortgang.mijlpalen)
    for naam in spel.zaak.deelnames:
        assert dienstvoortgang(spel.zaak, verloop, spel.zaak.deelnames[naam], spel.call("systeem")).kenmerk


def test_the_milestone_that_is_worked_on_belongs_to_the_state_of_the_project() -> None:
    for toestand, code in (
        ("aangemeld", "startbijeenkomst"),
        ("inkoopstrategie_vaststelling", "deelnemers"),
        ("nota_van_inlichtingen", "nvi"),
        ("gunning", "gunningsbeslissing"),
        ("contract", "afronding"),
        ("contractmanagement", "einde"),
    ):
        plek = next(n for n, m in enumerate(MOMENTEN) if m.na.toestand == toestand)
        volgende = project(MOMENTEN[plek].na, bewegingen(MOMENTEN[: plek + 1])).volgende
        assert volgende, toestand
        assert volgende.code == code


def test_a_milestone_that_is_overdue_counts_its_days() -> None:
    spel, verloop = na("leg_gunningsadvies_voor")
    op_tijd = {m.code: m.verschil for m in mijlpalen(spel.zaak, verloop, date(2026, 6, 13))}
    te_laat = {m.code: m.verschil for m in mijlpalen(spel.zaak, verloop, date(2026, 6, 15))}
    assert (op_tijd["gunningsbeslissing"], te_laat["gunningsbeslissing"]) == (None, 2)
    assert te_laat["contract"] is None
    spel.op("2026-06-15T09:00")
    assert project(spel, verloop).verschil == 2


def test_going_back_opens_the_milestone_again() -> None:
    spel = tot("opschorting")
    plek = next(n for n, m in enumerate(MOMENTEN) if m.na.perceel.toestand == PerceelToestand.OPSCHORTING)
    verhaal_tot = bewegingen(MOMENTEN[: plek + 1])
    spel.verhaal = []
    pad.heropen(spel)
    verloop = (*verhaal_tot, *bewegingen(spel.verhaal))
    stand = {m.code: m.stand for m in project(spel, verloop).mijlpalen}
    assert (stand["sluiting"], stand["gunningsbeslissing"]) == (Stand.GEDAAN, Stand.BEZIG)
    assert {m.code: m.stand for m in project(tot("opschorting"), verhaal_tot).mijlpalen}[
        "gunningsbeslissing"
    ] == "gedaan"


def test_a_withdrawn_project_has_nothing_to_come() -> None:
    plek = next(n for n, m in enumerate(MOMENTEN) if m.na.perceel.toestand == PerceelToestand.OPSCHORTING)
    spel = tot("opschorting")
    spel.verhaal = []
    pad.trek_in(spel)
    voortgang = project(spel, (*bewegingen(MOMENTEN[: plek + 1]), *bewegingen(spel.verhaal)))
    assert {m.stand for m in voortgang.mijlpalen} == {Stand.GEDAAN, Stand.VERVALT}
    assert (voortgang.volgende, voortgang.termijnen, voortgang.vervolg) == (None, (), ())


_TOESTANDEN: list[ProjectToestand] = [s for s in ProjectToestand if s != ProjectToestand.INGETROKKEN]


@given(st.lists(st.sampled_from(_TOESTANDEN), max_size=12))
def test_a_state_is_reached_exactly_when_the_road_now_leads_to_it_or_beyond(weg: list[ProjectToestand]) -> None:
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    verloop = [
        Beweging(op=begin + timedelta(days=n), machine="project", rij_id="p", trigger="t", van="", naar=naar)
        for n, naar in enumerate(weg)
    ]
    for doel in _TOESTANDEN:
        sinds = bereikt(verloop, "project", "p", doel)
        staat_er = bool(weg) and _TOESTANDEN.index(weg[-1]) >= _TOESTANDEN.index(doel)
        assert (sinds is not None) == staat_er
        if sinds:
            eerste = (sinds - begin).days
            assert all(_TOESTANDEN.index(s) >= _TOESTANDEN.index(doel) for s in weg[eerste:][-1:])
            assert _TOESTANDEN.index(weg[eerste]) >= _TOESTANDEN.index(doel)
    assert bereikt(verloop, "perceel", "p", PerceelToestand.OPEN) is None


# --- wat er moet gebeuren -------------------------------------------------------------------------------------------


def test_a_termijn_that_is_near_and_waits_is_blocked_by_name() -> None:
    spel, verloop = na("leg_gunningsadvies_voor")
    (ver,) = [t for t in termijnstanden(spel.zaak, spel.nu) if t.soort == SoortTermijn.VASTSTELLING_ADVIES]
    assert (ver.diensten, ver.geblokkeerd) == (DEELNEMERS, False)
    spel.op("2026-06-09T10:00")
    pad.stel_advies_vast(spel, diensten=("Asten",))
    (nabij,) = project(spel, verloop).geblokkeerd
    assert (nabij.diensten, nabij.dagen, nabij.voorbij) == (("Best", "Deurne"), 10, False)


def test_a_decision_that_is_late_stays_blocked_after_the_check_has_run() -> None:
    spel, verloop = na("leg_gunningsadvies_voor")
    spel.op("2026-06-22T08:00").doe("controleer_termijnen", "systeem")
    (late,) = [t for t in project(spel, verloop).geblokkeerd if t.soort == SoortTermijn.VASTSTELLING_ADVIES]
    assert (late.diensten, late.dagen, late.voorbij) == (DEELNEMERS, -3, True)


def test_what_a_dienst_must_decide_in_time_is_not_waited_for_afterwards() -> None:
    spel, _ = na("bied_strategie_ter_vaststelling_aan")
    spel.op("2026-03-17T09:00")
    (open_,) = termijnstanden(spel.zaak, spel.nu)
    assert (open_.diensten, open_.geblokkeerd) == (DIENSTEN, True)
    spel.op("2026-03-19T08:00").doe("controleer_termijnen", "systeem")
    (over,) = termijnstanden(spel.zaak, spel.nu)
    assert (over.diensten, over.wacht_op) == ((), "de deelnemers zijn nog niet vastgesteld")


def test_a_report_names_no_tenderer() -> None:
    spel = klaar_voor("keur_bewijsmiddelen_goed").voor
    (termijn,) = [t for t in termijnstanden(spel.zaak, spel.nu) if t.soort == SoortTermijn.OPSCHORTEND]
    assert termijn.wacht_op == "het bewijs van een winnaar is niet goedgekeurd"


def test_the_nota_waits_for_answers() -> None:
    spel, _ = na("publiceer")
    spel.op("2026-04-20T09:00").doe("registreer_vraag", tekst="Mag het ook later?")
    (nota,) = [t for t in termijnstanden(spel.zaak, spel.nu) if t.soort == SoortTermijn.NVI]
    assert (nota.wacht_op, nota.geblokkeerd) == (
        "vraag 1 is nog niet beantwoord; de laatste nota van inlichtingen is niet gepubliceerd",
        True,
    )


def test_a_next_step_says_who_acts_and_what_is_in_the_way() -> None:
    spel, verloop = na("leg_gunningsadvies_voor")
    (stap,) = project(spel, verloop).vervolg
    assert stap.wie == ("de contactpersoon van de dienst",)
    (tegen,) = stap.tegen
    assert tegen.endswith(" (nog niet vastgesteld door: Asten, Best, Deurne)")
    vrij = project(vol("advies"), verloop).vervolg[0]
    assert (vrij.wie, vrij.tegen) == (("de concerninkoper",), ())


def test_what_was_done_this_week_is_told_and_no_more() -> None:
    week = [g.wat for g in project(tot("opschorting"), bewegingen(MOMENTEN)).gebeurd]
    assert "perceel 1 is nu in: opschorting" in week
    assert "besluit van Asten over gunningsadvies ontvangen: vastgesteld" in week
    assert "verzonden: Afwijzingsbrief (6)" in week
    assert not [wat for wat in week if "gepubliceerd" in wat or "inkoopstrategie" in wat]


# --- wat niemand anders mag zien ------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", [*DIENSTEN, "Laarbeek"])
@pytest.mark.parametrize("nummer", range(0, len(MOMENTEN), 3))
def test_a_dienst_reads_nothing_of_another_and_nothing_of_the_tenders(nummer: int, naam: str) -> None:
    spel, verloop = MOMENTEN[nummer].na, bewegingen(MOMENTEN[: nummer + 1])
    if naam not in {spel.stam.diensten[d.dienst_id].naam for d in spel.zaak.deelnames.values()}:
        return
    tekst = repr(dienst(spel, verloop, naam))
    anderen = [d for d in (*DIENSTEN, "Laarbeek") if d != naam]
    prijzen = [str(i.prijs) for i in spel.zaak.inschrijvingen.values()]
    assert not [woord for woord in (*anderen, *INSCHRIJVERS, *prijzen, email("inkoper-1")) if woord in tekst]


@pytest.mark.parametrize("nummer", range(0, len(MOMENTEN), 3))
def test_no_report_names_a_tenderer_or_a_price(nummer: int) -> None:
    spel, verloop = MOMENTEN[nummer].na, bewegingen(MOMENTEN[: nummer + 1])
    tekst = repr(project(spel, verloop))
    prijzen = [str(i.prijs) for i in spel.zaak.inschrijvingen.values()]
    assert not [woord for woord in (*INSCHRIJVERS, *prijzen) if woord in tekst]


ZIJWEGEN = [m for m in zijpaden() if m.na.case and len(m.na.zaak.deelnames) >= len(DIENSTEN)]


@pytest.mark.parametrize("nummer", range(len(ZIJWEGEN)))
def test_nothing_leaks_on_a_side_road(nummer: int) -> None:
    """Withdrawals, refusals, a draw, a moved deadline with its motivation: other rows, and the same silence."""
    spel = ZIJWEGEN[nummer].na
    prijzen = [str(i.prijs) for i in spel.zaak.inschrijvingen.values()]
    geheim = (*(i.naam for i in spel.zaak.inschrijvers.values()), *prijzen)
    assert not [woord for woord in geheim if woord in repr(project(spel, ()))]
    for naam in DIENSTEN:
        tekst = repr(dienst(spel, (), naam))
        assert not [woord for woord in (*geheim, *(d for d in DIENSTEN if d != naam)) if woord in tekst]


def test_a_flag_that_would_name_a_tenderer_says_that_there_is_one() -> None:
    spel, verloop = na("leg_gunningsadvies_voor")
    inschrijving = next(iter(spel.zaak.inschrijvingen.values()))
    weg = replace(inschrijving, toestand=InschrijvingToestand.INGETROKKEN)
    voortgang = project(spel.met_case(spel.zaak.met(weg)), verloop)
    assert "inschrijving ingetrokken; kijk in het project" in voortgang.vlaggen


def test_letters_to_tenderers_are_told_when_they_are_sent_and_counted_only() -> None:
    spel, verloop = na("neem_gunningsbeslissing")
    assert "Afwijzingsbrief" not in {b.titel for b in dienst(spel, verloop, "Asten").brieven}
    spel, verloop = na("draag_over")
    brieven = {b.titel: b.aantal for b in dienst(spel, verloop, "Asten").brieven}
    assert (brieven["Gunningsbrief"], brieven["Afwijzingsbrief"]) == (1, 2)


def test_a_dienst_that_is_out_keeps_what_it_did_and_follows_the_project_no_more() -> None:
    spel, verloop = na("draag_over")
    someren = dienst(spel, verloop, "Someren")
    assert someren.deelname == DeelnameToestand.VERVALLEN
    assert (someren.toestand, someren.mijlpalen, someren.termijnen, someren.vragen) == (None, (), (), ())
    assert someren.brieven


def test_a_dienst_is_asked_what_only_it_can_do_with_its_day() -> None:
    spel, verloop = na("leg_gunningsadvies_voor")
    (vraag,) = dienst(spel, verloop, "Asten").vragen
    assert ("gunningsadvies" in vraag.wat, vraag.uiterlijk) == (True, date(2026, 6, 19))
    spel.op("2026-06-09T10:00")
    pad.stel_advies_vast(spel, diensten=("Asten",))
    assert dienst(spel, verloop, "Asten").vragen == ()
    assert dienst(spel, verloop, "Best").vragen


# --- wie, en wanneer ------------------------------------------------------------------------------------------------


def test_the_team_gets_the_report_of_the_project_and_each_dienst_its_own() -> None:
    spel, _ = na("leg_gunningsadvies_voor")
    gevonden = [(o.email, o.deelname_id) for o in ontvangers(spel.zaak)]
    team = ["inkoper-1", "manager-1", *(f"deskundige-{d.lower()}" for d in DEELNEMERS)]
    assert [adres for adres, deel in gevonden if deel is None] == [email(kort) for kort in team]
    assert [adres for adres, deel in gevonden if deel] == [email(d.lower()) for d in DEELNEMERS]


def test_a_project_at_rest_has_no_readers() -> None:
    assert ontvangers(tot("contractmanagement").zaak) == ()


@pytest.mark.parametrize(
    ("op", "week"),
    [
        (moment("2026-06-14T23:59"), "2026-W24"),
        (datetime(2026, 6, 14, 22, 0, tzinfo=UTC), "2026-W25"),
        (moment("2027-01-03T12:00"), "2026-W53"),
        (moment("2029-12-31T00:00"), "2030-W01"),
    ],
)
def test_a_report_belongs_to_the_dutch_week(op: datetime, week: str) -> None:
    gevonden = week_van(op)
    assert str(gevonden) == week
    assert gevonden.maandag.isoweekday() == 1
    assert gevonden.zondag - gevonden.maandag == timedelta(days=6)


def test_one_report_per_addressee_dienst_and_week() -> None:
    sleutels = {
        rapport_sleutel(p, o, w, deelname=d)
        for p in ("p1", "p2")
        for o in ("a", "b")
        for w in (Week(2026, 24), Week(2026, 25))
        for d in (None, "d1", "d2")
    }
    assert len(sleutels) == 24
