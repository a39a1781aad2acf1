"""An example of every kind of document, made from sample data, so that anyone sees what a template gives."""

from pathlib import Path

from documents import pakket
from documents.contexts import Context
from documents.fouten import Afwijking
from documents.readback import verschillen
from documents.render import render
from documents.voorbeelden import MAKERS
from usecases import uitvoermap
from workflow.documenten import KINDS

INDEX = "README.md"
_INLEIDING = """# Voorbeelden van alle documenten

Van elk soort document staat hier een voorbeeld, in elke variant die de tekst heeft. De gegevens zijn verzonnen. De
opmaak en de vaste tekst komen uit de sjablonen in `documents/templates/`; kantoormedewerkers passen die aan in Word.

`./zandloper voorbeelden` maakt deze map opnieuw, en met `--controleer` blijkt of zij nog klopt. Wie een sjabloon
verandert, ziet hier dus wat dat met de brieven doet.

| Stap | Document | Voorbeeld | Onderwerp |
| --- | --- | --- | --- |
"""


def voorbeelden() -> dict[str, bytes]:
    """Every file of the folder by its name; Afwijking when an example does not say what its data say."""
    gekozen = {naam: (soort, maak(False)) for naam, (soort, maak) in MAKERS.items()}
    brieven = {f"{naam}.docx": _brief(soort, context) for naam, (soort, context) in gekozen.items()}
    return {INDEX: _index(gekozen).encode(), **brieven}


def anders(map_: Path) -> list[str]:
    """The names of the files in a folder that are not as they would be made now: changed, missing or too many.

    Of a .docx its parts count: how hard they were pressed differs from machine to machine.
    """
    nieuw = voorbeelden()
    teveel = {pad.name for pad in map_.glob("*.docx")} - set(nieuw)
    return sorted(teveel | {naam for naam, inhoud in nieuw.items() if not _gelijk(map_ / naam, inhoud)})


def schrijf(map_: Path) -> int:
    """Write every example and the index to a folder; how many examples. Raises Invoerfout when it cannot be written."""
    return len(uitvoermap.schrijf(map_, voorbeelden())) - 1


def _brief(soort: str, context: Context) -> bytes:
    inhoud = render(soort, context).inhoud
    if fouten := verschillen(soort, context, inhoud):
        raise Afwijking(soort, f"het voorbeeld wijkt af van zijn gegevens: {'; '.join(fouten)}")
    return inhoud


def _gelijk(pad: Path, inhoud: bytes) -> bool:
    if not pad.is_file():
        return False
    oud = pad.read_bytes()
    if oud == inhoud or pad.suffix != ".docx":
        return oud == inhoud
    try:
        return list(pakket.lees(oud).items()) == list(pakket.lees(inhoud).items())
    except ValueError:
        return False


def _index(gekozen: dict[str, tuple[str, Context]]) -> str:
    """In the order of the procedure; a kind that no verb orders comes last."""
    volgorde = {soort: plek for plek, soort in enumerate(KINDS)}
    namen = sorted(gekozen, key=lambda naam: volgorde.get(gekozen[naam][0], len(volgorde)))
    return _INLEIDING + "".join(_regel(naam, *gekozen[naam]) for naam in namen)


def _regel(naam: str, soort: str, context: Context) -> str:
    stap, titel = (KINDS[soort].stap, KINDS[soort].titel) if soort in KINDS else ("altijd", _woorden(soort))
    kop = getattr(context, "kop")  # noqa: B009 - every kind has one, and no base says so
    return f"| {stap} | {titel} | [{_woorden(naam)}]({naam}.docx) | {_in_tabel(kop.onderwerp)} |\n"


def _woorden(naam: str) -> str:
    return naam.replace("_", " ").capitalize()


def _in_tabel(tekst: str) -> str:
    return tekst.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
