"""Court cases and motivations (rows: `workflow.case.rechtszaak`)."""

from datetime import date, datetime

from db.tables import velden as v
from workflow.case.rechtszaak import SoortMotivering, UitspraakUitkomst


class KortGedingen(v.Tabel, table=True):
    __tablename__ = "kort_gedingen"
    __table_args__ = (v.ouder(), v.uniek("project_id", "nummer"), v.uniek("perceel_id", "zaaknummer"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    perceel_id: str = v.binnen("percelen")
    nummer: int = v.getal(minimum=1)
    gedagvaard_op: date = v.dag()
    rechtbank: str = v.tekst(gevuld=True)
    zaaknummer: str = v.tekst(gevuld=True)
    eiser: str = v.tekst(gevuld=True)
    dagvaarding_id: str = v.binnen("dossierstukken")
    geregistreerd_op: datetime = v.moment()


class Uitspraken(v.Tabel, table=True):
    __tablename__ = "uitspraken"
    __table_args__ = (v.per_project(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    kort_geding_id: str = v.binnen("kort_gedingen")
    uitkomst: str = v.keuze(UitspraakUitkomst)
    datum: date = v.dag()
    bewijs_id: str = v.binnen("dossierstukken")
    geregistreerd_op: datetime = v.moment()


class Motiveringen(v.Tabel, table=True):
    __tablename__ = "motiveringen"
    __table_args__ = (v.per_project(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    soort: str = v.keuze(SoortMotivering)
    onderwerp: str = v.tekst(gevuld=True)
    tekst: str = v.tekst(gevuld=True)
    gemotiveerd_door: str = v.naar("personen")
    op: datetime = v.moment()
