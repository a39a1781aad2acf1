"""What is typed wrong, refused or broken: an exit code, Dutch words that help, and nothing changed."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from cli.taal import in_het_nederlands
from tests.functional.cli.conftest import INKOPER, KENMERK
from tests.functional.cli.roepen import ENGELS, dump, lukt, roep

PROJECT = ("--project", KENMERK)
NIEUW_PROJECT = ("registreer_project", "--kenmerk", "2027-002", "--naam", "Inkt", "--procedure", "openbaar")

ONGELDIG: dict[str, tuple[tuple[str, ...], str]] = {
    "onbekend verb": (("meld_intresse",), "de opdracht 'meld_intresse' bestaat niet; bedoelde u meld_interesse"),
    "onbekende opdracht": (("project", "tonen"), "bedoelde u toon?"),
    "onbekende optie": (("registreer_dienst", "--nam", "X"), "de optie --nam bestaat niet; bedoelde u "),
    "onbekende korte optie": (("registreer_dienst", "-x"), "de optie -x bestaat niet"),
    "onbekende optie vooraan": (("--versie",), "de optie --versie bestaat niet"),
    "optie zonder waarde": (("registreer_dienst", "--naam"), "na --naam hoort een waarde"),
    "vlag met waarde": (("verbs", "--json=ja"), "na --json hoort geen waarde"),
    "te veel": (("registreer_dienst", "Asten"), "dit hoort er niet bij: Asten"),
    "argument ontbreekt": (("project", "toon"), "KENMERK ontbreekt"),
    "optie ontbreekt": (("brieven", "exporteer", KENMERK), "--uit"),
    "verplichte gegevens": (("registreer_persoon",), "--email  e-mailadres"),
    "geen project": (("meld_interesse", "--dienst", "Asten"), "--project KENMERK"),
    "onbekend project": (("meld_interesse", "--project", "x", "--dienst", "Asten"), "project 'x' bestaat niet"),
    "datum": (("leg_concept_strategie_voor", *PROJECT, "--reactie_tot", "31-02-2027"), "dit is geen datum"),
    "moment": (
        ("plan_startbijeenkomst", *PROJECT, "--begin", "morgen", "--reageren_voor", "2099-01-01T12:00"),
        "dit is geen moment",
    ),
    "onbekende dienst": (("meld_interesse", *PROJECT, "--dienst", "Atlantis"), "'Atlantis' is geen bekende dienst"),
    "onbekend account": (("registreer_dienst", "--naam", "X", "--als", "ik@nergens.example"), "er is geen account"),
    "negatieve waarde": ((*NIEUW_PROJECT, "--aard", "leveringen", "--waarde", "-5"), "waarde moet meer zijn dan 0"),
    "moment als getal": (
        ("plan_startbijeenkomst", *PROJECT, "--begin", "20270203", "--reageren_voor", "2099-01-01T12:00"),
        "begin: dit is geen moment",
    ),
    "jaar": (("leg_concept_strategie_voor", *PROJECT, "--reactie_tot", "9999-12-31"), "tussen 2000 en 2100"),
    "twee apenstaarten": (("registreer_persoon", "--email", "a@b@c", "--naam", "A"), "moet één e-mailadres zijn"),
    "te veel winnaars": (
        (
            "registreer_perceel",
            *PROJECT,
            "--nummer",
            "2",
            "--naam",
            "X",
            "--waarde",
            "5",
            "--aantal_winnaars",
            "9" * 30,
        ),
        "aantal_winnaars: dit getal is te groot",
    ),
    "leeg perceel": (
        ("registreer_perceel", *PROJECT, "--nummer", "2", "--naam", " ", "--waarde", "5"),
        "naam mag niet leeg zijn",
    ),
    "besturingsteken": (("registreer_dienst", "--naam", "As\x07ten"), "U+0007"),
    "geen getal": ((*NIEUW_PROJECT, "--aard", "leveringen", "--waarde", "veel"), "dit is geen getal"),
    "geen keuze": ((*NIEUW_PROJECT, "--aard", "kado", "--waarde", "5"), "kies uit: 'leveringen', 'diensten'"),
    "geen ja of nee": (("publiceer_nvi", *PROJECT, "--laatste", "misschien"), "schrijf ja of nee"),
    "geen bestand": (
        ("voeg_dossierstuk_toe", *PROJECT, "--code", "a", "--soort", "overig", "--bestand", "/nergens"),
        "'/nergens' kan niet gelezen worden (het bestaat niet)",
    ),
    "geen yaml": (("toets_collectief", *PROJECT, "--elementen", "{voordeel: x"), "dit is geen YAML of JSON (regel 1"),
    "met bestaat niet": (("registreer_dienst", "--met", "/nergens.yaml"), "'/nergens.yaml' kan niet gelezen worden"),
    "scenario bestaat niet": (("scenario", "speel", "/nergens.yaml"), "'/nergens.yaml' kan niet gelezen worden"),
}


@pytest.mark.parametrize(("argumenten", "melding"), ONGELDIG.values(), ids=ONGELDIG)
def test_ongeldig_is_2_en_verandert_niets(argumenten: tuple[str, ...], melding: str, ingericht: Path) -> None:
    voor = dump(ingericht)
    antwoord = roep(*argumenten)
    assert antwoord.code == 2
    assert antwoord.uit == ""
    assert antwoord.fout.startswith("Dit kan niet: ")
    assert melding in antwoord.fout
    assert not ENGELS.search(antwoord.fout)
    assert dump(ingericht) == voor


@pytest.mark.parametrize(("argumenten", "melding"), ONGELDIG.values(), ids=ONGELDIG)
def test_ongeldig_is_ook_in_json_een_object(argumenten: tuple[str, ...], melding: str, ingericht: Path) -> None:
    antwoord = roep(argumenten[0], "--json", *argumenten[1:])
    assert (antwoord.code, antwoord.fout) == (2, "")
    assert antwoord.json["soort"] == "invoerfout"
    assert antwoord.json["ok"] is False
    assert antwoord.json["exitcode"] == 2


def test_wie_niets_zegt_wordt_niet_de_planner(ingericht: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZANDLOPER_ALS", "")
    voor = dump(ingericht)
    for als in ((), ("--als", "")):
        antwoord = roep("registreer_dienst", "--naam", "Deurne", *als)
        assert antwoord.code == 2
        assert "zeg wie u bent: --als E-MAILADRES" in antwoord.fout
    assert dump(ingericht) == voor


def test_een_verkeerde_opdracht_maakt_geen_map(tmp_path: Path) -> None:
    assert roep("registreer_dienst", "--als", INKOPER).code == 2
    assert not (tmp_path / "leeg").exists()


def test_waar_de_uitleg_staat() -> None:
    assert roep("project", "toon").fout.endswith("Uitleg: zandloper project toon --help\n")
    assert roep("registreer_dienst", "--naam").fout.endswith("Uitleg: zandloper registreer_dienst --help\n")


def test_een_onbekende_zin_van_typer_krijgt_een_nederlands_begin() -> None:
    assert in_het_nederlands("Something new.") == "de opdracht is niet goed getypt (Something new.)"


def test_geweigerd_is_3_met_alle_redenen(ingericht: Path) -> None:
    voor = dump(ingericht)
    momenten = ("--begin", "2099-02-03T10:00", "--reageren_voor", "2099-01-27T12:00")
    antwoord = roep("plan_startbijeenkomst", *PROJECT, *momenten)
    assert (antwoord.code, antwoord.uit) == (3, "")
    codes = ("collectief_niet_getoetst", "projectleiding_ontbreekt", "te_weinig_belangstelling", "plaats_ontbreekt")
    for code in codes:
        assert f"[{code}]" in antwoord.fout
    assert "aan zet: de concerninkoper met 'toets_collectief'" in antwoord.fout
    als_json = roep("plan_startbijeenkomst", *PROJECT, *momenten, "--json")
    assert (als_json.code, als_json.fout) == (3, "")
    assert [reden["code"] for reden in als_json.json["redenen"]] == list(codes)
    assert set(als_json.json["redenen"][0]) == {"code", "melding", "wie", "verb"}
    assert dump(ingericht) == voor


def test_bezet_is_4_als_het_bezet_blijft(ingericht: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZANDLOPER_GEDULD_SECONDEN", "0.2")
    with closing(sqlite3.connect(ingericht / "zandloper.db", isolation_level=None)) as ander:
        ander.execute("BEGIN IMMEDIATE")
        antwoord = roep("meld_interesse", *PROJECT, "--dienst", "Asten")
        als_json = roep("meld_interesse", *PROJECT, "--dienst", "Asten", "--json")
    assert antwoord.code == 4
    assert antwoord.fout.count("Een ander is net bezig met hetzelfde. Even geduld…") == 1
    assert "probeer het opnieuw" in antwoord.fout
    assert (als_json.code, als_json.json["soort"], als_json.fout) == (4, "bezet", "")


def test_wie_even_wacht_merkt_van_een_ander_alleen_dat_het_langer_duurt(
    ingericht: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("usecases.app.WACHT", timedelta(milliseconds=50))
    with closing(sqlite3.connect(ingericht / "zandloper.db", isolation_level=None, check_same_thread=False)) as ander:
        ander.execute("BEGIN IMMEDIATE")
        klaar = threading.Timer(0.5, ander.execute, ("ROLLBACK",))
        klaar.start()
        antwoord = roep("meld_interesse", *PROJECT, "--dienst", "Asten")
        klaar.join()
    assert (antwoord.code, antwoord.fout) == (0, "Een ander is net bezig met hetzelfde. Even geduld…\n")


def test_een_project_dat_bezet_blijft_houdt_de_ronde_niet_op(ingericht: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZANDLOPER_GEDULD_SECONDEN", "0.2")
    with closing(sqlite3.connect(ingericht / "zandloper.db", isolation_level=None)) as ander:
        ander.execute("BEGIN IMMEDIATE")
        antwoord = roep("termijnen", "controleer")
    assert antwoord.code == 4
    assert "2027-001: een ander was bezig in dit project" in antwoord.uit


def breek(fout: BaseException) -> Callable[..., None]:
    def val(*_: object, **__: object) -> None:
        raise fout

    return val


def test_onverwacht_is_1_met_een_logboek(ingericht: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("usecases.inzage.projecten", breek(RuntimeError("geheim detail")))
    antwoord = roep("project", "lijst")
    log = ingericht / "fouten.log"
    assert (antwoord.code, antwoord.uit) == (1, "")
    assert str(log) in antwoord.fout
    assert "Traceback" not in antwoord.alles
    assert "geheim detail" in log.read_text()
    als_json = roep("project", "lijst", "--json")
    assert (als_json.code, als_json.json["logboek"]) == (1, str(log))


def test_een_logboek_komt_ook_als_de_map_niet_kan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bestand").write_text("geen map")
    monkeypatch.setenv("ZANDLOPER_MAP", str(tmp_path / "bestand" / "map"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("cli.opdrachten.project.installatie", breek(RuntimeError("geheim detail")))
    antwoord = roep("project", "lijst")
    assert antwoord.code == 1
    (log,) = tmp_path.glob("zandloper-*.log")
    assert str(log) in antwoord.fout
    assert "geheim detail" in log.read_text()


@pytest.mark.parametrize("onder", ["bestand", "bestand/map"])
def test_een_map_met_gegevens_is_een_map(onder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bestand").write_text("geen map")
    monkeypatch.setenv("ZANDLOPER_MAP", str(tmp_path / onder))
    antwoord = roep("project", "lijst")
    assert antwoord.code == 2
    assert "kan geen map met gegevens zijn" in antwoord.fout
    assert not ENGELS.search(antwoord.fout)


@pytest.mark.parametrize(
    "url", ["zomaar", "postgresql+psycopg://127.0.0.1:1/z", "sqlite:////nergens/z.db", f"sqlite:///{__file__}"]
)
def test_een_database_die_niet_open_kan_is_2(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZANDLOPER_DATABASE_URL", url)
    antwoord = roep("project", "lijst")
    assert antwoord.code == 2
    assert "ZANDLOPER_DATABASE_URL" in antwoord.fout
    assert "Traceback" not in antwoord.alles


def test_wat_de_database_weigert_is_2_met_de_regel(ingericht: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workflow.verbs.basis.eis_gevuld", lambda waarde, wat: None)
    voor = dump(ingericht)
    antwoord = roep("registreer_perceel", *PROJECT, "--nummer", "2", "--naam", " ", "--waarde", "5")
    assert antwoord.code == 2
    assert "ck_percelen_naam_gevuld" in antwoord.fout
    assert dump(ingericht) == voor


def test_een_uitvoer_die_niet_kan_is_2(ingericht: Path, tmp_path: Path) -> None:
    for opdracht in (
        ("audit", "kop", "--uit", str(tmp_path / "nergens" / "kop.json")),
        ("audit", "kop", "--uit", str(tmp_path)),
    ):
        antwoord = roep(*opdracht)
        assert (antwoord.code, antwoord.uit) == (2, "")
        assert "kan niet geschreven worden" in antwoord.fout
        assert not ENGELS.search(antwoord.fout)


def test_ctrl_c_is_130(ingericht: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("usecases.inzage.projecten", breek(KeyboardInterrupt()))
    antwoord = roep("project", "lijst")
    assert (antwoord.code, antwoord.fout) == (130, "\nAfgebroken.\n")


def test_een_oefenmap_wordt_geen_echte(tmp_path: Path) -> None:
    """A scenario never plays in a database for real work."""
    lukt("eerste-beheerder", "b@bizob.example", "Beheer")
    scenario = tmp_path / "klein.yaml"
    scenario.write_text("scenario: klein\npersonen: {}\nstappen: []\n")
    antwoord = roep("scenario", "speel", str(scenario), "--map", str(tmp_path / "leeg"))
    assert antwoord.code == 2
    assert "kies een andere map" in antwoord.fout
