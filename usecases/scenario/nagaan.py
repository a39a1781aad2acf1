"""What cannot be played is found before anything is played."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from usecases.invoer import lees_invoer, zoek_verb
from usecases.scenario.bestand import Inhoud
from usecases.scenario.zetten import Zet
from workflow.case.stam import Rol
from workflow.reasons import REDENEN, Invoerfout


def fouten_in(inhoud: Inhoud, zetten: tuple[Zet, ...]) -> Iterator[str]:
    """Every mistake, each with its place in words."""
    yield from _stamfouten(inhoud)
    vorige: datetime | None = None
    for zet in zetten:
        stap = zet.stap
        if (stap.doe is None) == (stap.controleer is None):
            yield f"{zet.plek}: een stap heeft 'doe' of 'controleer', en niet allebei"
            continue
        if stap.doe is None:
            continue
        yield from _stapfouten(inhoud, zet)
        if stap.op is None:
            yield f"{zet.plek}: 'op' ontbreekt; schrijf bijvoorbeeld 2026-05-11T12:00"
        elif vorige and stap.op < vorige:
            yield f"{zet.plek}: het moment ligt voor dat van de vorige stap"
        vorige = stap.op or vorige


def _stamfouten(inhoud: Inhoud) -> Iterator[str]:
    """Accounts and diensten are registered before the first step: what cannot be registered is found here."""
    for naam, gegevens in inhoud.diensten.items():
        yield from _invoerfouten(f"diensten.{naam}", "registreer_dienst", {"naam": naam, **gegevens})
    for sleutel, persoon in inhoud.personen.items():
        if Rol.CONTACTPERSOON in persoon.rollen and not persoon.dienst:
            yield f"personen.{sleutel}: een contactpersoon heeft een dienst"
        rollen = [rol.value for rol in persoon.rollen if rol != Rol.CONTACTPERSOON]
        account = {"email": "x@bizob.example", "naam": persoon.naam or sleutel, "rollen": rollen}
        yield from _invoerfouten(f"personen.{sleutel}", "registreer_persoon", account)


def _invoerfouten(plek: str, verb: str, invoer: dict[str, Any], map_: Path | None = None) -> Iterator[str]:
    try:
        lees_invoer(zoek_verb(verb), invoer, map_=map_)
    except Invoerfout as fout:
        zelf_genoemd = fout.veld == verb or fout.melding.startswith(fout.veld)
        yield f"{plek}: {fout.melding if zelf_genoemd else fout}"


def _stapfouten(inhoud: Inhoud, zet: Zet) -> Iterator[str]:
    stap = zet.stap
    if stap.door is not None and persoon_sleutel(inhoud, stap.door) is None:
        yield f"{zet.plek}: '{stap.door}' staat niet bij personen"
    if onbekend := [code for code in stap.redenen if code not in REDENEN]:
        yield f"{zet.plek}: onbekende reden: {', '.join(onbekend)}"
    if stap.redenen and stap.verwacht != "geweigerd":
        yield f"{zet.plek}: 'redenen' hoort bij 'verwacht: geweigerd'"
    if onbekend := sorted(set(_open_woorden(stap.door) | _open_woorden(stap.met))):
        yield f"{zet.plek}: onbekend woord tussen accolades: {', '.join(onbekend)}"
    if stap.verwacht == "invoerfout":
        return
    yield from _invoerfouten(zet.plek, stap.doe or "", stap.met, zet.map)


_OPEN = re.compile(r"\{[a-z_]+\}")


def _open_woorden(waarde: Any) -> set[str]:
    """What stands between braces and was not filled in: a mistake in writing, or a word that no file gives."""
    if isinstance(waarde, str):
        return set(_OPEN.findall(waarde))
    delen = [*waarde, *waarde.values()] if isinstance(waarde, dict) else waarde if isinstance(waarde, list) else []
    return {woord for deel in delen for woord in _open_woorden(deel)}


def persoon_sleutel(inhoud: Inhoud, door: str) -> str | None:
    """Who acts: a key of `personen`, or the name of a dienst for its contactpersoon."""
    if door in inhoud.personen:
        return door
    contacten = ((s, p) for s, p in inhoud.personen.items() if Rol.CONTACTPERSOON in p.rollen)
    return next((sleutel for sleutel, persoon in contacten if persoon.dienst == door), None)
