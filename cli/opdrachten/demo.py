"""`demo`: a whole procurement in a folder of its own; Prefect makes the letters, as it does in earnest."""

import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from cli.codes import Afloop
from cli.groep import maak_commando
from cli.scherm.project import toon_beeld
from cli.scherm.tabel import druk, kop
from cli.scherm.verhaal import Verteller
from cli.uitvoer import meervoud
from usecases import overzicht
from usecases import scenario as spel
from usecases.app import App
from usecases.brievenmap import WAAROM, exporteer
from usecases.ingang import open_oefening
from usecases.instellingen import Instellingen, lees_instellingen
from usecases.scenario import Scenario, ScenarioFout, Verslag
from workflow.reasons import Invoerfout
from workflow.tijd import dag_van
from workflow.vlaggen import vlaggen

VERHAAL = spel.SCENARIOS / "demo.yaml"
BRIEVEN = "brieven"

_Map = Annotated[
    Path | None, typer.Option("--map", metavar="MAP", help="Lege map voor de demo; anders een nieuwe tijdelijke map.")
]


def demo(map_: _Map = None) -> None:
    plek = (map_ or Path(tempfile.mkdtemp(prefix="zandloper-demo-"))).absolute()
    instellingen = lees_instellingen(os.environ, plek)
    try:
        with open_oefening(instellingen) as app:
            verslag = _speel(app, spel.lees(VERHAAL), instellingen)
            _toon(app, verslag, plek)
    except ScenarioFout as fout:
        raise Invoerfout("map", "; ".join(fout.fouten)) from None
    raise typer.Exit(Afloop.NIET_ZOALS_VERWACHT if verslag.afwijkingen else Afloop.GEDAAN)


def _speel(app: App, scenario: Scenario, instellingen: Instellingen) -> Verslag:
    # Prefect takes seconds to import.
    from flows.uitvoeren import controleer_in_proces, maak_brieven_in_proces, prefect_in_proces

    def maak_brieven(app: App, op: datetime) -> None:
        maak_brieven_in_proces(app, op)

    druk([scenario.inhoud.verhaal.strip(), "Prefect wordt gestart voor de brieven…"])
    verteller = Verteller()
    with prefect_in_proces(instellingen):
        verslag = spel.speel(
            app, scenario, na_stap=maak_brieven, planner=controleer_in_proces, voortgang=verteller.vertel
        )
    verteller.klaar()
    return verslag


def _toon(app: App, verslag: Verslag, plek: Path) -> None:
    if verslag.project:
        beeld = overzicht.toon(app, verslag.project, verslag.nu)
        kop("Waar het project nu staat")
        toon_beeld(beeld, vlaggen(beeld.case, app.beleid, dag_van(beeld.nu)))
        _toon_mappen(plek / BRIEVEN, exporteer(app, verslag.project, plek / BRIEVEN).brieven)
    for afwijking in verslag.afwijkingen:
        druk([f"NIET zoals verwacht: {afwijking.plek}: {afwijking.verwacht}, maar werd {afwijking.werkelijk}"])
    kop("Zelf verder kijken")
    druk([f"  export ZANDLOPER_MAP={plek}", f"  zandloper project toon {verslag.project}", "  zandloper audit verify"])


def _toon_mappen(map_: Path, aantal: int) -> None:
    kop(f"{meervoud(aantal, 'brief', 'brieven')} in {map_}")
    for dienst in sorted(map_.glob("*")):
        geldig = sum(1 for pad in dienst.iterdir() if pad.is_file() and pad.name != WAAROM)
        druk([f"  {dienst.name}/  {meervoud(geldig, 'brief', 'brieven')}"])


OPDRACHT = maak_commando(demo)
