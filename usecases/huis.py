"""The house that signs enters here; only who orders a letter needs it."""

import tomllib
from pathlib import Path

from documents.contexts.bouw.huis import Huis
from documents.contexts.deel import Afzender
from usecases.gegevens import GEGEVENS


def lees_huis(map_: Path) -> Huis:
    """The house that signs: `huis.toml` in the data folder, else the example; TypeError or KeyError on a bad file."""
    eigen = map_ / "huis.toml"
    with (eigen if eigen.exists() else GEGEVENS / "huis.toml").open("rb") as bestand:
        ruw = tomllib.load(bestand)
    return Huis(afzender=Afzender(**ruw.pop("afzender")), **ruw)
