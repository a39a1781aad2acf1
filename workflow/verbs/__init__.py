"""All verbs: importing this package fills the register."""

from workflow.verbs import (
    aanbesteding,
    altijd,
    basis,
    beoordeling,
    brieven,
    contract,
    deelname,
    gunning,
    loting,
    publicatie,
    rechtszaak,
    stam,
    start,
    strategie,
    tweede_persoon,
)
from workflow.verbs.registry import VERBS, Verb

__all__ = [
    "VERBS",
    "Verb",
    "aanbesteding",
    "altijd",
    "basis",
    "beoordeling",
    "brieven",
    "contract",
    "deelname",
    "gunning",
    "loting",
    "publicatie",
    "rechtszaak",
    "stam",
    "start",
    "strategie",
    "tweede_persoon",
]
