"""The tables are whole: nothing in them is out of reach, unregistered, doubled or unused."""

import ast
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

import workflow
from workflow.case.contract import ContractToestand, OvereenkomstToestand
from workflow.case.deelname import DeelnameToestand
from workflow.case.dossier import DocumentToestand
from workflow.case.inschrijving import InschrijvingToestand
from workflow.case.post import BerichtToestand
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.case.stam import Rol
from workflow.case.termijn import SoortTermijn, TermijnToestand
from workflow.deelmachines import DEELMACHINES
from workflow.documenten import BRIEVEN_BIJ_AANBIEDING, BRIEVEN_VAN_BESLISSING, KINDS
from workflow.machine import Toestandsmachine
from workflow.mandaat import HANDELINGEN
from workflow.reasons import REDENEN
from workflow.tables import ACTS, MACHINES, TRANSITIONS, transition
from workflow.verbs import VERBS

WORTEL = Path(workflow.__file__).parent.parent
ALLE_MACHINES = {**MACHINES, **DEELMACHINES}

INTERN = {
    "project": {"percelen_gegund", "perceel_heropend", "publiceer_laatste_nvi", "laatste_contract_beeindigd"},
    "perceel": {
        "begin_beoordeling",
        "sluit_zonder_inschrijving",
        "laatste_brief_verzonden",
        "stel_opnieuw_open",
        "project_ingetrokken",
    },
}
"""Triggers that no person pulls: a verb chooses them by what it finds."""

BEGIN: dict[str, set[str]] = {
    "project": {"aangemeld"},
    "perceel": {"open"},
    "deelname": {"geinteresseerd"},
    "inschrijving": {"onvolledig", "compleet"},
    "overeenkomst": {"concept"},
    "contract": {"lopend"},
    "document": {"concept", "vrijgegeven"},
    "termijn": {"open"},
    "bericht": {"onzeker", "geweigerd", "mislukt"},
}
EINDE: dict[str, set[str]] = {
    "project": {"afgerond", "ingetrokken"},
    "perceel": {"gecontracteerd", "ingetrokken"},
    "deelname": {"deelnemer", "afgewezen", "vervallen", "teruggetrokken", "uitgetreden"},
    "inschrijving": {"ongeldig", "uitgesloten", "winnaar", "afgewezen", "ingetrokken", "afgevallen"},
    "overeenkomst": {"getekend", "geweigerd", "vervallen"},
    "contract": {"beeindigd"},
    "document": {"verzonden", "vervallen", "ingetrokken"},
    "termijn": {"gehaald", "verstreken", "vervallen"},
    "bericht": {"open", "verzonden", "vervallen"},
}
HEROPEND: dict[str, set[str]] = {
    "perceel": {"geen_geldige"},
    "deelname": {"deelnemer", "afgewezen", "teruggetrokken", "vervallen"},
    "inschrijving": {"ongeldig", "uitgesloten", "winnaar", "afgewezen"},
    "overeenkomst": {"geweigerd", "vervallen"},
    "document": {"verzonden"},
}
"""Ends that a later fact can undo: a decision taken again, a dienst that comes back, a letter that is withdrawn."""

ZONDER_RIJ: dict[str, tuple[type[StrEnum], set[str]]] = {
    "project": (ProjectToestand, set()),
    "perceel": (PerceelToestand, set()),
    "deelname": (DeelnameToestand, set()),
    "inschrijving": (InschrijvingToestand, {"te_laat"}),
    "overeenkomst": (OvereenkomstToestand, set()),
    "contract": (ContractToestand, set()),
    "document": (DocumentToestand, set()),
    "termijn": (TermijnToestand, set()),
    "bericht": (BerichtToestand, {"geclaimd"}),
}
"""States of the enumeration that no row names: nothing ever happens to it (te_laat), or the post moves it."""


def _toestanden(machine: Toestandsmachine) -> set[str]:
    return {t for o in machine.overgangen for t in (o.van, o.naar)}


def _bereikbaar(machine: Toestandsmachine, vanaf: set[str]) -> set[str]:
    gezien = set(vanaf)
    while nieuw := {o.naar for o in machine.overgangen if o.van in gezien} - gezien:
        gezien |= nieuw
    return gezien


@pytest.mark.parametrize("naam", ALLE_MACHINES)
def test_elke_toestand_is_bereikbaar_en_loopt_af(naam: str) -> None:
    machine = ALLE_MACHINES[naam]
    assert _bereikbaar(machine, BEGIN[naam]) == _toestanden(machine)
    for toestand in _toestanden(machine):
        assert _bereikbaar(machine, {toestand}) & EINDE[naam], f"vanuit {toestand} komt er nooit een einde"


@pytest.mark.parametrize("naam", ALLE_MACHINES)
def test_een_toestand_heeft_een_uitgang_of_is_een_einde(naam: str) -> None:
    machine = ALLE_MACHINES[naam]
    zonder_uitgang = {t for t in _toestanden(machine) if all(o.naar == t for o in machine.overgangen if o.van == t)}
    assert zonder_uitgang == EINDE[naam] - HEROPEND.get(naam, set())


@pytest.mark.parametrize("naam", ALLE_MACHINES)
def test_de_toestanden_zijn_die_van_de_opsomming(naam: str) -> None:
    soort, zonder_rij = ZONDER_RIJ[naam]
    assert _toestanden(ALLE_MACHINES[naam]) == {str(t) for t in soort} - zonder_rij


@pytest.mark.parametrize("naam", ALLE_MACHINES)
def test_per_bron_en_trigger_is_er_een_rij(naam: str) -> None:
    rijen = Counter((o.van, o.trigger) for o in ALLE_MACHINES[naam].overgangen)
    assert [rij for rij, aantal in rijen.items() if aantal > 1] == []


def test_elke_trigger_staat_op_een_regel() -> None:
    """`transition` finds one row per trigger, so that no guard can hide in a second one."""
    for rijen in TRANSITIONS.values():
        assert max(Counter(rij.trigger for rij in rijen).values()) == 1


def test_verbs_en_tabellen_noemen_elkaar() -> None:
    triggers = {rij.trigger for naam, rijen in TRANSITIONS.items() for rij in rijen if rij.trigger not in INTERN[naam]}
    handelingen = [rij.verb for rijen in ACTS.values() for rij in rijen]
    assert len(handelingen) == len(set(handelingen))
    assert not triggers & set(handelingen)
    assert triggers | set(handelingen) == set(VERBS)


def test_interne_triggers_staan_in_hun_machine() -> None:
    for naam, triggers in INTERN.items():
        assert triggers <= {rij.trigger for rij in TRANSITIONS[naam]}
        assert not triggers & set(VERBS)


def test_rollen_zijn_rollen_en_alleen_de_tweede_persoon_heeft_er_geen() -> None:
    zonder = {naam for naam, verb in VERBS.items() if not verb.rollen}
    assert zonder == {"bevestig", "verwerp"}
    assert all(isinstance(rol, Rol) for verb in VERBS.values() for rol in verb.rollen)


def test_toestanden_van_handelingen_bestaan() -> None:
    assert all(isinstance(t, ProjectToestand) for rij in ACTS["project"] for t in rij.toestanden)
    assert all(isinstance(t, PerceelToestand) for rij in ACTS["perceel"] for t in rij.toestanden)
    assert all(not rij.toestanden for rij in ACTS["stam"])
    assert all(rij.toestanden for soort in ("project", "perceel") for rij in ACTS[soort])


def test_mandaat_gaat_over_verbs() -> None:
    zoals = {
        "publiceer_laatste_nvi": "publiceer_nvi",
        "corrigeer_gunningsbeslissing": "neem_gunningsbeslissing",
    }
    met_mandaat = {
        zoals.get(rij.trigger, rij.trigger)
        for rijen in TRANSITIONS.values()
        for rij in rijen
        if any(g.__name__.startswith("mandaat_dekt") for g in rij.guards)
    }
    assert met_mandaat == set(HANDELINGEN) <= set(VERBS)


# --- wat de broncode noemt -----------------------------------------------------------------------------------------


def _bomen(*mappen: str) -> Iterator[tuple[Path, ast.Module]]:
    for pad in (p for map_ in mappen for p in (WORTEL / map_).rglob("*.py")):
        yield pad, ast.parse(pad.read_text(encoding="utf-8"))


def _aanroepen(naam: str, *mappen: str) -> Iterator[ast.Call]:
    for _, boom in _bomen(*mappen):
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Call) and naam in (getattr(knoop.func, "id", ""), getattr(knoop.func, "attr", "")):
                yield knoop


def _teksten(knoop: Any) -> set[str]:
    return {k.value for k in ast.walk(knoop) if isinstance(k, ast.Constant) and isinstance(k.value, str)}


def test_elke_redencode_bestaat_en_elke_code_wordt_gebruikt() -> None:
    eerste = [aanroep.args[0] for aanroep in _aanroepen("reden", "workflow", "usecases", "documents", "db")]
    assert all(isinstance(code, ast.Constant) for code in eerste), "een code staat letterlijk in de bron"
    assert {code.value for code in eerste if isinstance(code, ast.Constant)} == set(REDENEN)


def test_elke_reden_wijst_naar_een_bestaand_verb() -> None:
    assert {r.verb for r in REDENEN.values() if r.verb} <= set(VERBS)


def test_elk_besteld_document_is_een_bekende_soort_en_omgekeerd() -> None:
    """Orders name their kind literally, or take it from a tuple of kinds beside them."""
    bomen = (boom for pad, boom in _bomen("workflow") if pad.name != "documenten.py")
    effecten = {tekst for boom in bomen for tekst in _teksten(boom)} | set(BRIEVEN_BIJ_AANBIEDING)
    letterlijk = {
        aanroep.args[0].value
        for aanroep in _aanroepen("bestel", "workflow")
        if aanroep.args and isinstance(aanroep.args[0], ast.Constant)
    }
    assert letterlijk <= set(KINDS)
    assert set(KINDS) <= effecten
    assert set(BRIEVEN_VAN_BESLISSING) <= set(KINDS)


def test_elke_soort_termijn_wordt_ergens_gepland() -> None:
    gepland = {
        knoop.attr
        for aanroep in _aanroepen("plan_termijn", "workflow")
        for knoop in ast.walk(aanroep.args[0])
        if isinstance(knoop, ast.Attribute)
    }
    assert gepland == {soort.name for soort in SoortTermijn}


def test_elke_trigger_van_een_deelmachine_wordt_overgehaald() -> None:
    bron = {t for pad, boom in _bomen("workflow") if pad.name != "deelmachines.py" for t in _teksten(boom)}
    for machine in DEELMACHINES.values():
        assert {o.trigger for o in machine.overgangen} <= bron, machine.naam


def test_de_laatste_nota_mag_wie_een_nota_mag() -> None:
    """One verb pulls both triggers, and permission is asked of the first."""
    laatste, gewoon = transition("project", "publiceer_laatste_nvi"), transition("project", "publiceer_nvi")
    assert (laatste.rollen, laatste.guards[:2]) == (gewoon.rollen, gewoon.guards[:2])
