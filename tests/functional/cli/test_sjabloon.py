"""`zandloper sjabloon`: what is in use, what it may hold, whether it is good, and two accounts to use it."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pytest
from docx import Document

from documents.contexts import REGISTER
from documents.readback import lees_tekst
from documents.render import SJABLONEN
from tests.functional.cli.conftest import INKOPER, MANAGER
from tests.functional.cli.roepen import ENGELS, lukt, roep

SOORT = "herinnering"
GROEP = ("lijst", "velden", "haal", "controleer", "proefdruk", "activeer")


@cache
def sjabloon(zin: str = "Een vriendelijke herinnering.") -> bytes:
    document = Document(str(SJABLONEN / REGISTER[SOORT].sjabloon))
    document.paragraphs[-1].insert_paragraph_before(zin)
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


@pytest.fixture
def goed(tmp_path: Path) -> str:
    pad = tmp_path / "goed.docx"
    pad.write_bytes(sjabloon())
    return str(pad)


@pytest.fixture
def fout(tmp_path: Path) -> str:
    pad = tmp_path / "fout.docx"
    pad.write_bytes(sjabloon("Zie {{ kop.kenmerrk }} en {{ ''.__class__ }}."))
    return str(pad)


def test_voorstellen_en_activeren_door_twee_accounts(ingericht: Path, goed: str, tmp_path: Path) -> None:
    wacht = lukt("sjabloon", "activeer", SOORT, goed, "--als", INKOPER, code=5)
    assert f"zandloper sjabloon activeer {SOORT} --voorstel 1" in wacht.uit
    eigen = lukt("sjabloon", "activeer", SOORT, "--voorstel", "1", "--als", INKOPER, code=3)
    assert "eigen_voorstel" in eigen.alles
    gedaan = lukt("sjabloon", "activeer", SOORT, "--voorstel", "1", "--als", MANAGER, "--json").json
    assert (gedaan["voorstel"], gedaan["toestand"], gedaan["exitcode"]) == (1, "in_gebruik", 0)
    assert "1: goed.docx" in lukt("sjabloon", "lijst", SOORT).uit
    (regel,) = lukt("sjabloon", "lijst", SOORT, "--json").json["sjablonen"]
    assert (regel["versie"], regel["voorgesteld_door"]) == (1, "concerninkoper")
    uit = tmp_path / "opgehaald.docx"
    lukt("sjabloon", "haal", SOORT, "--uit", str(uit))
    assert uit.read_bytes() == sjabloon()
    assert lukt("sjabloon", "activeer", SOORT, "--huis", "--als", MANAGER, code=5).alles
    zonder = lukt("sjabloon", "activeer", SOORT, "--als", INKOPER, code=2)
    assert "voorstel 2 voor herinnering staat open" in zonder.fout
    assert f"zandloper sjabloon activeer {SOORT} --voorstel 2" in " ".join(zonder.fout.split())
    lukt("sjabloon", "activeer", SOORT, "--voorstel", "2", "--als", INKOPER)
    assert "van het programma" in lukt("sjabloon", "lijst", SOORT).uit
    assert len(lukt("sjabloon", "lijst", SOORT, "--alles", "--json").json["sjablonen"]) == 3
    assert "sjabloon activeren" in lukt("audit", "toon").uit


def test_een_voorstel_kan_vervallen(ingericht: Path, goed: str) -> None:
    lukt("sjabloon", "activeer", SOORT, goed, "--als", INKOPER, code=5)
    assert "is vervallen" in lukt("sjabloon", "activeer", SOORT, "--verwerp", "--als", INKOPER).uit
    assert "sjabloon_geen_voorstel" in lukt("sjabloon", "activeer", SOORT, "--als", MANAGER, code=3).alles


def test_de_lijst_noemt_elke_soort(ingericht: Path) -> None:
    antwoord = lukt("sjabloon", "lijst")
    for soort in REGISTER:
        assert soort in antwoord.uit
    assert {s["soort"] for s in lukt("sjabloon", "lijst", "--json").json["sjablonen"]} == set(REGISTER)


def test_controleren_zegt_wat_er_niet_klopt_en_waar(fout: str, goed: str) -> None:
    antwoord = lukt("sjabloon", "controleer", SOORT, fout, code=1)
    assert "2 punten om te herstellen" in antwoord.uit
    assert "veld 'kop.kenmerrk' bestaat niet" in antwoord.uit
    assert "tekst, alinea" in antwoord.uit
    gegevens = lukt("sjabloon", "controleer", SOORT, fout, "--json", code=1).json
    assert [set(b) for b in gegevens["bevindingen"]] == [{"plek", "melding"}] * 2
    assert "Het sjabloon klopt." in lukt("sjabloon", "controleer", SOORT, goed).uit


def test_een_sjabloon_van_een_andere_soort_mist_van_alles(goed: str) -> None:
    antwoord = lukt("sjabloon", "controleer", "gunningsbrief", goed, code=1)
    assert "wettelijk onderdeel ontbreekt: {{ opschorting.laatste_dag }}" in antwoord.uit


def test_een_proefdruk_staat_in_de_map(goed: str, fout: str, tmp_path: Path) -> None:
    map_ = tmp_path / "proef"
    bestanden = lukt("sjabloon", "proefdruk", SOORT, goed, "--uit", str(map_), "--json").json["bestanden"]
    assert {Path(b).name for b in bestanden} == {f"herinnering_{maat}.docx" for maat in ("kort", "lang", "kaal")}
    assert "Een vriendelijke herinnering." in lees_tekst((map_ / "herinnering_kort.docx").read_bytes()).geheel
    assert "om te herstellen" in lukt("sjabloon", "proefdruk", SOORT, fout, "--uit", str(map_ / "x"), code=1).uit
    assert not (map_ / "x").exists()


def test_een_slecht_sjabloon_wordt_geweigerd(ingericht: Path, fout: str) -> None:
    antwoord = lukt("sjabloon", "activeer", SOORT, fout, "--als", INKOPER, code=3)
    assert "sjabloon_afgekeurd" in antwoord.alles
    assert "kop.kenmerrk" in antwoord.alles


@pytest.mark.parametrize("soort", REGISTER)
def test_de_velden_van_elke_soort(soort: str) -> None:
    gegevens = lukt("sjabloon", "velden", soort, "--json").json
    assert {"naam", "tag", "betekenis", "voorbeeld", "verplicht", "lijst"} <= set(gegevens["velden"][0])


def test_de_velden_op_het_scherm_en_als_gids(tmp_path: Path) -> None:
    antwoord = lukt("sjabloon", "velden", "gunningsbrief")
    assert "{{ besluit.orgaan }}" in antwoord.uit
    assert "{%p for besluit in besluiten %} … {%p endfor %}" in antwoord.uit
    gids = tmp_path / "gids.docx"
    lukt("sjabloon", "velden", "gunningsbrief", "--uit", str(gids))
    assert "{{ besluit.orgaan }}" in lees_tekst(gids.read_bytes()).geheel


@pytest.mark.parametrize(
    "argumenten",
    [
        ("lijst", "ansichtkaart"),
        ("velden", "ansichtkaart"),
        ("controleer", "ansichtkaart", "x.docx"),
        ("controleer", SOORT, "bestaat-niet.docx"),
        ("controleer", SOORT, "."),
        ("proefdruk", SOORT, "bestaat-niet.docx", "--uit", "x"),
        ("activeer", SOORT, "--huis", "--voorstel", "1", "--als", INKOPER),
        ("haal", SOORT, "--versie", "7", "--uit", "x.docx"),
        ("haal", SOORT),
    ],
)
def test_onbegrijpelijke_invoer_wordt_gezegd(argumenten: tuple[str, ...], ingericht: Path) -> None:
    antwoord = roep("sjabloon", *argumenten)
    assert antwoord.code == 2, antwoord
    assert antwoord.fout.startswith("Dit kan niet:")
    assert not ENGELS.search(antwoord.alles)


@pytest.mark.parametrize("opdracht", GROEP)
def test_de_hulp_is_nederlands(opdracht: str) -> None:
    antwoord = lukt("sjabloon", opdracht, "--help")
    assert not ENGELS.search(antwoord.uit)
