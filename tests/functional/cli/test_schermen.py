"""What people see of a project, in a narrow and a wide window, in a pipe and as JSON."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from cli.opdrachten.brieven import Voortgang
from cli.scherm.project import toon_termijnen
from cli.scherm.rooster import LEGENDA, toon_rooster
from cli.scherm.tabel import euro
from tests.functional.cli.conftest import INKOPER, KENMERK
from tests.functional.cli.roepen import lukt
from workflow.case.deelname import DeelnameToestand
from workflow.case.termijn import SoortTermijn, TermijnToestand
from workflow.rooster import Cel, Rij, TermijnRegel
from workflow.tijd import begin_van, einde_van

KLEUR = "\x1b"
GEDAAN = Cel("vastgesteld", date(2026, 5, 11))
MIJLPALEN = ("uitgenodigd", "aanwezig", "strategie", "mandaat", "advies", "handtekening", "dossier")


def test_lijst_van_een_nieuwe_installatie_zegt_hoe_te_beginnen() -> None:
    assert "zandloper registreer_project --help" in lukt("project", "lijst").uit
    assert lukt("project", "lijst", "--json").json == {"projecten": []}


def test_lijst_toont_elk_project(ingericht: Path) -> None:
    uit = lukt("project", "lijst").uit
    assert f"{KENMERK}  Papier  aangemeld  0" in uit
    (regel,) = lukt("project", "lijst", "--json").json["projecten"]
    assert (regel["kenmerk"], regel["toestand"], regel["eerstvolgende"]) == (KENMERK, "aangemeld", None)


def test_een_nieuw_project_zegt_wie_wat_moet_doen(ingericht: Path) -> None:
    uit = lukt("project", "toon", KENMERK).uit
    assert f"{KENMERK}  Papier\n  Papier voor alle kantoren.\n  toestand   aangemeld (voorbereiding)\n" in uit
    assert "€ 1.250.000,50 zonder btw" in uit
    assert "1  Papier: open, € 1.250.000,50, 1 winnaar" in uit
    assert "✗ nog niet: plan_startbijeenkomst" in uit
    assert "[collectief_niet_getoetst]\n        aan zet: de concerninkoper met 'toets_collectief'" in uit
    assert "Hier kan ook: bevestig, " in uit
    assert KLEUR not in uit


def test_een_project_met_brieven_en_een_voorstel(uitgenodigd: Path) -> None:
    lukt("geef_vrij", "--project", KENMERK, "--soorten", "uitnodiging_startbijeenkomst", code=5)
    uit = lukt("project", "toon", KENMERK).uit
    assert "Diensten (2 geinteresseerd)" in uit
    assert "Bizob: uitgenodigd (brief in concept) – alle 2 diensten" in uit
    assert "voorstel 1: geef_vrij, door concerninkoper op " in uit
    assert f"zandloper bevestig --project {KENMERK} --voorstel 1" in uit
    assert uit.index("✓ kan nu: plan_startbijeenkomst") < uit.index("✗ nog niet: sluit_startbijeenkomst")
    regel = next(r for r in uit.splitlines() if r.startswith("Uitnodiging startbijeenkomst"))
    assert regel.split() == ["Uitnodiging", "startbijeenkomst", "2", "–"]


def test_json_van_een_project_heeft_wat_het_scherm_heeft(uitgenodigd: Path) -> None:
    gegevens = lukt("project", "toon", KENMERK, "--json").json
    assert gegevens["project"]["toestand"] == "startbijeenkomst"
    assert [rij["dienst"] for rij in gegevens["diensten"]] == ["Asten", "Best"]
    assert gegevens["diensten"][0]["cellen"]["uitgenodigd"] == {"tekst": "brief in concept", "op": None, "wie": "Bizob"}
    assert {stap["verb"] for stap in gegevens["stappen"]} == {"plan_startbijeenkomst", "sluit_startbijeenkomst"}
    assert len(gegevens["documenten"]) == 4
    assert INKOPER not in str(gegevens)


def rijen(*toestanden: DeelnameToestand) -> list[Rij]:
    return [
        Rij(f"Gemeente met een lange naam {n}", t, dict.fromkeys(MIJLPALEN, GEDAAN)) for n, t in enumerate(toestanden)
    ]


@pytest.mark.parametrize("breed", [80, 100, 120])
def test_het_rooster_past(breed: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", str(breed))
    toon_rooster(rijen(*[DeelnameToestand.DEELNEMER] * 3))
    regels = capsys.readouterr().out.splitlines()
    assert max(map(len, regels)) <= breed
    assert sum(regel.count("✓ 11-05-26") for regel in regels) == 3 * len(MIJLPALEN)
    assert sum(regel.startswith("dienst ") for regel in regels) == (1 if breed >= 100 else 2)


def test_een_weigering_is_geen_vinkje(capsys: pytest.CaptureFixture[str]) -> None:
    geweigerd = {**dict.fromkeys(MIJLPALEN, GEDAAN), "handtekening": Cel("geweigerd", date(2026, 7, 20))}
    toon_rooster([Rij("Someren", DeelnameToestand.DEELNEMER, geweigerd)])
    uit = capsys.readouterr().out
    assert "✗ 20-07-26" in uit
    assert "✓ 20-07-26" not in uit


def test_het_rooster_zegt_wie_aan_zet_is(capsys: pytest.CaptureFixture[str]) -> None:
    open_ = Cel("volmacht ontbreekt", wie="dienst")
    nee, later = Cel("afgewezen", date(2026, 5, 12)), Cel("aangehouden", date(2026, 5, 13))
    cellen = {
        "mandaat": open_,
        "strategie": nee,
        "advies 2": later,
        "aanwezig": Cel("geen besluit"),
        "dossier": Cel("–"),
    }
    toon_rooster([Rij("Asten", DeelnameToestand.AFGEWEZEN, cellen), *rijen()])
    uit = capsys.readouterr().out
    kop, _, regel = uit.splitlines()[2:5]
    assert kop.split() == ["dienst", "mandaat", "strategie", "advies", "2", "aanwezig", "dossier"]
    assert regel.split("  ")[0] == "Asten (afgewezen)"
    assert all(deel in regel for deel in ("○ dienst", "✗ 12-05-26", "? 13-05-26", "✗ geen besluit", "–"))
    assert LEGENDA in uit
    assert "  dienst: mandaat (volmacht ontbreekt) – Asten" in uit


def test_veel_namen_worden_een_getal(capsys: pytest.CaptureFixture[str]) -> None:
    open_ = {"mandaat": Cel("gevraagd", wie="dienst")}
    klaar = {"mandaat": GEDAAN}
    namen = [Rij(f"D{n}", DeelnameToestand.DEELNEMER, open_ if n < 9 else klaar) for n in range(10)]
    toon_rooster(namen)
    assert "dienst: mandaat (gevraagd) – 9 diensten" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("bedrag", "tekst"), [("1250000", "€ 1.250.000"), ("12.5", "€ 12,50"), ("0", "€ 0"), ("4200000.00", "€ 4.200.000")]
)
def test_euro(bedrag: str, tekst: str) -> None:
    assert euro(Decimal(bedrag)) == tekst


def test_de_voortgang_wacht_en_zwijgt_buiten_een_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    klok = iter([0.0, 1.0, 3.0])
    monkeypatch.setattr("time.monotonic", lambda: next(klok))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    voortgang = Voortgang(400, stil=False)
    voortgang.toon(50)
    assert capsys.readouterr().err == ""
    voortgang.toon(200)
    voortgang.klaar()
    assert capsys.readouterr().err.strip() == f"{'█' * 15}{'░' * 15} 200 van 400 brieven"


def test_termijnen_staan_met_hun_redenering(capsys: pytest.CaptureFixture[str]) -> None:
    """A termijn that is open counts its days; one that is over says which command notices it."""
    vandaag = date(2026, 5, 1)

    def regel(dag: date, toestand: TermijnToestand, wie: str = "project") -> TermijnRegel:
        return TermijnRegel(
            SoortTermijn.NVI, wie, dag, einde_van(dag), toestand, "Aw art. 2.53", "dag 1 = vr 1-05-2026"
        )

    termijnen = (
        regel(vandaag - timedelta(days=1), TermijnToestand.OPEN, "3 diensten"),
        regel(vandaag + timedelta(days=1), TermijnToestand.OPEN),
        regel(vandaag + timedelta(days=9), TermijnToestand.GEHAALD, "Asten"),
    )
    toon_termijnen(SimpleNamespace(termijnen=termijnen, nu=begin_van(vandaag)))  # type: ignore[arg-type]  # half a Beeld
    uit = capsys.readouterr().out
    assert "30-04-2026  nvi, 3 diensten: open, maar voorbij (zandloper termijnen controleer)" in uit
    assert "02-05-2026  nvi: open, nog 1 dag\n              Aw art. 2.53: dag 1 = vr 1-05-2026" in uit
    assert "10-05-2026  nvi, Asten: gehaald" in uit
