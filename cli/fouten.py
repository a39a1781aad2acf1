"""Every way in which a command can fail, as an exit code with words that say what to do next (design rule 12)."""

import os
import tempfile
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from cli.codes import Afloop
from cli.taal import als_gebruiksfout, zonder_systeemtaal
from cli.uitvoer import druk_json
from workflow.reasons import Geweigerd, Invoerfout, Reden

LOGBOEK = "fouten.log"
_RAAD_DATABASE = (
    "Kijk naar ZANDLOPER_MAP en ZANDLOPER_DATABASE_URL; een adres is bijvoorbeeld "
    "postgresql+psycopg://naam@server/zandloper"
)


@dataclass(frozen=True, slots=True)
class Melding:
    code: Afloop
    soort: str
    gegevens: Mapping[str, Any]
    tekst: str


def meld(fout: Exception, opdracht: str, *, als_json: bool) -> int:
    """Tell what went wrong with this command, on stderr or as JSON on stdout; gives the exit code."""
    melding = _melding(fout, opdracht)
    if als_json:
        druk_json({"ok": False, "soort": melding.soort, "exitcode": int(melding.code), **melding.gegevens})
    else:
        typer.echo(melding.tekst, err=True)
    return melding.code


def _melding(fout: Exception, opdracht: str) -> Melding:
    if isinstance(fout, Geweigerd):
        return _geweigerd(fout)
    if isinstance(fout, Invoerfout):
        return _ongeldig(fout.veld, fout.melding)
    if isinstance(fout, typer.TyperException):
        gebruik = als_gebruiksfout(fout, opdracht)
        return _ongeldig("opdracht", gebruik.message, f"Uitleg: {gebruik.opdracht} --help")
    return _van_beneden(fout)


def _ongeldig(veld: str, melding: str, raad: str = "") -> Melding:
    melding = zonder_systeemtaal(melding)
    zelf_genoemd = veld == "opdracht" or melding.startswith(f"{veld}: ")
    tekst = f"Dit kan niet: {melding}" if zelf_genoemd else f"Dit kan niet: {veld}: {melding}"
    gegevens = {"veld": veld, "melding": melding}
    return Melding(Afloop.ONGELDIG, "invoerfout", gegevens, f"{tekst}\n{raad}".rstrip())


def _geweigerd(fout: Geweigerd) -> Melding:
    regels = ["Geweigerd."]
    for reden in fout.redenen:
        regels += redenregels(reden)
    return Melding(Afloop.GEWEIGERD, "geweigerd", {"redenen": fout.redenen}, "\n".join(regels))


def redenregels(reden: Reden, inspringen: str = "  ") -> list[str]:
    """What is missing with its code, and below it who must act and by which verb."""
    wat_nu = f"{reden.wie} met '{reden.verb}'" if reden.verb else reden.wie
    return [f"{inspringen}- {reden.melding} [{reden.code}]", f"{inspringen}  aan zet: {wat_nu}"]


def _van_beneden(fout: Exception) -> Melding:
    from usecases.ingang import AndereSoort, BestandOntbreekt, Bezet, Dubbel, Onbereikbaar, Ongeldig, PdfFout

    if isinstance(fout, Bezet | Dubbel):
        melding = "een ander was net bezig met hetzelfde; er is niets veranderd, probeer het opnieuw"
        return Melding(Afloop.BEZET, "bezet", {"melding": melding}, f"Bezet: {melding}.")
    if isinstance(fout, AndereSoort):
        return _ongeldig("map", f"deze database is voor '{fout.soort}'; kies een andere map")
    if isinstance(fout, Ongeldig):
        return _ongeldig("gegevens", f"een waarde mag daar niet staan (regel {fout.regel}); er is niets veranderd")
    if isinstance(fout, Onbereikbaar):
        return _ongeldig("database", f"{fout}. {_RAAD_DATABASE}")
    if isinstance(fout, PdfFout):
        melding = f"er is geen PDF gemaakt: {fout}"
        return Melding(Afloop.NIET_ZOALS_VERWACHT, "pdf", {"melding": melding}, f"Fout: {melding}")
    if isinstance(fout, BestandOntbreekt):
        melding = (
            f"het bestand {fout}. Zet de map 'bestanden' terug uit een reservekopie; geef niets uit wat niet heel is"
        )
        return Melding(Afloop.NIET_ZOALS_VERWACHT, "bestand", {"melding": melding}, f"Fout: {melding}.")
    return _onverwacht(fout)


def _onverwacht(fout: Exception) -> Melding:
    plek = _schrijf_logboek(fout)
    melding = (
        f"er ging iets mis dat niet had mogen gebeuren ({type(fout).__name__}). Kijk of de gegevens bereikbaar zijn en "
        f"de schijf niet vol is, en probeer het opnieuw. Blijft het misgaan, stuur dan dit bestand mee: {plek}"
    )
    gegevens = {"melding": melding, "logboek": str(plek)}
    return Melding(Afloop.NIET_ZOALS_VERWACHT, "fout", gegevens, f"Fout: {melding}")


def _schrijf_logboek(fout: Exception) -> Path:
    """In the data folder, or where that cannot be written beside the temporary files."""
    from usecases.instellingen import lees_instellingen

    tekst = f"--- {datetime.now().astimezone().isoformat()}\n{''.join(traceback.format_exception(fout))}\n"
    try:
        plek = lees_instellingen(os.environ).map / LOGBOEK
        plek.parent.mkdir(parents=True, exist_ok=True)
        with plek.open("a", encoding="utf-8") as bestand:
            bestand.write(tekst)
    except (OSError, Invoerfout):
        handvat, naam = tempfile.mkstemp(prefix="zandloper-", suffix=".log", text=True)
        with os.fdopen(handvat, "w", encoding="utf-8") as bestand:
            bestand.write(tekst)
        return Path(naam)
    return plek
