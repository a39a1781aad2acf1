"""Deelnemers may differ per perceel: letters, besluiten, mandaten and contracts are only where they belong."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.contexts.bouw import BOUWERS
from tests.factories import Spel, klaar_voor, pad, tot
from tests.unit.documents.zaak import HUIS
from workflow.case.deelname import Handeling, Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.lezen import deelname_van, deelnemers_van, dienst_van, perceel_op_nummer
from workflow.rooster import rooster
from workflow.tijd import dag_van
from workflow.vlaggen import vlaggen

EEN, TWEE = ("Asten", "Best"), ("Asten", "Best", "Deurne")
DIENSTEN = {"1": EEN, "2": TWEE}
SOORTEN = ("gunningsadvies", "gunningsbrief", "afwijzingsbrief", "definitieve_gunning")


def _tot_strategie() -> Spel:
    """A second perceel before the strategy is offered; Deurne takes part in that one only."""
    spel = tot("inkoopstrategie_concept")
    spel.doe("registreer_perceel", nummer="2", naam="Onderhoud", waarde=Decimal(500_000))
    spel.doe("meld_interesse", "deurne", dienst="Deurne", percelen=("2",))
    for stap in (pad.maak_concept, pad.bied_strategie_aan, pad.besluit_over_strategie):
        stap(spel)
    return spel


@cache
def _gepubliceerd() -> Spel:
    """The mandaat of Deurne is for perceel 2, with a ceiling that would not do for both."""
    spel = _tot_strategie()
    _verleen(spel, "Deurne", plafond=Decimal(900_000), percelen=("2",))
    pad.bereid_publicatie_voor(spel)
    pad.leg_criteria_vast(spel, "2")
    for stap in (pad.publiceer, pad.geef_inlichtingen, pad.open_kluis):
        stap(spel)
    pad.registreer_inschrijvingen(spel, "1", "2")
    return spel


@cache
def _vastgesteld() -> Spel:
    """Of both percelen the advies lies before those who take part, and all have adopted it."""
    spel = _gepubliceerd().kopie()
    for stap in (pad.beoordeel, pad.leg_advies_voor):
        for nummer in DIENSTEN:
            stap(spel, nummer)
    for nummer, diensten in DIENSTEN.items():
        pad.stel_advies_vast(spel, nummer, diensten)
    return spel


@cache
def _gespeeld() -> Spel:
    spel = _vastgesteld().kopie()
    for stap in (pad.beslis, pad.verzend_beslissing, pad.maak_overeenkomsten, pad.gun):
        for nummer in DIENSTEN:
            stap(spel, nummer)
    for nummer, diensten in DIENSTEN.items():
        pad.onderteken(spel, nummer, diensten)
    for stap in (pad.kondig_aan, pad.sluit_perceel):
        for nummer in DIENSTEN:
            stap(spel, nummer)
    for laatste in (pad.rond_af, pad.evalueer, pad.draag_over):
        laatste(spel)
    return spel


def _verleen(spel: Spel, dienst: str, **anders: Any) -> None:
    """A later mandaat on the same besluit, with a volmacht of its own."""
    door = dienst.lower()
    volmacht = spel.later(minutes=1).leg_in_dossier(f"volmacht-{spel.nu}", SoortStuk.VOLMACHT, dienst, door)
    eerste = klaar_voor("verleen_mandaat").met
    met = replace(eerste, dienst=dienst, besluit=f"inkoopstrategie-{dienst}", volmacht=volmacht, **anders)
    spel.voer_uit("verleen_mandaat", door, met)


def _per_perceel(spel: Spel, rijen: Iterable[Any]) -> dict[str, set[str]]:
    gevonden: dict[str, set[str]] = defaultdict(set)
    for rij in rijen:
        gevonden[spel.zaak.percelen[rij.perceel_id].nummer].add(dienst_van(spel.zaak, rij.deelname_id).naam)
    return gevonden


# --- twee percelen, tot en met contractmanagement ------------------------------------------------------------------


def test_alles_is_er_alleen_waar_het_hoort() -> None:
    spel = _gespeeld()
    assert spel.toestand == "contractmanagement"
    verwacht = {nummer: set(diensten) for nummer, diensten in DIENSTEN.items()}
    zaak = spel.zaak
    for soort in SOORTEN:
        assert _per_perceel(spel, [d for d in zaak.documenten.values() if d.soort == soort]) == verwacht, soort
    assert _per_perceel(spel, zaak.overeenkomsten.values()) == verwacht
    assert _per_perceel(spel, [b for b in zaak.besluiten.values() if b.perceel_id]) == verwacht
    assert _per_perceel(spel, [t for t in zaak.termijnen.values() if t.perceel_id and t.deelname_id]) == verwacht
    contracten = [zaak.overeenkomsten[c.overeenkomst_id] for c in zaak.contracten.values()]
    assert _per_perceel(spel, contracten) == verwacht
    assert len(contracten) == 5


def test_het_rooster_vraagt_alleen_wat_hoort() -> None:
    spel = _vastgesteld()
    cellen = {rij.dienst: rij.cellen for rij in rooster(spel.zaak, spel.nu.date())}
    assert (cellen["Deurne"]["advies 1"].tekst, cellen["Deurne"]["advies 2"].tekst) == ("–", "vastgesteld")
    assert cellen["Asten"]["advies 1"].tekst == "vastgesteld"
    cellen = {rij.dienst: rij.cellen for rij in rooster(_gespeeld().zaak, spel.nu.date())}
    assert (cellen["Deurne"]["handtekening 1"].tekst, cellen["Deurne"]["handtekening 2"].tekst) == ("–", "getekend")


def test_een_perceel_kan_niet_van_wie_er_niet_aan_meedoet() -> None:
    spel = _vastgesteld().kopie()
    besluit = replace(klaar_voor("registreer_besluit", -1).met, dienst="Deurne", onderwerp=Onderwerp.GUNNINGSADVIES)
    assert spel.antwoord("registreer_besluit", "deurne", replace(besluit, perceel=None)) == {"invoer"}
    assert "invoer" not in spel.antwoord("registreer_besluit", "deurne", replace(besluit, perceel="2"))
    for nummer in DIENSTEN:
        pad.beslis(spel, nummer)
    tekst = spel.leg_in_dossier("tekst", SoortStuk.OVEREENKOMST)
    overeenkomst = replace(klaar_voor("leg_overeenkomst_vast").met, tekst=tekst, diensten=("Deurne",))
    assert spel.antwoord("leg_overeenkomst_vast", "inkoper-1", replace(overeenkomst, perceel="1")) == {"invoer"}
    assert spel.antwoord("leg_overeenkomst_vast", "inkoper-1", replace(overeenkomst, perceel="2")) == set()


def test_de_mandaatbrief_noemt_de_percelen_van_de_dienst() -> None:
    zaak = _tot_strategie().zaak
    percelen = {
        dienst_van(zaak, d.deelname_id or "").naam: [p.nummer for p in BOUWERS["mandaatbrief"](zaak, d, HUIS).percelen]  # type: ignore[attr-defined]
        for d in zaak.documenten.values()
        if d.soort == "mandaatbrief"
    }
    assert percelen == {"Asten": ["1", "2"], "Best": ["1", "2"], "Deurne": ["2"], "Someren": ["1", "2"]}


@pytest.mark.parametrize("nummer", DIENSTEN)
def test_een_gezamenlijke_brief_noemt_de_deelnemers_van_zijn_perceel(nummer: str) -> None:
    zaak = _vastgesteld().kopie()
    pad.beslis(zaak, nummer)
    brief = next(d for d in zaak.zaak.documenten.values() if d.soort == "gunningsbrief")
    samen = BOUWERS["gunningsbrief"](zaak.zaak, replace(brief, deelname_id=None), HUIS)
    assert {b.dienst for b in samen.besluiten} == {f"gemeente {d}" for d in DIENSTEN[nummer]}  # type: ignore[attr-defined]


def test_een_ander_perceel_is_geen_terugkomen() -> None:
    """Only who takes part in a perceel can come back on its advies."""
    spel = _vastgesteld().kopie()
    pad.beslis(spel, "2")
    twee = perceel_op_nummer(spel.zaak, "2")
    afgewezen = [
        replace(b, uitkomst=Uitkomst.AFGEWEZEN)
        for b in spel.zaak.besluiten.values()
        if b.perceel_id == twee.id and dienst_van(spel.zaak, b.deelname_id).naam == "Best"
    ]
    spel = spel.met_case(spel.zaak.met(*afgewezen))
    assert "besluit_teruggekomen" in {v.code for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu))}
    niet_twee = replace(deelname_van(spel.zaak, "Best"), percelen=(perceel_op_nummer(spel.zaak, "1").id,))
    spel = spel.met_case(spel.zaak.met(niet_twee))
    assert "besluit_teruggekomen" not in {v.code for v in vlaggen(spel.zaak, spel.beleid, dag_van(spel.nu))}


# --- meedoen aan een perceel ---------------------------------------------------------------------------------------


def test_tot_de_strategie_is_aangeboden_mag_een_dienst_anders_kiezen() -> None:
    spel = tot("inkoopstrategie_concept")
    spel.doe("registreer_perceel", nummer="2", naam="Onderhoud", waarde=Decimal(500_000))
    for keuze in (("2",), ("2", "1"), ()):
        spel.doe("meld_interesse", "deurne", dienst="Deurne", percelen=keuze)
        percelen = deelname_van(spel.zaak, "Deurne").percelen
        assert [spel.zaak.percelen[id_].nummer for id_ in percelen] == sorted(keuze)
        assert spel.weiger("meld_interesse", "deurne", dienst="Deurne", percelen=keuze).keys() == {"bestaat_al"}
    met = replace(klaar_voor("meld_interesse").met, percelen=("9",))
    assert spel.antwoord("meld_interesse", "asten", met) == {"invoer"}


def test_daarna_niet_meer() -> None:
    spel = _tot_strategie()
    assert spel.weiger("meld_interesse", dienst="Asten", percelen=("2",)).keys() == {"toestand_laat_niet_toe"}


def test_wie_terugkomt_kiest_opnieuw() -> None:
    spel = tot("inkoopstrategie_concept")
    spel.doe("registreer_perceel", nummer="2", naam="Onderhoud", waarde=Decimal(500_000))
    spel.doe("meld_interesse", "laarbeek", dienst="Laarbeek", percelen=("2",))
    assert deelname_van(spel.zaak, "Laarbeek").percelen == (perceel_op_nummer(spel.zaak, "2").id,)


def test_een_perceel_zonder_deelnemers_wordt_niet_gepubliceerd() -> None:
    m = klaar_voor("publiceer")
    spel = m.voor.kopie()
    alle = tuple(spel.zaak.percelen)
    spel.doe("registreer_perceel", nummer="2", naam="Onderhoud", waarde=Decimal(500_000))
    pad.leg_criteria_vast(spel, "2")
    kaal = spel.met_case(spel.zaak.met(*(replace(d, percelen=alle) for d in spel.zaak.deelnames.values())))
    assert kaal.antwoord("publiceer", m.door, m.met) == {"perceel_zonder_deelnemers"}
    een_wel = replace(deelname_van(kaal.zaak, "Best"), percelen=())
    assert kaal.met_case(kaal.zaak.met(een_wel)).antwoord("publiceer", m.door, m.met) == set()


# --- mandaat -------------------------------------------------------------------------------------------------------


def _beslis(spel: Spel, nummer: str) -> set[str]:
    return spel.antwoord("neem_gunningsbeslissing", "inkoper-1", replace(_MET, perceel=nummer))


_MET = replace(klaar_voor("neem_gunningsbeslissing").met, geplande_verzenddatum=date(2026, 6, 13))


def test_het_mandaat_van_deurne_telt_alleen_voor_zijn_perceel() -> None:
    spel = _vastgesteld()
    een, twee = (perceel_op_nummer(spel.zaak, nummer) for nummer in DIENSTEN)
    van_een = [replace(m, percelen=(een.id,)) for m in spel.zaak.mandaten.values() if m.percelen == (twee.id,)]
    verkeerd = spel.met_case(spel.zaak.met(*van_een))
    assert _beslis(verkeerd, "1") == set(), "Deurne doet aan perceel 1 niet mee"
    assert _beslis(verkeerd, "2") == {"mandaat_ontbreekt"}


@pytest.mark.parametrize(("plafond", "antwoord"), [("880000", set()), ("879999.99", {"mandaat_ontbreekt"})])
def test_het_plafond_van_deurne_is_dat_van_zijn_perceel(plafond: str, antwoord: set[str]) -> None:
    """The winner of perceel 2 asks 880.000, more than its estimate; perceel 1 does not use up the ceiling."""
    spel = _vastgesteld()
    twee = perceel_op_nummer(spel.zaak, "2")
    rijen = [replace(m, plafond=Decimal(plafond)) for m in spel.zaak.mandaten.values() if m.percelen == (twee.id,)]
    spel = spel.met_case(spel.zaak.met(*rijen))
    assert _beslis(spel, "1") == set()
    assert _beslis(spel, "2") == antwoord


def test_ook_een_mandaat_voor_alles_telt_alleen_waar_de_dienst_meedoet() -> None:
    spel = _vastgesteld()
    rijen = [replace(m, percelen=()) for m in spel.zaak.mandaten.values() if m.plafond == Decimal(900_000)]
    assert rijen
    assert _beslis(spel.met_case(spel.zaak.met(*rijen)), "2") == set()


def test_publiceren_vraagt_mandaat_voor_elk_perceel_van_de_dienst() -> None:
    m = klaar_voor("publiceer")
    spel = m.voor.kopie()
    spel.doe("registreer_perceel", nummer="2", naam="Onderhoud", waarde=Decimal(500_000))
    pad.leg_criteria_vast(spel, "2")
    _verleen(spel, "Asten", percelen=("2",))
    assert spel.antwoord("publiceer", m.door, m.met) == {"mandaat_ontbreekt"}
    asten = replace(deelname_van(spel.zaak, "Asten"), percelen=(perceel_op_nummer(spel.zaak, "2").id,))
    assert spel.met_case(spel.zaak.met(asten)).antwoord("publiceer", m.door, m.met) == set()


# --- een beslissing wacht nooit op wie er niets mee te maken heeft -------------------------------------------------

KEUZES = st.sampled_from([(), ("1",), ("2",), ("1", "2")])


@given(
    keuzes=st.tuples(KEUZES, KEUZES, KEUZES),
    besloten=st.frozensets(st.tuples(st.sampled_from(TWEE), st.sampled_from(("1", "2")))),
    gemachtigd=st.frozensets(st.sampled_from(TWEE)),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_een_beslissing_wacht_alleen_op_wie_meedoet(
    keuzes: tuple[tuple[str, ...], ...], besloten: frozenset[tuple[str, str]], gemachtigd: frozenset[str]
) -> None:
    """What the rules say, counted again: everybody of this perceel adopted and granted, and nobody else is asked."""
    spel, ids = _alles_vastgesteld(), {n: perceel_op_nummer(_alles_vastgesteld().zaak, n).id for n in DIENSTEN}
    zaak = spel.zaak
    namen = {d.id: dienst_van(zaak, d.id).naam for d in zaak.deelnames.values()}
    nummers = {id_: nummer for nummer, id_ in ids.items()}
    gekozen = dict(zip(TWEE, keuzes, strict=True))
    deelnames = [
        replace(deelname_van(zaak, naam), percelen=tuple(ids[n] for n in keuze)) for naam, keuze in gekozen.items()
    ]
    besluiten = {
        b.id: b
        for b in zaak.besluiten.values()
        if not b.perceel_id or (namen[b.deelname_id], nummers[b.perceel_id]) in besloten
    }
    mandaten = {m.id: m for m in zaak.mandaten.values() if namen[m.deelname_id] in gemachtigd}
    spel = spel.met_case(replace(zaak, besluiten=besluiten, mandaten=mandaten).met(*deelnames))
    for nummer in DIENSTEN:
        nodig = {naam for naam, keuze in gekozen.items() if nummer in (keuze or (nummer,))}
        verwacht: set[str] = set() if nodig else {"advies_ontbreekt"}
        if any((naam, nummer) not in besloten for naam in nodig):
            verwacht |= {"advies_niet_vastgesteld"}
        if nodig - gemachtigd:
            verwacht |= {"mandaat_ontbreekt"}
        assert _beslis(spel, nummer) == verwacht
        assert {namen[d.id] for d in deelnemers_van(spel.zaak, perceel_op_nummer(spel.zaak, nummer))} == nodig


@cache
def _alles_vastgesteld() -> Spel:
    """Everybody in both percelen, with an advies on each that all adopted; ceilings are no part of this."""
    spel = klaar_voor("publiceer").voor.kopie()
    spel.doe("registreer_perceel", nummer="2", naam="Onderhoud", waarde=Decimal(500_000))
    pad.leg_criteria_vast(spel, "2")
    for stap in (pad.publiceer, pad.geef_inlichtingen, pad.open_kluis):
        stap(spel)
    pad.registreer_inschrijvingen(spel, "1", "2")
    for per_perceel in (pad.beoordeel, pad.leg_advies_voor, pad.stel_advies_vast):
        for nummer in DIENSTEN:
            per_perceel(spel, nummer)
    assert all(set(m.handelingen) == set(Handeling) for m in spel.zaak.mandaten.values())
    return spel
