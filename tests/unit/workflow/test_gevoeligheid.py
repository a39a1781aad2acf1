"""Who drops out may turn the ranking under a relative formula, never under the others (law 43)."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import klaar_voor, pad
from tests.unit.workflow.beoordeeld import PERCEEL, SPEL, met_loting, naam, rangen, stand, zaak, zonder
from tests.unit.workflow.test_prijsformules import LINEAIR, OP_WAARDE, PRIJZEN, SCORES, VERHOUDING
from workflow.beoordeling import Omkering, gevoeligheid
from workflow.canoniek import sha256_van
from workflow.case import Case
from workflow.case.project import PerceelToestand
from workflow.case.publicatie import Prijsformule
from workflow.tijd import dag_van
from workflow.vlaggen import vlaggen

KEERT_OM = {"Alfa Zorg": "1000000", "Beta Hulp": "800000", "Gamma Thuis": "400000"}
KEERT_OM_SCORES = {
    ("Alfa Zorg", "K1"): "9",
    ("Alfa Zorg", "K2"): "8",
    ("Beta Hulp", "K1"): "7.5",
    ("Beta Hulp", "K2"): "8",
    ("Gamma Thuis", "K1"): "0",
    ("Gamma Thuis", "K2"): "0",
}


def _gelezen(case: Case, aantal_winnaars: int = 1) -> list[tuple[str, list[str], bool]]:
    perceel = replace(PERCEEL, aantal_winnaars=aantal_winnaars)
    return [
        (naam(case, o.zonder.id), [f"{p.rang} {naam(case, p.inschrijving.id)}" for p in o.volgorde], o.winnaar_anders)
        for o in gevoeligheid(case, perceel)
    ]


def _met_advies(case: Case) -> str:
    """The hash of the advies that these scores give."""
    spel = SPEL.met_case(case)
    spel.voer_uit("leg_gunningsadvies_voor", "inkoper-1", klaar_voor("leg_gunningsadvies_voor").met)
    return next(iter(spel.zaak.adviezen.values())).inhoud_sha256


def test_zonder_de_goedkoopste_wint_een_ander_bij_de_verhouding() -> None:
    """With Gamma: 5.2 + 0.4·4 = 6.80 and 4.6 + 0.4·5 = 6.60; without: 5.2 + 0.4·8 = 8.40 and 4.6 + 0.4·10 = 8.60."""
    case = zaak(VERHOUDING, KEERT_OM, KEERT_OM_SCORES)
    assert stand(case) == [(1, "Alfa Zorg", "6.80"), (2, "Beta Hulp", "6.60"), (3, "Gamma Thuis", "4.00")]
    assert stand(zonder(case, "Gamma Thuis")) == [(1, "Beta Hulp", "8.60"), (2, "Alfa Zorg", "8.40")]
    assert _gelezen(case) == [("Gamma Thuis", ["1 Beta Hulp", "2 Alfa Zorg"], True)]
    assert _gelezen(case, 2) == [("Gamma Thuis", ["1 Beta Hulp", "2 Alfa Zorg"], False)]


def test_ook_bij_relatief_lineair() -> None:
    """With Gamma both score 0 on price: 5.20 and 4.60; without: 5.2 + 0.4·7.5 = 8.20 and 4.6 + 4 = 8.60."""
    case = zaak(LINEAIR, KEERT_OM, KEERT_OM_SCORES)
    assert stand(case)[:2] == [(1, "Alfa Zorg", "5.20"), (2, "Beta Hulp", "4.60")]
    assert stand(zonder(case, "Gamma Thuis")) == [(1, "Beta Hulp", "8.60"), (2, "Alfa Zorg", "8.20")]
    assert _gelezen(case) == [("Gamma Thuis", ["1 Beta Hulp", "2 Alfa Zorg"], True)]


@pytest.mark.parametrize("formule", [VERHOUDING, LINEAIR])
def test_het_gewone_pad_is_ook_bij_een_relatieve_formule_niet_gevoelig(formule: Prijsformule) -> None:
    assert gevoeligheid(zaak(formule), PERCEEL) == []


@given(
    formule=st.sampled_from((Prijsformule.ABSOLUUT_LINEAIR, OP_WAARDE)),
    prijzen=PRIJZEN,
    scores=SCORES,
    volgorde=st.permutations(list(pad.INSCHRIJVERS)),
    aantal=st.integers(2, 3),
)
@settings(max_examples=150)
def test_zonder_relatieve_formule_doet_een_ander_er_niet_toe(
    formule: Prijsformule, prijzen: dict[str, str], scores: dict[tuple[str, str], str], volgorde: list[str], aantal: int
) -> None:
    """Not the order, not a total; with a draw or without."""
    case = met_loting(zaak(formule, prijzen, scores), *volgorde[:aantal])
    assert gevoeligheid(case, PERCEEL) == []
    totalen = {n: totaal for _, n, totaal in stand(case)}
    for weg in pad.INSCHRIJVERS:
        assert {n: t for _, n, t in stand(zonder(case, weg))} == {n: t for n, t in totalen.items() if n != weg}


@given(formule=st.sampled_from((LINEAIR, VERHOUDING)), prijzen=PRIJZEN, scores=SCORES)
@settings(max_examples=100)
def test_gemeld_wordt_precies_wat_een_nieuwe_telling_anders_geeft(
    formule: Prijsformule, prijzen: dict[str, str], scores: dict[tuple[str, str], str]
) -> None:
    case = zaak(formule, prijzen, scores)
    voor = rangen(case)
    gemeld: dict[str, Omkering] = {naam(case, o.zonder.id): o for o in gevoeligheid(case, PERCEEL)}
    for weg in voor:
        na = rangen(zonder(case, weg))
        paren = [(a, b) for a in na for b in na]
        gelijk = all((voor[a] < voor[b]) == (na[a] < na[b]) for a, b in paren)
        assert (weg in gemeld) == (not gelijk)
        if weg in gemeld:
            eerst = min(voor[n] for n in na)
            was = {n for n in na if voor[n] == eerst}
            assert gemeld[weg].winnaar_anders == (was != {n for n in na if na[n] == 1})


def test_wie_meegeteld_wordt_kan_worden_gezegd() -> None:
    """The letter of an advies counts with the tenders of that advies."""
    case = zaak(VERHOUDING, KEERT_OM, KEERT_OM_SCORES)
    alle = list(case.inschrijvingen.values())
    assert len(gevoeligheid(zonder(case, "Gamma Thuis"), PERCEEL, alle)) == 1
    assert gevoeligheid(case, PERCEEL, [i for i in alle if naam(case, i.id) != "Gamma Thuis"]) == []


# --- zichtbaar -----------------------------------------------------------------------------------------------------


def _vlag(case: Case, toestand: PerceelToestand = PerceelToestand.BEOORDELING) -> list[str]:
    in_toestand = case.met(replace(case.percelen[PERCEEL.id], toestand=toestand))
    return [v.melding for v in vlaggen(in_toestand, SPEL.beleid, dag_van(SPEL.nu)) if v.code == "rangorde_gevoelig"]


def test_een_gevoelige_rangorde_is_een_vlag_tot_er_gegund_is() -> None:
    case = zaak(VERHOUDING, KEERT_OM, KEERT_OM_SCORES)
    melding = "perceel 1: zonder Gamma Thuis wordt de volgorde van de overige anders; dan wint een ander"
    for toestand in PerceelToestand:
        telt = toestand in ("beoordeling", "advies", "beslissing", "opschorting")
        assert _vlag(case, toestand) == ([melding] if telt else [])
    twee = case.met(replace(case.percelen[PERCEEL.id], aantal_winnaars=2))
    (anders,) = _vlag(twee)
    assert anders.endswith("dan blijft de winnaar gelijk")


def test_geen_vlag_bij_een_vaste_formule_of_zolang_een_score_ontbreekt() -> None:
    assert _vlag(zaak(prijzen=KEERT_OM, scores=KEERT_OM_SCORES)) == []
    case = zaak(VERHOUDING, KEERT_OM, KEERT_OM_SCORES)
    assert _vlag(replace(case, consensus=dict(list(case.consensus.items())[1:]))) == []
    assert _vlag(replace(case, kaders={})) == []


def test_de_gevoeligheid_hoort_bij_wat_de_deelnemers_vaststellen() -> None:
    """The hash is that of the content written out here, with who turns the order round."""
    case = zaak(VERHOUDING, KEERT_OM, KEERT_OM_SCORES)
    inhoud = {
        "perceel": "1",
        "versie": 1,
        "inschrijvingen": [
            {
                "inschrijver": wie,
                "prijs": Decimal(KEERT_OM[wie]),
                "punten": {"P": Decimal(prijs), **{k: Decimal(KEERT_OM_SCORES[wie, k]) for k in pad.KWALITEIT}},
                "totaal": Decimal(totaal),
                "rang": rang,
                "motivering": {k: f"Over {k} van {wie}." for k in pad.KWALITEIT},
                "winnaar": rang == 1,
            }
            for rang, wie, prijs, totaal in (
                (1, "Alfa Zorg", "4", "6.8"),
                (2, "Beta Hulp", "5", "6.6"),
                (3, "Gamma Thuis", "10", "4"),
            )
        ],
        "gevoeligheid": [{"zonder": "Gamma Thuis", "rang": {"Beta Hulp": 1, "Alfa Zorg": 2}}],
    }
    assert _met_advies(case) == sha256_van(inhoud)
    assert _met_advies(case) != sha256_van({**inhoud, "gevoeligheid": []})
