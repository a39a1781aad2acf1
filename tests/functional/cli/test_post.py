"""`zandloper post`: send, see what waits, decide, and release after a backup was put back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.functional.cli.conftest import BEHEER, KENMERK, TWEEDE
from tests.functional.cli.roepen import ENGELS, lukt, roep
from tests.proeven.post.opstelling import Postbus, mailserver

SOORTEN = ("--soorten", "uitnodiging_startbijeenkomst", "--soorten", "agenda_startbijeenkomst")
PROJECT = ("--project", KENMERK)
OMDAT = ("--toelichting", "De ontvanger zegt dat er niets kwam.")


def geef_vrij() -> None:
    lukt("geef_vrij", *PROJECT, *SOORTEN, code=5)
    lukt("bevestig", *PROJECT, "--als", TWEEDE)


def test_zonder_mailserver_zegt_verzenden_wat_u_dan_doet(uitgenodigd: Path) -> None:
    geef_vrij()
    antwoord = lukt("verzend_brieven", *PROJECT, *SOORTEN, code=3)
    assert "geen_mailserver" in antwoord.alles
    assert "bevestig_verzending" in antwoord.alles
    assert "niets klaar" in lukt("post", "verzend").uit


def test_verzenden_kijken_en_beslissen(uitgenodigd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zegt = iter(["550 deze mailbox bestaat niet"])
    bus = Postbus(lambda fase, bus: next(zegt, None) if fase == "rcpt" else None)
    with mailserver(bus) as server:
        monkeypatch.setenv("ZANDLOPER_MAILSERVER", f"smtp://127.0.0.1:{server.poort}")
        geef_vrij()
        lukt("verzend_brieven", *PROJECT, *SOORTEN)
        assert lukt("post", "lijst", "--json").json["aantallen"]["open"] == 2
        antwoord = lukt("post", "verzend", code=1)
        assert "550 deze mailbox bestaat niet" in antwoord.uit
        lijst = lukt("post", "lijst", *PROJECT)
        assert "geweigerd" in lijst.uit
        assert "post beslis" in lijst.uit
        assert "post_geweigerd" in lukt("project", "toon", KENMERK).uit
        assert "Message-ID: <" in lukt("post", "toon", KENMERK, "1").uit
        lukt("post", "opnieuw", KENMERK, "1", code=2)
        lukt("post", "beslis", KENMERK, "1", "misschien", *OMDAT, code=2)
        lukt("post", "beslis", KENMERK, "2", "opnieuw", *OMDAT, code=3)
        lukt("post", "opnieuw", KENMERK, "1", *OMDAT)
        assert lukt("post", "verzend", "--json").json["aantallen"] == {"aangenomen": 1}
    assert len(bus.ontvangen) == 2
    assert lukt("post", "lijst", "--json").json["berichten"] == []
    alles = lukt("post", "lijst", "--alles", "--json").json["berichten"]
    assert [(b["nummer"], b["toestand"]) for b in alles] == [(1, "verzonden"), (2, "verzonden")]
    assert "verzonden" in lukt("post", "lijst", "--alles").uit
    for vreemd in (("2020-001", "1"), (KENMERK, "99")):
        lukt("post", "toon", *vreemd, code=2)


def test_een_kopie_van_de_map_zegt_dat_de_post_stilstaat(
    uitgenodigd: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with mailserver(Postbus()) as server:
        monkeypatch.setenv("ZANDLOPER_MAILSERVER", f"smtp://127.0.0.1:{server.poort}")
        geef_vrij()
        lukt("verzend_brieven", *PROJECT, *SOORTEN)
        lukt("post", "verzend")
        shutil.copytree(uitgenodigd, tmp_path / "kopie")
        monkeypatch.setenv("ZANDLOPER_MAP", str(tmp_path / "kopie"))
        assert "DE POST STAAT STIL" in lukt("post", "lijst", code=3).uit
        assert lukt("post", "lijst", "--json", code=3).json["stil"]
        assert "post_stil" in lukt("post", "verzend", code=3).alles
        lukt("post", "vrijgeven", "--als", BEHEER, code=2)
        lukt("post", "vrijgeven", "--motivering", "Verhuisd.", code=3)
        lukt("post", "vrijgeven", "--motivering", "Verhuisd.", "--als", BEHEER)
        lukt("post", "verzend")
        lukt("post", "lijst")
    assert "post vrijgeven" in lukt("audit", "toon").uit
    lukt("audit", "verify")


@pytest.mark.parametrize("opdracht", ["lijst", "verzend", "beslis", "opnieuw", "toon", "vrijgeven"])
def test_de_hulp_is_nederlands(opdracht: str) -> None:
    assert not ENGELS.search(roep("post", opdracht, "--help").alles)
