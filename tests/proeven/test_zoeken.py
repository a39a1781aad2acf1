"""From every state that the pure verbs can reach there is a way out, and no forbidden thing happens on any way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

import pytest

from tests.factories import Spel, alles, klaar_voor, pad, tot
from tests.proeven import (
    fase_aanbesteding,
    fase_beoordeling,
    fase_beslissing,
    fase_contract,
    fase_voorbereiding,
)
from tests.proeven.onafhankelijk import schendingen
from tests.proeven.zoeken import Fase, Vondst, verslag, zoek
from tests.unit.workflow.gevallen.basis import Breuk, Poging, anders, gereed, klok, zonder
from workflow.case.inschrijving import InschrijvingToestand
from workflow.case.rechtszaak import Grond
from workflow.case.termijn import TermijnToestand
from workflow.lezen import deelname_van
from workflow.tables import ACTS, TRANSITIONS

_MODULES = (fase_voorbereiding, fase_aanbesteding, fase_beoordeling, fase_beslissing, fase_contract)
FASEN = {f.__name__.rpartition("_")[2]: f for f in _MODULES}


@cache
def _gezocht(naam: str) -> tuple[Fase, Vondst]:
    fase = FASEN[naam].fase()
    vondst = zoek(fase)
    print("gezocht in fasen, elk vanaf de gewone zaak waarin de vorige eindigt")
    print(verslag(fase, vondst))
    return fase, vondst


@pytest.mark.traag
@pytest.mark.parametrize("naam", FASEN)
def test_uit_elke_stand_is_het_einde_bereikbaar(naam: str) -> None:
    _, vondst = _gezocht(naam)
    assert vondst.klaar >= 1
    assert vondst.vast == {}


@pytest.mark.traag
@pytest.mark.parametrize("naam", FASEN)
def test_op_geen_enkele_weg_gebeurt_iets_dat_niet_mag(naam: str) -> None:
    assert _gezocht(naam)[1].schendingen == set()


@pytest.mark.traag
@pytest.mark.parametrize("naam", FASEN)
def test_samengevoegde_standen_gedragen_zich_gelijk(naam: str) -> None:
    assert _gezocht(naam)[1].oneerlijk == []


@pytest.mark.traag
def test_de_fasen_sluiten_op_elkaar_aan() -> None:
    """Each phase ends in the state in which the next one begins, or goes back to the documents of the first one."""
    einde = {naam: _toestanden(naam, klaar=True) for naam in FASEN}
    opnieuw = ("aanbestedingsdocumenten", "open")
    assert einde["voorbereiding"] == _toestanden("aanbesteding", klaar=False)
    assert einde["aanbesteding"] == _toestanden("beoordeling", klaar=False) | {opnieuw}
    assert einde["beoordeling"] == _toestanden("beslissing", klaar=False) | {opnieuw}
    assert einde["beslissing"] == _toestanden("contract", klaar=False)
    assert einde["contract"] == {("afgerond", "gecontracteerd"), opnieuw}


def _toestanden(naam: str, *, klaar: bool) -> set[tuple[str, str]]:
    fase, vondst = _gezocht(naam)
    spellen = [s for s in vondst.standen.values() if fase.klaar(s)] if klaar else [fase.begin]
    return {(s.toestand, str(s.perceel.toestand)) for s in spellen}


# --- een lezing die nooit klaagt bewijst niets ----------------------------------------------------------------------


@contextmanager
def _zonder(trigger: str, naam: str, veld: str = "guards") -> Iterator[None]:
    """The row of this trigger without one guard, or without one effect."""
    rijen = [r for soort in (*TRANSITIONS.values(), *ACTS.values()) for r in soort]
    rij = next(r for r in rijen if trigger == getattr(r, "trigger", None) or trigger == getattr(r, "verb", None))
    was = getattr(rij, veld)
    kaal = tuple(g for g in was if g.__name__ != naam)
    assert len(kaal) < len(was)
    object.__setattr__(rij, veld, kaal)
    try:
        yield
    finally:
        object.__setattr__(rij, veld, was)


def _doe(*breuken: Breuk) -> Callable[[Poging], Spel]:
    def doe(poging: Poging) -> Spel:
        for breuk in breuken:
            poging = breuk(poging)
        na = poging.spel.kopie()
        na.voer_uit(poging.verb, poging.door, poging.met)
        return na

    return doe


def _open_te_vroeg(poging: Poging) -> Spel:
    na = replace(poging.spel, nu=pad.SLUITING)
    na.samen("open_kluis")
    return na


def _geef_eigen_brief_vrij(poging: Poging) -> Spel:
    na = poging.spel.kopie()
    na.samen("geef_vrij", "manager-1", "inkoper-1", soorten=poging.met.soorten)
    return na


def _samen(*breuken: Breuk) -> Callable[[Poging], Spel]:
    """Both calls of a verb for two persons."""

    def doe(poging: Poging) -> Spel:
        na = _doe(*breuken)(poging)
        na.bevestig()
        return na

    return doe


ZONDER: tuple[tuple[str, str, str, Callable[[Poging], Spel]], ...] = (
    (
        "neem_gunningsbeslissing",
        "advies_vastgesteld",
        "zonder vaststelling door elke deelnemer",
        _doe(zonder("besluiten", lambda b: b.onderwerp == "gunningsadvies")),
    ),
    (
        "neem_gunningsbeslissing",
        "mandaat_dekt_neem_gunningsbeslissing",
        "zonder geldig mandaat voor afwijzingsbrief",
        _doe(zonder("mandaten")),
    ),
    ("gun_definitief", "opschorting_voorbij", "binnen de opschortende termijn", _doe(klok("2026-07-03T23:59"))),
    ("gun_definitief", "kort_geding_beslist", "terwijl een kort geding loopt", _doe(zonder("uitspraken"))),
    ("publiceer", "mandaat_dekt_publiceer", "publicatie zonder geldig mandaat", _doe(anders("mandaten", plafond=1))),
    ("open_kluis", "sluiting_verstreken", "voor het einde van de sluitingstijd", _open_te_vroeg),
    ("geef_vrij", "niet_eigen_brief", "vrijgegeven door wie hem maakte", _geef_eigen_brief_vrij),
    (
        "registreer_uittreding",
        "uittreding_besloten",
        "uittreding zonder eigen besluit",
        _samen(zonder("besluiten", lambda b: b.onderwerp == "uittreding")),
    ),
    (
        "trek_in",
        "intrekking_besloten",
        "een intrekking zonder besluit van elke deelnemer",
        _samen(zonder("besluiten", lambda b: b.onderwerp == "intrekking")),
    ),
)


@pytest.mark.parametrize(("trigger", "guard", "fout", "doe"), ZONDER, ids=lambda w: w if isinstance(w, str) else "")
def test_zonder_de_guard_ziet_de_onafhankelijke_lezing_het(
    trigger: str, guard: str, fout: str, doe: Callable[[Poging], Spel]
) -> None:
    poging = gereed(trigger)
    with _zonder(trigger, guard):
        na = doe(poging)
    assert any(fout in gezien for gezien in schendingen(poging.spel, na))


def test_zonder_afvallen_ziet_de_onafhankelijke_lezing_dat_een_afgewezen_winnaar_weer_meedoet() -> None:
    spel = tot("contract")
    pad.wijs_bewijs_af(spel)
    na = spel.kopie()
    with _zonder("heropen_beoordeling", "laat_afvallen", "gevolgen"):
        na.samen("heropen_beoordeling", grond=Grond.BEWIJS_AFGEWEZEN, motivering="verlopen")
    assert "wie niet meer kan winnen doet weer mee" in set(schendingen(spel, na))


def _beslissing(*breuken: Breuk) -> set[str]:
    """What the reading says of the decision of the happy path, had these facts been otherwise after it."""
    m = klaar_voor("neem_gunningsbeslissing")
    na = Poging(m.na.kopie(), m.verb, m.door, m.met)
    for breuk in breuken:
        na = breuk(na)
    return set(schendingen(m.voor, na.spel))


def test_een_beslissing_rust_op_de_deelnemers_van_het_perceel() -> None:
    deurne = deelname_van(klaar_voor("neem_gunningsbeslissing").na.zaak, "Deurne").id
    niets_van_deurne = zonder("besluiten", lambda b: b.deelname_id == deurne)
    ander_perceel = anders("deelnames", lambda d: d.id == deurne, percelen=("id-ander",))
    assert _beslissing(niets_van_deurne) == {"een beslissing zonder vaststelling door elke deelnemer"}
    assert _beslissing(niets_van_deurne, ander_perceel) == set()


def test_wie_definitief_is_uitgesloten_hoort_geen_brief_te_krijgen() -> None:
    uitgesloten = anders("inschrijvingen", toestand=InschrijvingToestand.UITGESLOTEN)
    assert _beslissing(uitgesloten) == set()
    assert _beslissing(uitgesloten, anders("toetsen", definitief_id="id-vonnis")) == {
        "een brief aan wie definitief is uitgesloten"
    }


def test_van_wie_uittrad_hoort_niets_meer_gevraagd_te_worden() -> None:
    m = klaar_voor("registreer_uittreding")
    na = m.voor.kopie()
    na.samen("registreer_uittreding", dienst=m.met.dienst, motivering="weg")
    assert set(schendingen(m.voor, na)) == set()
    deurne = deelname_van(na.zaak, m.met.dienst).id
    zijn = [replace(t, toestand=TermijnToestand.OPEN) for t in na.zaak.termijnen.values() if t.deelname_id == deurne]
    na = na.met_case(na.zaak.met(*zijn))
    assert set(schendingen(m.voor, na)) == {"van wie uittrad wordt nog iets gevraagd"}


def test_op_de_gewone_paden_klaagt_de_onafhankelijke_lezing_niet() -> None:
    """Every call of the happy path and of the side paths, from the registration of the project on."""
    met_project = [m for m in alles() if m.voor.case and m.na.case]
    assert [(m.verb, fout) for m in met_project for fout in schendingen(m.voor, m.na)] == []
