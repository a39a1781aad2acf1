"""Steps that are ready to play: repeated for whom they are meant, with every word between braces filled in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from usecases.scenario.aanloop import Deel
from usecases.scenario.bestand import Inhoud, Stap

_Woorden = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Zet:
    """One step that is ready to play; `plek` tells a reader where it stands, `map` is where its files are."""

    plek: str
    stap: Stap
    map: Path


def zetten_van(deel: Deel, samen: Inhoud) -> Iterator[Zet]:
    """The steps of one file, with the lists and words of the whole story."""
    voor = f"{deel.naam}: " if deel.naam else ""
    for nummer, stap in enumerate(deel.inhoud.stappen, start=1):
        for dienst, perceel in product(_namen(stap.voor, samen), _namen(stap.percelen, samen)):
            wie = ", ".join(filter(None, (dienst, perceel and f"perceel {perceel}")))
            woorden = {**samen.gegevens, **_keer(dienst, perceel)}
            invulling = {"door": _vul(stap.door, woorden, samen), "met": _vul(stap.met, woorden, samen)}
            plek = f"{voor}stap {nummer}" + (f" ({wie})" if wie else "")
            yield Zet(plek, stap.model_copy(update=invulling), deel.map)


def _namen(keus: tuple[str, ...] | None, samen: Inhoud) -> list[str]:
    """Once and for nobody in particular, unless the step says for whom."""
    if keus is None:
        return [""]
    return [naam for deel in keus for naam in samen.lijsten.get(deel, (deel,))]


def _keer(dienst: str, perceel: str) -> dict[str, str]:
    return ({"dienst": dienst, "elk": dienst} if dienst else {}) | ({"perceel": perceel} if perceel else {})


def _vul(waarde: Any, woorden: _Woorden, samen: Inhoud) -> Any:
    if isinstance(waarde, str):
        if waarde.startswith("@") and waarde[1:] in samen.lijsten:
            return list(samen.lijsten[waarde[1:]])
        for naam, woord in woorden.items():
            waarde = waarde.replace(f"{{{naam}}}", woord)
        return waarde
    if isinstance(waarde, dict):
        return {_vul(naam, woorden, samen): _vul(deel, woorden, samen) for naam, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_vul(deel, woorden, samen) for deel in waarde]
    return waarde
