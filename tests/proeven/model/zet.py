"""What a move is, and what moves have in common: who, when, on which perceel, with which file.

`@zet(...)` names the states of the project or of a perceel in which the move makes sense; now and then it is made
elsewhere. In every choice the first option is the right one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from tests.factories import pad
from tests.proeven.model.dagen import dag
from tests.proeven.model.kiezen import ANDEREN, Kies, een, wie
from tests.proeven.model.wereld import Wereld
from workflow.tijd import AMSTERDAM

DAG = timedelta(days=1)
LAATSTE_MOMENT = datetime(2027, 12, 31, tzinfo=AMSTERDAM)
INSCHRIJVERS = tuple(pad.INSCHRIJVERS)
BESLOTEN = ("beslissing", "opschorting")
VOORBEREIDING = ("inkoopstrategie_concept", "inkoopstrategie_vaststelling", "aanbestedingsdocumenten")


@dataclass(frozen=True)
class Zet:
    naam: str
    doe: Callable[[Wereld, Kies], Any]
    waar: frozenset[str]
    """States of project or perceel; empty is everywhere."""

    def kan(self, wereld: Wereld) -> bool:
        boek = wereld.boek
        return not self.waar or boek.stadium in self.waar or any(p.stand in self.waar for p in boek.percelen.values())


ZETTEN: dict[str, Zet] = {}
Doe = Callable[[Wereld, Kies], Any]


def zet(*waar: str) -> Callable[[Doe], Doe]:
    def meld_aan(doe: Doe) -> Doe:
        naam = doe.__name__
        ZETTEN[naam] = Zet(naam, doe, frozenset(waar))
        return doe

    return meld_aan


def vandaag(w: Wereld) -> date:
    return dag(w.nu)


def een_dag(w: Wereld, kies: Kies) -> date:
    """Mostly today."""
    return vandaag(w) + kies.uit(0, 0, 0, 0, -1, 1, -30) * DAG


def kies_perceel(w: Wereld, kies: Kies, *waar: str) -> str:
    goede = [n for n, p in w.boek.percelen.items() if not waar or p.stand in waar]
    return str(een(kies, goede, *w.boek.percelen, "9"))


def nieuw_stuk(w: Wereld, kies: Kies, soort: str, dienst: str | None = None, door: str = "inkoper-1") -> str:
    """Mostly a new file for this; now and then one that is there already, of whatever kind."""
    if w.boek.stukken and kies.soms(8):
        return str(kies.uit(*list(w.boek.stukken)[-4:]))
    code = f"stuk-{w.oog.rij}"
    w.roep(
        "voeg_dossierstuk_toe", door, code=code, soort=soort, bestand={"naam": "a.pdf", "tekst": code}, dienst=dienst
    )
    return code


def met_zijn_tweeen(w: Wereld, kies: Kies, verb: str, **met: Any) -> None:
    """Two calls by two persons, who are now and then one; sometimes the second comes later, or never."""
    eerste = wie(kies, kies.uit("inkoper-1", "inkoper-1", "manager-1"))
    oproep = w.roep(verb, eerste, **met)
    if oproep.ja and not kies.soms(5):
        tweede = "manager-1" if eerste == "inkoper-1" else "inkoper-1"
        w.roep(
            "bevestig", kies.uit(tweede, tweede, eerste, *ANDEREN) if kies.soms(3) else tweede, voorstel=oproep.voorstel
        )


def contact(kies: Kies, dienst: str) -> str:
    return str(kies.uit(dienst.lower(), "inkoper-1"))


def zet_klok(w: Wereld, moment: datetime) -> None:
    w.nu = min(max(w.nu, moment), max(w.nu, LAATSTE_MOMENT))


def kies_winnaar(w: Wereld, kies: Kies, perceel: str) -> str:
    winnaars = sorted(w.boek.percelen[perceel].winnaars) if perceel in w.boek.percelen else []
    return str(een(kies, winnaars, *INSCHRIJVERS))
