"""From every state that the pure verbs can reach there is a way out, and no forbidden thing happens on any way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

import pytest

from tests.factories import Spel, pad, verhaal
from tests.proeven import fase_aanbesteding, fase_gunning, fase_voorbereiding
from tests.proeven.onafhankelijk import schendingen
from tests.proeven.zoeken import Fase, Vondst, verslag, zoek
from tests.unit.workflow.gevallen.basis import Breuk, Poging, anders, gereed, klok, zonder
from workflow.tables import ACTS, TRANSITIONS

FASEN = {f.__name__.rpartition("_")[2]: f for f in (fase_voorbereiding, fase_aanbesteding, fase_gunning)}
VAST = {
    "voorbereiding": set(),
    "aanbesteding": set(),
    "gunning": set(),
}
"""Why a project can be stuck as long as a verb is missing; when the verb is there, its line goes."""


@cache
def _gezocht(naam: str) -> tuple[Fase, Vondst]:
    fase = FASEN[naam].fase()
    vondst = zoek(fase)
    print("gezocht in fasen, elk vanaf de gewone zaak waarin de vorige eindigt")
    print(verslag(fase, vondst))
    return fase, vondst


@pytest.mark.traag
@pytest.mark.parametrize("naam", FASEN)
def test_uit_elke_stand_is_het_einde_bereikbaar_of_ontbreekt_een_bekend_verb(naam: str) -> None:
    _, vondst = _gezocht(naam)
    assert vondst.klaar >= 1
    assert set(vondst.vast) == VAST[naam]


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
    assert _toestanden("aanbesteding", klaar=False) <= einde["voorbereiding"]
    assert _toestanden("gunning", klaar=False) <= einde["aanbesteding"]
    assert einde["gunning"] == {"contractmanagement", "aanbestedingsdocumenten"}


def _toestanden(naam: str, *, klaar: bool) -> set[str]:
    fase, vondst = _gezocht(naam)
    return {s.toestand for s in vondst.standen.values() if fase.klaar(s)} if klaar else {fase.begin.toestand}


# --- een lezing die nooit klaagt bewijst niets ----------------------------------------------------------------------


@contextmanager
def _zonder_guard(trigger: str, guard: str) -> Iterator[None]:
    rijen = [r for soort in (*TRANSITIONS.values(), *ACTS.values()) for r in soort]
    rij = next(r for r in rijen if trigger == getattr(r, "trigger", None) or trigger == getattr(r, "verb", None))
    was = rij.guards
    kaal = tuple(g for g in was if g.__name__ != guard)
    assert len(kaal) < len(was)
    object.__setattr__(rij, "guards", kaal)
    try:
        yield
    finally:
        object.__setattr__(rij, "guards", was)


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
)


@pytest.mark.parametrize(("trigger", "guard", "fout", "doe"), ZONDER, ids=lambda w: w if isinstance(w, str) else "")
def test_zonder_de_guard_ziet_de_onafhankelijke_lezing_het(
    trigger: str, guard: str, fout: str, doe: Callable[[Poging], Spel]
) -> None:
    poging = gereed(trigger)
    with _zonder_guard(trigger, guard):
        na = doe(poging)
    assert any(fout in gezien for gezien in schendingen(poging.spel, na))


def test_op_het_gewone_pad_klaagt_de_onafhankelijke_lezing_niet() -> None:
    """Every call of the happy path, from the registration of the project on."""
    met_project = [m for m in verhaal() if m.voor.case and m.na.case]
    assert [(m.verb, fout) for m in met_project for fout in schendingen(m.voor, m.na)] == []
