"""The audit: whole, or with the place where it is not; and held against a head that was kept elsewhere."""

from __future__ import annotations

import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.functional.cli.conftest import BEHEER, KENMERK
from tests.functional.cli.roepen import Antwoord, lukt, roep
from usecases import auditkop

SLEUTEL = "audit-sleutel.pem"


def knoei(map_: Path, *opdrachten: str) -> None:
    """What somebody with the password of the database can do."""
    with closing(sqlite3.connect(map_ / "zandloper.db")) as conn, conn:
        conn.execute("DROP TRIGGER audit_geen_update")
        conn.execute("DROP TRIGGER audit_geen_delete")
        for opdracht in opdrachten:
            conn.execute(opdracht)


def soorten(antwoord: Antwoord) -> list[str]:
    return [bevinding["soort"] for bevinding in antwoord.json["bevindingen"]]


@pytest.fixture
def kop(ingericht: Path, tmp_path: Path) -> Path:
    pad = tmp_path / "kop.json"
    lukt("audit", "kop", "--uit", str(pad))
    return pad


def test_een_heel_logboek(ingericht: Path) -> None:
    assert lukt("audit", "verify").uit == "Het logboek is heel.\n"
    assert lukt("audit", "verify", "--json").json == {"ok": True, "exitcode": 0, "bevindingen": []}


@pytest.mark.parametrize(
    ("opdracht", "soort"),
    [
        ("UPDATE audit SET met = '{}' WHERE keten = 'algemeen' AND volgnummer = 3", "gewijzigd"),
        ("DELETE FROM audit WHERE keten = 'algemeen' AND volgnummer = 3", "ontbreekt"),
    ],
)
def test_knoeien_valt_op(opdracht: str, soort: str, ingericht: Path) -> None:
    knoei(ingericht, opdracht)
    antwoord = lukt("audit", "verify", "--json", code=1)
    assert soort in soorten(antwoord)
    uit = lukt("audit", "verify", code=1).uit
    assert "Het logboek is NIET heel" in uit
    assert f": {soort}. " in uit


def test_een_afgekapt_einde_valt_alleen_op_tegen_een_kop(ingericht: Path, kop: Path) -> None:
    knoei(
        ingericht,
        "DELETE FROM audit WHERE keten = 'algemeen' AND volgnummer = (SELECT max(volgnummer) FROM audit)",
        "UPDATE audit_koppen SET (volgnummer, hash) = (SELECT volgnummer, hash FROM audit WHERE keten = 'algemeen'"
        " ORDER BY volgnummer DESC LIMIT 1) WHERE keten = 'algemeen'",
    )
    lukt("audit", "verify")
    assert soorten(lukt("audit", "verify", "--tegen", str(kop), "--json", code=1)) == ["afgekapt"]


def test_na_nieuw_werk_past_een_oude_kop_nog(ingericht: Path, kop: Path) -> None:
    lukt("registreer_dienst", "--naam", "Deurne", "--als", BEHEER)
    assert "bevat alles uit" in lukt("audit", "verify", "--tegen", str(kop)).uit


def test_de_sleutel_is_van_niemand_anders_en_blijft(ingericht: Path, kop: Path) -> None:
    sleutel = ingericht / SLEUTEL
    assert stat.S_IMODE(sleutel.stat().st_mode) == 0o600
    voor = sleutel.read_bytes()
    tweede = json.loads(lukt("audit", "kop").uit)
    assert sleutel.read_bytes() == voor
    assert tweede["publieke_sleutel"] == json.loads(kop.read_text())["publieke_sleutel"]
    assert [pad.name for pad in ingericht.glob(".audit*")] == []


@pytest.mark.parametrize("veld", ["gemaakt_op", "koppen", "handtekening"])
def test_een_veranderde_kop_wordt_niet_geloofd(veld: str, ingericht: Path, kop: Path) -> None:
    inhoud = json.loads(kop.read_text())
    nieuw = {"gemaakt_op": "2020-01-01T00:00:00+00:00", "koppen": {}, "handtekening": "00" * 64}
    kop.write_text(json.dumps(inhoud | {veld: nieuw[veld]}))
    assert "is veranderd, of niet door deze installatie ondertekend" in lukt_niet("--tegen", str(kop))


def test_een_kop_van_een_ander_wordt_niet_geloofd(ingericht: Path, kop: Path) -> None:
    """Also when it brings its own public key, which fits its signature."""
    (ingericht / SLEUTEL).unlink()
    assert "heeft geen sleutel" in lukt_niet("--tegen", str(kop))
    lukt("audit", "kop")
    assert "niet door deze installatie ondertekend" in lukt_niet("--tegen", str(kop))


@pytest.mark.parametrize(
    "inhoud", ["", "[]", "{}", '{"soort": 1, "gemaakt_op": 1, "koppen": [], "handtekening": "00"}']
)
def test_een_ander_bestand_is_geen_kop(inhoud: str, ingericht: Path, tmp_path: Path) -> None:
    bestand = tmp_path / "iets.json"
    bestand.write_text(inhoud)
    assert "is geen auditkop" in lukt_niet("--tegen", str(bestand))


def lukt_niet(*argumenten: str) -> str:
    antwoord = roep("audit", "verify", *argumenten)
    assert antwoord.code == 2
    return antwoord.fout


def test_toon_van_een_project_en_van_de_rest(uitgenodigd: Path) -> None:
    regels = lukt("audit", "toon", KENMERK, "--json").json["regels"]
    verbs = [regel["verb"] for regel in regels]
    assert verbs[0] == "registreer_project"
    assert verbs[-1] == "plan_startbijeenkomst"
    assert [regel["volgnummer"] for regel in regels] == list(range(1, len(regels) + 1))
    algemeen = lukt("audit", "toon").uit.splitlines()
    assert algemeen[0].split()[2:] == ["registreer_persoon", "uitgevoerd", "systeem", "(cli,", "niet", "aangemeld)"]
    assert all(BEHEER in regel for regel in algemeen[1:])
    assert "bestaat niet" in lukt("audit", "toon", "x", code=2).fout


def test_twee_sleutels_tegelijk_maken_laat_de_eerste_staan(tmp_path: Path) -> None:
    pad = tmp_path / SLEUTEL
    auditkop._maak_sleutel(pad)
    voor = pad.read_bytes()
    auditkop._maak_sleutel(pad)
    assert pad.read_bytes() == voor
