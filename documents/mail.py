"""The text of a mail from its template: plain text is the source, and the HTML says the same.

A template begins with a line `Onderwerp: ...`; then paragraphs, parted by an empty line. Lines that begin with `- ` are
a list. It may use the fields of `Mailgegevens` and, as `brief`, those of the letter that goes along.
"""

import re
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Template, TemplateError
from markupsafe import escape

from documents.contexts.velden import Context
from documents.fouten import DocumentFout
from documents.omgeving import Omgeving, OnbekendVeld
from documents.plat import plat, schoon

SJABLONEN = Path(__file__).parent / "templates" / "mail"
ALGEMEEN = "brief"
"""The template of every kind that has none of its own."""
_DEELT = {"gunningsbrief": "beslissing", "afwijzingsbrief": "beslissing"}
"""Kinds whose mails must not differ: who reads over a shoulder sees the same."""
_ONDERWERP = "Onderwerp: "
_STIJL = "font-family: Calibri, Carlito, Arial, sans-serif; font-size: 11pt; line-height: 1.5; max-width: 42em"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailgegevens:
    """What every mail may name."""

    aan: str
    titel: str
    """What the mail brings, in words that give nothing away."""
    project: str
    kenmerk: str
    perceel: str
    """Such as 'perceel 1 en 2'; empty where there is one perceel, or the letter is about all."""
    namens: str
    """The aanbestedende dienst in whose name a tenderer is written to; empty in a letter to a dienst."""
    bijlagen: tuple[str, ...]
    afzender: str
    contact_naam: str
    contact_email: str


@dataclass(frozen=True, slots=True)
class Mailtekst:
    onderwerp: str
    tekst: str
    html: str


def mailtekst(soort: str, gegevens: Mailgegevens, brief: Context | None) -> Mailtekst:
    """The mail of this kind; raises DocumentFout for a field that does not exist, or a template without subject."""
    bestand = SJABLONEN / f"{_DEELT.get(soort, soort)}.txt"
    bestand = bestand if bestand.exists() else SJABLONEN / f"{ALGEMEEN}.txt"
    velden = {naam: _schoon(waarde) for naam, waarde in asdict(gegevens).items()}
    try:
        ruw = _sjabloon(bestand, bestand.stat().st_mtime_ns).render(velden | {"brief": plat(brief) if brief else None})
    except TemplateError as fout:
        raise DocumentFout(soort, f"{bestand.name}: {fout.message}") from fout
    kop, _, rest = ruw.partition("\n")
    if not kop.startswith(_ONDERWERP):
        raise DocumentFout(soort, f"{bestand.name} begint niet met '{_ONDERWERP.strip()}'")
    alineas = [deel.strip() for deel in re.split(r"\n\s*\n", rest) if deel.strip()]
    onderwerp = " ".join(kop.removeprefix(_ONDERWERP).split())
    return Mailtekst(onderwerp, "\n\n".join(alineas) + "\n", _html(onderwerp, alineas))


def _schoon(waarde: Any) -> Any:
    """On one line: a name with a new line in it must not begin a paragraph, and never a header."""
    return [_schoon(deel) for deel in waarde] if isinstance(waarde, tuple) else " ".join(schoon(waarde).split())


@lru_cache(maxsize=64)
def _sjabloon(bestand: Path, gewijzigd: int) -> Template:
    omgeving = Omgeving(undefined=OnbekendVeld, autoescape=False, trim_blocks=True, lstrip_blocks=True)
    omgeving.globals.clear()
    omgeving.filters.clear()
    omgeving.tests.clear()
    return omgeving.from_string(bestand.read_text(encoding="utf-8"))


def _html(onderwerp: str, alineas: list[str]) -> str:
    inhoud = "\n".join(_alinea(alinea) for alinea in alineas)
    return (
        '<!doctype html>\n<html lang="nl">\n<head><meta charset="utf-8">'
        f"<title>{escape(onderwerp)}</title></head>\n"
        f'<body style="{_STIJL}">\n'
        f"{inhoud}\n</body>\n</html>\n"
    )


def _alinea(alinea: str) -> str:
    regels = alinea.split("\n")
    punten = [regel for regel in regels if regel.startswith("- ")]
    gewoon = [str(escape(regel)) for regel in regels if not regel.startswith("- ")]
    delen = [f"<p>{'<br>'.join(gewoon)}</p>"] if gewoon else []
    if punten:
        delen.append("<ul>" + "".join(f"<li>{escape(punt[2:])}</li>" for punt in punten) + "</ul>")
    return "\n".join(delen)
