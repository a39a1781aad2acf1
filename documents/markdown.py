"""The same context as plain Markdown: as strict as Word, and no fact can break a table or become markup."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Template, TemplateError

from documents.contexts import Context, kind_van, soort_van
from documents.contexts.velden import schema
from documents.fouten import DocumentFout
from documents.lint import velden_fouten
from documents.omgeving import Omgeving, OnbekendVeld
from documents.opmaak import VAST
from documents.plat import plat
from documents.render import SJABLONEN

_OPMAAK = re.compile(r"[\\`*|<\[\]~]|(?<!\w)_|_(?!\w)|&(?=[#\w]+;)")
_BEGIN = re.compile(r"(?:[#>+=-]+|\d+(?=[.)]))(?=[.)\s]|$)")
"""What at the beginning of a line would be a heading, a quote or a list."""
_REGELEINDE = "<br>"


def markdown(context: Context) -> str:
    """The Markdown template of this kind filled with this context; DocumentFout names what is wrong."""
    soort = soort_van(context)
    try:
        tekst = _sjabloon(soort).render(plat(context))
    except TemplateError as fout:
        raise DocumentFout(soort, fout.message or "het sjabloon klopt niet") from fout
    return re.sub(r"\n{3,}", "\n\n", tekst).strip() + "\n"


@lru_cache(maxsize=8)
def _sjabloon(soort: str) -> Template:
    bestand = SJABLONEN / f"{soort}.md"
    if not bestand.exists():
        raise DocumentFout(soort, f"het sjabloon {bestand.name} ontbreekt")
    return compileer_markdown(soort, bestand)


def compileer_markdown(soort: str, bestand: Path) -> Template:
    """Refuse a template that names an unknown field; DocumentFout."""
    omgeving, bron = _omgeving(), bestand.read_text(encoding="utf-8")
    try:
        boom, sjabloon = omgeving.parse(bron), omgeving.from_string(bron)
    except TemplateError as fout:
        raise DocumentFout(soort, f"{bestand.name}: {fout.message}") from fout
    if fouten := velden_fouten(boom, schema(kind_van(soort).context)):
        raise DocumentFout(soort, f"{bestand.name}: regel {'; regel '.join(fouten).replace('|', ': ')}")
    return sjabloon


def _omgeving() -> Omgeving:
    omgeving = Omgeving(
        undefined=OnbekendVeld, autoescape=False, finalize=_voor_markdown, trim_blocks=True, lstrip_blocks=True
    )
    omgeving.globals.clear()
    omgeving.filters.clear()
    omgeving.tests.clear()
    return omgeving


def _voor_markdown(waarde: Any) -> Any:
    """A line end stays inside its cell; an undefined field still fails."""
    return _REGELEINDE.join(map(_veilig, waarde.splitlines())) if isinstance(waarde, str) else waarde


def _veilig(regel: str) -> str:
    kaal = _OPMAAK.sub(r"\\\g<0>", regel.replace(VAST, " ").strip())
    begin = _BEGIN.match(kaal)
    if begin is None:
        return kaal
    einde = begin.end()
    return f"{kaal[:einde]}\\{kaal[einde:]}" if kaal[0].isdigit() else f"\\{kaal}"
