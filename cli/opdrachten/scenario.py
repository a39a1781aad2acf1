"""`scenario`: play a project that somebody wrote down, and compare what happens with what it expects; or list them."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.codes import Afloop
from cli.groep import Commando, maak_groep
from cli.uitvoer import AlsJson, druk, meervoud
from usecases import scenario as spel
from usecases.brievenmap import exporteer
from usecases.ingang import open_oefening
from usecases.instellingen import lees_instellingen
from usecases.scenario import Scenario, ScenarioFout, Verslag
from workflow.reasons import Invoerfout

groep = maak_groep()

_Bestand = Annotated[Path, typer.Argument(metavar="BESTAND", help="Scenario in YAML.")]
_Map = Annotated[
    Path | None, typer.Option("--map", metavar="MAP", help="Map met een database om te oefenen; anders een tijdelijke.")
]
_Verhalen = Annotated[Path, typer.Option("--map", metavar="MAP", help="Map met verhalen.", show_default=False)]
_Uit = Annotated[Path | None, typer.Option("--uit", metavar="MAP", help="Zet de brieven hier in een map per dienst.")]


@groep.command("speel", cls=Commando, help="Speel een scenario en vergelijk met wat het verwacht.")
def speel(bestand: _Bestand, map_: _Map = None, uit: _Uit = None, json: AlsJson = False) -> None:
    try:
        verslag, brieven = _speel(spel.lees(bestand), map_, uit, stil=json)
    except ScenarioFout as fout:
        raise _als_invoerfout(bestand, fout) from None
    code = Afloop.NIET_ZOALS_VERWACHT if verslag.afwijkingen else Afloop.GEDAAN
    gegevens: dict[str, Any] = {"ok": not verslag.afwijkingen, "exitcode": int(code), "verslag": verslag}
    druk(json, gegevens, _regels(verslag, map_, uit, brieven))
    raise typer.Exit(code)


@groep.command("lijst", cls=Commando, help="Toon de verhalen die er zijn.")
def lijst(map_: _Verhalen = spel.SCENARIOS, json: AlsJson = False) -> None:
    try:
        gevonden = spel.verhalen(map_)
    except ScenarioFout as fout:
        raise _als_invoerfout(map_, fout) from None
    regels = [
        regel
        for verhaal in gevonden
        for regel in (verhaal.naam, f"  {verhaal.eerste_zin}", f"  {map_ / verhaal.bestand}")
    ]
    druk(json, {"ok": True, "exitcode": 0, "verhalen": gevonden}, regels or [f"In {map_} staan geen verhalen."])


def _als_invoerfout(plek: Path, fout: ScenarioFout) -> Invoerfout:
    return Invoerfout("scenario", f"{plek}:" + "".join(f"\n  - {regel}" for regel in fout.fouten))


def _speel(scenario: Scenario, map_: Path | None, uit: Path | None, *, stil: bool) -> tuple[Verslag, int]:
    with _oefenmap(map_) as plek, open_oefening(lees_instellingen(os.environ, plek)) as app:
        totaal, zichtbaar = len(scenario.zetten), sys.stderr.isatty() and not stil
        verslag = spel.speel(
            app, scenario, voortgang=lambda nummer, zet: _toon(nummer, totaal, zet.plek) if zichtbaar else None
        )
        if zichtbaar:
            print(file=sys.stderr)
        geteld = exporteer(app, verslag.project, uit).brieven if uit and verslag.project else 0
    return verslag, geteld


@contextmanager
def _oefenmap(map_: Path | None) -> Iterator[Path]:
    if map_ is not None:
        yield map_
        return
    with tempfile.TemporaryDirectory(prefix="zandloper-scenario-") as tijdelijk:
        yield Path(tijdelijk)


def _toon(nummer: int, totaal: int, plek: str) -> None:
    print(f"\r  {nummer} van {totaal}: {plek[:60]:<60}", end="", file=sys.stderr, flush=True)


def _regels(verslag: Verslag, map_: Path | None, uit: Path | None, brieven: int) -> Iterator[str]:
    yield f"{verslag.scenario}: {meervoud(len(verslag.gespeeld), 'stap', 'stappen')} gespeeld."
    if uit:
        yield f"{meervoud(brieven, 'brief', 'brieven')} in {uit}."
    if map_:
        yield f"Bekijken: ZANDLOPER_MAP={map_} zandloper project toon {verslag.project or 'KENMERK'}"
    if not verslag.afwijkingen:
        yield "Alles ging zoals verwacht."
        return
    yield f"{meervoud(len(verslag.afwijkingen), 'verwachting kwam', 'verwachtingen kwamen')} niet uit:"
    for afwijking in verslag.afwijkingen:
        yield f"  {afwijking.plek}"
        yield f"    verwacht: {afwijking.verwacht}"
        yield f"    werd:     {afwijking.werkelijk}"


OPDRACHT = typer.main.get_command(groep)
