"""A scenario as it is played: the file and all that it begins with, checked before anything is played."""

from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from usecases.scenario.aanloop import lees_delen, samen
from usecases.scenario.bestand import Inhoud, ScenarioFout
from usecases.scenario.nagaan import fouten_in
from usecases.scenario.zetten import Zet, zetten_van


@dataclass(frozen=True, slots=True)
class Scenario:
    inhoud: Inhoud
    zetten: tuple[Zet, ...]
    begin: tuple[int, ...] = ()
    """How many steps have been played at the end of each file that this story begins with."""

    @property
    def stukken(self) -> "tuple[Scenario, ...]":
        """What this story begins with, shortest first; two stories with an equal piece have that part in common."""
        return tuple(replace(self, zetten=self.zetten[:tot], begin=self.begin[:n]) for n, tot in enumerate(self.begin))

    @property
    def verbs(self) -> int:
        return sum(1 for zet in self.zetten if zet.stap.doe)


def lees(pad: Path) -> Scenario:
    """A scenario that can be played from begin to end; raises ScenarioFout with every mistake in it."""
    delen = lees_delen(pad)
    inhoud = samen(delen)
    per_deel = [tuple(zetten_van(deel, inhoud)) for deel in delen]
    zetten = tuple(zet for deel in per_deel for zet in deel)
    if fouten := list(fouten_in(inhoud, zetten)):
        raise ScenarioFout(fouten)
    return Scenario(inhoud, zetten, tuple(accumulate(len(deel) for deel in per_deel[:-1])))
