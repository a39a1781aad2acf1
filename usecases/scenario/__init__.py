"""Scenario files: a project told as verbs with their dates, for practice, demonstration and acceptance.

`lees` turns a file into a Scenario or says what is wrong with it; `speel` plays it through the executor.
"""

from usecases.scenario.bestand import ScenarioFout
from usecases.scenario.lezen import Scenario, lees
from usecases.scenario.lijst import SCENARIOS, Verhaal, verhalen
from usecases.scenario.spelen import Afwijking, Gespeeld, Verslag, speel

__all__ = [
    "SCENARIOS",
    "Afwijking",
    "Gespeeld",
    "Scenario",
    "ScenarioFout",
    "Verhaal",
    "Verslag",
    "lees",
    "speel",
    "verhalen",
]
