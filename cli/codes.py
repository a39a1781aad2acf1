"""How a command ends: exit codes that a script can rely on (design rule 12)."""

from enum import IntEnum


class Afloop(IntEnum):
    GEDAAN = 0
    NIET_ZOALS_VERWACHT = 1
    """An expectation failed, or the program did: the message says which."""
    ONGELDIG = 2
    GEWEIGERD = 3
    BEZET = 4
    WACHT = 5
    AFGEBROKEN = 130
    PIJP_DICHT = 141
