"""Deelnames, besluiten and mandaten (rows: `workflow.case.deelname`)."""

from datetime import date, datetime
from decimal import Decimal

from db.tables import velden as v
from workflow.case.deelname import DeelnameToestand, Handeling, Onderwerp, Uitkomst


class Deelnames(v.Tabel, table=True):
    __tablename__ = "deelnames"
    __table_args__ = (v.ouder(), v.uniek("project_id", "dienst_id"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    dienst_id: str = v.naar("diensten")
    toestand: str = v.keuze(DeelnameToestand)
    gemeld_op: datetime = v.moment()
    percelen: tuple[str, ...] = v.reeks()


class Besluiten(v.Tabel, table=True):
    __tablename__ = "besluiten"
    __table_args__ = (v.ouder(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    deelname_id: str = v.binnen("deelnames")
    perceel_id: str | None = v.binnen("percelen", leeg=True)
    onderwerp: str = v.keuze(Onderwerp)
    uitkomst: str = v.keuze(Uitkomst)
    orgaan: str = v.tekst(gevuld=True)
    nummer: str = v.tekst(gevuld=True)
    besluitdatum: date = v.dag()
    getekend_op: date = v.dag()
    ontvangen_op: datetime = v.moment()
    versie: int = v.getal(minimum=1)
    inhoud_sha256: str = v.sha256()
    bewijs_id: str = v.binnen("dossierstukken")


class Mandaten(v.Tabel, table=True):
    __tablename__ = "mandaten"
    __table_args__ = (
        v.per_project(),
        v.volgorde("geldig_van", "geldig_tot"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    deelname_id: str = v.binnen("deelnames")
    besluit_id: str = v.binnen("besluiten")
    orgaan: str = v.tekst(gevuld=True)
    gemachtigde: str = v.tekst(gevuld=True)
    plaatsvervanger: str = v.tekst()
    handelingen: tuple[str, ...] = v.reeks(Handeling)
    plafond: Decimal | None = v.bedrag("> 0", leeg=True)
    geldig_van: date = v.dag()
    geldig_tot: date = v.dag()
    ondermandaat: bool = v.ja_nee()
    ontvangen_op: datetime = v.moment()
    volmacht_id: str | None = v.binnen("dossierstukken", leeg=True)
    percelen: tuple[str, ...] = v.reeks()
    ingetrokken_per: date | None = v.dag(leeg=True)
    intrekking_id: str | None = v.binnen("dossierstukken", leeg=True)
