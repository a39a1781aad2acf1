"""All moves: what people do next, right and wrong. A new verb is one function in a `zet_` file of its step."""

from tests.proeven.model import (
    zet_altijd,
    zet_beoordeling,
    zet_contract,
    zet_gunning,
    zet_intrekking,
    zet_markt,
    zet_start,
    zet_strategie,
    zet_tender,
    zet_uitvoering,
)
from tests.proeven.model.zet import ZETTEN, Zet

STAPPEN = (
    *(zet_altijd, zet_start, zet_strategie, zet_markt, zet_tender, zet_beoordeling, zet_gunning, zet_contract),
    *(zet_intrekking, zet_uitvoering),
)
"""Loaded, so that every move is in `ZETTEN`."""

__all__ = ["ZETTEN", "Zet"]
