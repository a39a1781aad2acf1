"""The project and its percelen (rows: `workflow.case.project`)."""

from datetime import date, datetime
from decimal import Decimal

from db.tables import velden as v
from workflow.case.project import Aard, Briefvorm, PerceelToestand, Procedure, ProjectToestand, Regime
from workflow.case.stam import Rol


class Projecten(v.Tabel, table=True):
    __tablename__ = "projecten"
    __table_args__ = (v.uniek("kenmerk"),)

    nr: int = v.nr()
    id: str = v.sleutel()
    kenmerk: str = v.tekst(gevuld=True)
    naam: str = v.tekst(gevuld=True)
    omschrijving: str = v.tekst()
    procedure: str = v.keuze(Procedure)
    aard: str = v.keuze(Aard)
    waarde: Decimal = v.bedrag(">= 0")
    toestand: str = v.keuze(ProjectToestand)
    versie: int = v.getal(minimum=1)
    aangemeld_op: datetime = v.moment()
    vervolg_op: str = v.tekst()
    briefvorm: str = v.keuze(Briefvorm)


class Percelen(v.Tabel, table=True):
    __tablename__ = "percelen"
    __table_args__ = (v.ouder(), v.uniek("project_id", "nummer"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    nummer: str = v.tekst(gevuld=True)
    naam: str = v.tekst(gevuld=True)
    waarde: Decimal = v.bedrag(">= 0")
    toestand: str = v.keuze(PerceelToestand)
    regime: str = v.keuze(Regime)
    aantal_winnaars: int = v.getal(minimum=1)


class Projectleiders(v.Tabel, table=True):
    __tablename__ = "projectleiders"
    __table_args__ = (v.uniek("project_id", "persoon_id", "rol"),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    persoon_id: str = v.naar("personen")
    rol: str = v.keuze(Rol)
    vanaf: datetime = v.moment()


class Collectieftoetsen(v.Tabel, table=True):
    __tablename__ = "collectieftoetsen"
    __table_args__ = (v.per_project(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    elementen: dict[str, str] = v.woorden()
    getoetst_op: date = v.dag()
