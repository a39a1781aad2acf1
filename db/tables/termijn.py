"""Deadlines and proposals (rows: `workflow.case.termijn`)."""

from datetime import date, datetime

from sqlalchemy import Index

from db.queries.termijnen import OPEN
from db.tables import velden as v
from workflow.case.termijn import SoortTermijn, TermijnToestand, VoorstelToestand


class Termijnen(v.Tabel, table=True):
    __tablename__ = "termijnen"
    __table_args__ = (
        v.ouder(),
        v.uniek("sleutel"),
        # What is due is asked often and of all projects: only the open rows stand in this index.
        Index("ix_termijnen_open", "verloopt_op", sqlite_where=OPEN, postgresql_where=OPEN),
        v.regel("afgehandeld_met_moment", "toestand = 'open' OR afgehandeld_op IS NOT NULL"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    sleutel: str = v.tekst(gevuld=True)
    soort: str = v.keuze(SoortTermijn)
    deelname_id: str | None = v.binnen("deelnames", leeg=True)
    perceel_id: str | None = v.binnen("percelen", leeg=True)
    bron: str = v.tekst(gevuld=True)
    start: date = v.dag()
    laatste_dag: date = v.dag()
    verloopt_op: datetime = v.moment()
    redenering: str = v.tekst()
    toestand: str = v.keuze(TermijnToestand)
    afgehandeld_op: datetime | None = v.moment(leeg=True)


class Voorstellen(v.Tabel, table=True):
    __tablename__ = "voorstellen"
    __table_args__ = (
        v.uniek("project_id", "nummer"),
        v.regel("afgehandeld_met_moment", "toestand = 'open' OR afgehandeld_op IS NOT NULL"),
        v.regel("afgehandeld_met_persoon", "toestand = 'open' OR afgehandeld_door IS NOT NULL"),
        v.regel("vier_ogen", "toestand <> 'bevestigd' OR afgehandeld_door <> voorgesteld_door"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    nummer: int = v.getal(minimum=1)
    verb: str = v.tekst(gevuld=True)
    met: str = v.tekst(gevuld=True)
    voorgesteld_door: str = v.naar("personen")
    voorgesteld_op: datetime = v.moment()
    toestand: str = v.keuze(VoorstelToestand)
    afgehandeld_door: str | None = v.naar("personen", leeg=True)
    afgehandeld_op: datetime | None = v.moment(leeg=True)


class Afdwingingen(v.Tabel, table=True):
    __tablename__ = "afdwingingen"
    __table_args__ = (v.per_project(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    verb: str = v.tekst(gevuld=True)
    guard: str = v.tekst(gevuld=True)
    perceel_id: str | None = v.binnen("percelen", leeg=True)
    motivering: str = v.tekst(gevuld=True)
    afgedwongen_door: str = v.naar("personen")
    afgedwongen_op: datetime = v.moment()
    gebruikt_op: datetime | None = v.moment(leeg=True)
