"""Scenario files: a project told as verbs with their dates, for practice, demonstration and acceptance.

`lees` turns a file into a Scenario or says what is wrong with it; `speel` plays it through the executor.
"""

from usecases.scenario.bestand import ScenarioFout
from usecases.scenario.lezen import Scenario, lees
from usecases.scenario.spelen import Afwijking, Gespeeld, Verslag, speel

__all__ = ["Afwijking", "Gespeeld", "Scenario", "ScenarioFout", "Verslag", "lees", "speel"]
