"""The plan of each kind of termijn: to whom, at which working hour, to the deputy, and once after it has passed."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import Spel, klaar_voor, moment, pad, tot
from tests.factories.spel import email, kalender
from workflow.beletsels import VAN_SOORT, beletsels
from workflow.call import Beleid
from workflow.case.deelname import Onderwerp
from workflow.case.dossier import Document
from workflow.case.post import BerichtToestand
from workflow.case.stam import Contactpersoon, Rol
from workflow.case.termijn import SoortTermijn, TermijnToestand
from workflow.herinneren import PLANNEN, eerste_moment, mag_nu, moment_van, momenten, te_laat
from workflow.lezen import open_termijnen
from workflow.wachten import reden_om_te_wachten

BELEID = Beleid()


def _herinneringen(spel: Spel, *, escalatie: bool = False) -> list[Document]:
    alle = (d for d in spel.zaak.documenten.values() if d.soort == "herinnering")
    return [d for d in alle if (moment_van(d) == "na afloop") == escalatie]


def _namen(spel: Spel, documenten: list[Document]) -> list[str]:
    return [spel.stam.personen[d.geadresseerde_id or ""].naam for d in documenten]


def _controleer(spel: Spel, *momenten: str) -> Spel:
    for tekst in momenten:
        spel.op(tekst).doe("controleer_termijnen", "systeem")
        spel.bezorg_post()
    return spel


def _plaatsvervanger(spel: Spel, dienst: str) -> None:
    spel.doe("registreer_persoon", "beheerder-1", email=email("vervanger"), naam="vervanger")
    spel.doe("registreer_contactpersoon", "beheerder-1", dienst=dienst, persoon=email("vervanger"))


# --- het plan ------------------------------------------------------------------------------------------------------


def test_elke_soort_heeft_een_plan_en_zegt_wat_er_ontbreekt() -> None:
    assert set(PLANNEN) == set(SoortTermijn) == set(VAN_SOORT)
    for plan in PLANNEN.values():
        assert plan.aan
        assert set(plan.aan) <= {Rol.CONTACTPERSOON, Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER}
        assert plan.van_dienst == (plan.aan == (Rol.CONTACTPERSOON,))
        assert plan.dagen is None or list(plan.dagen) == sorted(set(plan.dagen), reverse=True)


def test_wat_vanzelf_voorbijgaat_wordt_niet_geescaleerd_en_zegt_waarom() -> None:
    zonder = {soort for soort, plan in PLANNEN.items() if plan.geen_escalatie}
    assert zonder == {SoortTermijn.SLUITING, SoortTermijn.OPSCHORTEND}


# --- het moment ----------------------------------------------------------------------------------------------------


def test_een_zondag_wordt_de_werkdag_ervoor_en_pasen_ook() -> None:
    """In 2026 Easter Monday is 6 April: two days before Wednesday the 8th becomes Thursday the 2nd (Good Friday)."""
    spel = tot("inkoopstrategie_vaststelling")
    spel.doe(
        "verplaats_termijn",
        soort=SoortTermijn.VASTSTELLING_STRATEGIE,
        naar=moment("2026-04-08").date(),
        motivering="Pasen.",
    )
    (termijn, *_) = open_termijnen(spel.zaak, SoortTermijn.VASTSTELLING_STRATEGIE)
    dagen = [(m.dagen, f"{m.op:%m-%d %H:%M}") for m in momenten(spel.zaak, termijn, BELEID, kalender())]
    assert dagen == [(14, "03-25 08:00"), (7, "04-01 08:00"), (2, "04-02 08:00"), (0, "04-08 08:00")]


def test_momenten_die_samenvallen_worden_er_een() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    (termijn, *_) = open_termijnen(spel.zaak, SoortTermijn.VASTSTELLING_STRATEGIE)
    zondag = replace(termijn, laatste_dag=moment("2026-03-22").date(), verloopt_op=moment("2026-03-23"))
    dagen = [(m.dagen, f"{m.op:%m-%d}") for m in momenten(spel.zaak.met(zondag), zondag, BELEID, kalender())]
    assert dagen == [(14, "03-06"), (7, "03-13"), (0, "03-20")]


@given(minuten=st.integers(0, 5 * 366 * 24 * 60))
def test_buiten_werktijd_is_het_eerste_moment_later_en_binnen_werktijd(minuten: int) -> None:
    nu = moment("2026-01-01").astimezone(UTC) + timedelta(minutes=minuten)
    eerste = eerste_moment(nu, BELEID, kalender())
    assert mag_nu(eerste, BELEID, kalender())
    assert eerste >= nu
    assert (eerste == nu) == mag_nu(nu, BELEID, kalender())
    tussen = nu + (eerste - nu) / 2
    assert eerste == nu or not mag_nu(tussen, BELEID, kalender())


def test_in_het_weekeinde_en_na_zes_uur_gaat_er_niets() -> None:
    spel = _controleer(tot("inkoopstrategie_vaststelling"), "2026-03-04T18:00", "2026-03-07T10:00", "2026-03-09T07:59")
    assert _herinneringen(spel) == []
    _controleer(spel, "2026-03-09T08:00")
    assert {moment_van(d) for d in _herinneringen(spel)} == {"14 dagen"}
    assert all(te_laat(d.gepland_op, d.besteld_op) for d in _herinneringen(spel))


def test_op_de_dag_zelf_is_niet_te_laat() -> None:
    spel = _controleer(tot("inkoopstrategie_vaststelling"), "2026-03-04T17:59")
    assert len(_herinneringen(spel)) == len(pad.DIENSTEN)
    assert not any(te_laat(d.gepland_op, d.besteld_op) for d in _herinneringen(spel))


def test_wat_in_de_post_bleef_liggen_wordt_de_volgende_dag_opnieuw_besteld() -> None:
    spel = tot("inkoopstrategie_vaststelling").op("2026-03-04T17:50")
    spel.doe("controleer_termijnen", "systeem")
    spel.op("2026-03-04T17:58").doe("controleer_termijnen", "systeem")
    assert len(_herinneringen(spel)) == 4
    spel.op("2026-03-05T08:00").doe("controleer_termijnen", "systeem")
    standen = [(d.versie, str(d.toestand), te_laat(d.gepland_op, d.besteld_op)) for d in _herinneringen(spel)]
    assert sorted(set(standen)) == [(1, "vervallen", False), (2, "vrijgegeven", True)]
    assert len(standen) == 8


@pytest.mark.parametrize(
    "stand", [s for s in BerichtToestand if s not in (BerichtToestand.OPEN, BerichtToestand.VERVALLEN)]
)
def test_wat_onderweg_is_of_geweigerd_werd_blijft_wat_het_is(stand: BerichtToestand) -> None:
    spel = tot("inkoopstrategie_vaststelling").op("2026-03-04T17:50")
    spel.doe("controleer_termijnen", "systeem")
    spel.case = spel.zaak.met(*(replace(b, toestand=stand) for b in spel.zaak.berichten.values()))
    spel.op("2026-03-05T08:00").doe("controleer_termijnen", "systeem")
    assert len(_herinneringen(spel)) == 4


def test_na_een_verplaatsing_wordt_niet_herinnerd_aan_een_moment_van_ervoor() -> None:
    """Moved on the 17th to the 25th: fourteen and seven days before were over, and a letter tells the new day."""
    spel = tot("inkoopstrategie_vaststelling").op("2026-03-18T17:00")
    spel.beleid = replace(BELEID, vaststellingstermijn=5)
    spel.doe(
        "verplaats_termijn", soort=SoortTermijn.VASTSTELLING_STRATEGIE, naar=moment("2026-03-25").date(), motivering="x"
    )
    _controleer(spel, "2026-03-19T09:00", "2026-03-20T09:00")
    assert _herinneringen(spel) == []
    _controleer(spel, "2026-03-23T08:00")
    assert {moment_van(d) for d in _herinneringen(spel)} == {"2 dagen"}


def test_de_post_wacht_ook_op_werktijd_en_stuurt_niets_van_gisteren() -> None:
    spel = tot("inkoopstrategie_vaststelling").op("2026-03-04T17:50")
    spel.doe("controleer_termijnen", "systeem")
    bericht = next(iter(spel.zaak.berichten.values()))
    wacht = {
        tekst: reden_om_te_wachten(spel.zaak, bericht, moment(tekst), BELEID, kalender())
        for tekst in ("2026-03-04T17:59", "2026-03-04T18:00", "2026-03-05T08:00")
    }
    assert [bool(reden) for reden in wacht.values()] == [False, True, True]
    assert "eerdere dag" in wacht["2026-03-05T08:00"]
    assert not reden_om_te_wachten(
        spel.zaak, replace(bericht, juridisch=True), moment("2026-03-07T03:00"), BELEID, kalender()
    )


# --- aan wie -------------------------------------------------------------------------------------------------------


def test_de_plaatsvervanger_hoort_het_vanaf_twee_dagen_ervoor() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    _plaatsvervanger(spel, "Asten")
    _controleer(spel, "2026-03-04T08:00", "2026-03-11T08:00")
    assert "vervanger" not in _namen(spel, _herinneringen(spel))
    _controleer(spel, "2026-03-16T08:00", "2026-03-18T08:00")
    assert _namen(spel, _herinneringen(spel)).count("vervanger") == 2
    assert _namen(spel, _herinneringen(spel)).count("Asten") == 4
    assert len({b.naar_email for b in spel.zaak.berichten.values() if b.soort == "herinnering"}) == 5


def test_wie_onbereikbaar_is_per_mail_wordt_vervangen() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    _plaatsvervanger(spel, "Asten")
    spel.op("2026-03-04T08:00").doe("controleer_termijnen", "systeem")
    asten = next(b for b in spel.zaak.berichten.values() if b.naar_email == email("asten"))
    spel.case = spel.zaak.met(replace(asten, toestand=BerichtToestand.GEWEIGERD))
    _controleer(spel, "2026-03-04T08:15", "2026-03-04T08:30")
    assert _namen(spel, _herinneringen(spel)).count("vervanger") == 1


def test_een_nieuwe_contactpersoon_neemt_het_over() -> None:
    spel = tot("inkoopstrategie_vaststelling").op("2026-03-04T08:00")
    spel.doe("controleer_termijnen", "systeem")
    _plaatsvervanger(spel, "Asten")
    eerste, tweede = (
        next(c for c in spel.stam.contactpersonen.values() if spel.stam.personen[c.persoon_id].email == email(kort))
        for kort in ("asten", "vervanger")
    )
    stam = spel.stam.met(replace(eerste, volgorde=2), replace(tweede, volgorde=1))
    spel.stam, spel.case = stam, replace(spel.zaak, stam=stam)
    _controleer(spel, "2026-03-04T08:15")
    standen = {
        n: str(d.toestand) for n, d in zip(_namen(spel, _herinneringen(spel)), _herinneringen(spel), strict=True)
    }
    assert (standen["Asten"], standen["vervanger"]) == ("vervallen", "verzonden")


def test_wie_terugkomt_als_contactpersoon_krijgt_wat_hij_niet_kreeg() -> None:
    spel = tot("inkoopstrategie_vaststelling").op("2026-03-04T08:00")
    _plaatsvervanger(spel, "Asten")
    begin = spel.stam
    andersom = begin.met(*(replace(c, volgorde=3 - c.volgorde) for c in _van_asten(spel)))
    for minuten, stam in enumerate((begin, andersom, begin, begin)):
        spel.stam, spel.case = stam, replace(spel.zaak, stam=stam)
        spel.later(minutes=minuten).doe("controleer_termijnen", "systeem")
    spel.bezorg_post()
    eigen = [d for d in _herinneringen(spel) if _namen(spel, [d])[0] in ("Asten", "vervanger")]
    assert [(_namen(spel, [d])[0], str(d.toestand)) for d in eigen] == [
        ("Asten", "vervallen"),
        ("vervanger", "vervallen"),
        ("Asten", "verzonden"),
    ]


def _van_asten(spel: Spel) -> list[Contactpersoon]:
    dienst = next(d for d in spel.stam.diensten.values() if d.naam == "Asten")
    return [c for c in spel.stam.contactpersonen.values() if c.dienst_id == dienst.id]


def test_de_eigen_termijnen_van_bizob_zijn_voor_wie_het_project_leidt() -> None:
    spel = tot("nota_van_inlichtingen")
    _controleer(spel, "2026-04-16T08:00")
    assert [(n, moment_van(d)) for n, d in zip(_namen(spel, _herinneringen(spel)), _herinneringen(spel), strict=True)][
        -1
    ] == (
        "inkoper-1",
        "14 dagen",
    )
    _controleer(spel, "2026-05-04T08:00")
    sluiting = [
        d for d in _herinneringen(spel) if spel.zaak.termijnen[d.termijn_id or ""].soort == SoortTermijn.SLUITING
    ]
    assert sorted(_namen(spel, sluiting)) == ["inkoper-1", "manager-1"]


# --- na afloop -----------------------------------------------------------------------------------------------------


def test_na_afloop_hoort_de_concerninkoper_het_een_keer_voor_alle_diensten_samen() -> None:
    spel = _controleer(tot("inkoopstrategie_vaststelling"), "2026-03-19T00:00", "2026-03-19T07:45")
    assert _herinneringen(spel, escalatie=True) == []
    _controleer(spel, "2026-03-19T08:00", "2026-03-19T08:15", "2026-03-20T08:00", "2026-03-27T08:00")
    (escalatie,) = _herinneringen(spel, escalatie=True)
    assert _namen(spel, [escalatie]) == ["inkoper-1"]
    assert [b.naar_email for b in spel.zaak.berichten.values()][-1] == email("inkoper-1")
    assert not te_laat(escalatie.gepland_op, escalatie.besteld_op)


def test_wie_alles_op_tijd_kreeg_hoort_niets_na_afloop() -> None:
    spel = tot("inkoopstrategie_vaststelling").op("2026-03-10T09:00")
    for dienst in pad.DIENSTEN:
        pad.stel_vast(spel, dienst, dienst.lower(), Onderwerp.INKOOPSTRATEGIE, spel.nu.date())
        pad.verleen_mandaat(spel, dienst, dienst.lower(), None)
    _controleer(spel, "2026-03-19T08:00")
    assert _herinneringen(spel, escalatie=True) == []


def test_een_escalatie_die_nog_wacht_vervalt_als_er_niets_meer_gevraagd_wordt() -> None:
    spel = klaar_voor("bevestig_ontvangst_dossier").voor.kopie()
    spel.op("2026-08-20T08:00").doe("controleer_termijnen", "systeem")
    (escalatie,) = _over_dossier(spel)
    assert escalatie.toestand == "vrijgegeven"
    for dienst in pad.DEELNEMERS:
        spel.doe("bevestig_ontvangst_dossier", dienst.lower(), dienst=dienst)
    spel.op("2026-08-20T08:15").doe("controleer_termijnen", "systeem")
    (escalatie,) = _over_dossier(spel)
    assert escalatie.toestand == "vervallen"


def _over_dossier(spel: Spel) -> list[Document]:
    soort = SoortTermijn.ONTVANGST_DOSSIER
    return [d for d in _herinneringen(spel, escalatie=True) if spel.zaak.termijnen[d.termijn_id or ""].soort == soort]


# --- wat er ontbreekt ----------------------------------------------------------------------------------------------


def _beletsels(spel: Spel, soort: SoortTermijn) -> set[tuple[str, str]]:
    return {(b.verb, b.wie) for t in spel.zaak.termijnen.values() if t.soort == soort for b in beletsels(spel.zaak, t)}


def test_een_vaststelling_noemt_de_brief_het_besluit_en_het_mandaat() -> None:
    spel = tot("inkoopstrategie_vaststelling")
    soort = SoortTermijn.VASTSTELLING_STRATEGIE
    assert ("geef_vrij", "Bizob") in _beletsels(spel, soort)
    spel.verzend("mandaatbrief", "concept_collegebesluit")
    assert _beletsels(spel, soort) == {(v, d) for d in pad.DIENSTEN for v in ("registreer_besluit", "verleen_mandaat")}
    spel.later(hours=1)
    pad.stel_vast(spel, "Asten", "asten", Onderwerp.INKOOPSTRATEGIE, spel.nu.date())
    assert ("registreer_besluit", "Asten") not in _beletsels(spel, soort)
    assert ("verleen_mandaat", "Asten") in _beletsels(spel, soort)


@pytest.mark.parametrize(
    ("toestand", "soort", "verb"),
    [
        ("nota_van_inlichtingen", SoortTermijn.NVI, "publiceer_nvi"),
        ("nota_van_inlichtingen", SoortTermijn.GESTANDDOENING, "verleng_gestanddoening"),
        ("advies", SoortTermijn.VASTSTELLING_ADVIES, "registreer_besluit"),
        ("opschorting", SoortTermijn.OPSCHORTEND, "keur_bewijsmiddelen_goed"),
        ("contract", SoortTermijn.AANKONDIGING, "registreer_aankondiging"),
    ],
)
def test_elke_soort_noemt_wat_er_nog_moet(toestand: str, soort: SoortTermijn, verb: str) -> None:
    assert verb in {v for v, _ in _beletsels(tot(toestand), soort)}


def test_een_gesloten_kluis_blokkeert_na_de_sluiting() -> None:
    spel = tot("aanbestedingsfase")
    assert _beletsels(spel, SoortTermijn.SLUITING) == set()
    _controleer(spel, "2026-05-12T08:00")
    assert _beletsels(spel, SoortTermijn.SLUITING) == {("open_kluis", "de concerninkoper")}


def test_wat_gehaald_of_vervallen_is_vraagt_niets_meer() -> None:
    spel = klaar_voor("sluit_perceel").na
    for termijn in spel.zaak.termijnen.values():
        if termijn.toestand in (TermijnToestand.GEHAALD, TermijnToestand.VERVALLEN):
            assert beletsels(spel.zaak, termijn) == ()


def test_de_laatste_dag_is_nooit_later_dan_de_termijn() -> None:
    for spel in (tot("inkoopstrategie_vaststelling"), tot("nota_van_inlichtingen"), tot("opschorting")):
        for termijn in open_termijnen(spel.zaak):
            alle = momenten(spel.zaak, termijn, BELEID, kalender())
            assert all(termijn.start < m.op.date() and m.op < termijn.verloopt_op for m in alle)
            assert all(mag_nu(m.op, BELEID, kalender()) for m in alle)
            assert all(
                b - a >= timedelta(hours=23)
                for a, b in zip((m.op for m in alle), (m.op for m in alle[1:]), strict=False)
            )
