"""The ranking, redone by hand: weighted sum, absolute linear price, rounding half up, tie-break (law 42, 43)."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import klaar_voor, pad
from tests.unit.workflow.beoordeeld import punten_van, totaal_van
from workflow.beoordeling import afgerond, gelijke_stand, prijspunten, rangschikking
from workflow.canoniek import canonieke_json
from workflow.case import Case
from workflow.case.inschrijving import Consensus
from workflow.case.project import Perceel
from workflow.lezen import inschrijver_van, kader_van

SPEL = klaar_voor("leg_gunningsadvies_voor").voor
ZAAK, PERCEEL = SPEL.zaak, SPEL.perceel
KADER = next(iter(ZAAK.kaders.values()))


def _naam(case: Case, inschrijving_id: str) -> str:
    return inschrijver_van(case, case.inschrijvingen[inschrijving_id]).naam


def _stand(case: Case, perceel: Perceel = PERCEEL) -> list[tuple[int, str, str]]:
    return [(p.rang, _naam(case, p.inschrijving.id), str(p.totaal)) for p in rangschikking(case, perceel)]


def _met(prijzen: dict[str, str], punten: dict[tuple[str, str], str]) -> Case:
    """The same tenders with other prices and joint scores."""
    case = ZAAK
    codes = {c.id: c.code for c in case.criteria.values()}
    inschrijvingen = [
        replace(i, prijs=Decimal(prijzen.get(_naam(case, i.id), str(i.prijs)))) for i in case.inschrijvingen.values()
    ]

    def nieuw(c: Consensus) -> Consensus:
        sleutel = (_naam(case, c.inschrijving_id), codes[c.criterium_id])
        return replace(c, punten=Decimal(punten.get(sleutel, str(c.punten))))

    return case.met(*inschrijvingen, *map(nieuw, case.consensus.values()))


def test_met_de_hand_nagerekend() -> None:
    """Alfa: 0.4·9 + 0.2·8 + 0.4·6.00 = 7.60; Beta: 2.8 + 1.5 + 3.2 = 7.50; Gamma: 3.2 + 1.2 + 0.8 = 5.20."""
    assert _stand(ZAAK) == [(1, "Alfa Zorg", "7.60"), (2, "Beta Hulp", "7.50"), (3, "Gamma Thuis", "5.20")]
    beta = next(i for i in ZAAK.inschrijvingen.values() if _naam(ZAAK, i.id) == "Beta Hulp")
    assert punten_van(ZAAK, PERCEEL, beta) == {"K1": Decimal(7), "K2": Decimal("7.5"), "P": Decimal("8.00")}


@pytest.mark.parametrize(
    ("prijs", "punten"),
    [
        ("799999.99", "10.00"),  # below the low bound: never above the scale
        ("800000", "10.00"),
        ("900000", "5.00"),
        ("1000000", "0.00"),
        ("1000000.01", "0.00"),  # above the high bound: never below zero
        ("9999999", "0.00"),
        ("879900", "6.01"),  # 6.005 exactly: half up, not to even
        ("879901", "6.00"),  # 6.00495
    ],
)
def test_prijspunten_binnen_de_schaal_en_half_omhoog(prijs: str, punten: str) -> None:
    assert str(prijspunten(KADER, Decimal(prijs), Decimal(prijs))) == punten


@pytest.mark.parametrize(
    ("waarde", "decimalen", "afgerond_op"),
    [("2.345", 2, "2.35"), ("2.335", 2, "2.34"), ("0.5", 0, "1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("7", 2, "7.00")],
)
def test_afronden_is_half_omhoog(waarde: str, decimalen: int, afgerond_op: str) -> None:
    assert str(afgerond(Decimal(waarde), decimalen)) == afgerond_op


ALLES_GELIJK = dict.fromkeys(pad.CONSENSUS, "8")
ZELFDE_PRIJS = dict.fromkeys(pad.INSCHRIJVERS, "900000")


def test_gelijke_stand_op_de_grens_wordt_gezien() -> None:
    case = _met(ZELFDE_PRIJS, {**ALLES_GELIJK, ("Gamma Thuis", "K1"): "1"})
    assert [rij[0] for rij in _stand(case)] == [1, 1, 3]
    assert set(gelijke_stand(case, PERCEEL)) == {"Alfa Zorg", "Beta Hulp"}


def test_gelijke_stand_onder_de_grens_doet_er_niet_toe() -> None:
    case = _met(ZELFDE_PRIJS, {**ALLES_GELIJK, ("Alfa Zorg", "K1"): "10"})
    assert [rij[0] for rij in _stand(case)] == [1, 2, 2]
    assert gelijke_stand(case, PERCEEL) == []


def test_met_twee_winnaars_ligt_de_grens_een_plaats_lager() -> None:
    case = _met(ZELFDE_PRIJS, {**ALLES_GELIJK, ("Alfa Zorg", "K1"): "10"})
    twee = replace(PERCEEL, aantal_winnaars=2)
    assert set(gelijke_stand(case, twee)) == {"Beta Hulp", "Gamma Thuis"}
    assert gelijke_stand(case, replace(PERCEEL, aantal_winnaars=3)) == []
    gedeeld_eerste = _met(ZELFDE_PRIJS, {**ALLES_GELIJK, ("Gamma Thuis", "K1"): "1"})
    assert gelijke_stand(gedeeld_eerste, twee) == []


def test_het_afgesproken_criterium_beslist_bij_gelijk_totaal() -> None:
    """Alfa has 0.4·9 + 0.2·6 = 4.8 on quality, Beta 0.4·8 + 0.2·8 = 4.8: K1 decides, so Alfa is first."""
    scores = {
        **ALLES_GELIJK,
        ("Alfa Zorg", "K1"): "9",
        ("Alfa Zorg", "K2"): "6",
        ("Gamma Thuis", "K1"): "1",
    }
    case = _met(ZELFDE_PRIJS, scores)
    assert _stand(case)[:2] == [(1, "Alfa Zorg", "6.80"), (2, "Beta Hulp", "6.80")]
    assert gelijke_stand(case, PERCEEL) == []


def test_alleen_decimal_geen_float() -> None:
    for plaats in rangschikking(ZAAK, PERCEEL):
        assert type(plaats.totaal) is Decimal
        assert {type(p) for p in plaats.punten.values()} == {Decimal}
    for rij in (*ZAAK.kaders.values(), *ZAAK.criteria.values(), *ZAAK.inschrijvingen.values()):
        assert float not in {type(getattr(rij, f.name)) for f in fields(rij)}
    with pytest.raises(TypeError, match="float"):
        canonieke_json(1.5)


def test_zonder_consensus_of_kader_is_er_geen_totaal() -> None:
    inschrijving = next(iter(ZAAK.inschrijvingen.values()))
    with pytest.raises(LookupError, match="consensus"):
        totaal_van(replace(ZAAK, consensus={}), PERCEEL, inschrijving)
    with pytest.raises(LookupError, match="beoordelingskader"):
        totaal_van(replace(ZAAK, kaders={}), PERCEEL, inschrijving)
    assert kader_van(ZAAK, PERCEEL) == KADER


PRIJZEN = st.fixed_dictionaries({n: st.integers(700_000, 1_100_000).map(str) for n in pad.INSCHRIJVERS})
SCORES = st.fixed_dictionaries(
    {sleutel: st.integers(0, 20).map(lambda n: str(Decimal(n) / 2)) for sleutel in pad.CONSENSUS}
)


@given(prijzen=PRIJZEN, scores=SCORES, weg=st.sampled_from(list(pad.INSCHRIJVERS)))
@settings(max_examples=60)
def test_wegvallen_keert_de_rangorde_niet_om(
    prijzen: dict[str, str], scores: dict[tuple[str, str], str], weg: str
) -> None:
    """The price formula is absolute: nobody's score depends on another tender (law 43)."""
    case = _met(prijzen, scores)
    over = {k: i for k, i in case.inschrijvingen.items() if _naam(case, k) != weg}
    voor = {naam: totaal for _, naam, totaal in _stand(case) if naam != weg}
    na = {naam: totaal for _, naam, totaal in _stand(replace(case, inschrijvingen=over))}
    assert list(voor.items()) == list(na.items())


@given(prijzen=PRIJZEN, scores=SCORES)
@settings(max_examples=60)
def test_de_rang_volgt_een_tweede_berekening(prijzen: dict[str, str], scores: dict[tuple[str, str], str]) -> None:
    """In whole cents of points: 40·K1 + 20·K2 + 40·P, with P rounded half up before weighing."""
    case = _met(prijzen, scores)

    def cent(naam: str) -> tuple[int, int]:
        ruw = 1_000_000 - int(prijzen[naam])  # of 200,000, for ten points
        prijs = min(max((ruw * 2000 + 200_000) // 400_000, 0), 1000)
        k1, k2 = (int(Decimal(scores[naam, k]) * 100) for k in pad.KWALITEIT)
        totaal = 40 * k1 + 20 * k2 + 40 * prijs
        return (totaal + 50) // 100, k1

    for rang, naam, totaal in _stand(case):
        eigen = cent(naam)
        assert totaal == f"{eigen[0] / 100:.2f}"
        assert rang == 1 + sum(1 for ander in pad.INSCHRIJVERS if cent(ander) > eigen)
