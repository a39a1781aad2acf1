"""A scenario as it is played: the file and all that it begins with, checked before anything is played."""

from dataclasses import dataclass
from pathlib import Path

from usecases.scenario.aanloop import lees_delen, samen
from usecases.scenario.bestand import Inhoud, ScenarioFout
from usecases.scenario.nagaan import fouten_in
from usecases.scenario.zetten import Zet, zetten_van


@dataclass(frozen=True, slots=True)
class Scenario:
    inhoud: Inhoud
    zetten: tuple[Zet, ...]

    @property
    def verbs(self) -> int:
        return sum(1 for zet in self.zetten if zet.stap.doe)


def lees(pad: Path) -> Scenario:
    """A scenario that can be played from begin to end; raises ScenarioFout with every mistake in it."""
    delen = lees_delen(pad)
    inhoud = samen(delen)
    zetten = tuple(zet for deel in delen for zet in zetten_van(deel, inhoud))
    if fouten := list(fouten_in(inhoud, zetten)):
        raise ScenarioFout(fouten)
    return Scenario(inhoud, zetten)
