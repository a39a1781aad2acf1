"""Which template makes a letter: the one that is in use at that moment, of the office itself or else of the program."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from db import sjablonen
from db.engine import Connection, lees
from delivery.opslag import BestandOntbreekt, Opslag
from documents.fouten import DocumentFout
from usecases.app import App

if TYPE_CHECKING:
    from documents.compile import Sjabloon


@dataclass(frozen=True, slots=True)
class Sjabloonkeuze:
    """The templates as they were in use at one moment."""

    opslag: Opslag
    eigen: Mapping[str, str]
    """Per kind the SHA-256 of a template of the office's own."""

    def geef(self, soort: str) -> "Sjabloon":
        """Compiled; DocumentFout when it is not there or does not fit this program any more."""
        if soort in self.eigen:
            return eigen_sjabloon(soort, self.eigen[soort], self.opslag)
        from documents.render import huissjabloon

        sjabloon = huissjabloon(soort)
        self._bewaar_huis(soort, sjabloon.sha256)
        return sjabloon

    def _bewaar_huis(self, soort: str, sha256: str) -> None:
        """A letter names its template by hash; the next program may bring another, so this one is kept."""
        if not self.opslag.pad(sha256).exists():
            self.opslag.bewaar(huisbestand(soort).read_bytes())


def keuze(app: App) -> Sjabloonkeuze:
    """As it is now."""
    with lees(app.engine) as conn:
        return keuze_van(app, conn)


def keuze_van(app: App, conn: Connection) -> Sjabloonkeuze:
    return Sjabloonkeuze(app.opslag, sjablonen.in_gebruik(conn))


def eigen_sjabloon(soort: str, sha256: str, opslag: Opslag) -> "Sjabloon":
    """It was judged before it was put in use; the store sees to it that its bytes are the same."""
    return _gecompileerd(soort, sha256, str(opslag.map))


@lru_cache(maxsize=64)
def _gecompileerd(soort: str, sha256: str, map_: str) -> "Sjabloon":
    from documents.compile import compileer

    try:
        return compileer(soort, Opslag(Path(map_)).lees(sha256))
    except BestandOntbreekt as fout:
        raise DocumentFout(soort, f"het sjabloon dat in gebruik is, ontbreekt in de opslag ({fout})") from fout


def huisbestand(soort: str) -> Path:
    """The template of the program itself."""
    from documents.contexts.register import kind_van
    from documents.render import SJABLONEN

    return SJABLONEN / kind_van(soort).sjabloon
