"""How a move chooses: the first option is always the right one, so that who takes the first walks the ordinary road."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

from hypothesis import strategies as st

ANDEREN = (
    *("inkoper-1", "manager-1", "inkoper-2", "manager-2", "ecb-1", "auditor-1", "beheerder-1", "deskundige-asten"),
    *("asten", "someren", "systeem"),
)


class Kies(Protocol):
    def uit(self, *opties: Any) -> Any:
        """One of these."""

    def soms(self, op: int) -> bool:
        """Yes in one of so many times."""


class Goed:
    """Always the right one."""

    def uit(self, *opties: Any) -> Any:
        return opties[0]

    def soms(self, op: int) -> bool:
        return False


class Getrokken:
    """What hypothesis draws."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data

    def uit(self, *opties: Any) -> Any:
        return opties[self.data.draw(_nummer(len(opties)))] if len(opties) > 1 else opties[0]

    def soms(self, op: int) -> bool:
        return bool(self.data.draw(_nummer(op)) == op - 1)


@lru_cache
def _nummer(aantal: int) -> st.SearchStrategy[int]:
    return st.integers(0, aantal - 1)


def wie(kies: Kies, goed: str) -> str:
    """Mostly who may, and sometimes anybody."""
    return str(kies.uit(*ANDEREN)) if kies.soms(6) else goed


def een(kies: Kies, goede: Sequence[Any], *andere: Any) -> Any:
    """Mostly one of the good ones."""
    return kies.uit(*andere) if andere and (not goede or kies.soms(5)) else kies.uit(*goede)
