"""`rapport`: on the screen, in a folder, as JSON; and what it says when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.functional.cli.conftest import INKOPER, KENMERK
from tests.functional.cli.roepen import ENGELS, dump, lukt, roep

ASTEN = "inkoop@asten.example"


def test_zonder_map_komt_het_rapport_op_het_scherm(uitgenodigd: Path) -> None:
    voor = dump(uitgenodigd)
    uit = lukt("rapport", KENMERK).uit
    assert uit.startswith("# Voortgangsrapportage\n\n- Over: Papier (2027-001)\n")
    assert "| Startbijeenkomst gehouden | 3 februari 2099 | hier zijn we nu |" in uit
    assert "### Diensten" in uit
    assert dump(uitgenodigd) == voor


def test_zonder_kenmerk_staan_alle_projecten_bij_elkaar(uitgenodigd: Path) -> None:
    uit = lukt("rapport").uit
    assert "- Bestemd voor: het management" in uit
    assert "| 2027-001<br>Papier | startbijeenkomst (voorbereiding) |" in uit


@pytest.mark.parametrize(("vorm", "einden"), [(None, ["docx", "md"]), ("docx", ["docx"]), ("md", ["md"])])
def test_met_een_map_komen_er_bestanden(uitgenodigd: Path, tmp_path: Path, vorm: str | None, einden: list[str]) -> None:
    map_ = tmp_path / "uit" / "rapporten"
    antwoord = lukt("rapport", KENMERK, "--uit", str(map_), *(("--vorm", vorm) if vorm else ()), "--json").json
    bestanden = sorted(map_.iterdir())
    assert [pad.suffix[1:] for pad in bestanden] == einden
    assert antwoord["bestanden"] == [str(pad) for pad in bestanden]
    assert all(pad.name.startswith(f"voortgang {KENMERK} ") and pad.stat().st_size for pad in bestanden)


def test_een_contactpersoon_krijgt_alleen_het_rapport_van_haar_eigen_dienst(uitgenodigd: Path) -> None:
    uit = lukt("rapport", KENMERK, "--dienst", "Asten", "--als", ASTEN).uit
    assert "### Wat wij u vragen" in uit
    assert "### Diensten" not in uit
    for vraag in ((), (KENMERK,), (KENMERK, "--dienst", "Best")):
        antwoord = roep("rapport", *vraag, "--als", ASTEN)
        assert antwoord.code == 3
        assert "[geen_bevoegdheid]" in antwoord.fout
        assert not antwoord.uit


@pytest.mark.parametrize(
    ("vraag", "melding"),
    [
        (("2027-999",), "project '2027-999' bestaat niet"),
        ((KENMERK, "--dienst", "Nergens"), "'Nergens' is geen bekende dienst"),
        ((KENMERK, "--vorm", "docx"), "noem met --uit een map"),
        ((KENMERK, "--vorm", "pdf"), "pdf"),
        ((KENMERK, "--als", "niemand@bizob.example"), "er is geen account"),
        ((KENMERK, "--uit", "/dev/null/map"), "kan niet geschreven worden"),
    ],
)
def test_wat_niet_kan_wordt_uitgelegd(uitgenodigd: Path, vraag: tuple[str, ...], melding: str) -> None:
    antwoord = roep("rapport", *vraag)
    assert antwoord.code == 2
    assert melding in antwoord.fout
    assert not ENGELS.search(antwoord.alles)


def test_niemand_leest_zonder_naam(uitgenodigd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZANDLOPER_ALS")
    assert "--als E-MAILADRES" in roep("rapport").fout
    assert lukt("rapport", "--als", INKOPER).uit


@pytest.mark.parametrize("opdracht", [("rapport", KENMERK), ("agenda", KENMERK)])
def test_een_map_die_niet_kan_wordt_genoemd(uitgenodigd: Path, opdracht: tuple[str, str]) -> None:
    bezet = uitgenodigd / "geen-map"
    bezet.write_text("x")
    assert str(bezet) in lukt(*opdracht, "--uit", str(bezet), code=2).alles


# --- inkoopplan -----------------------------------------------------------------------------------------------------


def test_een_inkoopplan_komt_op_het_scherm_of_in_een_map(uitgenodigd: Path, tmp_path: Path) -> None:
    voor = dump(uitgenodigd)
    uit = lukt("inkoopplan", "Asten").uit
    assert uit.startswith("# Inkoopplan\n\n- Voor: Asten\n")
    assert "| 2027-001<br>Papier |" in uit
    antwoord = lukt("inkoopplan", "Asten", "--uit", str(tmp_path / "plannen"), "--json").json
    bestanden = sorted((tmp_path / "plannen").iterdir())
    assert antwoord["bestanden"] == [str(pad) for pad in bestanden]
    assert [pad.suffix for pad in bestanden] == [".docx", ".md"]
    assert all(pad.name.startswith("inkoopplan Asten 20") for pad in bestanden)
    assert bestanden[1].read_text(encoding="utf-8") == uit.rstrip("\n") + "\n"
    assert dump(uitgenodigd) == voor


def test_een_contactpersoon_leest_alleen_het_plan_van_haar_eigen_dienst(uitgenodigd: Path) -> None:
    assert "Best" not in lukt("inkoopplan", "Asten", "--als", ASTEN).uit
    antwoord = roep("inkoopplan", "Best", "--als", ASTEN)
    assert (antwoord.code, antwoord.uit) == (3, "")
    assert "[geen_bevoegdheid]" in antwoord.fout


@pytest.mark.parametrize(
    ("vraag", "melding"),
    [
        ((), "DIENST"),
        (("Nergens",), "'Nergens' is geen bekende dienst"),
        (("Asten", "--vorm", "docx"), "noem met --uit een map"),
    ],
)
def test_wat_geen_plan_geeft_wordt_uitgelegd(uitgenodigd: Path, vraag: tuple[str, ...], melding: str) -> None:
    antwoord = roep("inkoopplan", *vraag)
    assert antwoord.code == 2
    assert melding in antwoord.fout
    assert not ENGELS.search(antwoord.alles)
