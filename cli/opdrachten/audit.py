"""`audit`: was anything changed or removed since it was written down, and what was written down."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from cli.codes import Afloop
from cli.groep import Commando, maak_groep
from cli.installatie import installatie
from cli.uitvoer import AlsJson, druk, druk_json
from usecases import auditkop, inzage
from usecases.auditkop import Bevinding
from usecases.inzage import AuditRegel
from workflow.reasons import Invoerfout
from workflow.tijd import lokaal
from workflow.verbs import VERBS

groep = maak_groep()

_VERB = max(map(len, VERBS))

_Tegen = Annotated[
    Path | None, typer.Option("--tegen", metavar="KOPFILE", help="Vergelijk ook met een kop van eerder ('audit kop').")
]
_Uit = Annotated[Path | None, typer.Option("--uit", metavar="BESTAND", help="Schrijf naar dit bestand.")]
_Kenmerk = Annotated[
    str | None, typer.Argument(metavar="KENMERK", help="Kenmerk van het project; zonder: wat bij geen project hoort.")
]


@groep.command("verify", cls=Commando, help="Ga na of er niets gewijzigd, weggehaald, verplaatst of afgekapt is.")
def verify(tegen: _Tegen = None, json: AlsJson = False) -> None:
    with installatie() as app:
        bevindingen = auditkop.controleer(app, tegen)
    code = Afloop.NIET_ZOALS_VERWACHT if bevindingen else Afloop.GEDAAN
    gegevens = {"ok": not bevindingen, "exitcode": int(code), "bevindingen": bevindingen}
    druk(json, gegevens, _bevindingen(bevindingen, tegen))
    raise typer.Exit(code)


def _bevindingen(bevindingen: list[Bevinding], tegen: Path | None) -> Iterator[str]:
    if not bevindingen:
        yield "Het logboek is heel." if tegen is None else f"Het logboek is heel, en bevat alles uit {tegen}."
        return
    yield f"Het logboek is NIET heel ({len(bevindingen)}):"
    for bevinding in bevindingen:
        plek = f"{bevinding.keten}, rij {bevinding.volgnummer}" if bevinding.volgnummer else bevinding.keten
        yield f"  - {plek}: {bevinding.soort}. {bevinding.uitleg}"


@groep.command("kop", cls=Commando, help="Geef het einde van elke keten, ondertekend; bewaar dit op een andere plek.")
def kop(uit: _Uit = None) -> None:
    with installatie() as app:
        tekst = auditkop.ondertekend(app)
    if uit is None:
        typer.echo(tekst)
    else:
        _schrijf(uit, tekst)
        typer.echo(f"Geschreven: {uit}. Later nagaan: zandloper audit verify --tegen {uit}")


def _schrijf(uit: Path, tekst: str) -> None:
    try:
        uit.write_text(tekst + "\n", encoding="utf-8")
    except OSError as fout:
        raise Invoerfout("uit", f"'{uit}' kan niet geschreven worden ({fout.strerror}); kies een andere plek") from None


@groep.command("toon", cls=Commando, help="Toon wie wanneer wat deed.")
def toon(kenmerk: _Kenmerk = None, json: AlsJson = False) -> None:
    with installatie() as app:
        regels = inzage.auditspoor(app, kenmerk)
    if json:
        druk_json({"project": kenmerk, "regels": regels})
        return
    for regel in regels:
        typer.echo(f"{_moment(regel)}  {regel.verb:<{_VERB}}  {regel.uitkomst:<10}  {_wie(regel)}")


def _moment(regel: AuditRegel) -> str:
    return f"{lokaal(regel.op):%d-%m-%Y %H:%M}"


def _wie(regel: AuditRegel) -> str:
    return regel.wie if regel.wie == regel.aanmelding else f"{regel.wie} ({regel.aanmelding})"


OPDRACHT = typer.main.get_command(groep)
