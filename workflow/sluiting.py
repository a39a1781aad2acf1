"""A closing time that moves, and the dates that may move with it."""

from dataclasses import replace
from typing import Any

from workflow.case.publicatie import Publicatie


def verlengd(huidig: Publicatie, met: Any) -> Publicatie:
    """The publication with the dates that a call names; what it does not name stays as it was."""
    return replace(
        huidig,
        sluiting=met.sluiting or huidig.sluiting,
        vragen_tot=met.vragen_tot or huidig.vragen_tot,
        nvi_uiterlijk=met.nvi_uiterlijk or huidig.nvi_uiterlijk,
        gestanddoening_tot=met.gestanddoening_tot or huidig.gestanddoening_tot,
    )
