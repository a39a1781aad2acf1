"""Each price formula worked by hand, counted once more in fractions, and what holds for all of them (law 42, 43)."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import pad
from tests.unit.workflow.beoordeeld import (
    KWALITEITSWAARDE,
    PERCEEL,
    naam,
    punten_van,
    rangen,
    stand,
    totaal_van,
    van,
    zaak,
    zonder,
)
from workflow.beoordeling import gelijke_stand, prijspunten, rangschikking, waarde_van
from workflow.case import Case
from workflow.case.publicatie import Kader, Prijsformule
from workflow.lezen import criteria_van, inschrijvingen_van, kader_van

ABSOLUUT, LINEAIR, VERHOUDING, OP_WAARDE = Prijsformule
RELATIEF = (LINEAIR, VERHOUDING)
NAMEN = tuple(pad.INSCHRIJVERS)


def kader(formule: Prijsformule, **anders: object) -> Kader:
    gevonden = kader_van(zaak(formule, **anders), PERCEEL)  # type: ignore[arg-type]  # columns of the kader
    assert gevonden is not None
    return gevonden


# --- met de hand ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formule", "verwacht"),
    [
        # 0.4·9 + 0.2·8 + 0.4·6.00; 0.4·7 + 0.2·7.5 + 0.4·8.00; 0.4·8 + 0.2·6 + 0.4·2.00
        (ABSOLUUT, [(1, "Alfa Zorg", "7.60"), (2, "Beta Hulp", "7.50"), (3, "Gamma Thuis", "5.20")]),
        # 10·(2−880/840) = 9.52: 5.2 + 3.808; lowest: 4.3 + 4; 10·(2−960/840) = 8.57: 4.4 + 3.428
        (LINEAIR, [(1, "Alfa Zorg", "9.01"), (2, "Beta Hulp", "8.30"), (3, "Gamma Thuis", "7.83")]),
        # 10·840/880 = 9.55: 5.2 + 3.82; lowest: 4.3 + 4; 10·840/960 = 8.75: 4.4 + 3.5
        (VERHOUDING, [(1, "Alfa Zorg", "9.02"), (2, "Beta Hulp", "8.30"), (3, "Gamma Thuis", "7.90")]),
        # 840,000 − 42,000 − 30,000; 880,000 − 54,000 − 32,000; 960,000 − 48,000 − 24,000
        (OP_WAARDE, [(1, "Beta Hulp", "768000.00"), (2, "Alfa Zorg", "794000.00"), (3, "Gamma Thuis", "888000.00")]),
    ],
)
def test_met_de_hand_nagerekend(formule: Prijsformule, verwacht: list[tuple[int, str, str]]) -> None:
    assert stand(zaak(formule)) == verwacht


@pytest.mark.parametrize(
    ("formule", "prijs", "punten"),
    [
        (LINEAIR, "400", "10.00"),
        (LINEAIR, "600", "5.00"),
        (LINEAIR, "799.80", "0.01"),  # 0.005 exactly: half up
        (LINEAIR, "800", "0.00"),
        (LINEAIR, "4000", "0.00"),  # never below zero
        (VERHOUDING, "400", "10.00"),
        (VERHOUDING, "600", "6.67"),
        (VERHOUDING, "800", "5.00"),
        (VERHOUDING, "40000000", "0.00"),  # 0.0001, rounded
    ],
)
def test_relatieve_prijspunten_bij_een_laagste_prijs_van_400(formule: Prijsformule, prijs: str, punten: str) -> None:
    assert str(prijspunten(kader(formule), Decimal(prijs), Decimal(400))) == punten


def test_bij_gunnen_op_waarde_verdelen_de_criteria_de_waarde() -> None:
    case = zaak(OP_WAARDE)
    k1, k2, _ = criteria_van(case, PERCEEL)
    waarden = [
        waarde_van(kader(OP_WAARDE), c, Decimal(p)) for c, p in ((k1, "10"), (k2, "10"), (k1, "7.77"), (k2, "0"))
    ]
    assert list(map(str, waarden)) == ["60000.00", "40000.00", "46620.00", "0.00"]
    assert waarden[0] + waarden[1] == KWALITEITSWAARDE
    assert "P" not in punten_van(case, PERCEEL, van(case, "Alfa Zorg"))


def test_een_waarde_is_op_centen_afgerond_voordat_zij_van_de_prijs_af_gaat() -> None:
    """60 % of 100.01 at 5 of 10 is 30.003, 40 % is 20.002: 30.00 and 20.00, so 100 − 50.00."""
    scores = {("Alfa Zorg", "K1"): "5", ("Alfa Zorg", "K2"): "5"}
    case = zaak(OP_WAARDE, {"Alfa Zorg": "100"}, scores, kwaliteitswaarde=Decimal("100.01"))
    assert str(totaal_van(case, PERCEEL, van(case, "Alfa Zorg"))) == "50.00"


def test_een_vergelijkingsprijs_kan_onder_nul_liggen_en_wint_dan() -> None:
    case = zaak(OP_WAARDE, {"Gamma Thuis": "1000"})
    assert stand(case)[0] == (1, "Gamma Thuis", "-71000.00")


# --- randen --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("formule", Prijsformule)
def test_een_enkele_geldige_inschrijving_wint(formule: Prijsformule) -> None:
    case = zonder(zonder(zaak(formule), "Beta Hulp"), "Gamma Thuis")
    assert [(r, n) for r, n, _ in stand(case)] == [(1, "Alfa Zorg")]
    assert gelijke_stand(case, PERCEEL) == []
    if formule in RELATIEF:
        assert punten_van(case, PERCEEL, van(case, "Alfa Zorg"))["P"] == 10


@pytest.mark.parametrize("formule", Prijsformule)
@pytest.mark.parametrize("punten", ["0", "8"])
def test_alles_gelijk_is_een_gelijke_stand_van_allen(formule: Prijsformule, punten: str) -> None:
    case = zaak(formule, dict.fromkeys(NAMEN, "900000"), dict.fromkeys(pad.CONSENSUS, punten))
    assert [r for r, _, _ in stand(case)] == [1, 1, 1]
    assert set(gelijke_stand(case, PERCEEL)) == set(NAMEN)
    assert gelijke_stand(case, replace(PERCEEL, aantal_winnaars=2)) == gelijke_stand(case, PERCEEL)
    for genoeg in (3, 4):
        assert gelijke_stand(case, replace(PERCEEL, aantal_winnaars=genoeg)) == []


@pytest.mark.parametrize("formule", Prijsformule)
def test_zonder_geldige_inschrijving_is_er_geen_rangorde(formule: Prijsformule) -> None:
    case = replace(zaak(formule), inschrijvingen={})
    assert rangschikking(case, PERCEEL) == []
    assert gelijke_stand(case, PERCEEL) == []


@pytest.mark.parametrize(("prijs", "laagste"), [("0", "1"), ("-1", "1"), ("1", "0"), ("1", "-1")])
@pytest.mark.parametrize("formule", Prijsformule)
def test_een_formule_deelt_nooit_door_nul(formule: Prijsformule, prijs: str, laagste: str) -> None:
    with pytest.raises(LookupError, match="meer dan nul"):
        prijspunten(kader(formule), Decimal(prijs), Decimal(laagste))


def test_wat_bij_de_formule_ontbreekt_is_een_fout_en_geen_nul() -> None:
    een = Decimal(1)
    with pytest.raises(LookupError, match="geen punten"):
        prijspunten(kader(OP_WAARDE), een, een)
    with pytest.raises(LookupError, match="laagste en een hoogste"):
        prijspunten(kader(ABSOLUUT, prijs_hoog=None), een, een)
    with pytest.raises(LookupError, match="laagste en een hoogste"):
        prijspunten(kader(ABSOLUUT, prijs_hoog=Decimal(800_000)), een, een)
    with pytest.raises(LookupError, match="kwaliteitswaarde"):
        waarde_van(kader(LINEAIR), criteria_van(zaak(LINEAIR), PERCEEL)[0], een)


def test_alleen_een_geldige_inschrijving_kan_de_laagste_prijs_hebben() -> None:
    case = zaak(VERHOUDING, {"Gamma Thuis": "1"})
    van_gamma = van(case, "Gamma Thuis")
    ongeldig = case.met(replace(van_gamma, toestand=type(van_gamma.toestand).ONGELDIG))
    assert punten_van(case, PERCEEL, van(case, "Beta Hulp"))["P"] == 0
    assert punten_van(ongeldig, PERCEEL, van(case, "Beta Hulp"))["P"] == 10


def test_beslist_de_prijs_bij_gelijke_vergelijkingsprijs_dan_is_dat_de_laagste() -> None:
    """Ten points of K1 are worth 60,000: both compare at 800,000."""
    scores = {**dict.fromkeys(pad.CONSENSUS, "0"), ("Alfa Zorg", "K1"): "10"}
    prijzen = {"Alfa Zorg": "860000", "Beta Hulp": "800000"}
    assert stand(zaak(OP_WAARDE, prijzen, scores, bij_gelijke_stand="P"))[0][1] == "Beta Hulp"
    assert stand(zaak(OP_WAARDE, prijzen, scores, bij_gelijke_stand="K1"))[0][1] == "Alfa Zorg"
    assert [r for r, _, _ in stand(zaak(OP_WAARDE, prijzen, scores, bij_gelijke_stand=""))] == [1, 1, 3]


# --- eigenschappen -------------------------------------------------------------------------------------------------

FORMULE = st.sampled_from(list(Prijsformule))
PRIJS = st.one_of(st.integers(1, 3_000_000), st.sampled_from((800_000, 900_000, 1_000_000)))
PRIJZEN = st.fixed_dictionaries({n: PRIJS.map(str) for n in NAMEN})
PUNT = st.integers(0, 20).map(lambda n: str(Decimal(n) / 2))
SCORES = st.fixed_dictionaries(dict.fromkeys(pad.CONSENSUS, PUNT))
WIE = st.sampled_from(NAMEN)


def _half_omhoog(waarde: Fraction, decimalen: int) -> Decimal:
    tiende = 10**decimalen
    return Decimal((2 * waarde * tiende + 1).__floor__() // 2) / tiende


def _prijspunten(formule: Prijsformule, prijs: int, laagste: int) -> Fraction:
    """On a scale of 10, from the formulas as law 42 spells them."""
    ruw = {
        ABSOLUUT: Fraction(10 * (1_000_000 - prijs), 200_000),
        LINEAIR: 10 * (2 - Fraction(prijs, laagste)),
        VERHOUDING: Fraction(10 * laagste, prijs),
    }[formule]
    return min(max(ruw, Fraction(0)), Fraction(10))


@given(formule=st.sampled_from((ABSOLUUT, LINEAIR, VERHOUDING)), prijzen=PRIJZEN, decimalen=st.integers(0, 6))
@settings(max_examples=100)
def test_prijspunten_volgen_een_berekening_in_breuken(
    formule: Prijsformule, prijzen: dict[str, str], decimalen: int
) -> None:
    case = zaak(formule, prijzen, decimalen=decimalen)
    laagste = min(map(int, prijzen.values()))
    for wie in NAMEN:
        punten = punten_van(case, PERCEEL, van(case, wie))["P"]
        assert type(punten) is Decimal
        assert punten == _half_omhoog(_prijspunten(formule, int(prijzen[wie]), laagste), decimalen)


@given(formule=FORMULE, prijzen=PRIJZEN, scores=SCORES, wie=WIE, erbij=st.integers(1, 500_000))
@settings(max_examples=100)
def test_een_hogere_prijs_maakt_nooit_beter(
    formule: Prijsformule, prijzen: dict[str, str], scores: dict[tuple[str, str], str], wie: str, erbij: int
) -> None:
    duurder = {**prijzen, wie: str(int(prijzen[wie]) + erbij)}
    assert rangen(zaak(formule, duurder, scores))[wie] >= rangen(zaak(formule, prijzen, scores))[wie]


@given(formule=FORMULE, prijzen=PRIJZEN, scores=SCORES, wie=WIE, code=st.sampled_from(pad.KWALITEIT), beter=PUNT)
@settings(max_examples=100)
def test_een_hogere_score_maakt_nooit_slechter(
    formule: Prijsformule,
    prijzen: dict[str, str],
    scores: dict[tuple[str, str], str],
    wie: str,
    code: str,
    beter: str,
) -> None:
    hoger = {**scores, (wie, code): str(max(Decimal(beter), Decimal(scores[wie, code])))}
    assert rangen(zaak(formule, prijzen, hoger))[wie] <= rangen(zaak(formule, prijzen, scores))[wie]


@given(formule=FORMULE, prijzen=PRIJZEN, scores=SCORES, volgorde=st.permutations(range(3)))
@settings(max_examples=60)
def test_de_volgorde_van_binnenkomst_doet_er_niet_toe(
    formule: Prijsformule, prijzen: dict[str, str], scores: dict[tuple[str, str], str], volgorde: list[int]
) -> None:
    """A tie is a tie whoever was registered first, and nobody's place follows from the moment of receipt."""
    case = zaak(formule, prijzen, scores)
    rijen = list(case.inschrijvingen.values())
    momenten = [rij.ontvangen_op for rij in rijen]
    anders = [replace(rijen[n], ontvangen_op=momenten[k]) for k, n in enumerate(volgorde)]
    ander = replace(case, inschrijvingen={i.id: i for i in anders})
    assert [i.id for i in inschrijvingen_van(ander, PERCEEL)] == [i.id for i in anders]
    assert sorted(stand(ander)) == sorted(stand(case))
    assert set(gelijke_stand(ander, PERCEEL)) == set(gelijke_stand(case, PERCEEL))


@given(formule=FORMULE, prijzen=PRIJZEN, scores=SCORES, decimalen=st.integers(0, 3))
@settings(max_examples=100)
def test_afronden_keert_geen_volgorde_om(
    formule: Prijsformule, prijzen: dict[str, str], scores: dict[tuple[str, str], str], decimalen: int
) -> None:
    """Of two sums of printed parts the better stays better or becomes equal; a whole unit apart it stays better."""
    case = zaak(formule, prijzen, scores, decimalen=decimalen)
    eenheid = Fraction(1, 10 ** (2 if formule == OP_WAARDE else decimalen))
    precies = {p.inschrijving.id: _onafgerond(case, formule, p.inschrijving.id) for p in rangschikking(case, PERCEEL)}
    totalen = {p.inschrijving.id: p.totaal for p in rangschikking(case, PERCEEL)}
    for een, som in precies.items():
        for ander, minder in precies.items():
            if som > minder:
                assert totalen[een] >= totalen[ander]
            if som >= minder + eenheid:
                assert totalen[een] > totalen[ander]


def _onafgerond(case: Case, formule: Prijsformule, inschrijving_id: str) -> Fraction:
    """The sum of printed parts before its own rounding."""
    inschrijving = case.inschrijvingen[inschrijving_id]
    punten = punten_van(case, PERCEEL, inschrijving)
    criteria = criteria_van(case, PERCEEL)
    if formule != OP_WAARDE:
        return sum((Fraction(c.gewicht) * Fraction(punten[c.code]) / 100 for c in criteria), Fraction(0))
    huidig = kader_van(case, PERCEEL)
    assert huidig is not None
    waarden = (Fraction(waarde_van(huidig, c, punten[c.code])) for c in criteria if c.code in punten)
    return Fraction(inschrijving.prijs) - sum(waarden, Fraction(0))


@given(formule=FORMULE, prijzen=PRIJZEN, scores=SCORES)
@settings(max_examples=40)
def test_alles_is_decimal(formule: Prijsformule, prijzen: dict[str, str], scores: dict[tuple[str, str], str]) -> None:
    case = zaak(formule, prijzen, scores)
    for plaats in rangschikking(case, PERCEEL):
        assert type(plaats.totaal) is Decimal
        assert {type(p) for p in plaats.punten.values()} == {Decimal}
        assert naam(case, plaats.inschrijving.id) in NAMEN
