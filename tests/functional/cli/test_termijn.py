"""`termijn`: every term of the law from the command line, with nothing else there, and with days that were added."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.functional.cli.conftest import BEHEER
from tests.functional.cli.roepen import ENGELS, dump, lukt

SLEUTELS = ["soort", "start", "dagen", "laatste_dag", "eerste_dag_erna", "redenering", "bron"]

GEVALLEN = {
    "opschortend 2020-10-12": (20, "2020-11-02", "2020-11-03"),
    "opschortend 2026-04-07": (20, "2026-04-28", "2026-04-29"),
    "opschortend 2026-06-13": (20, "2026-07-03", "2026-07-04"),
    "opschortend 2027-12-05": (20, "2027-12-27", "2027-12-28"),
    "inschrijving 2026-08-31": (40, "2026-10-12", "2026-10-13"),
    "inschrijving 2026-08-31 --elektronisch": (40, "2026-10-12", "2026-10-13"),
    "inschrijving 2026-08-31 --niet-elektronisch": (45, "2026-10-15", "2026-10-16"),
    "inschrijving 2026-08-31 --stukken-niet-elektronisch": (45, "2026-10-15", "2026-10-16"),
    "inschrijving 2026-08-31 --spoed": (15, "2026-09-15", "2026-09-16"),
    "inschrijving 2026-08-31 --spoed --elektronisch": (15, "2026-09-15", "2026-09-16"),
    "inschrijving 2026-08-31 --vooraankondiging": (29, "2026-09-29", "2026-09-30"),
    "inschrijving 2026-08-31 --procedure niet-openbaar": (35, "2026-10-05", "2026-10-06"),
    "inschrijving 2026-08-31 --procedure niet_openbaar --niet-elektronisch": (40, "2026-10-12", "2026-10-13"),
    "inschrijving 2026-08-31 --procedure onderhandeling --spoed": (10, "2026-09-10", "2026-09-11"),
    "aanmelding 2026-08-31": (30, "2026-09-30", "2026-10-01"),
    "aanmelding 2026-08-31 --procedure niet-openbaar --elektronisch": (30, "2026-09-30", "2026-10-01"),
    "aanmelding 2026-08-31 --procedure onderhandeling --niet-elektronisch --spoed": (15, "2026-09-15", "2026-09-16"),
    "nvi 2026-10-14": (10, "2026-10-04", "2026-10-05"),
    "nvi 2026-10-14 --spoed": (4, "2026-10-10", "2026-10-11"),
    "nvi 2026-04-07 --spoed": (4, "2026-04-01", "2026-04-02"),
    "gegunde-opdracht 2026-07-03": (30, "2026-08-03", "2026-08-04"),
    "gegunde_opdracht 2026-07-03": (30, "2026-08-03", "2026-08-04"),
    "gegunde-opdracht 2026-07-03 --concessie": (48, "2026-08-20", "2026-08-21"),
    "motivering 2026-07-03": (15, "2026-07-20", "2026-07-21"),
    "vernietiging 2026-07-03": (30, "2026-08-03", "2026-08-04"),
    "vernietiging 2026-08-31 --zonder-aankondiging": (181, "2027-02-28", "2027-03-01"),
}


@pytest.mark.parametrize("aanroep", GEVALLEN)
def test_elke_termijn_in_json_en_in_tekst(aanroep: str, tmp_path: Path) -> None:
    soort, start, *vlaggen = aanroep.split()
    dagen, laatste, erna = GEVALLEN[aanroep]
    gegevens = lukt("termijn", "bereken", soort, start, *vlaggen, "--json").json
    assert list(gegevens) == SLEUTELS
    assert gegevens["soort"] == soort.replace("_", "-")
    assert [gegevens[n] for n in SLEUTELS[1:5]] == [start, dagen, laatste, erna]
    assert gegevens["bron"].startswith("Aw art. ")

    uit = lukt("termijn", "bereken", soort, start, *vlaggen).uit
    assert f": {dagen} dagen ({gegevens['bron']})\n" in uit
    assert all(f"  - {deel}\n" in uit for deel in gegevens["redenering"].split("; "))
    assert not ENGELS.search(uit)
    assert list(tmp_path.iterdir()) == []


def test_per_kwartaal_begint_de_termijn_bij_het_einde_van_het_kwartaal() -> None:
    gegevens = lukt("termijn", "bereken", "gegunde-opdracht", "2026-02-10", "--sas-kwartaal", "--json").json
    assert [gegevens[n] for n in SLEUTELS[1:5]] == ["2026-03-31", 30, "2026-04-30", "2026-05-01"]


def test_de_opschortende_termijn_noemt_wanneer_hij_er_niet_is() -> None:
    assert "(Aw art. 2.127 lid 4 onder b)" in lukt("termijn", "bereken", "opschortend", "2026-04-07").uit


@pytest.mark.parametrize(
    ("aanroep", "woorden"),
    [
        ("iets 2026-08-31", "'iets' is geen termijn; kies uit: opschortend, inschrijving"),
        ("opschortend 31-08-2026", "'31-08-2026' is geen dag; schrijf bijvoorbeeld 2026-04-07"),
        ("opschortend 2026-02-30", "'2026-02-30' is geen dag"),
        ("opschortend 2026-W10-1", "is geen dag"),
        ("opschortend 9999-12-31", "ligt niet tussen 2000 en 2100"),
        ("opschortend 2015-06-01", "Er is geen regel 'opschortend' die geldt op ma 1-06-2015"),
        ("opschortend", "DATUM ontbreekt"),
        ("opschortend 2026-08-31 --spoed", "--spoed hoort niet bij opschortend; daarbij horen geen opties"),
        ("motivering 2026-08-31 --niet-elektronisch", "--elektronisch/--niet-elektronisch hoort niet bij motivering"),
        ("nvi 2026-08-31 --procedure openbaar", "--procedure hoort niet bij nvi; daarbij kan: --spoed"),
        ("gegunde-opdracht 2026-08-31 --concessie --sas-kwartaal", "niet allebei"),
        ("vernietiging 2026-08-31 --concessie", "hoort niet bij vernietiging"),
        ("inschrijving 2026-08-31 --spoed --vooraankondiging", "mogen niet samen worden gebruikt"),
        ("inschrijving 2026-08-31 --procedure sas", "geeft de wet geen minimumtermijn"),
        ("inschrijving 2026-08-31 --procedure dialoog", "de termijn moet redelijk zijn"),
        ("inschrijving 2026-08-31 --procedure veiling", "De procedure 'veiling' bestaat niet"),
        ("aanmelding 2026-08-31 --vooraankondiging", "geen kortere termijn na een vooraankondiging"),
        ("aanmelding 2026-08-31 --stukken-niet-elektronisch", "hoort niet bij aanmelding"),
    ],
)
def test_wat_niet_kan_is_2_in_het_nederlands(aanroep: str, woorden: str) -> None:
    antwoord = lukt("termijn", "bereken", *aanroep.split(), code=2)
    assert woorden in antwoord.fout
    assert not ENGELS.search(antwoord.alles)
    als_json = lukt("termijn", "bereken", *aanroep.split(), "--json", code=2).json
    assert als_json["ok"] is False
    assert woorden in als_json["melding"]


def test_zonder_installatie_wordt_er_geen_gemaakt_en_geen_database_geladen(tmp_path: Path) -> None:
    vraag = "import sys; from cli.hoofd import main; main(['termijn', 'bereken', 'nvi', '2026-10-14']); "
    uit = subprocess.run(  # our own interpreter
        [sys.executable, "-c", vraag + "print('sqlalchemy' in sys.modules)"],
        env={"ZANDLOPER_MAP": str(tmp_path / "geen"), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert uit.stdout.endswith("False\n")
    assert not (tmp_path / "geen").exists()


def _voeg_dag_toe() -> None:
    bron = ("--bron", "Koninklijk besluit 2029-2031")
    lukt("registreer_gelijkgestelde_dag", "--datum", "2029-05-11", *bron, "--als", BEHEER)


def test_een_toegevoegde_dag_telt_overal_mee(ingericht: Path) -> None:
    vraag = ("termijn", "bereken", "opschortend", "2029-04-21")  # day 20 is the day after Ascension Day
    voor = lukt(*vraag, "--json").json
    assert voor["laatste_dag"] == "2029-05-11"
    assert voor["redenering"].endswith("gelijkgestelde dagen na 2028 zijn nog niet bekend")
    _voeg_dag_toe()
    na = lukt(*vraag, "--json").json
    assert na["laatste_dag"] == "2029-05-14"
    assert "2029 (gelijkgestelde dag)" in na["redenering"]
    assert "nog niet bekend" not in na["redenering"]
    lukt("audit", "verify")


def test_alleen_een_beheerder_voegt_een_dag_toe_en_nooit_twee_keer(ingericht: Path) -> None:
    dag = ("registreer_gelijkgestelde_dag", "--datum", "2029-05-11", "--bron", "KB")
    assert "[geen_bevoegdheid]" in lukt(*dag, code=3).fout
    _voeg_dag_toe()
    assert "vr 11-05-2029 (gelijkgestelde dag) is al geen werkdag [dag_al_vrij]" in (
        lukt(*dag, "--als", BEHEER, code=3).fout
    )
    koningsdag = ("--datum", "2029-04-27", "--bron", "KB", "--als", BEHEER)
    assert "(Koningsdag) is al geen werkdag" in lukt("registreer_gelijkgestelde_dag", *koningsdag, code=3).fout


def test_een_database_van_eerder_blijft_zoals_hij_is(ingericht: Path, tmp_path: Path) -> None:
    """Asking for a date brings nothing up to date; days that cannot have been added do not count."""
    leeg = ingericht / "zandloper.db"
    shutil.move(leeg, tmp_path / "weg.db")
    leeg.touch()
    assert lukt("termijn", "bereken", "opschortend", "2026-04-07", "--json").json["laatste_dag"] == "2026-04-28"
    assert dump(ingericht) == ["BEGIN TRANSACTION;", "COMMIT;"]


# --- planning -------------------------------------------------------------------------------------------------------


def test_een_planning_vooruit_en_terug() -> None:
    vooruit = lukt("termijn", "planning", "--start", "2098-01-06", "--json").json
    assert list(vooruit) == ["ok", "exitcode", "stappen", "waarschuwingen"]
    dagen = {stap["code"]: stap["dag"] for stap in vooruit["stappen"]}
    assert dagen["start"] == "2098-01-06"
    assert [w["code"] for w in vooruit["waarschuwingen"]] == ["dagen_onbekend"]
    terug = lukt("termijn", "planning", "--contract", dagen["contract"], "--json").json
    assert {stap["code"]: stap["dag"] for stap in terug["stappen"]}["contract"] == dagen["contract"]


def test_een_planning_in_tekst_noemt_dagen_bronnen_en_wat_niet_kan() -> None:
    uit = lukt("termijn", "planning", "--contract", "2024-12-31", "--inschrijftermijn", "20").uit
    assert "sluiting van de inschrijving" in uit
    assert "Aw art. 2.127" in uit
    assert "Let op: De sluiting op " in uit
    assert "die dag is al geweest" in uit
    ruim = lukt("termijn", "planning", "--start", "2028-01-03", "--procedure", "niet_openbaar", "--cyclus", "28").uit
    assert "uitnodiging tot inschrijven" in ruim
    assert not ENGELS.search(uit + ruim)


@pytest.mark.parametrize(
    ("opties", "woorden"),
    [
        ((), "Geef een startdatum"),
        (("--start", "morgen"), "start: 'morgen' is geen dag"),
        (("--start", "2027-01-04", "--procedure", "sas"), "de termijn moet redelijk zijn"),
        (("--start", "2027-01-04", "--cyclus", "vaak"), "geen geheel getal"),
        (("--start", "2027-01-04", "--cyclus", "0"), "1 tot en met 366 dagen"),
    ],
)
def test_een_planning_die_niet_te_leggen_is(opties: tuple[str, ...], woorden: str) -> None:
    antwoord = lukt("termijn", "planning", *opties, code=2)
    assert woorden in antwoord.fout
    assert not ENGELS.search(antwoord.alles)
