"""The stories that a folder holds: what each is about, in the words of its file."""

import re
from dataclasses import dataclass
from pathlib import Path

from usecases.scenario.aanloop import lees_delen

SCENARIOS = Path(__file__).parents[2] / "scenarios"
_EINDE_VAN_ZIN = re.compile(r"(?<=[.!?])\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhaal:
    """One story; `bestand` is its place in the folder."""

    bestand: str
    naam: str
    tekst: str

    @property
    def eerste_zin(self) -> str:
        return _EINDE_VAN_ZIN.split(self.tekst, maxsplit=1)[0]


def verhalen(map_: Path = SCENARIOS) -> tuple[Verhaal, ...]:
    """The scenario files of a folder by name; those below it are only what a story may begin with.

    Raises ScenarioFout for a file that is no scenario.
    """
    return tuple(_verhaal(pad) for pad in sorted(map_.glob("*.yaml")))


def _verhaal(pad: Path) -> Verhaal:
    inhoud = lees_delen(pad)[-1].inhoud
    return Verhaal(bestand=pad.name, naam=inhoud.scenario, tekst=" ".join(inhoud.verhaal.split()))
