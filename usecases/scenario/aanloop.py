"""A story that begins with another: the steps of that file come first, and who and what it names is known after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from usecases.scenario.bestand import Inhoud, ScenarioFout, lees_inhoud

DIEPSTE = 12
"""Files in a row; who needs more can no longer see where a story begins."""


@dataclass(frozen=True, slots=True)
class Deel:
    """One file of a story; `naam` is empty for the story itself, and for what comes before it a place to look."""

    naam: str
    map: Path
    inhoud: Inhoud


def lees_delen(pad: Path) -> tuple[Deel, ...]:
    """From the file that begins to the story itself; raises ScenarioFout.

    All are in the folder of the story or below it, so that a scenario is whole when its folder is copied.
    """
    delen: list[Deel] = []
    for bestand in _keten(pad.resolve(), delen):
        naam = "" if not delen else str(bestand.relative_to(pad.resolve().parent))
        delen.append(Deel(naam, bestand.parent, _met_naam(bestand, naam)))
    if not any("personen" in deel.inhoud.model_fields_set for deel in delen):
        raise ScenarioFout(["personen: dit ontbreekt"])
    return tuple(reversed(delen))


def samen(delen: tuple[Deel, ...]) -> Inhoud:
    """The story itself, with all that is named on the way to it; what it names again is as it says itself."""
    eigen = delen[-1].inhoud
    velden = ("gegevens", "personen", "diensten", "lijsten")
    return eigen.model_copy(
        update={
            veld: {naam: waarde for deel in delen for naam, waarde in getattr(deel.inhoud, veld).items()}
            for veld in velden
        }
    )


def _keten(begin: Path, gelezen: list[Deel]) -> Iterator[Path]:
    """The file, and each time what the last one that was read begins with."""
    gezien, bestand = [begin], begin
    yield bestand
    while volgende := gelezen[-1].inhoud.begin_met:
        bestand = (bestand.parent / volgende).resolve()
        if not bestand.is_relative_to(begin.parent):
            raise ScenarioFout([f"begin_met: '{volgende}' staat niet in de map van het scenario"])
        if bestand in gezien:
            raise ScenarioFout([f"begin_met: '{volgende}' begint met zichzelf"])
        if len(gezien) == DIEPSTE:
            raise ScenarioFout([f"begin_met: er komen meer dan {DIEPSTE} bestanden na elkaar"])
        gezien.append(bestand)
        yield bestand


def _met_naam(bestand: Path, naam: str) -> Inhoud:
    try:
        return lees_inhoud(bestand)
    except ScenarioFout as fout:
        raise ScenarioFout([f"{naam}: {regel}" if naam else regel for regel in fout.fouten]) from None
