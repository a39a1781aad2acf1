"""What is published per price formula: bounds, value of quality, weights, tie-break and draw (Aw 2.114, 2.115)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.factories import Spel, klaar_voor
from workflow.case.publicatie import Prijsformule, SoortCriterium
from workflow.reasons import Geweigerd
from workflow.verbs.beoordeling import ConsensusInvoer
from workflow.verbs.publicatie import CriteriumInvoer, LegCriteriaVast

MOMENT = klaar_voor("leg_criteria_vast")
GRENZEN = {"prijs_laag": Decimal(800_000), "prijs_hoog": Decimal(1_000_000)}
ZONDER = {"prijs_laag": None, "prijs_hoog": None}
EURO = {"kwaliteitswaarde": Decimal(100_000)}
ABSOLUUT, LINEAIR, VERHOUDING, OP_WAARDE = Prijsformule


def _criteria(k1: str, k2: str, prijs: str) -> tuple[CriteriumInvoer, ...]:
    return (
        CriteriumInvoer(code="K1", naam="Plan van aanpak", gewicht=Decimal(k1)),
        CriteriumInvoer(code="K2", naam="Dienstverlening", gewicht=Decimal(k2)),
        CriteriumInvoer(code="P", naam="Prijs", soort=SoortCriterium.PRIJS, gewicht=Decimal(prijs)),
    )


def _publiceer(**anders: Any) -> dict[str, str]:
    """The reasons of `publiceer` about the criteria that were laid down like this."""
    spel = klaar_voor("publiceer").voor.kopie()
    spel.voer_uit("leg_criteria_vast", "inkoper-1", replace(MOMENT.met, **anders))
    try:
        spel.voer_uit("publiceer", "inkoper-1", klaar_voor("publiceer").met)
    except Geweigerd as fout:
        return {r.code: r.melding for r in fout.redenen}
    return {}


@pytest.mark.parametrize(
    "anders",
    [
        {"formule": ABSOLUUT, **GRENZEN},
        {"formule": LINEAIR, **ZONDER},
        {"formule": VERHOUDING, **ZONDER},
        {"formule": OP_WAARDE, **ZONDER, **EURO, "criteria": _criteria("60", "40", "0")},
        {"bij_gelijke_stand": "", "loting": True},
        {"bij_gelijke_stand": "P", "loting": False},
    ],
)
def test_zo_kan_er_gepubliceerd_worden(anders: dict[str, Any]) -> None:
    assert _publiceer(**anders) == {}


def test_wat_is_vastgelegd_staat_in_het_kader() -> None:
    spel: Spel = MOMENT.voor.kopie()
    anders = {"formule": OP_WAARDE, **ZONDER, **EURO, "bij_gelijke_stand": "", "loting": True}
    spel.voer_uit("leg_criteria_vast", "inkoper-1", replace(MOMENT.met, **anders))
    (kader,) = spel.zaak.kaders.values()
    assert {naam: getattr(kader, naam) for naam in anders} == anders


def test_zonder_formule_is_het_de_absolute() -> None:
    met = LegCriteriaVast(criteria=_criteria("40", "20", "40"), bij_gelijke_stand="K1", **GRENZEN)
    assert (met.formule, met.loting, met.kwaliteitswaarde) == (ABSOLUUT, False, None)


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"formule": ABSOLUUT, "prijs_laag": None}, "prijs_laag is nodig bij de formule absoluut_lineair"),
        ({"formule": ABSOLUUT, "prijs_hoog": None}, "prijs_hoog is nodig"),
        ({"formule": ABSOLUUT, "prijs_hoog": Decimal(800_000)}, "prijs_hoog moet meer zijn dan prijs_laag"),
        ({"formule": ABSOLUUT, "prijs_laag": Decimal(0)}, "prijs_laag moet meer zijn dan 0"),
        ({"formule": ABSOLUUT, "prijs_hoog": Decimal("Infinity")}, "prijs_hoog moet meer zijn dan 0"),
        ({"formule": ABSOLUUT, **EURO}, "kwaliteitswaarde hoort alleen bij de formule gunnen_op_waarde"),
        ({"formule": LINEAIR}, "prijs_laag hoort alleen bij de formule absoluut_lineair"),
        ({"formule": VERHOUDING, "prijs_laag": None}, "prijs_hoog hoort alleen"),
        ({"formule": LINEAIR, **ZONDER, **EURO}, "kwaliteitswaarde hoort alleen"),
        ({"formule": OP_WAARDE, **EURO}, "prijs_laag hoort alleen"),
        ({"formule": OP_WAARDE, **ZONDER}, "kwaliteitswaarde is nodig bij de formule gunnen_op_waarde"),
        ({"formule": OP_WAARDE, **ZONDER, "kwaliteitswaarde": Decimal(0)}, "kwaliteitswaarde moet meer zijn dan 0"),
        ({"formule": OP_WAARDE, **ZONDER, "kwaliteitswaarde": Decimal(-1)}, "kwaliteitswaarde moet meer zijn dan 0"),
        ({"bij_gelijke_stand": "", "loting": False}, "alleen leeg zijn als loting beslist"),
        ({"bij_gelijke_stand": "K9"}, "moet de code van een criterium zijn"),
    ],
)
def test_wat_niet_bij_de_formule_past_wordt_geweigerd(anders: dict[str, Any], melding: str) -> None:
    with pytest.raises(ValueError, match=melding):
        replace(MOMENT.met, **anders)


@pytest.mark.parametrize(
    ("gewicht", "soort", "mag"),
    [
        ("0", SoortCriterium.PRIJS, True),
        ("0", SoortCriterium.KWALITEIT, False),
        ("-1", SoortCriterium.PRIJS, False),
        ("NaN", SoortCriterium.PRIJS, False),
        ("100", SoortCriterium.KWALITEIT, True),
        ("100.01", SoortCriterium.PRIJS, False),
    ],
)
def test_alleen_de_prijs_mag_gewicht_nul_hebben(gewicht: str, soort: SoortCriterium, mag: bool) -> None:
    def maak() -> CriteriumInvoer:
        return CriteriumInvoer(code="X", naam="X", soort=soort, gewicht=Decimal(gewicht))

    if mag:
        assert maak().gewicht == Decimal(gewicht)
    else:
        with pytest.raises(ValueError, match="gewicht"):
            maak()


@pytest.mark.parametrize(
    ("anders", "code", "melding"),
    [
        ({"criteria": _criteria("60", "40", "0")}, "kader_onjuist", "gewicht 0 bij gunnen op waarde"),
        (
            {"formule": OP_WAARDE, **ZONDER, **EURO},
            "kader_onjuist",
            "gewicht 0 bij gunnen op waarde",
        ),
        (
            {"formule": OP_WAARDE, **ZONDER, **EURO, "criteria": _criteria("60", "30", "0")},
            "gewichten_geen_honderd",
            "samen 90 %",
        ),
    ],
)
def test_publiceren_kan_niet_met_gewichten_die_niet_passen(anders: dict[str, Any], code: str, melding: str) -> None:
    redenen = _publiceer(**anders)
    assert set(redenen) == {code}
    assert melding in redenen[code]


def test_een_gezamenlijke_score_heeft_niet_meer_decimalen_dan_bekend_is() -> None:
    """What the letter prints is what was counted."""
    m = klaar_voor("stel_consensus_vast")
    spel = m.voor.kopie()
    spel = spel.met_case(spel.zaak.met(*(replace(k, decimalen=1) for k in spel.zaak.kaders.values())))
    for punten, antwoord in (("7.5", set()), ("7.50", set()), ("7.55", {"invoer"}), ("NaN", {"invoer"})):
        rij = ConsensusInvoer(inschrijver="Alfa Zorg", criterium="K1", punten=Decimal(punten), motivering="Goed.")
        assert spel.antwoord("stel_consensus_vast", "inkoper-1", replace(m.met, consensus=(rij,))) == antwoord
