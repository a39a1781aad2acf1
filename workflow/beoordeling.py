"""From scores and price to a ranking: a weighted sum with published bounds, rounding and tie-break (Aw 2.115).

All arithmetic is Decimal. The absolute linear price formula is the only one: a tender's score does not depend on the
other tenders, so the ranking cannot turn when one of them drops out.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from workflow.case import Case
from workflow.case.inschrijving import Consensus, Inschrijving, InschrijvingToestand, Toets
from workflow.case.project import Perceel
from workflow.case.publicatie import Criterium, Kader, SoortCriterium
from workflow.lezen import criteria_van, geldige_inschrijvingen, inschrijver_van, inschrijvingen_van, kader_van, team


@dataclass(frozen=True, slots=True)
class Plaats:
    """One tender in the ranking; equal totals after the tie-break share a rank."""

    inschrijving: Inschrijving
    rang: int
    totaal: Decimal
    punten: dict[str, Decimal]
    """Points per criterion code, unweighted."""


def afgerond(waarde: Decimal, decimalen: int) -> Decimal:
    return waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)


def prijspunten(kader: Kader, prijs: Decimal) -> Decimal:
    """`max·(Pmax−P)/(Pmax−Pmin)`, never below zero nor above the scale (law 42)."""
    if kader.prijs_laag is None or kader.prijs_hoog is None:
        raise LookupError("de absolute formule heeft een laagste en een hoogste prijs")
    ruw = kader.schaal * (kader.prijs_hoog - prijs) / (kader.prijs_hoog - kader.prijs_laag)
    return afgerond(min(max(ruw, Decimal(0)), Decimal(kader.schaal)), kader.decimalen)


def kwaliteitscriteria(case: Case, perceel: Perceel) -> list[Criterium]:
    return [c for c in criteria_van(case, perceel) if c.soort == SoortCriterium.KWALITEIT]


def belang_van(case: Case, persoon_id: str) -> str | None:
    """The interest that a person declared: empty is none, None is not declared. Once declared it stays."""
    verklaringen = [b.belang for b in case.belangenverklaringen.values() if b.persoon_id == persoon_id]
    return max(verklaringen, key=bool, default=None)


def beoordelaars_van(case: Case, criterium: Criterium) -> list[str]:
    """Ids of who assesses this criterion: leaving the team, or a declared interest, removes the assessor (Aw 1.10b)."""
    in_team = {lid.persoon_id for lid in team(case)}
    toegewezen = (b.persoon_id for b in case.beoordelaars.values() if b.criterium_id == criterium.id)
    return [persoon_id for persoon_id in toegewezen if persoon_id in in_team and not belang_van(case, persoon_id)]


def consensus_van(case: Case, inschrijving: Inschrijving, criterium: Criterium) -> Consensus | None:
    for consensus in case.consensus.values():
        if consensus.inschrijving_id == inschrijving.id and consensus.criterium_id == criterium.id:
            return consensus
    return None


def toets_van(case: Case, inschrijving: Inschrijving) -> Toets | None:
    return next((t for t in case.toetsen.values() if t.inschrijving_id == inschrijving.id), None)


def aan_te_schrijven(case: Case, perceel: Perceel) -> list[Inschrijving]:
    """Every tender whose tenderer hears the decision: only who is definitively excluded does not (Aw 2.128)."""
    return [
        i
        for i in inschrijvingen_van(case, perceel)
        if i.toestand != InschrijvingToestand.UITGESLOTEN
        or not (toets := toets_van(case, i))
        or not toets.definitief_id
    ]


def punten_van(case: Case, perceel: Perceel, inschrijving: Inschrijving) -> dict[str, Decimal]:
    """Points per criterion code; a criterion without consensus, or a perceel without kader, is a LookupError."""
    kader = kader_van(case, perceel)
    if kader is None:
        raise LookupError(f"perceel {perceel.nummer} heeft geen beoordelingskader")
    return {c.code: _punten(case, kader, inschrijving, c) for c in criteria_van(case, perceel)}


def _punten(case: Case, kader: Kader, inschrijving: Inschrijving, criterium: Criterium) -> Decimal:
    if criterium.soort == SoortCriterium.PRIJS:
        return prijspunten(kader, inschrijving.prijs)
    consensus = consensus_van(case, inschrijving, criterium)
    if consensus is None:
        raise LookupError(f"geen consensus over criterium {criterium.code}")
    return consensus.punten


def totaal_van(case: Case, perceel: Perceel, inschrijving: Inschrijving) -> Decimal:
    """The weighted sum of all criteria, on the published scale and rounded as published."""
    kader = kader_van(case, perceel)
    punten = punten_van(case, perceel, inschrijving)
    som = sum((c.gewicht * punten[c.code] for c in criteria_van(case, perceel)), Decimal(0)) / 100
    return afgerond(som, kader.decimalen) if kader else som


def rangschikking(case: Case, perceel: Perceel) -> list[Plaats]:
    """Valid tenders from first to last: by total, then by the tie-break criterion."""
    kader = kader_van(case, perceel)
    beslist = kader.bij_gelijke_stand if kader else ""
    rijen = [
        (i, totaal_van(case, perceel, i), punten_van(case, perceel, i)) for i in geldige_inschrijvingen(case, perceel)
    ]
    rijen.sort(key=lambda rij: (rij[1], rij[2][beslist]), reverse=True)
    waarden = [(totaal, punten[beslist]) for _, totaal, punten in rijen]
    return [
        Plaats(inschrijving, waarden.index((totaal, punten[beslist])) + 1, totaal, punten)
        for inschrijving, totaal, punten in rijen
    ]


def gelijke_stand(case: Case, perceel: Perceel) -> list[str]:
    """Names that share the place on the winning boundary; empty when the winners are certain."""
    plaatsen = rangschikking(case, perceel)
    if len(plaatsen) <= perceel.aantal_winnaars:
        return []
    laatste, eerste_verliezer = plaatsen[perceel.aantal_winnaars - 1], plaatsen[perceel.aantal_winnaars]
    if laatste.rang != eerste_verliezer.rang:
        return []
    return [inschrijver_van(case, p.inschrijving).naam for p in plaatsen if p.rang == laatste.rang]
