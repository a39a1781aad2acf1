"""Markdown: the same facts as in Word, and no fact becomes markup or breaks a table."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import voorbeelden as v
from documents.contexts.voortgangsrapportage import Feit, Projectdeel, Termijnregel, Voortgangsrapportage
from documents.fouten import DocumentFout
from documents.markdown import compileer_markdown, markdown
from documents.plat import waarden

SOORT = "voortgangsrapportage"
SAMPLES = [pytest.param(v.VOORBEELDEN[f"{SOORT}_{maat}"][1], id=maat) for maat in ("kort", "lang")]


def _kaal(tekst: str) -> str:
    return " ".join(re.sub(r"\\(?=[^\w\s])", "", tekst).replace("<br>", " ").replace("\xa0", " ").split())


def met(tekst: str) -> str:
    deel = Projectdeel(
        titel="T (1)",
        voor_dienst=False,
        feiten=(Feit(naam="F", waarde=tekst),),
        aandacht=(tekst,),
        termijnen=(Termijnregel(naam=tekst, laatste_dag="1 mei 2026", stand="s", wacht_op=tekst),),
    )
    return markdown(replace(v.voortgangsrapportage(False), delen=(deel,)))


@pytest.mark.parametrize("context", SAMPLES)
def test_every_fact_stands_in_it(context: Voortgangsrapportage) -> None:
    tekst = _kaal(markdown(context))
    feiten = [(w.pad, _kaal(w.tekst)) for w in waarden(context) if not w.pad.startswith("afzender")]
    assert [pad for pad, feit in feiten if feit not in tekst] == []


@pytest.mark.parametrize("context", SAMPLES)
def test_every_row_has_the_cells_of_its_table(context: Voortgangsrapportage) -> None:
    breedte = 0
    for regel in markdown(context).splitlines():
        cellen = len(re.findall(r"(?<!\\)\|", regel))
        assert not breedte or cellen in (0, breedte), regel
        breedte = cellen


@pytest.mark.parametrize("context", SAMPLES)
def test_a_table_is_not_torn_apart_and_headings_stand_alone(context: Voortgangsrapportage) -> None:
    tekst = markdown(context)
    assert "\n\n\n" not in tekst
    assert not re.search(r"\|\n\n\|", tekst)
    assert all(voor == "" == na for voor, na in _om_koppen(tekst.splitlines()))


def _om_koppen(regels: list[str]) -> list[tuple[str, str]]:
    return [(regels[n - 1], regels[n + 1]) for n, regel in enumerate(regels) if regel.startswith("#") and n]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("a|b", r"a\|b"),
        ("*let op*", r"\*let op\*"),
        ("<script>", r"\<script>"),
        ("[klik](https://x.example)", r"\[klik\](https://x.example)"),
        ("plan_startbijeenkomst", "plan_startbijeenkomst"),
        ("_schuin_", r"\_schuin\_"),
        ("# kop", r"\# kop"),
        ("1. eerst", r"1\. eerst"),
        ("- streep", r"\- streep"),
        ("Voorbeeld & Zonen", "Voorbeeld & Zonen"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("een\ntwee", "een<br>twee"),
        ("C:\\map", r"C:\\map"),
    ],
)
def test_signs_of_markdown_stay_signs(tekst: str, verwacht: str) -> None:
    assert f"- {verwacht}\n" in met(tekst)


@given(st.text(max_size=60))
def test_no_text_adds_a_cell_or_a_row(tekst: str) -> None:
    gewoon, gemaakt = met("x").splitlines(), met(tekst).splitlines()
    assert len(gemaakt) == len(gewoon)
    (rij,) = [regel for regel in gemaakt if "1 mei 2026" in regel]
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", rij)) == 5


def test_an_unknown_field_stops_it_by_name(tmp_path: Path) -> None:
    sjabloon = tmp_path / "x.md"
    sjabloon.write_text("{{ kop.datun }}")
    with pytest.raises(DocumentFout, match=r"regel 1: veld 'kop\.datun' bestaat niet"):
        compileer_markdown(SOORT, sjabloon)
    sjabloon.write_text("{% if kop %}")
    with pytest.raises(DocumentFout, match=r"x\.md"):
        compileer_markdown(SOORT, sjabloon)


def test_a_template_calls_nothing(tmp_path: Path) -> None:
    sjabloon = tmp_path / "x.md"
    sjabloon.write_text("{{ kop.week.upper() }}")
    with pytest.raises(DocumentFout, match="niet toegestaan"):
        compileer_markdown(SOORT, sjabloon)


def test_a_kind_without_markdown_says_so() -> None:
    with pytest.raises(DocumentFout, match=r"herinnering\.md ontbreekt"):
        markdown(v.herinnering(False))
