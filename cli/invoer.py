"""Arguments of a verb as they come from the command line: options, and a mapping from a file or from stdin."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from usecases.invoer import Argument
from workflow.reasons import Invoerfout


def lees_mapping(bron: str) -> dict[str, Any]:
    """Names with values from a YAML or JSON file, or from stdin when it is called `-`; raises Invoerfout."""
    gelezen = _lees_tekst(_inhoud(bron), "met")
    if not isinstance(gelezen, dict):
        raise Invoerfout("met", f"{bron}: hier horen namen met waarden, bijvoorbeeld 'naam: Asten'")
    return gelezen


def uit_optie(argument: Argument, waarde: Any) -> Any:
    """An option is text, except for an argument with parts: there it is YAML."""
    if not argument.genest:
        return waarde
    if not argument.lijst:
        return _lees_tekst(waarde, argument.naam)
    return _samen(_lees_tekst(deel, argument.naam) for deel in waarde)


def eis_verplichte(argumenten: Sequence[Argument], gegeven: Mapping[str, Any], optie: Mapping[str, str]) -> None:
    """All that is missing at once, with what it is; raises Invoerfout."""
    ontbreekt = [a for a in argumenten if a.verplicht and a.naam not in gegeven]
    if ontbreekt:
        regels = "".join(f"\n  {optie[a.naam]}  {a.hulp}" for a in ontbreekt)
        raise Invoerfout(ontbreekt[0].naam, f"er ontbreekt:{regels}")


def _samen(delen: Any) -> list[Any]:
    """`--leden` may be given for each part, or once with a list."""
    return [een for deel in delen for een in (deel if isinstance(deel, list) else [deel])]


def _inhoud(bron: str) -> str:
    try:
        return sys.stdin.read() if bron == "-" else Path(bron).read_text(encoding="utf-8")
    except OSError as fout:
        raise Invoerfout("met", f"'{bron}' kan niet gelezen worden ({fout.strerror})") from None
    except UnicodeDecodeError:
        raise Invoerfout("met", f"'{bron}' is geen tekst in UTF-8") from None


def _lees_tekst(tekst: str, veld: str) -> Any:
    """JSON keeps its numbers as they are written; in YAML every value is text (a date stays what was typed)."""
    try:
        return json.loads(tekst, parse_float=str, parse_int=str)
    except ValueError:
        pass
    try:
        return yaml.load(tekst, Loader=yaml.BaseLoader)
    except yaml.YAMLError as fout:
        plek = getattr(fout, "problem_mark", None)
        waar = f" (regel {plek.line + 1}, kolom {plek.column + 1})" if plek else ""
        raise Invoerfout(veld, f"dit is geen YAML of JSON{waar}") from None
