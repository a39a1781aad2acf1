"""What is wrong with a template, and where: a finding can be read aloud to who sits before Word."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Bevinding:
    """`plek` is a place as people count in Word ("tekst, tabel 2, rij 3, cel 1"); empty for the file as a whole."""

    plek: str
    melding: str

    def __str__(self) -> str:
        return f"{self.plek}: {self.melding}" if self.plek else self.melding


@dataclass(frozen=True, slots=True)
class Afdruk:
    """A letter from sample data; `fouten` is what it does not say as the data do, or why it could not be made."""

    naam: str
    inhoud: bytes
    fouten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keuring:
    """The judgement of a template: everything that is wrong, and when nothing is the trial prints that were asked."""

    bevindingen: tuple[Bevinding, ...]
    afdrukken: tuple[Afdruk, ...] = ()

    @property
    def goed(self) -> bool:
        return not self.bevindingen and not any(afdruk.fouten for afdruk in self.afdrukken)

    @property
    def regels(self) -> tuple[str, ...]:
        """All that stands in the way, one line each."""
        proeven = (f"proefdruk {afdruk.naam}: {fout}" for afdruk in self.afdrukken for fout in afdruk.fouten)
        return (*map(str, self.bevindingen), *proeven)


def kort(tekst: str) -> str:
    """A piece of a template in a finding, on one line."""
    schoon = re.sub(r"\s+", " ", tekst)
    return schoon if len(schoon) <= 80 else f"{schoon[:77]}…"
