"""Breadth-first search over the pure verbs: every state that a small project can get into, and whether it gets out.

A phase starts from a canonical game and offers a small fixed set of moves. States that differ only in what the phase
declares to leave out, or in which of the alike deelnemers did what, are one state; whether that is fair is tried out
on a sample of the games that were merged.

Withdrawing is an end, but nearly always possible: it counts as a way out only from where nothing else can be.
"""

import gc
import time
from collections import deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from tests.factories import Spel
from tests.proeven.onafhankelijk import schendingen
from workflow.reasons import Geweigerd, Invoerfout

Zet = tuple[str, Callable[[Spel], object]]
"""A name that means the same in every game with the same key, and what is done."""

HOOGSTENS_STANDEN = 200_000
HOOGSTENS_SECONDEN = 120
"""Of the processor: a busy machine says nothing about the code."""
PER_KEER = 250
"""After so many states it is looked at whether there are too many: asking for the time is slow."""
STEEKPROEF = 25
"""One in so many of the merged games is played on to see that it behaves like the one that was kept."""


@dataclass(frozen=True)
class Fase:
    naam: str
    begin: Spel
    zetten: Callable[[Spel], Iterable[Zet]]
    sleutel: Callable[[Spel], Hashable]
    klaar: Callable[[Spel], bool]
    """The ends, other than that of a project that was withdrawn."""
    niets_anders: Callable[[Spel], bool]
    """Only from such a state withdrawing is a way out: offered everywhere, it would hide every other dead end."""
    waarom_vast: Callable[[Spel], str]
    """For a state from which the end cannot be reached: why."""
    weggelaten: tuple[str, ...]


@dataclass
class Vondst:
    """What a search found."""

    standen: dict[Hashable, Spel] = field(default_factory=dict)
    volgt: dict[Hashable, dict[str, Hashable]] = field(default_factory=dict)
    geweigerd: int = 0
    samengevoegd: int = 0
    schendingen: set[str] = field(default_factory=set)
    oneerlijk: list[str] = field(default_factory=list)
    vast: dict[str, list[Hashable]] = field(default_factory=dict)
    klaar: int = 0
    ingetrokken: int = 0
    """Withdrawn projects; and from how many states that is the only way out."""
    alleen_intrekken: int = 0
    seconden: float = 0.0

    @property
    def zetten(self) -> int:
        return sum(len(v) for v in self.volgt.values())


def zoek(fase: Fase) -> Vondst:
    """Visit every state of a phase; raises TimeoutError when that are more than the limits allow."""
    gc.disable()  # the games that are kept hold no cycles, and make every collection slower
    try:
        return _zoek(fase)
    finally:
        gc.enable()


def _zoek(fase: Fase) -> Vondst:
    begin = time.process_time()
    vondst = Vondst()
    steekproef: list[tuple[Hashable, Spel]] = []
    wortel = fase.sleutel(fase.begin)
    vondst.standen[wortel] = fase.begin
    rij = deque([wortel])
    while rij:
        sleutel = rij.popleft()
        vondst.volgt[sleutel] = {}
        for naam, na in _opvolgers(fase, vondst.standen[sleutel], vondst):
            doel = fase.sleutel(na)
            vondst.volgt[sleutel][naam] = doel
            if doel not in vondst.standen:
                vondst.standen[doel] = na
                rij.append(doel)
            elif na.zaak is not vondst.standen[sleutel].zaak:
                vondst.samengevoegd += 1
                if vondst.samengevoegd % STEEKPROEF == 0:
                    steekproef.append((doel, na))
        if len(vondst.volgt) % PER_KEER == 0 and _te_veel(vondst, begin):
            raise TimeoutError(f"{fase.naam}: na {len(vondst.standen)} standen nog niet klaar")
    vondst.oneerlijk = [fout for doel, spel in steekproef for fout in _verschil(fase, vondst, doel, spel)]
    _zoek_vast(fase, vondst)
    vondst.seconden = time.process_time() - begin
    return vondst


def _te_veel(vondst: Vondst, begin: float) -> bool:
    return len(vondst.standen) > HOOGSTENS_STANDEN or time.process_time() - begin > HOOGSTENS_SECONDEN


def _opvolgers(fase: Fase, spel: Spel, vondst: Vondst) -> Iterable[tuple[str, Spel]]:
    for naam, doe in fase.zetten(spel):
        na = spel.kopie()
        na.later(seconds=1)  # of two facts on one day the later one counts
        try:
            doe(na)
        except (Geweigerd, Invoerfout):
            vondst.geweigerd += 1
            continue
        na.zetten, na.effecten, na.gevraagd = (), (), {}
        vondst.schendingen |= {f"{fase.naam}, {naam}: {fout}" for fout in schendingen(spel, na)}
        yield naam, na


def _verschil(fase: Fase, vondst: Vondst, sleutel: Hashable, spel: Spel) -> list[str]:
    """Merged games must allow the same moves, with the same outcome."""
    hier = {naam: fase.sleutel(na) for naam, na in _opvolgers(fase, spel, Vondst())}
    daar = vondst.volgt[sleutel]
    namen = sorted(n for n in hier.keys() | daar.keys() if hier.get(n) != daar.get(n))
    return [f"{fase.naam}: {n} bij {sleutel} leidt tot {hier.get(n)} en tot {daar.get(n)}" for n in namen]


def _zoek_vast(fase: Fase, vondst: Vondst) -> None:
    """Backwards from the ends: what is not reached is stuck."""
    terug: dict[Hashable, set[Hashable]] = {}
    for sleutel, volgt in vondst.volgt.items():
        for doel in volgt.values():
            terug.setdefault(doel, set()).add(sleutel)
    ingetrokken = {s for s, spel in vondst.standen.items() if spel.toestand == "ingetrokken"}
    einden = {s for s, spel in vondst.standen.items() if fase.klaar(spel)} - ingetrokken
    nood = {s for doel in ingetrokken for s in terug.get(doel, set()) if fase.niets_anders(vondst.standen[s])}
    gewoon = _terug_van(einden, terug)
    gezien = _terug_van(einden | nood, terug) | ingetrokken
    vondst.klaar, vondst.ingetrokken = len(einden), len(ingetrokken)
    vondst.alleen_intrekken = len(gezien - gewoon - ingetrokken)
    for sleutel in (s for s in vondst.standen if s not in gezien):
        vondst.vast.setdefault(fase.waarom_vast(vondst.standen[sleutel]), []).append(sleutel)


def _terug_van(einden: set[Hashable], terug: dict[Hashable, set[Hashable]]) -> set[Hashable]:
    gezien, rij = set(einden), deque(einden)
    while rij:
        for bron in terug.get(rij.popleft(), set()) - gezien:
            gezien.add(bron)
            rij.append(bron)
    return gezien


def verslag(fase: Fase, vondst: Vondst) -> str:
    regels = [
        f"{fase.naam}: {len(vondst.standen)} standen, {vondst.zetten} zetten, {vondst.geweigerd} weigeringen, "
        f"{vondst.klaar} eindstanden, {vondst.samengevoegd} keer samengevoegd "
        f"(1 op {STEEKPROEF} nagespeeld); {vondst.seconden:.1f} s",
        f"  ingetrokken: {vondst.ingetrokken} standen; intrekken is de enige weg uit {vondst.alleen_intrekken} standen",
        *(f"  weggelaten: {wat}" for wat in fase.weggelaten),
        *(f"  vast: {len(standen)} standen, {waarom}" for waarom, standen in sorted(vondst.vast.items())),
    ]
    return "\n".join(regels)
