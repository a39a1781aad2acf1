"""The consequences of a call on the screen: what would change, before anybody confirms it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from cli.codes import Afloop
from cli.scherm.tabel import datum, druk, euro, kop
from cli.stappen import leesbaar
from usecases.gevolgen import Voorspelling
from workflow.documenten import KINDS
from workflow.gevolgen import (
    AgendaGevolg,
    BriefGevolg,
    Gevolgen,
    HerinneringGevolg,
    TermijnGevolg,
    ToestandGevolg,
    Waarde,
)

_HOOGSTENS_NAMEN = 6
"""More addressees of one kind of letter are told as a number."""


def als_gegevens(voorspelling: Voorspelling) -> dict[str, Any]:
    return {
        "ok": True,
        "soort": "gevolgen",
        "exitcode": int(Afloop.GEDAAN),
        "verb": voorspelling.verb,
        "project": voorspelling.project,
        "tweede_persoon": voorspelling.tweede_persoon,
        "gevolgen": voorspelling.gevolgen,
    }


def toon_gevolgen(voorspelling: Voorspelling) -> None:
    gevolgen = voorspelling.gevolgen
    druk([f"{voorspelling.verb} in project {voorspelling.project}: er is nog niets veranderd."])
    if voorspelling.tweede_persoon:
        druk(["Dit gebeurt pas als een tweede persoon het bevestigt."])
    if gevolgen.leeg:
        druk(["Aan toestanden, termijnen, brieven, besluiten, deelnemers en vlaggen verandert niets."])
    for titel, regels in _blokken(gevolgen):
        if gevuld := list(regels):
            kop(titel)
            druk(f"  - {regel}" for regel in gevuld)


def _blokken(gevolgen: Gevolgen) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Toestand", map(_toestand, gevolgen.toestanden)
    yield "Deelnemers", map(_toestand, gevolgen.deelnames)
    yield "Inkoopteam", _team(gevolgen)
    yield "Termijnen", map(_termijn, gevolgen.termijnen)
    yield "Volgende herinnering", _herinneringen(gevolgen.herinneringen)
    yield "Agenda’s, bij de volgende controle", _agenda(gevolgen.agenda)
    yield "Brieven", _brieven(gevolgen.brieven)
    yield "Besluiten die niet meer tellen", gevolgen.verouderde_besluiten
    yield "Waarde", _waarde(gevolgen)
    yield "Let op: dit komt erbij", (f"{vlag.melding} [{vlag.code}]" for vlag in gevolgen.vlaggen_erbij)
    yield "Dit is dan opgelost", (f"{vlag.melding} [{vlag.code}]" for vlag in gevolgen.vlaggen_weg)


def _toestand(gevolg: ToestandGevolg) -> str:
    van = f"{leesbaar(gevolg.van)} → " if gevolg.van else ""
    return f"{gevolg.wat}: {van}{leesbaar(gevolg.naar)}"


def _team(gevolgen: Gevolgen) -> Iterator[str]:
    yield from (f"eruit: {wie}" for wie in gevolgen.team_eruit)
    yield from (f"erbij: {wie}" for wie in gevolgen.team_erin)
    yield from (f"dan niet compleet: {wat}" for wat in gevolgen.team_mist)


def _termijn(gevolg: TermijnGevolg) -> str:
    over = ", ".join(filter(None, (gevolg.perceel and f"perceel {gevolg.perceel}", gevolg.wie)))
    wat = leesbaar(gevolg.soort) + (f" ({over})" if over else "")
    if gevolg.van is None and gevolg.naar:
        return f"{wat}: nieuw, tot en met {datum(gevolg.naar)}"
    if gevolg.naar is None and gevolg.van:
        return f"{wat}: {gevolg.toestand} (liep tot en met {datum(gevolg.van)})"
    dagen = dict.fromkeys(datum(dag) for dag in (gevolg.van, gevolg.naar) if dag)
    return f"{wat}: {' → '.join(dagen)} {gevolg.tijdstip}".rstrip()


def _herinneringen(rijen: Iterable[HerinneringGevolg]) -> Iterator[str]:
    """One line for all whose day changes alike."""
    groepen: dict[tuple[str, str, str, str], list[str]] = {}
    for h in rijen:
        van, naar = (datum(dag) if dag else "geen" for dag in (h.van, h.naar))
        groepen.setdefault((h.soort, h.perceel, van, naar), []).append(h.wie)
    for (soort, perceel, van, naar), namen in sorted(groepen.items()):
        yield f"{_wat(soort, perceel)}: {van} → {naar}{_aan(namen)}"


def _agenda(rijen: Iterable[AgendaGevolg]) -> Iterator[str]:
    groepen: dict[tuple[str, str, str, str], list[str]] = {}
    for a in rijen:
        groepen.setdefault((a.soort, a.perceel, a.wat, datum(a.dag)), []).append(a.aan)
    for (soort, perceel, wat, dag), namen in sorted(groepen.items()):
        yield f"{_wat(soort, perceel)}, {dag}: {wat}{_aan(namen)}"


def _wat(soort: str, perceel: str) -> str:
    return leesbaar(soort) + (f", perceel {perceel}" if perceel else "")


def _brieven(brieven: Iterable[BriefGevolg]) -> Iterator[str]:
    """One line per kind and fate; the rows come sorted that way."""
    for (wat, soort, perceel), groep in groupby(brieven, key=lambda b: (b.wat, b.soort, b.perceel)):
        aan = [b.aan for b in groep]
        achter = f", perceel {perceel}" if perceel else ""
        yield f"{KINDS[soort].titel}{achter}: {wat}{_aan(aan)}"


def _aan(namen: list[str]) -> str:
    bekend = [naam for naam in namen if naam]
    if len(namen) > _HOOGSTENS_NAMEN:
        return f" ({len(namen)} keer)"
    return f" ({', '.join(bekend)})" if bekend else ""


def _waarde(gevolgen: Gevolgen) -> Iterator[str]:
    if gevolgen.waarde_voor != gevolgen.waarde_na:
        yield f"nu {_tegen_drempel(gevolgen.waarde_voor)}"
        yield f"dan {_tegen_drempel(gevolgen.waarde_na)}"


def _tegen_drempel(waarde: Waarde) -> str:
    if waarde.drempel is None:
        return f"{euro(waarde.raming)}; het drempelbedrag is niet bekend"
    kant = "op of boven" if waarde.boven else "onder"
    return f"{euro(waarde.raming)}, {kant} de drempel van {euro(Decimal(waarde.drempel))}"
