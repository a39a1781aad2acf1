"""All verbs: importing this package fills the register."""

from workflow.verbs import (
    aanbesteding,
    afdwingen,
    altijd,
    basis,
    beoordeling,
    brieven,
    contract,
    deelname,
    gunning,
    intrekking,
    publicatie,
    rechtszaak,
    stam,
    start,
    strategie,
    termijn,
    tweede_persoon,
)
from workflow.verbs.registry import VERBS, Verb

__all__ = [
    "VERBS",
    "Verb",
    "aanbesteding",
    "afdwingen",
    "altijd",
    "basis",
    "beoordeling",
    "brieven",
    "contract",
    "deelname",
    "gunning",
    "intrekking",
    "publicatie",
    "rechtszaak",
    "stam",
    "start",
    "strategie",
    "termijn",
    "tweede_persoon",
]
