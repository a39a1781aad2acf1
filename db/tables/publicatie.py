"""Criteria, publication and nota van inlichtingen (rows: `workflow.case.publicatie`)."""

from datetime import date, datetime
from decimal import Decimal

from db.tables import velden as v
from workflow.case.publicatie import Prijsformule, SoortCriterium, VerlengingGrond


class Kaders(v.Tabel, table=True):
    __tablename__ = "kaders"
    __table_args__ = (
        v.per_project(),
        v.uniek("perceel_id"),
        v.regel("prijzen", "CAST(prijs_hoog AS NUMERIC) > CAST(prijs_laag AS NUMERIC)"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    perceel_id: str = v.binnen("percelen")
    schaal: int = v.getal(minimum=1)
    formule: str = v.keuze(Prijsformule)
    prijs_laag: Decimal | None = v.bedrag("> 0", leeg=True)
    prijs_hoog: Decimal | None = v.bedrag("> 0", leeg=True)
    kwaliteitswaarde: Decimal | None = v.bedrag("> 0", leeg=True)
    decimalen: int = v.getal(minimum=0)
    bij_gelijke_stand: str = v.tekst()
    loting: bool = v.ja_nee()


class Criteria(v.Tabel, table=True):
    __tablename__ = "criteria"
    __table_args__ = (
        v.ouder(),
        v.uniek("perceel_id", "code"),
        v.regel("gewicht_maximum", "CAST(gewicht AS NUMERIC) <= 100"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    perceel_id: str = v.binnen("percelen")
    code: str = v.tekst(gevuld=True)
    naam: str = v.tekst(gevuld=True)
    soort: str = v.keuze(SoortCriterium)
    gewicht: Decimal = v.bedrag(">= 0")
    volgorde: int = v.getal(minimum=1)


class Publicaties(v.Tabel, table=True):
    __tablename__ = "publicaties"
    __table_args__ = (
        v.ouder(),
        v.uniek("project_id", "volgnummer"),
        v.regel("vier_ogen", "opener_id <> tweede_opener_id"),
        v.regel("opening_compleet", "(geopend_op IS NULL) = (opener_id IS NULL)"),
        v.regel("tweede_opener_compleet", "(geopend_op IS NULL) = (tweede_opener_id IS NULL)"),
        v.regel("verkorting_enkel", "spoed IS NULL OR vooraankondiging IS NULL"),
        v.regel("opening_na_sluiting", "geopend_op > sluiting"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    volgnummer: int = v.getal(minimum=0)
    verzonden_op: datetime = v.moment()
    platform: str = v.tekst(gevuld=True)
    referentie: str = v.tekst(gevuld=True)
    vragen_tot: date = v.dag()
    nvi_uiterlijk: date = v.dag()
    sluiting: datetime = v.moment()
    gestanddoening_tot: date = v.dag()
    elektronisch: bool = v.ja_nee()
    spoed: str | None = v.tekst(gevuld=True, leeg=True)
    vooraankondiging: date | None = v.dag(leeg=True)
    geopend_op: datetime | None = v.moment(leeg=True)
    opener_id: str | None = v.naar("personen", leeg=True)
    tweede_opener_id: str | None = v.naar("personen", leeg=True)


class Notas(v.Tabel, table=True):
    __tablename__ = "notas"
    __table_args__ = (v.ouder(), v.uniek("publicatie_id", "ronde"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    publicatie_id: str = v.binnen("publicaties")
    ronde: int = v.getal(minimum=1)
    gepubliceerd_op: datetime = v.moment()
    laatste: bool = v.ja_nee()


class Verlengingen(v.Tabel, table=True):
    __tablename__ = "verlengingen"
    __table_args__ = (
        v.per_project(),
        v.regel("later", "naar > van"),
        v.regel("storing_bewezen", "grond <> 'storing' OR bewijs_id IS NOT NULL"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    publicatie_id: str = v.binnen("publicaties")
    van: datetime = v.moment()
    naar: datetime = v.moment()
    grond: str = v.keuze(VerlengingGrond)
    motivering: str = v.tekst(gevuld=True)
    bewijs_id: str | None = v.binnen("dossierstukken", leeg=True)
    verlengd_op: datetime = v.moment()
    verlengd_door: str = v.naar("personen")


class Rectificaties(v.Tabel, table=True):
    __tablename__ = "rectificaties"
    __table_args__ = (v.per_project(), v.uniek("publicatie_id", "nummer"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    publicatie_id: str = v.binnen("publicaties")
    nummer: int = v.getal(minimum=1)
    omschrijving: str = v.tekst(gevuld=True)
    stukken: tuple[str, ...] = v.reeks()
    beoordeling: str = v.tekst(gevuld=True)
    gerectificeerd_op: datetime = v.moment()
    gerectificeerd_door: str = v.naar("personen")


class Vragen(v.Tabel, table=True):
    __tablename__ = "vragen"
    __table_args__ = (
        v.per_project(),
        v.uniek("publicatie_id", "nummer"),
        v.regel("beantwoord_met_antwoord", "beantwoord_op IS NULL OR trim(antwoord) <> ''"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    publicatie_id: str = v.binnen("publicaties")
    nummer: int = v.getal(minimum=1)
    verwijzing: str = v.tekst()
    tekst: str = v.tekst(gevuld=True)
    ontvangen_op: date = v.dag()
    antwoord: str = v.tekst()
    beantwoord_op: datetime | None = v.moment(leeg=True)
    leidt_tot_wijziging: bool = v.ja_nee()
    nvi_id: str | None = v.binnen("notas", leeg=True)
