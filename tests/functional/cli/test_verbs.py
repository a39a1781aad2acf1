"""Verbs as commands: options, files, and what comes of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cli.codes import Afloop
from cli.verb import optie
from tests.functional.cli.conftest import BEHEER, INKOPER, KENMERK, TWEEDE
from tests.functional.cli.roepen import dump, lukt, roep
from usecases.invoer import argumenten_van
from workflow.verbs import VERBS

PROJECT = ("--project", KENMERK)


def test_gedaan_zegt_wat_er_gebeurde(uitgenodigd: Path) -> None:
    momenten = ("--begin", "2099-02-04T10:00", "--reageren_voor", "2099-01-28T12:00", "--agenda", "Doel")
    uit = lukt("plan_startbijeenkomst", *PROJECT, *momenten, "--link", "https://x.example").uit
    assert uit.startswith(f"plan_startbijeenkomst: gedaan.\nProject {KENMERK}: startbijeenkomst.\n")
    assert "4 brieven besteld. Nu maken: zandloper brieven maak" in uit


def test_json_heeft_voor_elke_uitkomst_dezelfde_namen(uitgenodigd: Path) -> None:
    gedaan = lukt("registreer_dienst", "--naam", "Deurne", "--als", BEHEER, "--json").json
    voorstel = lukt("geef_vrij", *PROJECT, "--soorten", "uitnodiging_startbijeenkomst", "--json", code=5).json
    niets = lukt("controleer_termijnen", *PROJECT, "--json").json
    assert set(gedaan) == set(voorstel) == set(niets)
    assert [g["soort"] for g in (gedaan, voorstel, niets)] == ["uitgevoerd", "voorstel", "niets te doen"]
    assert [g["exitcode"] for g in (gedaan, voorstel, niets)] == [0, 5, 0]
    assert (voorstel["voorstel"], voorstel["project"]) == (1, KENMERK)


def test_wachten_is_5_en_zegt_hoe_het_verder_gaat(uitgenodigd: Path) -> None:
    antwoord = lukt("geef_vrij", *PROJECT, "--soorten", "uitnodiging_startbijeenkomst", code=Afloop.WACHT)
    assert "voorstel 1 wacht op een tweede persoon" in antwoord.uit
    assert f"zandloper bevestig --project {KENMERK} --voorstel 1 --als" in antwoord.uit
    assert "eigen_voorstel" in lukt("bevestig", *PROJECT, code=3).fout
    bevestigd = lukt("bevestig", *PROJECT, "--voorstel", "1", "--als", TWEEDE).uit
    assert "2 × document: concept → vrijgegeven" in bevestigd


def test_niets_te_doen(ingericht: Path) -> None:
    assert lukt("controleer_termijnen", *PROJECT).uit == "controleer_termijnen: er was niets te doen.\n"


def test_met_leest_yaml_en_opties_gaan_voor(ingericht: Path, tmp_path: Path) -> None:
    bestand = tmp_path / "dienst.yaml"
    bestand.write_text("naam: Deurne\npostcode: 5751 BE\nplaats: Deurne\ncode: 0762\n")
    lukt("registreer_dienst", "--met", str(bestand), "--plaats", "Liessel", "--als", BEHEER)
    (rij,) = [regel for regel in dump(ingericht) if regel.startswith('INSERT INTO "diensten"') and "'Deurne'" in regel]
    assert all(f"'{waarde}'" in rij for waarde in ("5751 BE", "Liessel", "0762"))


def test_met_leest_json_van_invoer_en_houdt_getallen_heel(ingericht: Path) -> None:
    waarde = "4200000000000000.25"
    invoer = f'{{"kenmerk": 2027, "naam": "Inkt", "procedure": "openbaar", "aard": "leveringen", "waarde": {waarde}}}'
    lukt("registreer_project", "--met", "-", invoer=invoer)
    assert lukt("project", "toon", "2027", "--json").json["project"]["waarde"] == waarde


def test_met_moet_namen_met_waarden_zijn(ingericht: Path) -> None:
    assert "hier horen namen met waarden" in lukt("registreer_dienst", "--met", "-", invoer="- a\n", code=2).fout


def test_een_onbekende_naam_in_met_wordt_genoemd(ingericht: Path) -> None:
    fout = lukt("registreer_dienst", "--met", "-", invoer="naam: X\nkleur: rood\n", code=2).fout
    assert "kleur: dit argument bestaat niet; 'registreer_dienst' kent: naam, soort" in fout


def test_delen_kunnen_als_yaml_in_een_optie(uitgenodigd: Path) -> None:
    lukt(
        "registreer_persoon", "--email", "m@asten.example", "--naam", "M", "--rollen", "inkoopteamlid", "--als", BEHEER
    )
    leden = ("--leden", f"{{persoon: {INKOPER}, rol: concerninkoper}}")
    meer = ("--leden", "[{persoon: m@asten.example, rol: materiedeskundige, dienst: Asten}]")
    lukt("stel_inkoopteam_samen", *PROJECT, *leden, *meer)
    assert len([regel for regel in dump(uitgenodigd) if regel.startswith('INSERT INTO "teamleden"')]) == 2


def test_een_bestand_gaat_het_dossier_in(ingericht: Path, tmp_path: Path) -> None:
    bestand = tmp_path / "presentatie.pdf"
    bestand.write_bytes(b"%PDF-1.7")
    stuk = ("--code", "presentatie", "--soort", "presentatie", "--bestand", str(bestand))
    lukt("voeg_dossierstuk_toe", *PROJECT, *stuk)
    assert [pad.read_bytes() for pad in (ingericht / "bestanden").rglob("*") if pad.is_file()] == [b"%PDF-1.7"]


def test_streepjes_in_opties_en_verbs_zijn_ook_goed(ingericht: Path) -> None:
    fout = lukt("leg-concept-strategie-voor", *PROJECT, "--reactie-tot", "2099-01-01", code=3).fout
    assert "[toestand_laat_niet_toe]" in fout


def test_als_gaat_voor_de_omgeving(ingericht: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZANDLOPER_ALS", "niemand@nergens.example")
    lukt("registreer_dienst", "--naam", "Deurne", "--als", BEHEER)
    regel = lukt("audit", "toon", "--json").json["regels"][-1]
    assert (regel["verb"], regel["wie"], regel["aanmelding"]) == ("registreer_dienst", BEHEER, "cli, niet aangemeld")


def test_een_argument_met_de_naam_van_een_algemene_optie_heet_anders() -> None:
    argument = argumenten_van(VERBS["registreer_dienst"])[0]
    assert optie(argument) == "--naam"
    assert optie(replace(argument, naam="project")) == "--veld_project"


def test_eerste_beheerder_kan_maar_een_keer() -> None:
    lukt("eerste-beheerder", BEHEER, "Beheer")
    assert "[bestaat_al]" in lukt("eerste-beheerder", BEHEER, "Beheer", code=3).fout


def test_een_andere_database_dan_die_in_de_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZANDLOPER_DATABASE_URL", f"sqlite:///{tmp_path / 'elders.db'}")
    lukt("eerste-beheerder", BEHEER, "Beheer")
    assert (tmp_path / "elders.db").exists()
    assert not (tmp_path / "leeg" / "zandloper.db").exists()


def test_een_mislukte_oproep_laat_niets_achter(uitgenodigd: Path) -> None:
    voor = dump(uitgenodigd)
    assert roep("sluit_startbijeenkomst", *PROJECT).code == 3
    assert dump(uitgenodigd) == voor


def test_json_is_leesbaar_nederlands(ingericht: Path) -> None:
    uit = lukt("registreer_dienst", "--naam", "Sint-Oedenrode é", "--als", "x@x.example", "--json", code=2).uit
    assert json.loads(uit)["melding"] == "er is geen account 'x@x.example'"


@pytest.mark.parametrize(
    ("leugen", "code", "woord"),
    [
        ("presentatie: bestaat niet", 3, "stuk_onbekend"),
        ("presentatie: bestaat niet\ntoestand: deelnemer", 2, "toestand: dit argument bestaat niet"),
        ("presentatie: bestaat niet\nid: id-1", 2, "id: dit argument bestaat niet"),
        ("presentatie: bestaat niet\nvrijgegeven_op: 2026-01-01", 2, "vrijgegeven_op: dit argument bestaat niet"),
        ("presentatie: bestaat niet\nvrijgever: manager@bizob.example", 2, "dit argument bestaat niet"),
        ("presentatie: {toestand: verzonden}", 2, "presentatie"),
    ],
)
def test_een_leugen_in_een_bestand_wordt_geweigerd(
    uitgenodigd: Path, tmp_path: Path, leugen: str, code: int, woord: str
) -> None:
    """What is given with --met is held to the same rules as an option, and leaves nothing behind."""
    bestand, voor = tmp_path / "met.yaml", dump(uitgenodigd)
    bestand.write_text(leugen, encoding="utf-8")
    antwoord = roep("verzend_presentatie", "--project", KENMERK, "--met", str(bestand))
    assert antwoord.code == code, antwoord
    assert woord in antwoord.fout
    assert dump(uitgenodigd) == voor
