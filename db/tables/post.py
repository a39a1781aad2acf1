"""Mails and what became of them (rows: `workflow.case.post`); the post claims and marks them (`db.post`)."""

from datetime import datetime

from sqlalchemy import Column, Index, Integer
from sqlmodel import Field

from db.post import TE_DOEN
from db.tables import velden as v
from workflow.case.post import BerichtToestand


class Berichten(v.Tabel, table=True):
    __tablename__ = "berichten"
    __table_args__ = (
        v.uniek("project_id", "nummer"),
        v.uniek("sleutel"),
        Index("ix_berichten_te_doen", "niet_voor", sqlite_where=TE_DOEN, postgresql_where=TE_DOEN),
        Index("ix_berichten_laatste_poging", "laatste_poging"),
        v.regel("claim_met_houder", "(toestand = 'geclaimd') = (houder IS NOT NULL)"),
        v.regel("claim_met_einde", "(toestand = 'geclaimd') = (geclaimd_tot IS NOT NULL)"),
        v.regel("verzonden_met_moment", "toestand <> 'verzonden' OR verzonden_op IS NOT NULL"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    sleutel: str = v.tekst(gevuld=True)
    nummer: int = v.getal(minimum=1)
    soort: str = v.tekst(gevuld=True)
    documenten: tuple[str, ...] = v.reeks()
    naar_naam: str = v.tekst()
    naar_email: str = v.email()
    juridisch: bool = v.ja_nee()
    niet_voor: datetime = v.moment()
    besteld_op: datetime = v.moment()
    toestand: str = v.keuze(BerichtToestand)
    verzonden_op: datetime | None = v.moment(leeg=True)
    melding: str = v.tekst()
    houder: str | None = v.tekst(leeg=True)
    geclaimd_tot: datetime | None = v.moment(leeg=True)
    gepoogd_op: datetime | None = v.moment(leeg=True)
    laatste_poging: datetime | None = v.moment(leeg=True)
    pogingen: int = v.getal(minimum=0)
    eml_sha256: str | None = v.tekst(leeg=True)


class Posthuis(v.Tabel, table=True):
    """The one data folder that may send, as far as this database knows (rows: `db.posthuis`)."""

    __tablename__ = "posthuis"
    __table_args__ = (v.regel("een_rij", "id = 1"),)

    id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    merk: str = v.tekst(gevuld=True)
    plek: str = v.tekst(gevuld=True)
    stand: int = v.getal(minimum=0)
