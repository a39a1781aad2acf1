"""What a command prints: lines for people on a terminal, or one JSON object."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import typer

AlsJson = Annotated[bool, typer.Option("--json", help="Schrijf één JSON-object in plaats van tekst.")]


def druk(als_json: bool, gegevens: Mapping[str, Any], regels: Iterable[str]) -> None:
    """The lines, or the data when JSON is asked; the lines are not made then."""
    if als_json:
        druk_json(gegevens)
        return
    for regel in regels:
        typer.echo(regel)


def druk_json(gegevens: Mapping[str, Any]) -> None:
    typer.echo(json.dumps(gegevens, default=_plat, ensure_ascii=False, indent=2))


def _plat(waarde: Any) -> Any:
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return {veld.name: getattr(waarde, veld.name) for veld in fields(waarde)}
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Decimal):
        return str(waarde)
    raise TypeError(f"geen JSON voor {type(waarde).__name__}")


def meervoud(aantal: int, enkel: str, meer: str) -> str:
    """`1 brief`, `2 brieven`."""
    return f"{aantal} {enkel if aantal == 1 else meer}"
