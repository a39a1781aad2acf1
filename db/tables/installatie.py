"""What this database is: one row (`db.installatie`)."""

from datetime import datetime

from sqlalchemy import Column, Integer
from sqlmodel import Field

from db.installatie import SoortInstallatie
from db.tables import velden as v


class Installatie(v.Tabel, table=True):
    __tablename__ = "installatie"
    __table_args__ = (v.regel("een_rij", "id = 1"),)

    id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    soort: str = v.keuze(SoortInstallatie)
    aangemaakt_op: datetime = v.moment()
