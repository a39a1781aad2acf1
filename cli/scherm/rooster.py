"""The grid of diensten and milestones: what is done and when, and below it who is to act."""

from collections.abc import Iterable, Sequence

from cli.scherm.tabel import druk, druk_tabel, kop
from cli.stappen import leesbaar
from workflow.rooster import Cel, Rij

LEGENDA = "✓ gedaan op die dag   ✗ nee   ? nog niet definitief   ○ open, met wie aan zet is   – nog niet aan de orde"
_NEE = ("afgewezen", "afwezig", "geen besluit")
_NIET_DEFINITIEF = ("aangehouden", "voorwaardelijk")
_DEELNAMEN = {"strategie_ter_vaststelling": "beslist nog"}
_HOOGSTENS = 8
"""So many names stand in full; more become a number."""


def toon_rooster(rijen: Sequence[Rij]) -> None:
    kop("Diensten")
    if not rijen:
        druk(["  Nog geen dienst heeft belangstelling gemeld (zandloper meld_interesse)."])
        return
    mijlpalen = list(rijen[0].cellen)
    regels = [[rij.dienst, _deelname(rij), *(_cel(rij.cellen[m]) for m in mijlpalen)] for rij in rijen]
    druk_tabel(["dienst", "deelname", *mijlpalen], regels)
    druk([LEGENDA, *_wie_aan_zet(rijen)])


def _deelname(rij: Rij) -> str:
    return _DEELNAMEN.get(rij.toestand, rij.toestand)


def _cel(cel: Cel) -> str:
    if cel.wie:
        return f"○ {cel.wie}"
    teken = "✗" if cel.tekst in _NEE else "?" if cel.tekst in _NIET_DEFINITIEF else "✓"
    if cel.op:
        return f"{teken} {cel.op:%d-%m-%y}"
    return f"{teken} {cel.tekst}" if cel.tekst in _NEE else cel.tekst


def _wie_aan_zet(rijen: Sequence[Rij]) -> Iterable[str]:
    """One line per thing that is open, with the diensten that it is open for."""
    open_: dict[tuple[str, str, str], list[str]] = {}
    for rij in rijen:
        for mijlpaal, cel in rij.cellen.items():
            if cel.wie:
                open_.setdefault((cel.wie, mijlpaal, cel.tekst), []).append(rij.dienst)
    for (wie, mijlpaal, tekst), diensten in open_.items():
        yield f"○ {wie} is aan zet: {leesbaar(mijlpaal)}, {tekst}: {_namen(diensten, len(rijen))}"


def _namen(diensten: list[str], allemaal: int) -> str:
    if len(diensten) == allemaal > 1:
        return f"alle {allemaal} diensten"
    if len(diensten) > _HOOGSTENS:
        return f"{len(diensten)} diensten"
    return "; ".join(diensten)
