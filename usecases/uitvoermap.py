"""A folder that somebody named to put files in, and names for them that every file system takes."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from delivery.bestanden import schrijf_heel
from workflow.reasons import Invoerfout

LANGSTE_NAAM = 200
"""Bytes of a name; a file system takes 255."""
_NIET_IN_NAAM = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@contextmanager
def schrijfbaar(map_: Path) -> Iterator[None]:
    """What cannot be written there is told to who named it; raises Invoerfout."""
    try:
        yield
    except OSError as fout:
        raise Invoerfout("uit", f"'{map_}' kan niet geschreven worden ({fout.strerror}); kies een andere map") from None


def schrijf(map_: Path, bestanden: Mapping[str, bytes]) -> list[Path]:
    """Each under its name, in the place of an older one; raises Invoerfout."""
    with schrijfbaar(map_):
        map_.mkdir(parents=True, exist_ok=True)
        for naam, inhoud in bestanden.items():
            schrijf_heel(map_ / naam, inhoud)
    return [map_ / naam for naam in bestanden]


class Namen:
    """Gives each thing a name of its own, also where a file system does not tell capitals apart."""

    def __init__(self) -> None:
        self._van: dict[str, str] = {}
        self._bezet: set[str] = set()

    def geef(self, sleutel: str, gewenst: str) -> str:
        """The name that was wished for, or the first free one after it; the same `sleutel` keeps its name."""
        if sleutel not in self._van:
            keuzes = (gewenst if n == 1 else f"{gewenst} ({n})" for n in count(1))
            naam = next(keus for keus in keuzes if keus.casefold() not in self._bezet)
            self._bezet.add(naam.casefold())
            self._van[sleutel] = naam
        return self._van[sleutel]


def schone_naam(naam: str) -> str:
    """A name that every file system takes, with room for a number and an ending, and that never leaves its folder."""
    kort = _NIET_IN_NAAM.sub(" ", naam).encode()[:LANGSTE_NAAM].decode(errors="ignore")
    return kort.strip(" .") or "naamloos"
