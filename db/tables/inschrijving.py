"""Tenderers, tenders and the assessment (rows: `workflow.case.inschrijving`)."""

from datetime import date, datetime
from decimal import Decimal

from db.tables import velden as v
from workflow.case.inschrijving import InschrijvingToestand, Oordeel, SoortFeit


class Inschrijvers(v.Tabel, table=True):
    __tablename__ = "inschrijvers"
    __table_args__ = (v.ouder(), v.uniek("project_id", "naam"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    naam: str = v.tekst(gevuld=True)
    adres: str = v.tekst()
    postcode: str = v.tekst()
    plaats: str = v.tekst()
    email: str = v.email()


class Inschrijvingen(v.Tabel, table=True):
    __tablename__ = "inschrijvingen"
    __table_args__ = (v.ouder(), v.uniek("perceel_id", "inschrijver_id", "publicatie_id"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    publicatie_id: str = v.binnen("publicaties")
    perceel_id: str = v.binnen("percelen")
    inschrijver_id: str = v.binnen("inschrijvers")
    toestand: str = v.keuze(InschrijvingToestand)
    ontvangen_op: datetime = v.moment()
    prijs: Decimal = v.bedrag("> 0")
    ontbreekt: tuple[str, ...] = v.reeks()
    gestanddoening_tot: date = v.dag()


class Toetsen(v.Tabel, table=True):
    __tablename__ = "toetsen"
    __table_args__ = (
        v.per_project(),
        v.regel("grond_bij_afkeur", "oordeel = 'geldig' OR trim(grond) <> ''"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    inschrijving_id: str = v.binnen("inschrijvingen")
    oordeel: str = v.keuze(Oordeel)
    grond: str = v.tekst()
    getoetst_op: datetime = v.moment()
    getoetst_door: str = v.naar("personen")
    definitief_id: str | None = v.binnen("dossierstukken", leeg=True)


class Belangenverklaringen(v.Tabel, table=True):
    __tablename__ = "belangenverklaringen"
    __table_args__ = (v.per_project(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    persoon_id: str = v.naar("personen")
    belang: str = v.tekst()
    afgelegd_op: datetime = v.moment()


class Beoordelaars(v.Tabel, table=True):
    __tablename__ = "beoordelaars"
    __table_args__ = (v.per_project(), v.uniek("criterium_id", "persoon_id"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    criterium_id: str = v.binnen("criteria")
    persoon_id: str = v.naar("personen")


class Scores(v.Tabel, table=True):
    __tablename__ = "scores"
    __table_args__ = (v.per_project(), v.uniek("inschrijving_id", "criterium_id", "persoon_id"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    inschrijving_id: str = v.binnen("inschrijvingen")
    criterium_id: str = v.binnen("criteria")
    persoon_id: str = v.naar("personen")
    punten: Decimal = v.bedrag(">= 0")
    toelichting: str = v.tekst()


class Consensus(v.Tabel, table=True):
    __tablename__ = "consensus"
    __table_args__ = (v.per_project(), v.uniek("inschrijving_id", "criterium_id"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    inschrijving_id: str = v.binnen("inschrijvingen")
    criterium_id: str = v.binnen("criteria")
    punten: Decimal = v.bedrag(">= 0")
    motivering: str = v.tekst()
    vastgesteld_op: datetime = v.moment()


class Inschrijvingsfeiten(v.Tabel, table=True):
    __tablename__ = "inschrijvingsfeiten"
    __table_args__ = (
        v.per_project(),
        v.regel("tot_met_termijn", "soort <> 'gestanddoening' OR tot IS NOT NULL"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    inschrijving_id: str = v.binnen("inschrijvingen")
    soort: str = v.keuze(SoortFeit)
    datum: date = v.dag()
    tot: date | None = v.dag(leeg=True)
    toelichting: str = v.tekst()
    bewijs_id: str = v.binnen("dossierstukken")
    geregistreerd_op: datetime = v.moment()
    geregistreerd_door: str = v.naar("personen")


class Lotingen(v.Tabel, table=True):
    __tablename__ = "lotingen"
    __table_args__ = (v.per_project(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    perceel_id: str = v.binnen("percelen")
    volgorde: tuple[str, ...] = v.reeks()
    getrokken_op: date = v.dag()
    bewijs_id: str = v.binnen("dossierstukken")
    geregistreerd_op: datetime = v.moment()
    geregistreerd_door: str = v.naar("personen")
