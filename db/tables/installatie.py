"""What this database is: one row."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Column, Integer
from sqlmodel import Field

from db.tables import velden as v


class SoortInstallatie(StrEnum):
    """A clock of its own, as a scenario has, is accepted only by an oefening."""

    ECHT = "echt"
    OEFENING = "oefening"


class Installatie(v.Tabel, table=True):
    __tablename__ = "installatie"
    __table_args__ = (v.regel("een_rij", "id = 1"),)

    id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    soort: str = v.keuze(SoortInstallatie)
    aangemaakt_op: datetime = v.moment()
