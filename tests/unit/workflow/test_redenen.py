"""A refusal tells everything at once, and a guard can be asked what is missing without any call."""

from dataclasses import replace

import pytest

from tests.factories import bereikt, pad, tot, verhaal, vol
from workflow.beurt import Beurt
from workflow.reasons import REDENEN, Geweigerd, Reden, reden
from workflow.tables import ACTS, TRANSITIONS
from workflow.verbs import VERBS


def test_een_kaal_project_krijgt_alle_redenen_tegelijk() -> None:
    spel = tot("aangemeld")
    met = VERBS["plan_startbijeenkomst"].argumenten(begin=pad.BEGIN, reageren_voor=pad.BEGIN)
    assert spel.antwoord("plan_startbijeenkomst", "inkoper-1", met) == {
        "collectief_niet_getoetst",
        "projectleiding_ontbreekt",
        "te_weinig_belangstelling",
        "moment_voorbij",
        "plaats_ontbreekt",
    }


def test_publiceren_zonder_iets_noemt_alles_wat_ontbreekt() -> None:
    spel = tot("aanbestedingsdocumenten")
    kaal = replace(spel.zaak, mandaten={}, dossierstukken={}, criteria={}, kaders={})
    met = next(m.met for m in verhaal() if m.verb == "publiceer")
    te_vroeg = replace(met, sluiting=spel.nu, nvi_uiterlijk=spel.nu.date())
    assert spel.met_case(kaal).antwoord("publiceer", "inkoper-1", te_vroeg) == {
        "stukken_ontbreken",
        "criteria_ontbreken",
        "sluiting_te_vroeg",
        "datums_niet_op_volgorde",
        "nvi_te_laat",
        "volmacht_ontbreekt",
        "mandaat_ontbreekt",
    }


def test_advies_zonder_beoordeling_noemt_alles_wat_ontbreekt() -> None:
    spel = tot("beoordeling")
    met = VERBS["leg_gunningsadvies_voor"].argumenten(deadline=spel.nu.date())
    assert spel.antwoord("leg_gunningsadvies_voor", "inkoper-1", met) == {
        "toets_ontbreekt",
        "te_weinig_beoordelaars",
        "consensus_ontbreekt",
        "termijn_te_kort",
    }


def test_een_reden_noemt_wie_niet_heeft_gehandeld() -> None:
    spel = vol("advies")
    zonder = {k: b for k, b in spel.zaak.besluiten.items() if b.nummer not in ("gunningsadvies-Best",)}
    spel = spel.met_case(replace(spel.zaak, besluiten=zonder))
    with pytest.raises(Geweigerd) as fout:
        spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=spel.nu.date())
    (enige,) = fout.value.redenen
    assert enige == Reden(
        "advies_niet_vastgesteld",
        "nog niet vastgesteld door: Best",
        "de contactpersoon van de dienst",
        "registreer_besluit",
    )


def test_elke_reden_heeft_uitleg_en_een_handelende() -> None:
    for code, soort in REDENEN.items():
        assert soort.uitleg.endswith("."), code
        assert soort.wie, code
        assert reden(code).melding == soort.uitleg


GUARDS_PER_MACHINE = {
    machine: [g for rij in (*TRANSITIONS.get(machine, ()), *ACTS[machine]) for g in rij.guards]
    for machine in ("project", "perceel")
}


@pytest.mark.parametrize("toestand", bereikt())
def test_een_guard_antwoordt_ook_zonder_aanroep(toestand: str) -> None:
    """A screen asks what is missing before anybody calls: no guard may need the call, in whatever state."""
    spel = tot(toestand)
    beurt = Beurt(spel.zaak, None, spel.call("inkoper-1")).voor(spel.perceel)
    for guards in GUARDS_PER_MACHINE.values():
        for guard in guards:
            assert all(r.code in REDENEN for r in guard(beurt)), guard.__name__
