"""The terms of the Aanbestedingswet: worked examples, words, and refusals."""

from datetime import date
from typing import Any

import pytest

from usecases.gegevens import lees_kalender
from workflow.termijnen.berekenen import (
    aanmelding,
    gegunde_opdracht,
    inschrijving,
    mag_tekenen,
    nvi,
    opschortend,
    vaststelling,
    vernietiging,
)
from workflow.termijnen.regels import REGELS, Regel, regel_op
from workflow.termijnen.woorden import nl_datum

KALENDER = lees_kalender()


@pytest.mark.parametrize(
    ("verzonden", "laatste", "contract"),
    [
        ("2020-10-12", "2020-11-02", "2020-11-03"),
        ("2026-04-07", "2026-04-28", "2026-04-29"),
        ("2026-06-13", "2026-07-03", "2026-07-04"),
        ("2027-12-05", "2027-12-27", "2027-12-28"),
        ("2026-04-15", "2026-05-06", "2026-05-07"),  # day 20 is 5 May
        ("2026-04-24", "2026-05-18", "2026-05-19"),  # day 20 is Ascension Day, the Friday after it is equated
        ("2026-03-14", "2026-04-07", "2026-04-08"),  # day 20 is Good Friday
    ],
)
def test_opschortende_termijn(verzonden: str, laatste: str, contract: str) -> None:
    uitkomst = opschortend(date.fromisoformat(verzonden), KALENDER)
    assert uitkomst.laatste_dag.isoformat() == laatste
    assert uitkomst.eerste_dag_erna.isoformat() == contract
    assert (uitkomst.soort, uitkomst.dagen, uitkomst.bron) == ("opschortend", 20, "Aw art. 2.127")


@pytest.mark.parametrize(
    ("verzonden", "redenering"),
    [
        (
            date(2020, 10, 12),
            "verzonden ma 12-10-2020; dag 1 = di 13-10-2020; dag 20 = zo 1-11-2020; "
            "Algemene termijnenwet → ma 2-11-2020",
        ),
        (
            date(2026, 4, 7),
            "verzonden di 7-04-2026; dag 1 = wo 8-04-2026; dag 20 = ma 27-04-2026 (Koningsdag); "
            "Algemene termijnenwet → di 28-04-2026",
        ),
        (
            date(2026, 3, 14),
            "verzonden za 14-03-2026; dag 1 = zo 15-03-2026; dag 20 = vr 3-04-2026 (Goede Vrijdag); "
            "telt ook niet als laatste dag: ma 6-04-2026 (Tweede Paasdag); Algemene termijnenwet → di 7-04-2026",
        ),
        (date(2026, 6, 13), "verzonden za 13-06-2026; dag 1 = zo 14-06-2026; dag 20 = vr 3-07-2026"),
        (date(2028, 6, 9), "verzonden vr 9-06-2028; dag 1 = za 10-06-2028; dag 20 = do 29-06-2028"),
        (
            date(2029, 6, 1),
            "verzonden vr 1-06-2029; dag 1 = za 2-06-2029; dag 20 = do 21-06-2029; "
            "let op: gelijkgestelde dagen na 2028 zijn nog niet bekend",
        ),
    ],
)
def test_redenering_in_woorden(verzonden: date, redenering: str) -> None:
    assert opschortend(verzonden, KALENDER).redenering == redenering


def test_opschorting_mag_langer_maar_nooit_korter() -> None:
    assert opschortend(date(2026, 6, 13), KALENDER, dagen=25).laatste_dag == date(2026, 7, 8)
    with pytest.raises(ValueError, match="ten minste 20 dagen"):
        opschortend(date(2026, 6, 13), KALENDER, dagen=19)


def test_meer_dan_negentig_dagen_verlengt_niet() -> None:
    zaterdag = opschortend(date(2026, 6, 12), KALENDER, dagen=92)
    assert zaterdag.laatste_dag == date(2026, 9, 12)
    assert zaterdag.redenering.endswith("geen verlenging: termijn van meer dan 90 dagen")


def test_sluiten_mag_pas_na_middernacht_van_de_laatste_dag() -> None:
    uitkomst = inschrijving(date(2026, 8, 31), KALENDER)
    assert uitkomst.eerste_dag_erna == date(2026, 10, 13)
    assert uitkomst.redenering.endswith("Algemene termijnenwet → ma 12-10-2026; sluiting op zijn vroegst di 13-10-2026")


@pytest.mark.parametrize(
    ("functie", "procedure", "vlaggen", "woorden"),
    [
        (inschrijving, "openbaar", {"spoed": True, "vooraankondiging": True}, "niet samen"),
        (aanmelding, "niet-openbaar", {"spoed": True, "vooraankondiging": True}, "niet samen"),
        (aanmelding, "niet-openbaar", {"vooraankondiging": True}, "geen kortere termijn na een vooraankondiging"),
        (aanmelding, "dialoog", {"spoed": True}, "geen kortere termijn bij spoed"),
        (aanmelding, "openbaar", {}, "wie wil, schrijft meteen in"),
        (inschrijving, "dialoog", {}, r"geen minimumtermijn: de termijn moet redelijk zijn.*2\.70"),
        (inschrijving, "innovatiepartnerschap", {"spoed": True}, "geen minimumtermijn"),
        (inschrijving, "sas", {}, r"geen minimumtermijn.*2\.39"),
        (aanmelding, "sas", {}, "geen minimumtermijn"),
        (inschrijving, "veiling", {}, "bestaat niet; kies uit: openbaar, niet-openbaar"),
    ],
)
def test_wat_niet_kan_of_niet_samen_kan(functie: Any, procedure: str, vlaggen: dict[str, bool], woorden: str) -> None:
    with pytest.raises(ValueError, match=woorden):
        functie(date(2026, 8, 31), KALENDER, procedure, **vlaggen)


def test_elektronisch_gaat_nooit_van_een_andere_verkorting_af() -> None:
    for anders in ({"spoed": True}, {"vooraankondiging": True}):
        dagen = {inschrijving(date(2026, 8, 31), KALENDER, elektronisch=e, **anders).dagen for e in (True, False)}
        assert len(dagen) == 1


def test_stukken_op_papier_geven_vijf_dagen_extra() -> None:
    uitkomst = inschrijving(date(2026, 8, 31), KALENDER, stukken_elektronisch=False)
    assert (uitkomst.dagen, uitkomst.bron) == (45, "Aw art. 2.71 lid 1 en 2.74b; Aw art. 2.72")
    assert "40 dagen en 5 erbij als niet alle stukken elektronisch zijn" in uitkomst.redenering


def test_29_dagen_noemt_de_grens_van_22() -> None:
    uitkomst = inschrijving(date(2026, 8, 31), KALENDER, vooraankondiging=True)
    assert uitkomst.dagen == 29
    assert "korter dan 22 dagen mag deze termijn nooit zijn" in uitkomst.redenering


def test_een_concessie_en_een_kwartaal_gaan_niet_samen() -> None:
    with pytest.raises(ValueError, match="niet allebei"):
        gegunde_opdracht(date(2026, 8, 31), KALENDER, concessie=True, sas_kwartaal=True)


def test_per_kwartaal_begint_bij_het_einde_van_het_kwartaal() -> None:
    uitkomst = gegunde_opdracht(date(2026, 11, 2), KALENDER, sas_kwartaal=True)
    assert (uitkomst.start, uitkomst.dagen, uitkomst.laatste_dag) == (date(2026, 12, 31), 30, date(2027, 2, 1))
    assert uitkomst.redenering.startswith("gegund ma 2-11-2026; einde van het kwartaal do 31-12-2026; dag 1 = ")


@pytest.mark.parametrize(
    ("getekend", "dagen", "laatste"),
    [
        ("2026-08-31", 181, "2027-02-28"),
        ("2027-08-31", 182, "2028-02-29"),  # a leap year
        ("2026-03-15", 184, "2026-09-15"),
        ("2026-06-26", 183, "2026-12-26"),  # a holiday, and the ATW leaves it alone
    ],
)
def test_zes_maanden_zijn_kalendermaanden(getekend: str, dagen: int, laatste: str) -> None:
    uitkomst = vernietiging(date.fromisoformat(getekend), KALENDER, zonder_aankondiging=True)
    assert (uitkomst.dagen, uitkomst.laatste_dag.isoformat()) == (dagen, laatste)
    assert "6 maanden = " in uitkomst.redenering


def test_over_een_schrikkeldag() -> None:
    assert opschortend(date(2028, 2, 9), KALENDER).laatste_dag == date(2028, 2, 29)
    assert opschortend(date(2027, 2, 9), KALENDER).laatste_dag == date(2027, 3, 1)


def test_tekenen_mag_na_de_termijn_en_na_elke_uitspraak() -> None:
    laatste = date(2026, 7, 3)
    assert mag_tekenen(laatste) == date(2026, 7, 4)
    assert mag_tekenen(laatste, [date(2026, 7, 1)]) == date(2026, 7, 4)
    assert mag_tekenen(laatste, [date(2026, 7, 1), date(2026, 8, 20)]) == date(2026, 8, 20)


def test_een_contractuele_opschorting_telt_gelijk_en_zegt_waar_zij_op_rust() -> None:
    wet, stukken = (opschortend(date(2026, 4, 7), KALENDER, contractueel=c) for c in (False, True))
    assert wet.laatste_dag == stukken.laatste_dag
    assert stukken.bron.startswith("aanbestedingsstukken")


def test_het_voorbehoud_staat_ook_apart() -> None:
    later = opschortend(date(2029, 6, 1), KALENDER)
    assert later.voorbehoud == "let op: gelijkgestelde dagen na 2028 zijn nog niet bekend"
    assert later.redenering.endswith(later.voorbehoud)
    assert opschortend(date(2028, 6, 1), KALENDER).voorbehoud == ""
    assert vaststelling(date(2029, 6, 1), 20, KALENDER).voorbehoud == ""
    assert nvi(date(2029, 6, 1), KALENDER).voorbehoud
    assert vernietiging(date(2029, 6, 1), KALENDER, zonder_aankondiging=True).voorbehoud == ""


def test_nvi_telt_terug_zonder_verschuiving() -> None:
    uitkomst = nvi(date(2026, 10, 14), KALENDER)
    assert uitkomst.laatste_dag == date(2026, 10, 4)
    assert uitkomst.redenering == (
        "sluiting wo 14-10-2026; dag 10 ervoor = zo 4-10-2026; "
        "terugrekenen verschuift niet; intern streven: uiterlijk vr 2-10-2026"
    )


def test_nvi_op_een_werkdag_noemt_geen_streefdag() -> None:
    uitkomst = nvi(date(2026, 10, 16), KALENDER, spoed=True)
    assert uitkomst.laatste_dag == date(2026, 10, 12)
    assert uitkomst.redenering == "sluiting vr 16-10-2026; dag 4 ervoor = ma 12-10-2026"


def test_nvi_met_spoed_over_pasen_bevat_twee_werkdagen() -> None:
    """Four days before the Tuesday after Easter hold no workday at all, so the term reaches back to Wednesday."""
    uitkomst = nvi(date(2026, 4, 7), KALENDER, spoed=True)
    assert uitkomst.laatste_dag == date(2026, 4, 1)
    assert "(Algemene termijnenwet, artikel 2) → wo 1-04-2026" in uitkomst.redenering


def test_aankondiging_gegunde_opdracht() -> None:
    uitkomst = gegunde_opdracht(date(2026, 7, 3), KALENDER)
    assert uitkomst.laatste_dag == date(2026, 8, 3)
    assert uitkomst.redenering.startswith("gegund vr 3-07-2026; dag 1 = za 4-07-2026; dag 30 = zo 2-08-2026;")


def test_eigen_termijn_verschuift_niet() -> None:
    uitkomst = vaststelling(date(2026, 4, 13), 14, KALENDER)
    assert uitkomst.laatste_dag == date(2026, 4, 27)
    assert uitkomst.redenering.endswith("dag 14 = ma 27-04-2026 (Koningsdag); geen verlenging: eigen termijn")
    assert vaststelling(date(2029, 4, 13), 1, KALENDER).redenering == (
        "start vr 13-04-2029; dag 1 = za 14-04-2029; geen verlenging: eigen termijn"
    )
    with pytest.raises(ValueError, match="ten minste 1 dag"):
        vaststelling(date(2026, 4, 13), 0, KALENDER)


def test_de_nieuwste_begonnen_regel_geldt() -> None:
    nieuw = Regel("opschortend", 25, "vooruit", True, "Aw", "opschortende termijn", date(2030, 1, 1))
    regels = (nieuw, *REGELS)
    assert regel_op("opschortend", date(2029, 12, 31), regels).aantal == 20
    assert regel_op("opschortend", date(2030, 1, 1), regels).aantal == 25
    with pytest.raises(LookupError, match="geen regel 'opschortend'"):
        regel_op("opschortend", date(2012, 1, 1))


def test_datum_in_woorden() -> None:
    week = [nl_datum(date(2026, 10, dag)) for dag in range(5, 12)]
    assert week[0] == "ma 5-10-2026"
    assert [datum.split()[0] for datum in week] == ["ma", "di", "wo", "do", "vr", "za", "zo"]
