"""`brieven`: what a flow does with letters, at once and in this process, and the way to take them along."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from cli.codes import Afloop
from cli.groep import Commando, maak_groep
from cli.installatie import installatie
from cli.uitvoer import AlsJson, druk, meervoud
from usecases import brievenmap, letters
from usecases.brievenmap import Meegenomen
from usecases.letters import Keuze, Verslag

GEDULD = 2.0
"""Seconds after which someone who waits is told how far it is."""

_Opnieuw = Annotated[bool, typer.Option("--opnieuw", help="Probeer ook brieven die waren opgegeven.")]

groep = maak_groep()


@groep.command("maak", cls=Commando, help="Maak nu alle brieven die besteld zijn.")
def maak(opnieuw: _Opnieuw = False, json: AlsJson = False) -> None:
    with installatie() as app:
        if opnieuw:
            letters.probeer_opnieuw(app)
        voortgang = Voortgang(letters.openstaand(app), stil=json)
        verslag = letters.maak_alles(app, voortgang=voortgang.toon)
        voortgang.klaar()
    code = Afloop.NIET_ZOALS_VERWACHT if verslag.mislukt else Afloop.GEDAAN
    gegevens = {"ok": not verslag.mislukt, "exitcode": int(code), "gemaakt": len(verslag.gemaakt)}
    druk(json, gegevens | {"mislukt": verslag.mislukt}, _regels(verslag))
    raise typer.Exit(code)


def _regels(verslag: Verslag) -> list[str]:
    if not verslag.gemaakt and not verslag.mislukt:
        return ["Er wachten geen brieven."]
    gemaakt = f"{meervoud(len(verslag.gemaakt), 'brief', 'brieven')} gemaakt."
    mislukt = list(dict.fromkeys(verslag.mislukt))
    kop = ["Niet gemaakt:"] if mislukt else []
    return [gemaakt, *kop, *(f"  - {melding}" for melding in mislukt)]


class Voortgang:
    """One moving line on a terminal, once it takes longer than someone likes to wait."""

    def __init__(self, totaal: int, *, stil: bool, wat: str = "brieven") -> None:
        self.totaal, self.wat, self.begin = totaal, wat, time.monotonic()
        self.zichtbaar = sys.stderr.isatty() and not stil
        self.geschreven = False

    def toon(self, gemaakt: int) -> None:
        if self.zichtbaar and time.monotonic() - self.begin > GEDULD:
            vol = int(30 * min(1, gemaakt / max(1, self.totaal)))
            balk = "█" * vol + "░" * (30 - vol)
            print(f"\r{balk} {gemaakt} van {self.totaal} {self.wat}", end="", file=sys.stderr, flush=True)
            self.geschreven = True

    def klaar(self) -> None:
        if self.geschreven:
            print(file=sys.stderr)


@groep.command("exporteer", cls=Commando, help="Zet de brieven van een project in een map per dienst.")
def exporteer(
    kenmerk: Annotated[str, typer.Argument(metavar="KENMERK", help="Kenmerk van het project.")],
    uit: Annotated[Path, typer.Option("--uit", metavar="MAP", help="Map waarin de mappen per dienst komen.")],
    pdf: Annotated[bool, typer.Option("--pdf", help="Zet naast elke brief ook een PDF (met LibreOffice).")] = False,
    json: AlsJson = False,
) -> None:
    with installatie() as app:
        letters.openstaand(app, Keuze(project=kenmerk))
        gedaan = brievenmap.exporteer(app, kenmerk, uit, pdf=pdf)
    code = Afloop.NIET_ZOALS_VERWACHT if gedaan.zonder_pdf else Afloop.GEDAAN
    gegevens = {"ok": not gedaan.zonder_pdf, "exitcode": int(code), "brieven": gedaan.brieven, "map": str(uit)}
    gegevens |= {"vervallen": gedaan.vervallen, "pdf": gedaan.pdf, "zonder_pdf": gedaan.zonder_pdf}
    druk(json, gegevens, _meegenomen(gedaan, uit, pdf))
    raise typer.Exit(code)


def _meegenomen(gedaan: Meegenomen, uit: Path, pdf: bool) -> Iterator[str]:
    if not gedaan.brieven and not gedaan.vervallen:
        yield "Er zijn nog geen brieven gemaakt."
        return
    yield f"{meervoud(gedaan.brieven, 'brief', 'brieven')} in {uit}."
    if gedaan.vervallen:
        yield f"{meervoud(gedaan.vervallen, 'vervallen brief', 'vervallen brieven')} apart, met de reden."
    if pdf:
        yield f"{gedaan.pdf} met een PDF ernaast."
    if gedaan.zonder_pdf:
        yield "Niet van elke brief is een PDF gemaakt; de brieven zelf staan er wel:"
        yield from (f"  - {waarom}" for waarom in gedaan.zonder_pdf)


OPDRACHT = typer.main.get_command(groep)
