"""Reading back finds what a reader would miss: a blanked, changed or swapped fact."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from documents import pakket
from documents import voorbeelden as v
from documents.contexts import REGISTER
from documents.contexts.velden import schema
from documents.fouten import DocumentFout
from documents.plat import waarden
from documents.readback import lees_tekst, verschillen
from documents.render import render


def vervangen(inhoud: bytes, oud: str, nieuw: str, deel: str = "word/document.xml") -> bytes:
    leden = pakket.lees(inhoud)
    tekst = leden[deel].decode()
    assert oud in tekst
    leden[deel] = tekst.replace(oud, nieuw).encode()
    return pakket.schrijf(pakket.maak_lid(naam, data) for naam, data in leden.items())


@pytest.fixture(scope="module")
def afwijzing() -> bytes:
    return render("afwijzingsbrief", v.afwijzing_lager(True)).inhoud


def test_every_filled_fact_is_asked_for() -> None:
    paden = {waarde.pad for waarde in waarden(v.afwijzing_lager(True))}
    assert {"geadresseerde.organisatie", "lager.criteria.12.voordeel_winnaar", "opschorting.laatste_dag"} <= paden
    assert not {"opschorting.regime", "laagste_prijs"} & paden


def test_a_blanked_fact_is_found(afwijzing: bytes) -> None:
    leeg = vervangen(afwijzing, "rechtbank Oost-Brabant", "")
    assert any(fout.startswith("rechtbank:") for fout in verschillen("afwijzingsbrief", v.afwijzing_lager(True), leeg))


def test_swapped_scores_are_found_in_their_row(afwijzing: bytes) -> None:
    gewisseld = vervangen(vervangen(vervangen(afwijzing, ">7,3<", ">X<"), ">9,3<", ">7,3<"), ">X<", ">9,3<")
    fouten = verschillen("afwijzingsbrief", v.afwijzing_lager(True), gewisseld)
    assert [fout.split(":")[0] for fout in fouten] == [
        "lager.criteria.4.uw_score", "lager.criteria.4.score_winnaar", "lager.criteria 4"
    ]  # fmt: skip


def test_swapped_rows_are_found() -> None:
    brief = v.gunningsbrief(True)
    gedraaid = replace(brief, criteria=(brief.criteria[1], brief.criteria[0], *brief.criteria[2:]))
    fouten = verschillen("gunningsbrief", brief, render("gunningsbrief", gedraaid).inhoud)
    assert fouten
    assert all("criteria" in fout for fout in fouten)


@pytest.mark.parametrize("naam", v.VOORBEELDEN)
def test_a_letter_of_other_facts_is_found(naam: str) -> None:
    soort, context = v.VOORBEELDEN[naam]
    ander = replace(context, kop=replace(context.kop, kenmerk="ANDERS", datum=date(2001, 1, 1)))  # type: ignore[type-var,attr-defined]  # every kind has a kop
    fouten = verschillen(soort, context, render(soort, ander).inhoud)
    assert {fout.split(":")[0] for fout in fouten} >= {"kop.kenmerk", "kop.datum"}


def test_a_date_that_is_off_by_one_day_is_found(afwijzing: bytes) -> None:
    fouten = verschillen("afwijzingsbrief", v.afwijzing_lager(True), vervangen(afwijzing, "27\xa0juli", "26\xa0juli"))
    assert any(fout.startswith("opschorting.laatste_dag:") for fout in fouten)


@pytest.mark.parametrize("ander", ["18,35", "1.8,35", "8,359", "8,35.1", "x8,35"])
def test_a_number_is_not_found_inside_another_number(ander: str) -> None:
    brief = v.gunningsbrief(False)
    inhoud = vervangen(render("gunningsbrief", brief).inhoud, "8,35", ander)
    assert any(fout.startswith("totaalscore:") for fout in verschillen("gunningsbrief", brief, inhoud))


@pytest.mark.parametrize("rest", ["{{ kop.datum }}", "{% if x %}", "None"])
def test_a_trace_of_the_template_is_found(afwijzing: bytes, rest: str) -> None:
    fouten = verschillen("afwijzingsbrief", v.afwijzing_lager(True), vervangen(afwijzing, "Dank u", f"{rest} u"))
    assert any("een veld is niet ingevuld" in fout for fout in fouten)


def test_a_firm_called_none_is_no_trace() -> None:
    brief = v.herinnering(False)
    brief = replace(brief, geadresseerde=replace(brief.geadresseerde, organisatie="None & Co"))
    assert verschillen("herinnering", brief, render("herinnering", brief).inhoud) == ()


def test_headers_and_footers_are_read_too() -> None:
    tekst = lees_tekst(render("gunningsbrief", v.gunningsbrief(False)).inhoud).geheel
    assert "Pagina 1 van 1" in tekst
    assert "aanbestedingen@bizob.example" in tekst


def test_what_is_no_document_cannot_be_read() -> None:
    with pytest.raises(DocumentFout, match="niet te lezen"):
        verschillen("gunningsbrief", v.gunningsbrief(False), b"niets")


def test_tables_name_fields_that_exist() -> None:
    for kind in REGISTER.values():
        for pad in kind.tabellen:
            rijen: Any = schema(kind.context)
            for deel in pad.split("."):
                (rijen,) = rijen[deel] if isinstance(rijen[deel], list) else (rijen[deel],)
            assert {veld for cel in kind.tabellen[pad] for veld in cel.split("+")} <= set(rijen), pad
