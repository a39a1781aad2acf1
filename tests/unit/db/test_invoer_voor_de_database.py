"""Whatever the database would refuse is refused before, in words: no CHECK is the first to say no to an argument."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint

from db.tables import Tabel
from tests.factories import voorbeeld
from usecases.invoer import lees_invoer
from workflow.canoniek import canonieke_json
from workflow.reasons import Invoerfout
from workflow.verbs import VERBS

BRON = {
    "afdwingingen.motivering": "dwing_af motivering",
    "afdwingingen.verb": "dwing_af verb",
    "aankondigingen.referentie": "registreer_aankondiging referentie",
    "aanwezigheden.wijze": "registreer_aanwezigheid diensten.Asten",
    "besluiten.nummer": "registreer_besluit nummer",
    "besluiten.onderwerp": "registreer_besluit onderwerp",
    "besluiten.uitkomst": "registreer_besluit uitkomst",
    "contractwijzigingen.omschrijving": "wijzig_contract omschrijving",
    "criteria.code": "leg_criteria_vast criteria.0.code",
    "criteria.gewicht": "leg_criteria_vast criteria.0.gewicht",
    "criteria.naam": "leg_criteria_vast criteria.0.naam",
    "criteria.soort": "leg_criteria_vast criteria.0.soort",
    "diensten.naam": "registreer_dienst naam",
    "diensten.orgaan": "registreer_dienst orgaan",
    "diensten.soort": "registreer_dienst soort",
    "dossierstukken.bestandsnaam": "voeg_dossierstuk_toe bestand.naam",
    "dossierstukken.code": "voeg_dossierstuk_toe code",
    "dossierstukken.soort": "voeg_dossierstuk_toe soort",
    **{
        f"drempelbedragen.{naam}": f"registreer_drempelbedragen {naam}"
        for naam in (
            *("bron", "werken", "centraal", "decentraal", "sas"),
            *("speciale_sectoren", "speciale_sectoren_sas", "concessies"),
        )
    },
    "gelijkgestelde_dagen.bron": "registreer_gelijkgestelde_dag bron",
    "huisstijlen.logo_alt": "registreer_huisstijl logo_tekst",
    "inschrijvers.email": "registreer_inschrijving email",
    "inschrijvers.naam": "registreer_inschrijving inschrijver",
    "inschrijvingen.prijs": "registreer_inschrijving prijs",
    "kaders.decimalen": "leg_criteria_vast decimalen",
    "kaders.formule": "leg_criteria_vast formule",
    "kaders.kwaliteitswaarde": "leg_criteria_vast kwaliteitswaarde",
    "kaders.prijs_hoog": "leg_criteria_vast prijs_hoog",
    "kaders.prijs_laag": "leg_criteria_vast prijs_laag",
    "kaders.schaal": "leg_criteria_vast schaal",
    "kort_gedingen.eiser": "registreer_kort_geding eiser",
    "kort_gedingen.rechtbank": "registreer_kort_geding rechtbank",
    "kort_gedingen.zaaknummer": "registreer_kort_geding zaaknummer",
    "mandaten.gemachtigde": "verleen_mandaat gemachtigde",
    "mandaten.plafond": "verleen_mandaat plafond",
    "motiveringen.tekst": "corrigeer_gunningsbeslissing motivering",
    "ondertekeningen.partij": "registreer_ondertekening partij",
    "overeenkomsten.nvi_ronde": "leg_overeenkomst_vast nvi_ronde",
    "percelen.aantal_winnaars": "registreer_perceel aantal_winnaars",
    "percelen.naam": "registreer_perceel naam",
    "percelen.nummer": "registreer_perceel nummer",
    "percelen.waarde": "registreer_perceel waarde",
    "personen.email": "registreer_persoon email",
    "personen.naam": "registreer_persoon naam",
    "projecten.aard": "registreer_project aard",
    "projecten.briefvorm": "registreer_project briefvorm",
    "projecten.kenmerk": "registreer_project kenmerk",
    "projecten.naam": "registreer_project naam",
    "projecten.waarde": "registreer_project waarde",
    "publicaties.platform": "publiceer platform",
    "publicaties.referentie": "publiceer referentie",
    "publicaties.spoed": "publiceer spoed",
    "rectificaties.beoordeling": "rectificeer beoordeling",
    "rectificaties.omschrijving": "rectificeer omschrijving",
    "strategieen.externe_kosten": "leg_strategie_vast externe_kosten",
    "teamleden.rol": "stel_inkoopteam_samen leden.0.rol",
    "toetsen.oordeel": "toets_inschrijving oordeel",
    "uitspraken.uitkomst": "registreer_uitspraak uitkomst",
    "verlengingen.grond": "verleng_sluiting grond",
    "verlengingen.motivering": "verleng_sluiting motivering",
    "vragen.tekst": "registreer_vraag tekst",
    "weigeringen.motivering": "registreer_weigering motivering",
    "weigeringen.partij": "registreer_weigering partij",
}
"""Which argument of which verb fills a column that has a rule of its own."""

SAMEN: dict[str, tuple[str, dict[str, Any]]] = {
    "ck_bewijsoordelen_toegelicht": ("wijs_bewijsmiddelen_af", {"toelichting": " "}),
    "ck_bijeenkomsten_duur": ("plan_startbijeenkomst", {"duur_minuten": 0}),
    "ck_drempelbedragen_geldig_tot_volgorde": ("registreer_drempelbedragen", {"geldig_tot": "2027-12-31"}),
    "ck_kaders_prijzen": ("leg_criteria_vast", {"prijs_laag": "5", "prijs_hoog": "5"}),
    "ck_publicaties_verkorting_enkel": ("publiceer", {"spoed": "brand", "vooraankondiging": "2026-01-01"}),
    "ck_toetsen_grond_bij_afkeur": ("toets_inschrijving", {"oordeel": "ongeldig", "grond": " "}),
    "ck_verlengingen_storing_bewezen": ("verleng_sluiting", {"bewijs": " "}),
    "ck_vragen_beantwoord_met_antwoord": ("beantwoord_vraag", {"antwoord": " "}),
}
"""Rules about more than one column."""

DOOR_HET_VERB = {
    "ck_projecten_procedure_keuze": "registreer_project weigert met procedure_nog_niet_ondersteund",
    "ck_overeenkomsten_einddatum_volgorde": "guard looptijd_kan van leg_overeenkomst_vast",
    "ck_mandaten_geldig_tot_volgorde": "guard van verleen_mandaat",
    "ck_verlengingen_later": "guard sluiting_wordt_later van verleng_sluiting en rectificeer",
    "ck_publicaties_vier_ogen": "open_kluis vraagt een tweede persoon",
    "ck_publicaties_opening_na_sluiting": "guard sluiting_verstreken van open_kluis",
    "ck_voorstellen_vier_ogen": "bevestig weigert met eigen_voorstel",
    "ck_documenten_vier_ogen": "guard niet_eigen_brief van geef_vrij",
    "ck_scores_punten_bereik": "scoor kent de schaal van het perceel (Invoerfout)",
    "ck_consensus_punten_bereik": "stel_consensus_vast kent de schaal van het perceel (Invoerfout)",
}
"""Refused by the verb itself, because it depends on more than the arguments."""

LOGO = Path(__file__).parents[3] / "scenarios" / "logo-asten.png"

VAN_HET_PROGRAMMA = re.compile(
    r"""ck_(
        (audit|audit_koppen|installatie|outbox|weergaven|termijnen|berichten|posthuis|sjablonen)_.*  # no verb
      | documenten_(soort|sleutel)_gevuld
      | afdwingingen_guard_gevuld
      | .*_toestand_keuze | .*_sha256 | .*_(volgnummer|volgorde|versie|rang|omvang)_minimum
      | (voorstellen|vragen|kort_gedingen|contractwijzigingen|rectificaties)_nummer_minimum
      | notas_ronde_minimum | voorstellen_(verb|met)_gevuld
      | .*_(compleet|met_moment|met_persoon|met_termijn|met_deadline)
      | (besluiten|mandaten)_orgaan_gevuld  # that of the dienst
      | motiveringen_(onderwerp_gevuld|soort_keuze)
      | (projectleiders_rol|percelen_regime|contractwijzigingen_soort|inschrijvingsfeiten_soort)_keuze
      | aanwezigheden_dienst_of_persoon
      | huisstijlen_logo_(vorm_keuze|breedte_minimum|hoogte_minimum)  # measured in the file
      | contracten_einddatum_volgorde  # that of the overeenkomst
    )""",
    re.VERBOSE,
)
"""Rules about what the program itself counts, names or copies."""


def _regels() -> Iterator[tuple[str, str, str]]:
    for tabel in Tabel.metadata.sorted_tables:
        for regel in tabel.constraints:
            if isinstance(regel, CheckConstraint):
                kolom = re.match(r"(?:CAST\(|trim\(|length\(|\()?(\w+)", str(regel.sqltext))
                assert kolom is not None, regel.sqltext
                yield str(regel.name), f"{tabel.name}.{kolom[1]}", str(regel.sqltext)


REGELS = {naam: (kolom, sql) for naam, kolom, sql in _regels()}
UIT_INVOER = sorted(
    naam for naam in REGELS if naam not in SAMEN.keys() | DOOR_HET_VERB.keys() and not VAN_HET_PROGRAMMA.fullmatch(naam)
)


def _fout(naam: str, sql: str) -> list[str]:
    """Values that the rule refuses."""
    if grens := re.search(r"(>=|>|<=) (\d+)$", sql):
        stap = {">=": Decimal(-1), ">": Decimal(0), "<=": Decimal("0.01")}[grens[1]]
        return [str(Decimal(grens[2]) + stap)]
    return {
        "gevuld": ["", "  "],
        "apenstaart": ["", "zonder", "a@b@c", "@"],
        "keuze": ["bestaat_niet", ""],
    }[naam.rpartition("_")[2]]


def _ruw(verb: str) -> dict[str, Any]:
    """Arguments that are right, as somebody would write them down."""
    ruw: dict[str, Any] = json.loads(canonieke_json(voorbeeld(verb)))
    bestanden = {"bestand": {"naam": "besluit.pdf", "tekst": "x"}, "logo": str(LOGO)}
    return {naam: bestanden.get(naam, waarde) for naam, waarde in ruw.items() if waarde is not None}


def _zet(waar: Any, pad: list[str], waarde: str) -> None:
    sleutel: Any = int(pad[0]) if isinstance(waar, list) else pad[0]
    if len(pad) == 1:
        waar[sleutel] = waarde
    else:
        _zet(waar[sleutel], pad[1:], waarde)


@pytest.mark.parametrize("naam", UIT_INVOER)
def test_wat_een_regel_verbiedt_is_een_invoerfout(naam: str) -> None:
    kolom, sql = REGELS[naam]
    verb, pad = BRON[kolom].split(" ")
    lees_invoer(VERBS[verb], _ruw(verb))
    for waarde in _fout(naam, sql):
        ruw = _ruw(verb)
        _zet(ruw, pad.split("."), waarde)
        with pytest.raises(Invoerfout):
            lees_invoer(VERBS[verb], ruw)


@pytest.mark.parametrize("naam", SAMEN)
def test_ook_als_het_om_meer_dan_een_kolom_gaat(naam: str) -> None:
    verb, fout = SAMEN[naam]
    lees_invoer(VERBS[verb], _ruw(verb))
    with pytest.raises(Invoerfout):
        lees_invoer(VERBS[verb], _ruw(verb) | fout)


def test_elke_uitzondering_is_er_nog() -> None:
    assert SAMEN.keys() | DOOR_HET_VERB.keys() <= REGELS.keys()
    assert set(BRON) == {REGELS[naam][0] for naam in UIT_INVOER}


@pytest.mark.parametrize("verb", VERBS)
def test_elk_voorbeeld_is_goede_invoer(verb: str) -> None:
    lees_invoer(VERBS[verb], _ruw(verb))
