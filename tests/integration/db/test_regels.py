"""The database itself refuses what may not be, whatever the program above it forgot."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.engine import Dubbel, Ongeldig, schrijf
from db.tables import verklaard
from tests.integration.db.conftest import Vol
from workflow.case import Case, rijsoorten

KAPOT = [
    # Texts, addresses and hashes
    ("personen", "email = 'geen adres'", "email_apenstaart"),
    ("personen", "email = 'a@b@c'", "email_apenstaart"),
    ("personen", "naam = '  '", "naam_gevuld"),
    ("projecten", "kenmerk = ''", "kenmerk_gevuld"),
    ("inschrijvers", "email = ''", "email_apenstaart"),
    ("documenten", "sleutel = ''", "sleutel_gevuld"),
    ("dossierstukken", "sha256 = 'abc'", "sha256_sha256"),
    ("dossierstukken", "sha256 = upper(sha256)", "sha256_sha256"),
    (
        "weergaven",
        "sjabloon_sha256 = replace(sjabloon_sha256, substr(sjabloon_sha256, 1, 1), 'g')",
        "sjabloon_sha256_sha256",
    ),
    # Choices
    ("projecten", "toestand = 'bestaat_niet'", "toestand_keuze"),
    ("projecten", "toestand = 'AANGEMELD'", "toestand_keuze"),
    ("percelen", "regime = ''", "regime_keuze"),
    ("besluiten", "uitkomst = 'misschien'", "uitkomst_keuze"),
    # Amounts and numbers
    ("projecten", "waarde = -0.01", "waarde_bereik"),
    ("percelen", "aantal_winnaars = 0", "aantal_winnaars_minimum"),
    ("inschrijvingen", "prijs = 0", "prijs_bereik"),
    ("inschrijvingen", "prijs = -5", "prijs_bereik"),
    ("criteria", "gewicht = -1", "gewicht_bereik"),
    ("criteria", "gewicht = 100.01", "gewicht_maximum"),
    ("scores", "punten = -1", "punten_bereik"),
    ("consensus", "punten = -1", "punten_bereik"),
    ("mandaten", "plafond = 0", "plafond_bereik"),
    ("strategieen", "versie = 0", "versie_minimum"),
    ("bijeenkomsten", "volgnummer = -1", "volgnummer_minimum"),
    ("uitslagen", "rang = 0", "rang_minimum"),
    ("kaders", "prijs_hoog = prijs_laag", "prijzen"),
    # Order in time
    ("bijeenkomsten", "eind = begin", "duur"),
    ("mandaten", "geldig_tot = '2020-01-01'", "geldig_tot_volgorde"),
    ("overeenkomsten", "einddatum = '2020-01-01'", "einddatum_volgorde"),
    ("contracten", "einddatum = '2020-01-01'", "einddatum_volgorde"),
    ("publicaties", "geopend_op = sluiting", "opening_na_sluiting"),
    # A toestand and the facts that it needs
    ("documenten", "toestand = 'verzonden', verzonden_op = NULL", "verzonden_met_moment"),
    ("documenten", "vrijgegeven_op = NULL", "vrijgave_compleet"),
    ("termijnen", "toestand = 'gehaald', afgehandeld_op = NULL", "afgehandeld_met_moment"),
    ("voorstellen", "afgehandeld_op = NULL", "afgehandeld_met_moment"),
    ("voorstellen", "afgehandeld_door = NULL", "afgehandeld_met_persoon"),
    ("overeenkomsten", "toestand = 'getekend', aangeboden_op = NULL", "aangeboden_met_moment"),
    ("publicaties", "opener_id = NULL", "opening_compleet"),
    ("publicaties", "tweede_opener_id = NULL", "tweede_opener_compleet"),
    ("strategieen", "deadline = NULL", "aangeboden_met_deadline"),
    ("strategieen", "reactie_tot = NULL", "voorgelegd_met_termijn"),
    ("vragen", "antwoord = ''", "beantwoord_met_antwoord"),
    ("toetsen", "oordeel = 'ongeldig', grond = ''", "grond_bij_afkeur"),
    ("aanwezigheden", "deelname_id = NULL, persoon_id = NULL", "dienst_of_persoon"),
    ("aanwezigheden", "deelname_id = 'deelnames-1', persoon_id = 'personen-1'", "dienst_of_persoon"),
    # Four eyes
    ("documenten", "vrijgever_id = maker_id", "vier_ogen"),
    ("voorstellen", "afgehandeld_door = voorgesteld_door", "vier_ogen"),
    ("publicaties", "tweede_opener_id = opener_id", "vier_ogen"),
]

EENMALIG = [
    ("projecten", "kenmerk"),
    ("deelnames", "project_id, dienst_id"),
    ("percelen", "project_id, nummer"),
    ("dossierstukken", "project_id, code"),
    ("strategieen", "project_id, versie"),
    ("documenten", "sleutel"),
    ("weergaven", "document_id"),
    ("termijnen", "sleutel"),
    ("adviezen", "perceel_id, versie"),
    ("beslissingen", "perceel_id, versie"),
    ("criteria", "perceel_id, code"),
    ("kaders", "perceel_id"),
    ("inschrijvers", "project_id, naam"),
    ("inschrijvingen", "perceel_id, inschrijver_id, publicatie_id"),
    ("scores", "inschrijving_id, criterium_id, persoon_id"),
    ("consensus", "inschrijving_id, criterium_id"),
    ("beoordelaars", "criterium_id, persoon_id"),
    ("uitslagen", "advies_id, inschrijving_id"),
    ("overeenkomsten", "perceel_id, inschrijving_id, deelname_id"),
    ("ondertekeningen", "overeenkomst_id, partij"),
    ("contracten", "overeenkomst_id"),
    ("publicaties", "project_id, volgnummer"),
    ("notas", "publicatie_id, ronde"),
    ("vragen", "publicatie_id, nummer"),
    ("voorstellen", "project_id, nummer"),
    ("projectleiders", "project_id, persoon_id, rol"),
    ("teamleden", "project_id, persoon_id, rol"),
]

VERWIJZINGEN = sorted(
    (veld, sleutel.column_keys[-1], sleutel.referred_table.name)
    for veld in rijsoorten(Case)
    for sleutel in verklaard(veld).foreign_key_constraints
)
BINNEN_PROJECT = [verwijzing for verwijzing in VERWIJZINGEN if verwijzing[2] in rijsoorten(Case)]


@pytest.mark.parametrize(("veld", "wijziging", "regel"), KAPOT)
def test_een_kapotte_rij_wordt_geweigerd(vol: Vol, veld: str, wijziging: str, regel: str) -> None:
    opdracht = f"UPDATE {veld} SET {wijziging} WHERE id = '{_tweede(veld)}'"
    with pytest.raises(Ongeldig) as fout, schrijf(vol.engine) as conn:
        conn.execute(text(opdracht))
    assert fout.value.regel == f"ck_{veld}_{regel}"


@pytest.mark.parametrize(("veld", "kolommen"), EENMALIG)
def test_wat_een_keer_bestaat_bestaat_een_keer(vol: Vol, veld: str, kolommen: str) -> None:
    """The copy has an id of its own, and differs in whatever else must be unique."""
    waarden = {kolom.name: kolom.name for kolom in verklaard(veld).columns if kolom.name != "nr"} | {"id": "'kopie'"}
    opdracht = f"INSERT INTO {veld} ({', '.join(waarden)}) SELECT {', '.join(waarden.values())} FROM {veld}"
    with pytest.raises(Dubbel) as fout, schrijf(vol.engine) as conn:
        conn.execute(text(f"{opdracht} WHERE id = '{_tweede(veld)}'"))
    assert fout.value.regel == f"uq_{veld}_{kolommen.replace(', ', '_')}"


@pytest.mark.parametrize(("veld", "kolom", "doel"), VERWIJZINGEN)
def test_een_verwijzing_naar_niets_wordt_geweigerd(vol: Vol, veld: str, kolom: str, doel: str) -> None:
    opdracht = f"UPDATE {veld} SET {kolom} = 'bestaat-niet'{_mee(veld, kolom)} WHERE id = '{veld}-1'"
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), schrijf(vol.engine) as conn:
        conn.execute(text(opdracht))


@pytest.mark.parametrize(("veld", "kolom", "doel"), BINNEN_PROJECT)
def test_een_verwijzing_naar_een_ander_project_wordt_geweigerd(vol: Vol, veld: str, kolom: str, doel: str) -> None:
    vreemd = list(getattr(vol.ander, doel))[-1]
    opdracht = f"UPDATE {veld} SET {kolom} = '{vreemd}'{_mee(veld, kolom)} WHERE id = '{veld}-1'"
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), schrijf(vol.engine) as conn:
        conn.execute(text(opdracht))


def _tweede(veld: str) -> str:
    """The row that is filled in everywhere."""
    return "projecten-1" if veld == "projecten" else f"{veld}-2"


def _mee(veld: str, kolom: str) -> str:
    """Only the pointer may be what is wrong, so the columns that a CHECK ties to it change along."""
    return _MEE.get((veld, kolom), "")


_MEE = {
    ("aanwezigheden", "persoon_id"): ", deelname_id = NULL",
    ("documenten", "vrijgever_id"): ", vrijgegeven_op = besteld_op",
    ("publicaties", "opener_id"): ", tweede_opener_id = 'personen-1', geopend_op = '2100-01-01'",
    ("publicaties", "tweede_opener_id"): ", opener_id = 'personen-1', geopend_op = '2100-01-01'",
}
