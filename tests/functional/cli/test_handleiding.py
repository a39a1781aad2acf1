"""The handleiding tells what the program does: its tables are those of the code, and its examples are played.

Convention of the examples. A `console` block is played; `$ ` begins a command, and its closing comment is the exit code
(`# 3`; without one it is 0). What stands below a command must be in its answer, in this order; `…` stands for any text.
A block that begins with a moment (`# 2026-02-25 09:00`) finds the project of scenarios/demo.yaml as it was just before
that moment, and its clock set to it. Other blocks of a page share one new installation. A `yaml` block that begins with
`# naam.yaml` is that file; a file of the dossier is made where a command names it.
"""

from __future__ import annotations

import fcntl
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from cli.opdrachten.handleiding import MAP
from tests.functional.cli.roepen import lukt, roep
from usecases import scenario as spel
from usecases.handleiding import PAGINAS, VERHALEN, bijwerken, bijwerken_verhalen
from usecases.ingang import open_oefening
from usecases.instellingen import lees_instellingen
from usecases.scenario import Scenario
from usecases.weigeringen import geeft, thuis
from workflow.case.termijn import SoortTermijn
from workflow.documenten import KINDS
from workflow.reasons import REDENEN
from workflow.tijd import AMSTERDAM
from workflow.verbs import VERBS

VERHAAL = MAP.parents[1] / "scenarios" / "demo.yaml"
LOS = "12-termijnen.md"
"""A page that belongs to no step."""
WIE = "inkoper-1@bizob.example"
PAGINA_TEKST = {naam: (MAP / naam).read_text(encoding="utf-8") for naam in (*PAGINAS.values(), LOS)}


@dataclass
class Aanroep:
    moment: datetime | None
    woorden: list[str]
    code: int
    uitvoer: list[str]


@dataclass(frozen=True)
class Voorbeeld:
    pagina: str
    nummer: int
    aanroepen: tuple[Aanroep, ...]

    @property
    def begin(self) -> datetime | None:
        return self.aanroepen[0].moment


def _lees_blok(blok: str) -> Iterator[Aanroep]:
    moment, huidig = None, None
    for regel in blok.replace("\\\n", "").splitlines():
        if regel.startswith("# "):
            moment = datetime.strptime(regel, "# %Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM)
        elif regel.startswith("$ "):
            if huidig:
                yield huidig
            opdracht, _, code = regel[2:].partition("  # ")
            huidig = Aanroep(moment, shlex.split(opdracht), int(code or 0), [])
        elif huidig and regel.strip() not in ("", "…"):
            huidig.uitvoer.append(regel.rstrip())
    assert huidig, f"een voorbeeld zonder opdracht: {blok}"
    yield huidig


def _blokken(soort: str, tekst: str) -> list[str]:
    return re.findall(rf"^```{soort}\n(.*?)^```$", tekst, flags=re.DOTALL | re.MULTILINE)


VOORBEELDEN = [
    Voorbeeld(pagina, nummer, tuple(_lees_blok(blok)))
    for pagina, tekst in PAGINA_TEKST.items()
    for nummer, blok in enumerate(_blokken("console", tekst), start=1)
]
IN_HET_VERHAAL = [v for v in VOORBEELDEN if v.begin]
NIEUW = [pagina for pagina in PAGINA_TEKST if any(v.pagina == pagina and not v.begin for v in VOORBEELDEN)]


# --- de tabellen ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stap", "pagina"), PAGINAS.items())
def test_de_tabellen_zijn_die_van_de_code(stap: str, pagina: str) -> None:
    tekst = PAGINA_TEKST[pagina]
    assert bijwerken(tekst, stap) == tekst, "maak de tabellen opnieuw met: zandloper handleiding"


def test_de_verhalen_zijn_die_van_de_bestanden() -> None:
    tekst = (MAP / VERHALEN).read_text(encoding="utf-8")
    assert bijwerken_verhalen(tekst) == tekst, "maak de bladzijde opnieuw met: zandloper handleiding"
    genoemd = re.findall(r"^zandloper scenario speel scenarios/(\S+)$", tekst, flags=re.MULTILINE)
    assert genoemd == sorted(pad.name for pad in spel.SCENARIOS.glob("*.yaml"))


def test_elk_verhaal_staat_op_de_bladzijde_van_een_stap() -> None:
    genoemd = {naam for tekst in PAGINA_TEKST.values() for naam in re.findall(rf"\({VERHALEN}#([^)]+)\)", tekst)}
    assert genoemd == {verhaal.naam for verhaal in spel.verhalen() if verhaal.bestand != VERHAAL.name}


def test_elk_verb_en_elke_reden_staat_op_precies_een_bladzijde() -> None:
    alles = "\n".join(PAGINA_TEKST.values())
    for verb in VERBS:
        assert len(re.findall(rf"^### `{verb}`", alles, flags=re.MULTILINE)) == 1, verb
    redenen = "".join(re.findall(r"<!-- begin: redenen .*?<!-- einde", alles, flags=re.DOTALL))
    for code in REDENEN:
        assert len(re.findall(rf"^\| `{code}` \|", redenen, flags=re.MULTILINE)) == 1, code


def test_elke_brief_en_elke_termijn_staat_erin() -> None:
    alles = "\n".join(PAGINA_TEKST.values())
    for naam in (*KINDS, *SoortTermijn):
        assert f"`{naam}`" in alles, naam


def test_de_inhoudsopgave_noemt_elke_bladzijde() -> None:
    inhoud = (MAP / "README.md").read_text(encoding="utf-8")
    bladzijden = {pad.name for pad in MAP.glob("[0-9]*.md")}
    assert set(re.findall(r"\]\((\d.*?\.md)\)", inhoud)) == bladzijden >= {*PAGINAS.values(), VERHALEN}


def test_een_reden_hoort_bij_de_stap_van_haar_voorwaarde() -> None:
    assert (thuis("sluiting_niet_verstreken"), geeft("sluiting_niet_verstreken")) == ("2.5", ("open_kluis",))
    assert thuis("opschortende_termijn_loopt") == "2.7"
    assert {thuis(code) for code in ("geen_bevoegdheid", "toestand_laat_niet_toe", "brief_onvolledig")} == {"altijd"}
    assert set(geeft("eigen_voorstel")) == {"bevestig", "verwerp"}


def test_een_bladzijde_zonder_plek_voor_een_tabel_valt_op() -> None:
    with pytest.raises(ValueError, match=r"verbs 2\.4"):
        bijwerken("# Leeg", "2.4")


def test_een_oude_bladzijde_wordt_gezien_en_bijgewerkt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = tmp_path / "handleiding"
    shutil.copytree(MAP, map_)
    monkeypatch.setattr("cli.opdrachten.handleiding.MAP", map_)
    pagina = map_ / PAGINAS["2.4"]
    goed = pagina.read_text(encoding="utf-8")
    pagina.write_text(goed.replace("`beantwoord_vraag`", "`beantwoord`"), encoding="utf-8")
    assert pagina.name in lukt("handleiding", "--controleer", code=1).fout
    assert str(pagina) in lukt("handleiding").uit
    assert pagina.read_text(encoding="utf-8").count("### `beantwoord_vraag`") == 1
    lukt("handleiding", "--controleer")
    pagina.write_text("# Leeg\n", encoding="utf-8")
    assert "blok 'verbs 2.4'" in lukt("handleiding", code=2).fout
    pagina.unlink()
    assert pagina.name in lukt("handleiding", code=2).fout


# --- de voorbeelden ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def standen(tmp_path_factory: pytest.TempPathFactory) -> dict[datetime, Path]:
    """The demonstration is played once; a copy is kept of how it stood just before each moment of an example."""
    # Processes that share the tests share the folder above their own.
    basis = tmp_path_factory.getbasetemp()
    basis = (basis.parent if "PYTEST_XDIST_WORKER" in os.environ else basis) / "handleiding"
    basis.mkdir(exist_ok=True)
    momenten = sorted({v.begin for v in IN_HET_VERHAAL if v.begin})
    standen = {moment: basis / f"{moment:%Y%m%d-%H%M}" for moment in momenten}
    with (basis / "slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if not all(stand.exists() for stand in standen.values()):
            _speel_verhaal(basis / "verhaal", standen)
    return standen


def _speel_verhaal(map_: Path, standen: dict[datetime, Path]) -> None:
    scenario, open_ = spel.lees(VERHAAL), sorted(standen)

    def bewaar(gespeeld: int, _: object) -> None:
        volgende = _volgend_moment(scenario, gespeeld)
        while open_ and (volgende is None or open_[0] <= volgende):
            shutil.copytree(map_, standen[open_.pop(0)])

    with open_oefening(lees_instellingen({}, map_)) as app:
        spel.speel(app, scenario, voortgang=bewaar)


def _volgend_moment(scenario: Scenario, gespeeld: int) -> datetime | None:
    return next((zet.stap.op for zet in scenario.zetten[gespeeld:] if zet.stap.op), None)


@pytest.mark.parametrize("voorbeeld", IN_HET_VERHAAL, ids=lambda v: f"{v.pagina}:{v.nummer}")
def test_een_voorbeeld_uit_het_verhaal_werkt(
    voorbeeld: Voorbeeld, standen: dict[datetime, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert voorbeeld.begin
    shutil.copytree(standen[voorbeeld.begin], tmp_path / "map")
    _richt_in(voorbeeld.pagina, tmp_path, monkeypatch)
    monkeypatch.setenv("ZANDLOPER_ALS", WIE)
    _speel(voorbeeld, monkeypatch)


@pytest.mark.parametrize("pagina", NIEUW)
def test_voorbeelden_in_een_nieuwe_map_werken(pagina: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _richt_in(pagina, tmp_path, monkeypatch)
    for voorbeeld in VOORBEELDEN:
        if voorbeeld.pagina == pagina and not voorbeeld.begin:
            _speel(voorbeeld, monkeypatch)


def _richt_in(pagina: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder where the reader stands, with the YAML files that the page shows."""
    monkeypatch.setenv("ZANDLOPER_MAP", str(tmp_path / "map"))
    werkmap = tmp_path / "werk"
    werkmap.mkdir()
    monkeypatch.chdir(werkmap)
    for blok in _blokken("yaml", PAGINA_TEKST[pagina]):
        (werkmap / blok.splitlines()[0].removeprefix("# ")).write_text(blok, encoding="utf-8")


def _speel(voorbeeld: Voorbeeld, monkeypatch: pytest.MonkeyPatch) -> None:
    for aanroep in voorbeeld.aanroepen:
        programma, *rest = aanroep.woorden
        if programma == "export":
            monkeypatch.setenv(*rest[0].split("=", maxsplit=1))
        else:
            assert programma == "zandloper", aanroep
            _roep(aanroep, rest)


def _roep(aanroep: Aanroep, argumenten: list[str]) -> None:
    if "--bestand" in argumenten:
        Path(argumenten[argumenten.index("--bestand") + 1]).write_text("Voorbeeld.", encoding="utf-8")
    if moment := aanroep.moment:
        with patch("usecases.klok.tijd", lambda _: moment):
            antwoord = roep(*argumenten)
    else:
        antwoord = roep(*argumenten)
    assert antwoord.code == aanroep.code, (argumenten, antwoord)
    regels = iter(regel.rstrip() for regel in antwoord.alles.splitlines())
    for verwacht in aanroep.uitvoer:
        patroon = ".*".join(map(re.escape, verwacht.split("…")))
        assert any(re.fullmatch(patroon, regel) for regel in regels), (verwacht, antwoord.alles)
