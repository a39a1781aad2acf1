"""The grid of diensten and milestones: what is done and when, and below it who is to act."""

from collections import Counter
from collections.abc import Iterable, Sequence

from cli.scherm.tabel import druk, druk_tabel, kop
from cli.stappen import leesbaar
from workflow.case.deelname import DeelnameToestand
from workflow.rooster import Cel, Rij

LEGENDA = "✓ gedaan   ✗ nee   ? niet definitief   ○ open, en wie aan zet is   – niet aan de orde"
_NEE = ("afgewezen", "afwezig", "geen besluit", "geweigerd", "te laat")
_NIET_DEFINITIEF = ("aangehouden", "voorwaardelijk")
_ERUIT = (
    DeelnameToestand.AFGEWEZEN,
    DeelnameToestand.VERVALLEN,
    DeelnameToestand.TERUGGETROKKEN,
    DeelnameToestand.UITGETREDEN,
)
_KORT = {"uitgenodigd": "genodigd", "handtekening": "getekend"}
_HOOGSTENS = 8
"""So many names stand in full; more become a number."""


def toon_rooster(rijen: Sequence[Rij]) -> None:
    stand = ", ".join(
        f"{aantal} {leesbaar(toestand)}" for toestand, aantal in Counter(r.toestand for r in rijen).items()
    )
    kop(f"Diensten ({stand})" if rijen else "Diensten")
    if not rijen:
        druk(["  Nog geen dienst heeft belangstelling gemeld (zandloper meld_interesse)."])
        return
    mijlpalen = list(rijen[0].cellen)
    regels = [[_dienst(rij), *(_cel(rij.cellen[mijlpaal]) for mijlpaal in mijlpalen)] for rij in rijen]
    druk_tabel(["dienst", *map(_korter, mijlpalen)], regels)
    druk([LEGENDA])
    if aan_zet := list(_wie_aan_zet(rijen)):
        kop("Aan zet")
        druk(aan_zet)


def _dienst(rij: Rij) -> str:
    return f"{rij.dienst} ({rij.toestand})" if rij.toestand in _ERUIT else rij.dienst


def _korter(mijlpaal: str) -> str:
    """`handtekening 2` is the one of perceel 2."""
    naam, _, perceel = mijlpaal.partition(" ")
    return f"{_KORT.get(naam, naam)} {perceel}".rstrip()


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
        yield f"  {wie}: {mijlpaal} ({tekst}) – {_namen(diensten, len(rijen))}"


def _namen(diensten: list[str], allemaal: int) -> str:
    if len(diensten) == allemaal > 1:
        return f"alle {allemaal} diensten"
    if len(diensten) > _HOOGSTENS:
        return f"{len(diensten)} diensten"
    return "; ".join(diensten)
