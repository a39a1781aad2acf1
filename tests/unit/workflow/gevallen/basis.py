"""A Geval breaks one fact of a call that would succeed, and names the guard that must see it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tests.factories import Spel, klaar_voor, moment
from workflow.beurt import Beurt
from workflow.case import Case
from workflow.reasons import Geweigerd
from workflow.verbs import VERBS
from workflow.zetten import beweeg_perceel


@dataclass(frozen=True)
class Poging:
    """One call that is about to be made."""

    spel: Spel
    verb: str
    door: str
    met: Any

    def codes(self) -> set[str]:
        """The reasons for which it is refused; empty when it succeeds."""
        if self.verb in VERBS:
            return self.spel.antwoord(self.verb, self.door, self.met)
        beurt = Beurt(self.spel.zaak, self.met, self.spel.call(self.door))
        try:
            beweeg_perceel(beurt, self.spel.perceel, self.verb)
        except Geweigerd as fout:
            return {r.code for r in fout.redenen}
        return set()

    def met_case(self, case: Case) -> "Poging":
        return replace(self, spel=self.spel.met_case(case))


Breuk = Callable[[Poging], Poging]


@dataclass(frozen=True)
class Geval:
    """`trigger` is the row of the tables, `code` what its guard must say, `ook` what others say about the same fact."""

    trigger: str
    guard: str
    code: str
    breuken: tuple[Breuk, ...]
    ook: frozenset[str] = frozenset()
    start: Callable[[], Poging] | None = field(default=None, compare=False)

    def begin(self) -> Poging:
        return self.start() if self.start else gereed(self.trigger)

    def gebroken(self) -> Poging:
        poging = self.begin()
        for breuk in self.breuken:
            poging = breuk(poging)
        return poging

    def __str__(self) -> str:
        return f"{self.trigger}-{self.guard}-{self.code}"


def geval(
    trigger: str,
    guard: str,
    code: str,
    *breuken: Breuk,
    ook: Iterable[str] = (),
    start: Callable[[], Poging] | None = None,
) -> Geval:
    return Geval(trigger, guard, code, breuken, frozenset(ook), start)


def gereed(verb: str, keer: int = 0) -> Poging:
    """The call of the happy path, that succeeds."""
    m = klaar_voor(verb, keer)
    return Poging(m.voor.kopie(), verb, m.door, m.met)


def laatste(verb: str) -> Callable[[], Poging]:
    return lambda: gereed(verb, -1)


# --- breuken -------------------------------------------------------------------------------------------------------


def zonder(veld: str, waar: Callable[[Any], bool] = lambda _: True) -> Breuk:
    """These rows are not there."""

    def breek(poging: Poging) -> Poging:
        case = poging.spel.zaak
        rijen = {id_: rij for id_, rij in getattr(case, veld).items() if not waar(rij)}
        assert len(rijen) < len(getattr(case, veld)), f"{veld}: niets om weg te halen"
        return poging.met_case(replace(case, **{veld: rijen}))

    return breek


def anders(veld: str, waar: Callable[[Any], bool] = lambda _: True, **feiten: Any) -> Breuk:
    """These rows say something else."""

    def breek(poging: Poging) -> Poging:
        case = poging.spel.zaak
        rijen = [replace(rij, **feiten) for rij in getattr(case, veld).values() if waar(rij)]
        assert rijen, f"{veld}: niets om te veranderen"
        return poging.met_case(case.met(*rijen))

    return breek


def project(**feiten: Any) -> Breuk:
    return lambda poging: poging.met_case(poging.spel.zaak.met_project(replace(poging.spel.zaak.project, **feiten)))


def invoer(**velden: Any) -> Breuk:
    """The call itself brings something else."""
    return lambda poging: replace(poging, met=replace(poging.met, **velden))


def klok(tekst: str) -> Breuk:
    """It is another moment, perhaps an earlier one."""
    return lambda poging: replace(poging, spel=replace(poging.spel, nu=moment(tekst)))


def door(kort: str) -> Breuk:
    return lambda poging: replace(poging, door=kort)


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)
