"""A stateful model beside the real executor on SQLite: they agree on every call, and the database stays whole."""

import pytest

from tests.proeven.model.fasen import FASEN, NIET_BEREIKT
from tests.proeven.model.machine import model, speel
from tests.proeven.model.wereld import Telling
from workflow.verbs import VERBS

REEKSEN, ZETTEN = 250, 50
"""Per part of the story: eight parts make 2,000 runs of 50 moves."""


@pytest.mark.traag
@pytest.mark.parametrize("naam", FASEN)
def test_uitvoering_en_boek_zijn_het_eens(naam: str) -> None:
    telling = Telling()
    speel(model(FASEN[naam].standen(met_twee=True), telling), REEKSEN, ZETTEN, derandomize=False)
    print(f"{naam}: {telling}")
    assert telling.voorbeelden >= REEKSEN
    assert {verb for verb in FASEN[naam].bereikt if not telling.ja[verb]} == set()


@pytest.mark.parametrize("naam", FASEN)
def test_ook_in_het_klein_zijn_zij_het_eens(naam: str) -> None:
    telling = Telling()
    speel(model(FASEN[naam].standen(met_twee=False), telling), 3, 20, derandomize=True)
    assert telling.zetten > 20


def test_elk_verb_wordt_in_een_deel_van_het_verhaal_bereikt() -> None:
    bereikt = {verb.removesuffix(" ②") for fase in FASEN.values() for verb in fase.bereikt}
    assert bereikt | set(NIET_BEREIKT) == set(VERBS)


def test_zonder_reden_ontbreekt_er_geen_tweede_persoon() -> None:
    """Every verb that always waits for a second person is also confirmed."""
    bevestigd = {verb for fase in FASEN.values() for verb in fase.bereikt if verb.endswith("②")}
    altijd = {"open_kluis ②", "geef_vrij ②", "heropen_beoordeling ②", "corrigeer_gunningsbeslissing ②", "herstel_deelname ②"}
    assert altijd <= bevestigd
