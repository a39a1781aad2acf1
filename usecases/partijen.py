"""Letters of one kind in one project are a partij: when one of them lies, the others were made by the same liar.

A letter that fails on its own facts fails alone. A letter that says something else than its facts stops its partij:
nothing of it is kept, and it waits until somebody has looked (design rule 9).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from db.outbox import OutboxRij
from documents.fouten import Afwijking, DocumentFout
from usecases.maken import Gemaakt

Partij = tuple[str, str]
"""Project and kind."""


@dataclass(slots=True)
class Oogst:
    """What came of a number of letters."""

    gemaakt: list[tuple[OutboxRij, Gemaakt]] = field(default_factory=list)
    mislukt: list[tuple[OutboxRij, str]] = field(default_factory=list)
    gestopt: dict[Partij, str] = field(default_factory=dict)
    """Each partij that stopped, with the letter and the fields that stopped it."""

    def zonder_gestopte(self) -> "Oogst":
        """What was made of a partij before it stopped does not count."""
        heel = [(rij, brief) for rij, brief in self.gemaakt if partij_van(rij) not in self.gestopt]
        los = [(rij, melding) for rij, melding in self.mislukt if partij_van(rij) not in self.gestopt]
        return Oogst(heel, los, self.gestopt)


def partij_van(rij: OutboxRij) -> Partij:
    return rij.project_id, rij.soort


def maak_partijen(rijen: Iterable[OutboxRij], maak: Callable[[str, str], Gemaakt]) -> Oogst:
    """Make these letters from their kind and snapshot; of a partij that stopped the rest is not even tried."""
    oogst = Oogst()
    for rij in rijen:
        if partij_van(rij) in oogst.gestopt:
            continue
        try:
            oogst.gemaakt.append((rij, maak(rij.soort, rij.gegevens)))
        except Afwijking as fout:
            oogst.gestopt[partij_van(rij)] = gestopt_door(rij.sleutel, fout)
        except DocumentFout as fout:
            oogst.mislukt.append((rij, str(fout)))
    return oogst.zonder_gestopte()


def gestopt_door(sleutel: str, fout: Afwijking) -> str:
    """Which letter stopped a partij, and on which fields."""
    return f"{sleutel}: {fout}. Daarom wordt van {fout.soort} in dit project verder niets gemaakt"
