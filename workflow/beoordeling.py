"""From scores and price to a ranking: published formula, rounding, tie-break and draw (Aw 2.115, law 42 and 43).

All arithmetic is Decimal. Every number that a letter prints is rounded half up where it arises, and the next one is
counted with it as printed, so that a reader can check the sum: price points and weighted total to the published
decimals, values of quality and comparison prices to cents. Rounding never turns an order round: a tender that is
better by its printed parts stays better or becomes equal, and it stays better where totals differ by more than one unit
in the last place.

Under the absolute formula and at gunnen op waarde no tender's result depends on the others. Under the relative formulas
it does, by the lowest valid price: `gevoeligheid` counts again without each tender in turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from workflow.case import Case
from workflow.case.inschrijving import Consensus, Inschrijving, Loting, Toets
from workflow.case.project import Perceel
from workflow.case.publicatie import Criterium, Kader, Prijsformule, SoortCriterium
from workflow.lezen import criteria_van, geldige_inschrijvingen, inschrijver_van, inschrijvingen_van, kader_van, team

CENTEN = 2
RELATIEF = frozenset({Prijsformule.RELATIEF_LINEAIR, Prijsformule.RELATIEF_VERHOUDING})
"""Formulas under which a price is measured against the lowest one."""


@dataclass(frozen=True, slots=True)
class Plaats:
    """One tender in the ranking; equal totals after tie-break and draw share a rank."""

    inschrijving: Inschrijving
    rang: int
    totaal: Decimal
    """Weighted score, highest first; at gunnen op waarde the comparison price in euro, lowest first."""
    punten: dict[str, Decimal]
    """Points per criterion code, unweighted; at gunnen op waarde the price has none."""


@dataclass(frozen=True, slots=True)
class Omkering:
    """The others stand in another order when this tender drops out (rank reversal, law 43)."""

    zonder: Inschrijving
    volgorde: tuple[Plaats, ...]
    """The others as they would stand then."""
    winnaar_anders: bool
    """Whether the contract would go to others than the next in line."""


def afgerond(waarde: Decimal, decimalen: int) -> Decimal:
    return waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)


def prijspunten(kader: Kader, prijs: Decimal, laagste: Decimal) -> Decimal:
    """Points for a price, never below zero nor above the scale; `laagste` is the lowest valid price (law 42).

    Raises LookupError for a price that is no price, without bounds, and where a price earns no points.
    """
    if prijs <= 0 or laagste <= 0:
        raise LookupError("een prijs is meer dan nul")
    ruw = _ruwe_punten(kader, prijs, laagste)
    return afgerond(min(max(ruw, Decimal(0)), Decimal(kader.schaal)), kader.decimalen)


def _ruwe_punten(kader: Kader, prijs: Decimal, laagste: Decimal) -> Decimal:
    match kader.formule:
        case Prijsformule.ABSOLUUT_LINEAIR:
            laag, hoog = _grenzen(kader)
            return kader.schaal * (hoog - prijs) / (hoog - laag)
        case Prijsformule.RELATIEF_LINEAIR:
            return kader.schaal * (2 * laagste - prijs) / laagste
        case Prijsformule.RELATIEF_VERHOUDING:
            return kader.schaal * laagste / prijs
        case Prijsformule.GUNNEN_OP_WAARDE:
            raise LookupError("bij gunnen op waarde krijgt een prijs geen punten")


def _grenzen(kader: Kader) -> tuple[Decimal, Decimal]:
    if kader.prijs_laag is None or kader.prijs_hoog is None or kader.prijs_laag >= kader.prijs_hoog:
        raise LookupError("de absolute formule heeft een laagste en een hoogste prijs")
    return kader.prijs_laag, kader.prijs_hoog


def waarde_van(kader: Kader, criterium: Criterium, punten: Decimal) -> Decimal:
    """What a score is worth in euro at gunnen op waarde: its share of the value of the highest quality."""
    if kader.kwaliteitswaarde is None:
        raise LookupError("gunnen op waarde heeft een kwaliteitswaarde")
    return afgerond(kader.kwaliteitswaarde * criterium.gewicht * punten / (100 * kader.schaal), CENTEN)


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
        i for i in inschrijvingen_van(case, perceel) if not (toets := toets_van(case, i)) or not toets.definitief_id
    ]


def _laagste(inschrijvingen: Sequence[Inschrijving]) -> Decimal:
    return min((i.prijs for i in inschrijvingen), default=Decimal(0))


def _plaats(case: Case, perceel: Perceel, inschrijving: Inschrijving, laagste: Decimal) -> Plaats:
    """A tender with its points and total, not ranked yet."""
    kader = _eis_kader(case, perceel)
    kwaliteit = kwaliteitscriteria(case, perceel)
    punten = {c.code: _consensus(case, inschrijving, c) for c in kwaliteit}
    if kader.formule == Prijsformule.GUNNEN_OP_WAARDE:
        waarde = sum((waarde_van(kader, c, punten[c.code]) for c in kwaliteit), Decimal(0))
        return Plaats(inschrijving, 0, afgerond(inschrijving.prijs - waarde, CENTEN), punten)
    criteria = criteria_van(case, perceel)
    for criterium in criteria:
        if criterium.soort == SoortCriterium.PRIJS:
            punten[criterium.code] = prijspunten(kader, inschrijving.prijs, laagste)
    som = sum((c.gewicht * punten[c.code] for c in criteria), Decimal(0)) / 100
    return Plaats(inschrijving, 0, afgerond(som, kader.decimalen), punten)


def _eis_kader(case: Case, perceel: Perceel) -> Kader:
    kader = kader_van(case, perceel)
    if kader is None:
        raise LookupError(f"perceel {perceel.nummer} heeft geen beoordelingskader")
    return kader


def _consensus(case: Case, inschrijving: Inschrijving, criterium: Criterium) -> Decimal:
    consensus = consensus_van(case, inschrijving, criterium)
    if consensus is None:
        raise LookupError(f"geen consensus over criterium {criterium.code}")
    return consensus.punten


# --- de rangorde ---------------------------------------------------------------------------------------------------


def rangschikking(case: Case, perceel: Perceel, onder: Sequence[Inschrijving] | None = None) -> list[Plaats]:
    """Valid tenders from first to last: by total, then by the tie-break criterion, then by the draw that counts.

    `onder` are the tenders to rank, instead of those that are valid now.
    """
    groepen = _groepen(case, perceel, geldige_inschrijvingen(case, perceel) if onder is None else onder)
    return _genummerd(groepen, [loting.volgorde for loting in _geldende_lotingen(case, perceel, groepen)])


def _groepen(case: Case, perceel: Perceel, onder: Sequence[Inschrijving]) -> list[list[Plaats]]:
    """Best first; those that total and tie-break criterion cannot tell apart stand together."""
    if not onder:
        return []
    kader, laagste = _eis_kader(case, perceel), _laagste(onder)

    def sleutel(plaats: Plaats) -> tuple[Decimal, Decimal]:
        return _sleutel(case, perceel, kader, plaats)

    plaatsen = sorted((_plaats(case, perceel, i, laagste) for i in onder), key=sleutel)
    return [list(groep) for _, groep in groupby(plaatsen, key=sleutel)]


def _sleutel(case: Case, perceel: Perceel, kader: Kader, plaats: Plaats) -> tuple[Decimal, Decimal]:
    """Lowest first; a tie-break on the price itself looks at the price where that earns no points."""
    op_waarde = kader.formule == Prijsformule.GUNNEN_OP_WAARDE
    totaal = plaats.totaal if op_waarde else -plaats.totaal
    if not kader.bij_gelijke_stand:
        return totaal, Decimal(0)
    if op_waarde and kader.bij_gelijke_stand not in plaats.punten:
        return totaal, plaats.inschrijving.prijs
    return totaal, -plaats.punten[kader.bij_gelijke_stand]


def _genummerd(groepen: Sequence[Sequence[Plaats]], volgordes: Sequence[tuple[str, ...]]) -> list[Plaats]:
    """Ranks from one; a group shares its rank unless one draw held all of it."""
    genummerd: list[Plaats] = []
    for groep in groepen:
        eerste, leden = len(genummerd) + 1, {p.inschrijving.id for p in groep}
        volgorde = next((v for v in volgordes if leden <= set(v)), None)
        if volgorde is None:
            genummerd += [replace(p, rang=eerste) for p in groep]
            continue
        geloot = sorted(groep, key=lambda p: volgorde.index(p.inschrijving.id))
        genummerd += [replace(p, rang=eerste + nummer) for nummer, p in enumerate(geloot)]
    return genummerd


def gelijken(case: Case, perceel: Perceel) -> list[Inschrijving]:
    """Tenders that share the place on the winning boundary; empty when the winners are certain."""
    plaatsen = rangschikking(case, perceel)
    if len(plaatsen) <= perceel.aantal_winnaars:
        return []
    laatste, eerste_verliezer = plaatsen[perceel.aantal_winnaars - 1], plaatsen[perceel.aantal_winnaars]
    if laatste.rang != eerste_verliezer.rang:
        return []
    return [p.inschrijving for p in plaatsen if p.rang == laatste.rang]


def gelijke_stand(case: Case, perceel: Perceel) -> list[str]:
    """Names of who shares the place on the winning boundary."""
    return [inschrijver_van(case, i).naam for i in gelijken(case, perceel)]


# --- loting --------------------------------------------------------------------------------------------------------


def geldende_lotingen(case: Case, perceel: Perceel, onder: Sequence[Inschrijving] | None = None) -> list[Loting]:
    """Draws that count: published, and among precisely those that are equal now."""
    return _geldende_lotingen(
        case, perceel, _groepen(case, perceel, geldige_inschrijvingen(case, perceel) if onder is None else onder)
    )


def _geldende_lotingen(case: Case, perceel: Perceel, groepen: Sequence[Sequence[Plaats]]) -> list[Loting]:
    kader = kader_van(case, perceel)
    if kader is None or not kader.loting:
        return []
    gelijk = [{p.inschrijving.id for p in groep} for groep in groepen]
    return [x for x in case.lotingen.values() if x.perceel_id == perceel.id and set(x.volgorde) in gelijk]


# --- gevoeligheid --------------------------------------------------------------------------------------------------


def volledig_beoordeeld(case: Case, perceel: Perceel, onder: Sequence[Inschrijving] | None = None) -> bool:
    """There is a ranking: a kader, and a joint score for each of these tenders."""
    criteria = kwaliteitscriteria(case, perceel)
    rijen = geldige_inschrijvingen(case, perceel) if onder is None else onder
    return kader_van(case, perceel) is not None and all(consensus_van(case, i, c) for i in rijen for c in criteria)


def gevoeligheid(case: Case, perceel: Perceel, onder: Sequence[Inschrijving] | None = None) -> list[Omkering]:
    """Count again without each valid tender in turn: whose absence puts the others in another order (law 43)?"""
    nu = rangschikking(case, perceel, onder)
    volgordes = [x.volgorde for x in geldende_lotingen(case, perceel, onder)]
    omkeringen = []
    for weg in nu:
        over = [p for p in nu if p is not weg]
        was = {p.inschrijving.id: 1 + sum(ander.rang < p.rang for ander in over) for p in over}
        dan = _genummerd(_groepen(case, perceel, [p.inschrijving for p in over]), volgordes)
        wordt = {p.inschrijving.id: p.rang for p in dan}
        if was != wordt:
            anders = _eersten(was, perceel) != _eersten(wordt, perceel)
            omkeringen.append(Omkering(weg.inschrijving, tuple(dan), anders))
    return omkeringen


def _eersten(rangen: dict[str, int], perceel: Perceel) -> set[str]:
    return {id_ for id_, rang in rangen.items() if rang <= perceel.aantal_winnaars}
