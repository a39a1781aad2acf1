"""What is played, told while it happens: one line for each thing that was done, however many diensten did it."""

from datetime import date

from cli.scherm.tabel import datum, druk
from usecases.scenario.bestand import Stap
from usecases.scenario.zetten import Zet
from workflow.tijd import dag_van

_AFLOOP = {"voorstel": "wacht op een tweede persoon", "invoerfout": "kan niet"}

_Regel = tuple[date, str, str]


class Verteller:
    """Steps that look alike and follow each other become one line, told when something else begins."""

    def __init__(self) -> None:
        self.regel: _Regel | None = None
        self.keer = 0

    def vertel(self, nummer: int, zet: Zet) -> None:
        regel = _regel(zet.stap)
        if regel is None:
            return
        if regel != self.regel:
            self.klaar()
            self.regel, self.keer = regel, 0
        self.keer += 1

    def klaar(self) -> None:
        """Tells what was not told yet."""
        if self.regel:
            dag, verb, afloop = self.regel
            keer = f" ({self.keer} keer)" if self.keer > 1 else ""
            druk([f"  {datum(dag)}  {verb}{keer}{afloop}"], hangt=12)
        self.regel = None


def _regel(stap: Stap) -> _Regel | None:
    if stap.doe is None or stap.op is None:
        return None
    return dag_van(stap.op), stap.doe, _afloop(stap)


def _afloop(stap: Stap) -> str:
    if stap.verwacht == "geweigerd":
        return " – " + ": ".join(filter(None, ("geweigerd", ", ".join(stap.redenen))))
    return f" – {_AFLOOP[stap.verwacht]}" if stap.verwacht in _AFLOOP else ""
