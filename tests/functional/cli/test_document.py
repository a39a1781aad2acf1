"""`zandloper document` and PDF's from the command line, as a user calls them."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cli.scherm.tabel import BREEDST
from tests.functional.cli.conftest import KENMERK, TWEEDE
from tests.functional.cli.roepen import ENGELS, dump, lukt

EEN = f"{KENMERK}/1"
UITNODIGING = "uitnodiging_startbijeenkomst"


def vrijgegeven() -> None:
    lukt("geef_vrij", "--project", KENMERK, "--soorten", UITNODIGING, code=5)
    lukt("bevestig", "--project", KENMERK, "--voorstel", "1", "--als", TWEEDE)


def verhuis() -> None:
    lukt("registreer_dienst", "--naam", "Asten", "--adres", "Nieuwe Markt 7", "--als", "beheer@bizob.example")
    lukt("brieven", "maak")


def pad_van(map_: Path, sha256: str) -> Path:
    return map_ / "bestanden" / sha256[:2] / sha256


def test_de_lijst_noemt_elke_brief(uitgenodigd: Path) -> None:
    uit = lukt("document", "lijst", KENMERK).uit
    for woord in ("Uitnodiging startbijeenkomst", "Asten", "Best", "concept", f"zandloper document toon {KENMERK}/NR"):
        assert woord in uit
    gelezen = lukt("document", "lijst", KENMERK, "--json").json
    assert [d["verwijzing"] for d in gelezen["documenten"]] == [f"{KENMERK}/{n}" for n in (1, 2, 3, 4)]
    assert all(len(d["sha256"]) == 64 for d in gelezen["documenten"])
    # One line for each: a list of hundreds in parts cannot be read.
    assert all(len(regel) <= BREEDST for regel in uit.splitlines())
    assert sum(regel.startswith("nr ") for regel in uit.splitlines()) == 1


def test_de_lijst_zegt_waarom_iets_niet_meer_geldt(uitgenodigd: Path) -> None:
    lukt("trek_interesse_in", "--project", KENMERK, "--dienst", "Asten")
    uit = lukt("document", "lijst", KENMERK, "--toestand", "vervallen").uit
    assert "Wat niet meer geldt of vervangen is" in uit
    assert "door trek_interesse_in: 1, 2" in " ".join(uit.split())
    assert "Best" not in uit
    assert lukt("document", "lijst", KENMERK, "--soort", "mandaatbrief").uit == "Er zijn geen zulke brieven.\n"


def test_de_vrijgave_staat_bij_de_brief(uitgenodigd: Path) -> None:
    vrijgegeven()
    een = lukt("document", "toon", EEN, "--json").json
    assert een["document"]["vrijgegeven_door"] == TWEEDE
    assert een["vrijgegeven_sha256"] == een["document"]["sha256"]
    assert [stap["wat"] for stap in een["geschiedenis"]] == ["besteld", "gemaakt", "vrijgegeven"]
    uit = lukt("document", "toon", EEN).uit
    assert f"vrijgegeven door {TWEEDE} (geef_vrij) [{een['document']['sha256'][:12]}]" in " ".join(uit.split())
    assert "geadresseerde.plaats: Asten" in uit
    assert "NIET het bestand van nu" not in uit
    verhuis()
    assert "NIET het bestand van nu" in lukt("document", "toon", EEN).uit


def test_het_bestand_komt_er_byte_voor_byte_uit(uitgenodigd: Path, tmp_path: Path) -> None:
    sha256 = lukt("document", "toon", EEN, "--json").json["document"]["sha256"]
    doel = tmp_path / "uit" / "mijn brief.docx"
    assert lukt("document", "toon", EEN, "--uit", str(doel)).uit == f"Geschreven: {doel}\n"
    assert hashlib.sha256(doel.read_bytes()).hexdigest() == sha256
    assert doel.read_bytes() == pad_van(uitgenodigd, sha256).read_bytes()
    tekst = lukt("document", "toon", EEN, "--tekst").uit
    assert "Asten" in tekst
    assert "sleutel" not in tekst


def test_een_beschadigd_bestand_wordt_niet_gegeven(uitgenodigd: Path, tmp_path: Path) -> None:
    sha256 = lukt("document", "toon", EEN, "--json").json["document"]["sha256"]
    pad_van(uitgenodigd, sha256).write_bytes(b"anders")
    doel = tmp_path / "brief.docx"
    antwoord = lukt("document", "toon", EEN, "--uit", str(doel), code=1)
    assert f"het bestand {sha256} is beschadigd" in antwoord.fout
    assert "reservekopie" in antwoord.fout
    assert not doel.exists()
    assert lukt("document", "toon", EEN, "--json", code=1).json["soort"] == "bestand"
    assert lukt("brieven", "exporteer", KENMERK, "--uit", str(tmp_path / "map"), code=1).fout


def test_vergelijken_toont_wat_er_verschilt(uitgenodigd: Path) -> None:
    verhuis()
    uit = lukt("document", "vergelijk", EEN).uit
    assert "Gegevens: 1 gegeven verschilt.\n  geadresseerde.adres\n    - Markt 1\n    + Nieuwe Markt 7\n" in uit
    assert "Tekst: 2 alinea’s verschillen.\n  - Markt 1\n  + Nieuwe Markt 7\n" in uit
    assert lukt("document", "vergelijk", f"{EEN}.1", f"{EEN}.2").uit == uit
    gelezen = lukt("document", "vergelijk", EEN, "--json").json
    assert gelezen["feiten"] == [{"naam": "geadresseerde.adres", "was": "Markt 1", "wordt": "Nieuwe Markt 7"}]
    assert "precies dezelfde bytes" in lukt("document", "vergelijk", EEN, EEN).uit
    assert "vervangt geen andere" in lukt("document", "vergelijk", f"{KENMERK}/3", code=2).fout


def test_een_brief_van_voor_het_bewaren_van_gegevens_zegt_dat(uitgenodigd: Path) -> None:
    verhuis()
    gegevens = lukt("document", "toon", EEN, "--json").json["uitgaven"][-1]["gegevens_sha256"]
    pad_van(uitgenodigd, gegevens).unlink()
    assert "niet bewaard" in lukt("document", "vergelijk", EEN).uit
    assert "Nog niet gemaakt, of niet bewaard." in lukt("document", "toon", EEN).uit


@pytest.mark.parametrize(
    ("vraag", "melding"),
    [
        (("toon", "brief"), "KENMERK/NUMMER"),
        (("toon", f"{KENMERK}/99"), "heeft 4 documenten"),
        (("toon", "weg/1"), "bestaat niet"),
        (("lijst", "weg"), "bestaat niet"),
        (("lijst", KENMERK, "--dienst", "Waalre"), "kies uit: Asten, Best"),
        (("lijst", KENMERK, "--toestand", "weg"), "kies uit: concept"),
        (("toon", f"{KENMERK}/2", "--pdf", "x.pdf"), "geen brief"),
    ],
)
def test_wat_niet_kan_zegt_wat_wel_kan(uitgenodigd: Path, vraag: tuple[str, ...], melding: str) -> None:
    antwoord = lukt("document", *vraag, code=2)
    assert melding in antwoord.fout
    assert not ENGELS.search(antwoord.fout)


def test_kijken_verandert_niets(uitgenodigd: Path) -> None:
    voor = dump(uitgenodigd)
    for vraag in (("lijst", KENMERK), ("toon", EEN), ("toon", EEN, "--tekst"), ("vergelijk", EEN, f"{KENMERK}/3")):
        lukt("document", *vraag)
    assert dump(uitgenodigd) == voor


def test_een_brief_die_nog_niet_gemaakt_is(uitgenodigd: Path) -> None:
    with closing(sqlite3.connect(uitgenodigd / "zandloper.db")) as conn:
        conn.execute("DELETE FROM weergaven")
        conn.commit()
    assert "nog niet gemaakt" in lukt("document", "lijst", KENMERK).uit
    assert "Nog niet gemaakt, of niet bewaard." in lukt("document", "toon", EEN).uit
    assert "zandloper brieven maak" in lukt("document", "toon", EEN, "--uit", "x.docx", code=2).fout


# --- PDF --------------------------------------------------------------------------------------------------------------


def test_pdf_en_beeld_van_een_brief(uitgenodigd: Path, tmp_path: Path, soffice: Path) -> None:
    doel = tmp_path / "ëen & twee"
    antwoord = lukt("document", "toon", EEN, "--pdf", str(doel / "brief 1.pdf"), "--beeld", str(doel), "--json")
    namen = [Path(pad).name for pad in antwoord.json["geschreven"]]
    assert namen[:2] == ["brief 1.pdf", "bladzijde-01.png"]
    assert sorted(pad.name for pad in doel.iterdir()) == sorted(namen)
    assert (doel / "bladzijde-01.png").read_bytes().startswith(b"\x89PNG")


def test_exporteren_met_pdf(uitgenodigd: Path, tmp_path: Path, soffice: Path) -> None:
    antwoord = lukt("brieven", "exporteer", KENMERK, "--uit", str(tmp_path / "uit"), "--pdf")
    assert antwoord.uit == f"4 brieven in {tmp_path / 'uit'}.\n2 met een PDF ernaast.\n"
    assert sorted(pad.suffix for pad in (tmp_path / "uit" / "Asten").iterdir()) == [".docx", ".ics", ".pdf"]


def test_zonder_libreoffice_zegt_het_dat(uitgenodigd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    antwoord = lukt("brieven", "exporteer", KENMERK, "--uit", str(tmp_path / "uit"), "--pdf", code=1)
    assert "4 brieven in" in antwoord.uit
    assert "LibreOffice is niet geïnstalleerd" in antwoord.uit
    assert len(list((tmp_path / "uit").rglob("*.docx"))) == 2
    assert "LibreOffice is niet geïnstalleerd" in lukt("document", "toon", EEN, "--pdf", "x.pdf", code=1).fout
    assert not Path("x.pdf").exists()


@pytest.mark.parametrize(
    ("regels", "melding"),
    [
        ("sleep 300", "geen antwoord en is gestopt"),
        ("kill -SEGV $$", "stopte met een fout"),
        ("exit 0", "schreef geen PDF"),
        ('while [ "$1" != --outdir ]; do shift; done; echo "%PDF-1.6" >"$2/0.pdf"', "niet heel"),
    ],
)
def test_een_soffice_die_niet_deugt(
    uitgenodigd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, regels: str, melding: str
) -> None:
    nep = tmp_path / "nep"
    nep.write_text(f"#!/bin/sh\n{regels}\n")
    nep.chmod(0o755)
    monkeypatch.setenv("ZANDLOPER_SOFFICE", str(nep))
    monkeypatch.setenv("ZANDLOPER_PDF_SECONDEN", "0.5")
    antwoord = lukt("document", "toon", EEN, "--pdf", str(tmp_path / "brief.pdf"), code=1)
    assert antwoord.fout.startswith("Fout: er is geen PDF gemaakt: ")
    assert melding in antwoord.fout
    assert not (tmp_path / "brief.pdf").exists()
    gelezen = lukt("brieven", "exporteer", KENMERK, "--uit", str(tmp_path / "uit"), "--pdf", "--json", code=1).json
    assert (gelezen["ok"], gelezen["brieven"], gelezen["pdf"]) == (False, 4, 0)
    assert melding in gelezen["zonder_pdf"][0]
    assert not list((tmp_path / "uit").rglob("*.pdf"))
