"""THE MATRIX: every verb, in every state, by every kind of account, gives the answer that tables and roles say.

The states are read from the tables; who may is written down here once more, by hand, from procedure section 7.
"""

from dataclasses import replace
from functools import cache

import pytest

from tests.factories import Spel, bereikt, toestanden, vol, voorbeeld
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.verbs import VERBS

ACCOUNTS = (
    "inkoper-1",  # leads the project
    "inkoper-2",  # concerninkoper of other projects
    "manager-1",  # contractmanager of the project
    "manager-2",
    "ecb-1",
    "deskundige-asten",  # in the inkoopteam
    "deskundige-someren",  # in no team
    "asten",  # contactpersoon of the dienst that the call is about
    "someren",  # contactpersoon of another dienst
    "beheerder-1",
    "auditor-1",
    "systeem",
)
INKOPER = {"inkoper-1"}
LEIDING = {"inkoper-1", "manager-1"}
TEAM = {"inkoper-1", "manager-1", "deskundige-asten"}
MET_JURIST = {"inkoper-1", "manager-1"}  # ecb-1 is not in the team
LEIDING_OF_DIENST = {"inkoper-1", "manager-1", "asten"}
BEHEER = {"beheerder-1", "inkoper-1", "inkoper-2", "manager-1", "manager-2", "systeem"}
BIZOB = {"inkoper-1", "inkoper-2", "manager-1", "manager-2", "ecb-1"}

WIE_MAG: dict[str, set[str]] = {
    "registreer_persoon": BEHEER,
    "registreer_dienst": BEHEER,
    "registreer_contactpersoon": BEHEER,
    "registreer_huisstijl": BEHEER,
    "kies_briefvorm": INKOPER,
    "registreer_gelijkgestelde_dag": {"beheerder-1"},
    "registreer_drempelbedragen": {"beheerder-1"},
    "registreer_project": {"inkoper-1", "inkoper-2"},
    "registreer_perceel": INKOPER,
    "wijs_projectleiding_toe": {"inkoper-1", "beheerder-1"},
    "voeg_dossierstuk_toe": LEIDING_OF_DIENST,
    "bevestig": BIZOB,
    "verwerp": BIZOB,
    "toets_collectief": LEIDING,
    "meld_interesse": LEIDING_OF_DIENST,
    "trek_interesse_in": LEIDING_OF_DIENST,
    "plan_startbijeenkomst": LEIDING,
    "registreer_aanwezigheid": LEIDING,
    "verzend_presentatie": LEIDING,
    "sluit_startbijeenkomst": LEIDING,
    "stel_inkoopteam_samen": LEIDING,
    "wijzig_inkoopteam": LEIDING,
    "leg_strategie_vast": INKOPER,
    "leg_concept_strategie_voor": INKOPER,
    "registreer_reactie": LEIDING_OF_DIENST,
    "bied_strategie_ter_vaststelling_aan": INKOPER,
    "registreer_besluit": LEIDING_OF_DIENST,
    "verleen_mandaat": LEIDING_OF_DIENST,
    "trek_mandaat_in": LEIDING_OF_DIENST,
    "stel_deelnemers_vast": INKOPER,
    "registreer_uittreding": INKOPER,
    "herstel_deelname": INKOPER,
    "leg_criteria_vast": INKOPER,
    "publiceer": INKOPER,
    "registreer_vraag": INKOPER,
    "beantwoord_vraag": INKOPER,
    "publiceer_nvi": INKOPER,
    "verleng_sluiting": INKOPER,
    "rectificeer": INKOPER,
    "herpubliceer": INKOPER,
    "open_kluis": INKOPER,
    "registreer_inschrijving": INKOPER,
    "sluit_opening": INKOPER,
    "herstel_inschrijving": INKOPER,
    "trek_inschrijving_in": INKOPER,
    "verleng_gestanddoening": INKOPER,
    "stel_geen_geldige_vast": INKOPER,
    "leg_belangenverklaring_af": TEAM,
    "wijs_beoordelaar_toe": INKOPER,
    "toets_inschrijving": INKOPER,
    "scoor": TEAM,
    "stel_consensus_vast": INKOPER,
    "registreer_loting": INKOPER,
    "leg_gunningsadvies_voor": INKOPER,
    "neem_gunningsbeslissing": INKOPER,
    "geef_vrij": LEIDING,
    "bevestig_verzending": LEIDING,
    "verzend_brieven": LEIDING,
    "beslis_post": LEIDING,
    "verwerk_post": {"inkoper-1", "systeem"},
    "registreer_kort_geding": MET_JURIST,
    "registreer_uitspraak": MET_JURIST,
    "corrigeer_gunningsbeslissing": INKOPER,
    "heropen_beoordeling": INKOPER,
    "keur_bewijsmiddelen_goed": INKOPER,
    "wijs_bewijsmiddelen_af": INKOPER,
    "leg_overeenkomst_vast": LEIDING,
    "gun_definitief": INKOPER,
    "registreer_ondertekening": LEIDING_OF_DIENST,
    "registreer_weigering": LEIDING_OF_DIENST,
    "registreer_aankondiging": LEIDING,
    "sluit_perceel": LEIDING,
    "rond_contract_af": LEIDING,
    "registreer_evaluatie": LEIDING,
    "bied_dossier_aan": LEIDING,
    "bevestig_ontvangst_dossier": LEIDING_OF_DIENST,
    "draag_over": LEIDING,
    "registreer_gesprek": LEIDING,
    "wijzig_contract": LEIDING,
    "verleng_contract": LEIDING,
    "beeindig_contract": LEIDING,
    "controleer_termijnen": {"inkoper-1", "systeem"},
    "verplaats_termijn": INKOPER,
    "trek_perceel_in": INKOPER,
    "trek_in": INKOPER,
    "dwing_af": {"beheerder-1"},
}
ZONDER_TEAM = {"aangemeld", "startbijeenkomst"}
"""States in which nobody is in the inkoopteam yet."""


@cache
def standen() -> tuple[Spel, ...]:
    """A full case in every state of the path, and in the four that the path does not come by."""
    op_pad = [vol(toestand) for toestand in bereikt()]
    return (
        *op_pad,
        *(_in_project(t) for t in (ProjectToestand.AFGEROND, ProjectToestand.INGETROKKEN)),
        *(_in_perceel(t) for t in (PerceelToestand.GEEN_GELDIGE, PerceelToestand.INGETROKKEN)),
    )


def _in_project(toestand: ProjectToestand) -> Spel:
    spel = vol("contractmanagement")
    return spel.met_case(spel.zaak.met_project(replace(spel.zaak.project, toestand=toestand)))


def _in_perceel(toestand: PerceelToestand) -> Spel:
    spel = vol("beoordeling")
    return spel.met_case(spel.zaak.met(replace(spel.perceel, toestand=toestand)))


def test_de_matrix_ziet_alle_toestanden_en_verbs() -> None:
    gezien = {t for spel in standen() for t in toestanden(spel)}
    assert gezien == {*map(str, ProjectToestand), *map(str, PerceelToestand)}
    assert set(WIE_MAG) == set(VERBS)


@pytest.mark.parametrize("naam", sorted(VERBS))
def test_elke_cel(naam: str) -> None:
    fouten = [
        f"{spel.toestand}/{spel.perceel.toestand} {account}: {codes or 'gelukt'}, verwacht {verwacht}"
        for spel in standen()
        for account in ACCOUNTS
        if not _klopt(verwacht := _verwacht(naam, account, spel), codes := spel.antwoord(naam, account, _met(naam)))
    ]
    assert fouten == []


@cache
def _met(naam: str) -> object:
    return voorbeeld(naam)


def _verwacht(naam: str, account: str, spel: Spel) -> str:
    if not _mag(naam, account, spel):
        return "geen_bevoegdheid"
    return "antwoord" if _toestand_past(naam, spel) else "toestand_laat_niet_toe"


def _mag(naam: str, account: str, spel: Spel) -> bool:
    if account == "deskundige-asten" and spel.toestand in ZONDER_TEAM:
        return False
    return account in WIE_MAG[naam]


def _toestand_past(naam: str, spel: Spel) -> bool:
    verb = VERBS[naam]
    if verb.op_stam:
        return True
    return (spel.perceel.toestand if verb.machine == "perceel" else spel.toestand) in verb.toestanden


def _klopt(verwacht: str, codes: set[str]) -> bool:
    """Where role and state agree, any other answer than these two will do: done, or what is still missing."""
    if verwacht == "antwoord":
        return not codes & {"geen_bevoegdheid", "toestand_laat_niet_toe"}
    return codes == {verwacht}
