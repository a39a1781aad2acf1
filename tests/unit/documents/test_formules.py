"""Per price formula the advies and the letters say what was counted, how, and what decided a tie (Aw 2.130)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from documents.contexts import Context, ontbrekend
from documents.contexts.afwijzingsbrief import Afwijzingsbrief
from documents.contexts.bouw import bouw
from documents.contexts.gunningsadvies import Gunningsadvies
from documents.contexts.gunningsbrief import Gunningsbrief
from documents.readback import lees_tekst, verschillen
from documents.render import render
from tests.unit.documents import zaak as z
from workflow.beoordeling import rangschikking
from workflow.case import Case
from workflow.case.gunning import Uitslag
from workflow.case.inschrijving import InschrijvingToestand, Loting, Oordeel
from workflow.case.publicatie import Prijsformule
from workflow.lezen import uitslagen_van

ABSOLUUT, LINEAIR, VERHOUDING, OP_WAARDE = Prijsformule
GEWOON = {"1": ("900000", "8.5"), "2": ("1000000", "7")}
OMKEER = {"1": ("1000000", "9"), "2": ("800000", "8"), "3": ("400000", "0")}
"""Ratio, price 40 and plan 60: 5.4 + 1.6, 4.8 + 2.0 and 4.0; without the third 5.4 + 3.2 and 4.8 + 4.0."""
DOEL = {"deelname_id": "deelname-Asten", "perceel_id": "perceel-1"}


def zaak(formule: Prijsformule, tenders: dict[str, tuple[str, str]] | None = None, **kader: Any) -> Case:
    """The project of the other letters under another formula, with the ranking that it gives."""
    case = z.vol()
    nieuw = replace(case.kaders["k-1"], formule=formule, **kader)
    if formule != ABSOLUUT:
        nieuw = replace(nieuw, prijs_laag=None, prijs_hoog=None)
    if formule == OP_WAARDE:
        nieuw = replace(nieuw, kwaliteitswaarde=kader.get("kwaliteitswaarde", Decimal(200_000)))
        nul, honderd = (replace(case.criteria[c], gewicht=Decimal(g)) for c, g in (("c-prijs", 0), ("c-plan", 100)))
        case = case.met(nul, honderd)
    return gerangschikt(_met_tenders(case.met(nieuw), tenders or GEWOON))


def _met_tenders(case: Case, tenders: dict[str, tuple[str, str]]) -> Case:
    for id_, (prijs, punten) in tenders.items():
        case = case.met(
            replace(case.inschrijvingen[f"in-{id_}"], prijs=Decimal(prijs), toestand=InschrijvingToestand.AFGEWEZEN),
            replace(case.toetsen[f"toets-{id_}"], oordeel=Oordeel.GELDIG, grond=""),
            replace(case.consensus["co-1"], id=f"co-{id_}", inschrijving_id=f"in-{id_}", punten=Decimal(punten)),
            replace(case.scores["sc-1-asten"], id=f"sc-{id_}-asten", inschrijving_id=f"in-{id_}"),
        )
    return case


def gerangschikt(case: Case) -> Case:
    """With the outcome that belongs to these tenders, scores and draws."""
    plaatsen = rangschikking(case, case.percelen["perceel-1"])
    uitslagen = [
        Uitslag(
            id=f"u-{p.inschrijving.id}",
            project_id=z.P,
            advies_id="advies-1",
            inschrijving_id=p.inschrijving.id,
            rang=p.rang,
            totaal=p.totaal,
            winnaar=p.rang == 1,
        )
        for p in plaatsen
    ]
    winnaar = replace(plaatsen[0].inschrijving, toestand=InschrijvingToestand.WINNAAR)
    return replace(case, uitslagen={u.id: u for u in uitslagen}).met(winnaar)


def geloot(case: Case, *volgorde: str) -> Case:
    loting = Loting(
        id="loting-1",
        project_id=z.P,
        perceel_id="perceel-1",
        volgorde=volgorde,
        getrokken_op=date(2026, 6, 8),
        bewijs_id="-",
        geregistreerd_op=z.op(6, 8),
        geregistreerd_door="inkoper",
    )
    return gerangschikt(case.met(loting))


def gelezen(soort: str, case: Case, inschrijving_id: str | None = None) -> tuple[Any, str]:
    """The context and the text of a letter that is complete and reads back."""
    context: Context = bouw(case, z.document(soort, **DOEL, inschrijving_id=inschrijving_id), z.HUIS)
    assert ontbrekend(context) == ()
    inhoud = render(soort, context).inhoud
    assert verschillen(soort, context, inhoud) == ()
    return context, " ".join(lees_tekst(inhoud).geheel.replace("\N{NO-BREAK SPACE}", " ").split())


def _winnaar_en_verliezer(case: Case) -> tuple[str, str]:
    rijen = uitslagen_van(case, case.adviezen["advies-1"])
    return rijen[0].inschrijving_id, rijen[-1].inschrijving_id


@pytest.mark.parametrize(
    ("formule", "zinnen"),
    [
        (ABSOLUUT, ("Prijsformule: absoluut lineair", "€ 800.000,00 of minder", "€ 1.200.000,00 of meer")),
        (LINEAIR, ("Prijsformule: relatief lineair", "De laagste geldige prijs, € 900.000,00, scoort 10.")),
        (VERHOUDING, ("Prijsformule: relatief, als verhouding", "€ 900.000,00, scoort 10.", "gedeeld door")),
        (OP_WAARDE, ("Prijsformule: gunnen op waarde", "is samen € 200.000,00 waard", "vergelijkingsprijs")),
    ],
)
def test_het_advies_noemt_formule_en_grenzen_of_waarde(formule: Prijsformule, zinnen: tuple[str, ...]) -> None:
    stuk, tekst = gelezen("gunningsadvies", zaak(formule))
    assert [zin for zin in zinnen if zin not in tekst] == []
    assert "Bij gelijke stand beslist: Plan van aanpak." in tekst
    assert stuk.op_waarde == (formule == OP_WAARDE)
    assert ("Totaalscore" in tekst) != stuk.op_waarde


@pytest.mark.parametrize(
    ("formule", "prijspunten", "totaal"),
    [
        (ABSOLUUT, ("7,50", "5,00"), ("8,10", "6,20")),  # 0.4·7.5 + 0.6·8.5; 0.4·5 + 0.6·7
        (LINEAIR, ("10,00", "8,89"), ("9,10", "7,76")),  # 10·(2−10/9): 3.556 + 4.2
        (VERHOUDING, ("10,00", "9,00"), ("9,10", "7,80")),  # 10·9/10
    ],
)
def test_prijspunten_en_totaal_in_de_brieven(
    formule: Prijsformule, prijspunten: tuple[str, str], totaal: tuple[str, str]
) -> None:
    case = zaak(formule)
    gunning: Gunningsbrief = gelezen("gunningsbrief", case, "in-1")[0]
    afwijzing: Afwijzingsbrief = gelezen("afwijzingsbrief", case, "in-2")[0]
    assert (gunning.criteria[0].score, gunning.totaalscore) == (prijspunten[0], totaal[0])
    assert afwijzing.lager is not None
    prijs = afwijzing.lager.criteria[0]
    assert (prijs.score_winnaar, prijs.uw_score) == prijspunten
    assert (afwijzing.winnaars[0].totaalscore, afwijzing.lager.totaalscore) == totaal


def test_gunnen_op_waarde_in_de_brieven() -> None:
    """900,000 − 0.85·200,000 = 730,000 and 1,000,000 − 0.70·200,000 = 860,000."""
    case = zaak(OP_WAARDE)
    gunning, tekst = gelezen("gunningsbrief", case, "in-1")
    assert gunning.totaalscore.endswith("730.000,00")
    assert "Uw vergelijkingsprijs € 730.000,00" in tekst.replace("\n", " ")
    assert "De prijs van € 900.000,00 min de waarde van de kwaliteit van € 170.000,00 is € 730.000,00." in tekst
    assert "Deze score is € 170.000,00 waard." in tekst
    assert "van maximaal" not in tekst
    assert [(c.gewicht, c.maximum, c.score) for c in gunning.criteria] == [("–", "–", "–"), ("100%", "10", "8,50")]
    afwijzing, tekst = gelezen("afwijzingsbrief", case, "in-2")
    assert "vergelijkingsprijs € 730.000,00" in tekst
    assert "Uw vergelijkingsprijs € 860.000,00" in tekst
    assert "totaalscore" not in tekst
    assert "900.000,00" not in tekst
    assert not afwijzing.laagste_prijs


def test_een_negatieve_vergelijkingsprijs_staat_er_met_minteken() -> None:
    case = zaak(OP_WAARDE, kwaliteitswaarde=Decimal(2_000_000))
    assert "€ -800.000,00" in gelezen("gunningsbrief", case, "in-1")[1]
    assert "Het verschil in vergelijkingsprijs" in gelezen("gunningsadvies", case)[1]


def test_de_punten_in_een_brief_zijn_die_van_het_advies_wat_er_daarna_ook_gebeurt() -> None:
    """The cheapest withdrew after the decision: the price points of the others stay those that were decided on."""
    case = zaak(VERHOUDING, OMKEER)
    weg = case.met(replace(case.inschrijvingen["in-3"], toestand=InschrijvingToestand.INGETROKKEN))
    assert gelezen("gunningsbrief", weg, "in-1")[0].criteria[0].score == "4,00"


# --- gevoeligheid --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("formule", [LINEAIR, VERHOUDING])
def test_het_advies_noemt_wie_de_volgorde_omkeert(formule: Prijsformule) -> None:
    tekst = gelezen("gunningsadvies", zaak(formule, OMKEER))[1]
    assert (
        "Valt Voorbehoud v.o.f. af, dan wordt de volgorde van de overige: 1. Tweede <Techniek> B.V., 2. Voorbeeld & "
        "Zonen B.V.; de uitkomst van de gunning verandert."
    ) in tekst
    assert tekst.count("dan wordt de volgorde") == 1


@pytest.mark.parametrize("formule", [LINEAIR, VERHOUDING])
def test_het_advies_zegt_ook_dat_de_volgorde_vast_is(formule: Prijsformule) -> None:
    stuk: Gunningsadvies = gelezen("gunningsadvies", zaak(formule))[0]
    assert stuk.gevoeligheid[-1] == "De volgorde van de overige blijft dan steeds gelijk."


@pytest.mark.parametrize(("formule", "wat"), [(ABSOLUUT, "prijsscore"), (OP_WAARDE, "vergelijkingsprijs")])
def test_zonder_relatieve_formule_hangt_niets_van_anderen_af(formule: Prijsformule, wat: str) -> None:
    stuk: Gunningsadvies = gelezen("gunningsadvies", zaak(formule))[0]
    assert stuk.gevoeligheid[-1].startswith(f"De {wat} hangt niet af van de andere inschrijvingen.")


# --- gelijke stand -------------------------------------------------------------------------------------------------

GELIJK = {"1": ("900000", "8"), "2": ("900000", "8")}


def test_de_loting_staat_in_advies_en_brieven() -> None:
    case = geloot(zaak(ABSOLUUT, GELIJK, loting=True), "in-2", "in-1")
    advies = gelezen("gunningsadvies", case)[1]
    assert "hebben een gelijke totaalscore." in advies
    assert "De loting van 8 juni 2026 zette Tweede <Techniek> B.V., Voorbeeld & Zonen B.V. in deze volgorde." in advies
    assert "Blijft de stand dan gelijk, dan beslist loting." in advies
    uitleg = (
        "Meer dan één inschrijving heeft deze totaalscore. Volgens de aanbestedingsstukken beslist dan het criterium "
        "‘Plan van aanpak’. De loting van 8 juni 2026 heeft de volgorde bepaald tussen wie daarna nog gelijk stond."
    )
    assert uitleg in gelezen("gunningsbrief", case, "in-2")[1]
    assert uitleg in gelezen("afwijzingsbrief", case, "in-1")[1]


def test_alleen_loting_zonder_criterium() -> None:
    case = geloot(zaak(OP_WAARDE, GELIJK, loting=True, bij_gelijke_stand=""), "in-2", "in-1")
    assert "Bij gelijke stand beslist loting." in gelezen("gunningsadvies", case)[1]
    uitleg = "Meer dan één inschrijving heeft deze vergelijkingsprijs. De loting van 8 juni 2026"
    assert uitleg in gelezen("afwijzingsbrief", case, "in-1")[1]


def test_het_criterium_dat_bij_gelijke_stand_beslist_staat_in_de_brief() -> None:
    """0.4·7.5 + 0.6·7 = 7.20 and 0.4·6 + 0.6·8 = 7.20."""
    case = zaak(ABSOLUUT, {"1": ("900000", "7"), "2": ("960000", "8")}, loting=True)
    assert _winnaar_en_verliezer(case) == ("in-2", "in-1")
    tekst = gelezen("afwijzingsbrief", case, "in-1")[1]
    assert "beslist dan het criterium ‘Plan van aanpak’." in tekst
    assert "loting" not in tekst


def test_zonder_gelijke_stand_zegt_een_brief_er_niets_over() -> None:
    for soort, wie in (("gunningsbrief", "in-1"), ("afwijzingsbrief", "in-2"), ("gunningsadvies", None)):
        tekst = gelezen(soort, zaak(ABSOLUUT), wie)[1]
        assert "Meer dan één inschrijving" not in tekst
        assert "hebben een gelijke" not in tekst


def test_bij_alleen_prijs_zegt_de_brief_niet_dat_een_gelijke_prijs_lager_is() -> None:
    case = zaak(ABSOLUUT, GELIJK, loting=True, bij_gelijke_stand="")
    alleen = replace(case, criteria={"c-prijs": replace(case.criteria["c-prijs"], gewicht=Decimal(100))})
    tekst = gelezen("afwijzingsbrief", geloot(alleen, "in-2", "in-1"), "in-1")[1]
    assert "De prijs was het enige gunningscriterium." in tekst
    assert "De prijs is gelijk aan die van uw inschrijving." in tekst
    assert "lagere prijs" not in tekst


def test_een_hogere_prijs_die_wint_heeft_geen_voordeel_op_andere_criteria_als_die_er_niet_zijn() -> None:
    """Both prices are under the low bound and earn all points; lots were drawn."""
    case = zaak(ABSOLUUT, {"1": ("700000", "8"), "2": ("750000", "8")}, loting=True, bij_gelijke_stand="")
    alleen = replace(case, criteria={"c-prijs": replace(case.criteria["c-prijs"], gewicht=Decimal(100))})
    tekst = gelezen("afwijzingsbrief", geloot(alleen, "in-2", "in-1"), "in-1")[1]
    assert "maar geeft volgens de formule even veel punten" in tekst
    assert "andere criteria" not in tekst
