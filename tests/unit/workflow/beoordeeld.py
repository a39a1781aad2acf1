"""One perceel with every joint score, under any price formula, with other prices and scores where a test asks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from tests.factories import klaar_voor
from workflow.beoordeling import Plaats, rangschikking
from workflow.case import Case
from workflow.case.inschrijving import Consensus, Inschrijving, Loting
from workflow.case.project import Perceel
from workflow.case.publicatie import Prijsformule
from workflow.lezen import inschrijver_van

SPEL = klaar_voor("leg_gunningsadvies_voor").voor
ZAAK, PERCEEL = SPEL.zaak, SPEL.perceel
KWALITEITSWAARDE = Decimal(100_000)
OP_WAARDE = {"K1": Decimal(60), "K2": Decimal(40), "P": Decimal(0)}

Prijzen = Mapping[str, str]
Scores = Mapping[tuple[str, str], str]
GEEN: Mapping[Any, str] = MappingProxyType({})


def zaak(
    formule: Prijsformule = Prijsformule.ABSOLUUT_LINEAIR, prijzen: Prijzen = GEEN, scores: Scores = GEEN, **kader: Any
) -> Case:
    """The tenders of the happy path; at gunnen op waarde K1 weighs 60 and K2 40, else 40, 20 and 40 for the price."""
    codes = {c.id: c.code for c in ZAAK.criteria.values()}

    def score(c: Consensus) -> Consensus:
        sleutel = (naam(ZAAK, c.inschrijving_id), codes[c.criterium_id])
        return replace(c, punten=Decimal(scores.get(sleutel, str(c.punten))))

    return _onder(ZAAK, formule, kader).met(
        *(replace(i, prijs=Decimal(prijzen.get(naam(ZAAK, i.id), str(i.prijs)))) for i in ZAAK.inschrijvingen.values()),
        *map(score, ZAAK.consensus.values()),
    )


def _onder(case: Case, formule: Prijsformule, anders: Mapping[str, Any]) -> Case:
    kader = replace(next(iter(case.kaders.values())), formule=formule)
    if formule != Prijsformule.ABSOLUUT_LINEAIR:
        kader = replace(kader, prijs_laag=None, prijs_hoog=None)
    if formule != Prijsformule.GUNNEN_OP_WAARDE:
        return case.met(replace(kader, **anders))
    kader = replace(kader, kwaliteitswaarde=KWALITEITSWAARDE)
    criteria = [replace(c, gewicht=OP_WAARDE[c.code]) for c in case.criteria.values()]
    return case.met(replace(kader, **anders), *criteria)


def naam(case: Case, inschrijving_id: str) -> str:
    return inschrijver_van(case, case.inschrijvingen[inschrijving_id]).naam


def van(case: Case, inschrijver: str) -> Inschrijving:
    return next(i for i in case.inschrijvingen.values() if naam(case, i.id) == inschrijver)


def stand(case: Case, aantal_winnaars: int = 1) -> list[tuple[int, str, str]]:
    perceel = replace(PERCEEL, aantal_winnaars=aantal_winnaars)
    return [(p.rang, naam(case, p.inschrijving.id), str(p.totaal)) for p in rangschikking(case, perceel)]


def rangen(case: Case) -> dict[str, int]:
    return {wie: rang for rang, wie, _ in stand(case)}


def zonder(case: Case, weg: str) -> Case:
    return replace(case, inschrijvingen={k: i for k, i in case.inschrijvingen.items() if naam(case, k) != weg})


def met_loting(case: Case, *volgorde: str, id_: str = "id-loting") -> Case:
    loting = Loting(
        id=id_,
        project_id=case.project.id,
        perceel_id=PERCEEL.id,
        volgorde=tuple(van(case, n).id for n in volgorde),
        getrokken_op=date(2026, 5, 18),
        bewijs_id="-",
        geregistreerd_op=SPEL.nu,
        geregistreerd_door="-",
    )
    return case.met(loting)


def punten_van(case: Case, perceel: Perceel, inschrijving: Inschrijving) -> dict[str, Decimal]:
    """Points per criterion code, as the ranking has them."""
    return _plaats(case, perceel, inschrijving).punten


def totaal_van(case: Case, perceel: Perceel, inschrijving: Inschrijving) -> Decimal:
    """The total by which a tender is ranked."""
    return _plaats(case, perceel, inschrijving).totaal


def _plaats(case: Case, perceel: Perceel, inschrijving: Inschrijving) -> Plaats:
    return next(p for p in rangschikking(case, perceel) if p.inschrijving.id == inschrijving.id)
