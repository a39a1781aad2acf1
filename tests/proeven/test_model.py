"""A stateful model beside the real executor on SQLite: they agree on every call, and the database stays whole."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import Phase

from db.engine import Ongeldig
from tests.proeven.model.begin import standen
from tests.proeven.model.fasen import FASEN, NIET_BEREIKT
from tests.proeven.model.machine import model, speel, speel_heel
from tests.proeven.model.oordeel import Onenig
from tests.proeven.model.wereld import Telling
from tests.proeven.model.zetten import ZETTEN as ALLE_ZETTEN
from workflow.tables import ACTS, TRANSITIONS
from workflow.verbs import VERBS

REEKSEN, ZETTEN = 250, 50
"""Of each of the eight parts: together 2,000 runs, and 100,000 moves."""


@pytest.mark.traag
@pytest.mark.parametrize("naam", FASEN)
def test_uitvoering_en_boek_zijn_het_eens(naam: str) -> None:
    """Runs are not made smaller when the two disagree: the message names the call, and the blob plays the run again."""
    telling = Telling()
    gespeeld = speel_heel(
        model(FASEN[naam].standen(met_twee=True), telling, aantal=ZETTEN),
        REEKSEN,
        phases=[Phase.generate],
        report_multiple_bugs=False,
    )
    print(f"\n{naam}: {telling}")
    assert gespeeld >= REEKSEN
    assert telling.zetten >= REEKSEN * ZETTEN
    assert {verb for verb in FASEN[naam].bereikt if not telling.ja[verb]} == set()


@pytest.mark.parametrize("naam", FASEN)
def test_ook_in_het_klein_zijn_zij_het_eens(naam: str) -> None:
    telling = Telling()
    speel(model(FASEN[naam].standen(met_twee=False), telling, aantal=20), 4, derandomize=True)
    assert telling.heel >= 2
    assert telling.zetten >= 40


def test_elk_verb_wordt_in_een_deel_van_het_verhaal_bereikt() -> None:
    bereikt = {verb.removesuffix(" ②") for fase in FASEN.values() for verb in fase.bereikt}
    assert bereikt | set(NIET_BEREIKT) == set(VERBS)


def test_zonder_reden_ontbreekt_er_geen_tweede_persoon() -> None:
    """Every verb that always waits for a second person is also confirmed."""
    bevestigd = {verb for fase in FASEN.values() for verb in fase.bereikt if verb.endswith("②")}
    altijd = {
        "open_kluis ②",
        "geef_vrij ②",
        "heropen_beoordeling ②",
        "corrigeer_gunningsbeslissing ②",
        "herstel_deelname ②",
    }
    assert altijd <= bevestigd


# --- een model dat nooit klaagt bewijst niets -----------------------------------------------------------------------


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


ZONDER = (
    ("open_kluis", "sluiting_verstreken", "geef_inlichtingen", ("open_kluis",)),
    ("neem_gunningsbeslissing", "advies_vastgesteld", "leg_advies_voor", ("neem_gunningsbeslissing",)),
    (
        "neem_gunningsbeslissing",
        "mandaat_dekt_neem_gunningsbeslissing",
        "stel_advies_vast",
        ("mandaat", "neem_gunningsbeslissing"),
    ),
    ("gun_definitief", "opschorting_voorbij", "voer_kort_geding", ("gun_definitief",)),
    (
        "gun_definitief",
        "kort_geding_beslist",
        "maak_overeenkomsten",
        ("registreer_kort_geding", "klok_naar_een_grens", "gun_definitief"),
    ),
    (
        "geef_vrij",
        "niet_eigen_brief",
        "verzend_beslissing",
        ("leg_overeenkomst_vast", "geef_overeenkomsten_vrij"),
    ),
    ("bevestig_verzending", "einde_klopt", "beslis", ("geef_de_brieven_vrij", "klok", "verzend_de_brieven")),
    ("bevestig_verzending", "brieven_vrijgegeven", "beslis", ("verzend_de_brieven",)),
    (
        "stel_deelnemers_vast",
        "deelnames_beslist",
        "bied_strategie_aan",
        ("besluit_over_strategie", "stel_deelnemers_vast"),
    ),
)
"""Which guard is taken away, from where it is looked for, and with which moves."""


@pytest.mark.traag
@pytest.mark.parametrize(("trigger", "guard", "stand", "zetten"), ZONDER, ids=[f"{t}-{g}" for t, g, *_ in ZONDER])
def test_zonder_de_guard_is_het_boek_het_oneens(trigger: str, guard: str, stand: str, zetten: tuple[str, ...]) -> None:
    klasse = model([standen()[stand]], Telling(), [ALLE_ZETTEN[naam] for naam in zetten], overal=False, aantal=15)
    with _zonder_guard(trigger, guard), pytest.raises(Onenig, match=trigger):
        speel(klasse, 40, derandomize=True, phases=[Phase.generate], report_multiple_bugs=False)


@pytest.mark.traag
def test_een_eigen_brief_houdt_ook_de_database_tegen() -> None:
    """For letters four eyes are a rule of the table too; for an overeenkomst only the guard and the book see it."""
    klasse = model([standen()["beslis"]], Telling(), [ALLE_ZETTEN["geef_de_brieven_vrij"]], overal=False, aantal=15)
    with _zonder_guard("geef_vrij", "niet_eigen_brief"), pytest.raises(Ongeldig, match="vier_ogen"):
        speel(klasse, 40, derandomize=True, phases=[Phase.generate], report_multiple_bugs=False)


@pytest.mark.traag
def test_een_beslissing_zonder_brieven_valt_op() -> None:
    """What the database must hold after a call is looked up there, whatever the executor answered."""
    klasse = model(
        [standen()["stel_advies_vast"]], Telling(), [ALLE_ZETTEN["neem_gunningsbeslissing"]], overal=False, aantal=15
    )
    rij = next(r for r in TRANSITIONS["perceel"] if r.trigger == "neem_gunningsbeslissing")
    was = rij.gevolgen
    object.__setattr__(rij, "gevolgen", was[:1])  # the decision without its letters
    try:
        with pytest.raises(Onenig, match="gunnings- en afwijzingsbrieven"):
            speel(klasse, 20, derandomize=True, phases=[Phase.generate], report_multiple_bugs=False)
    finally:
        object.__setattr__(rij, "gevolgen", was)
