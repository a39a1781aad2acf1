"""Gunningsadvies, gunningsbeslissing and evidence (rows: `workflow.case.gunning`)."""

from datetime import date, datetime
from decimal import Decimal

from db.tables import velden as v


class Adviezen(v.Tabel, table=True):
    __tablename__ = "adviezen"
    __table_args__ = (v.ouder(), v.uniek("perceel_id", "versie"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    perceel_id: str = v.binnen("percelen")
    versie: int = v.getal(minimum=1)
    inhoud_sha256: str = v.sha256()
    voorgelegd_op: datetime = v.moment()
    deadline: date = v.dag()


class Uitslagen(v.Tabel, table=True):
    __tablename__ = "uitslagen"
    __table_args__ = (v.per_project(), v.uniek("advies_id", "inschrijving_id"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    advies_id: str = v.binnen("adviezen")
    inschrijving_id: str = v.binnen("inschrijvingen")
    rang: int = v.getal(minimum=1)
    totaal: Decimal = v.bedrag()
    winnaar: bool = v.ja_nee()


class Beslissingen(v.Tabel, table=True):
    __tablename__ = "beslissingen"
    __table_args__ = (v.per_project(), v.uniek("perceel_id", "versie"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    perceel_id: str = v.binnen("percelen")
    versie: int = v.getal(minimum=1)
    advies_id: str = v.binnen("adviezen")
    genomen_op: datetime = v.moment()
    geplande_verzenddatum: date = v.dag()
    vermeld_einde: date | None = v.dag(leeg=True)
    werkelijk_einde: date | None = v.dag(leeg=True)


class Bewijsoordelen(v.Tabel, table=True):
    __tablename__ = "bewijsoordelen"
    __table_args__ = (v.per_project(), v.regel("toegelicht", "aanvaard OR trim(toelichting) <> ''"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    inschrijving_id: str = v.binnen("inschrijvingen")
    dossierstuk_id: str = v.binnen("dossierstukken")
    aanvaard: bool = v.ja_nee()
    toelichting: str = v.tekst()
    beoordeeld_op: datetime = v.moment()
    beoordeeld_door: str = v.naar("personen")
