"""Startbijeenkomst and inkoopteam (rows: `workflow.case.start`)."""

from datetime import datetime

from db.tables import velden as v
from workflow.case.start import TeamRol, Wijze


class Bijeenkomsten(v.Tabel, table=True):
    __tablename__ = "bijeenkomsten"
    __table_args__ = (v.ouder(), v.uniek("project_id", "volgnummer"), v.regel("duur", "eind > begin"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    begin: datetime = v.moment()
    eind: datetime = v.moment()
    plaats: str = v.tekst()
    link: str = v.tekst()
    agenda: tuple[str, ...] = v.reeks()
    reageren_voor: datetime = v.moment()
    volgnummer: int = v.getal(minimum=0)


class Aanwezigheden(v.Tabel, table=True):
    __tablename__ = "aanwezigheden"
    __table_args__ = (
        v.per_project(),
        v.uniek("bijeenkomst_id", "deelname_id"),
        v.uniek("bijeenkomst_id", "persoon_id"),
        v.regel("dienst_of_persoon", "(deelname_id IS NULL) <> (persoon_id IS NULL)"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    bijeenkomst_id: str = v.binnen("bijeenkomsten")
    deelname_id: str | None = v.binnen("deelnames", leeg=True)
    persoon_id: str | None = v.naar("personen", leeg=True)
    wijze: str = v.keuze(Wijze)


class Presentaties(v.Tabel, table=True):
    __tablename__ = "presentaties"
    __table_args__ = (v.per_project(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    dossierstuk_id: str = v.binnen("dossierstukken")
    verzonden_op: datetime = v.moment()


class Teamleden(v.Tabel, table=True):
    __tablename__ = "teamleden"
    __table_args__ = (v.uniek("project_id", "persoon_id", "rol"),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    persoon_id: str = v.naar("personen")
    rol: str = v.keuze(TeamRol)
    deelname_id: str | None = v.binnen("deelnames", leeg=True)
    vanaf: datetime = v.moment()
    tot: datetime | None = v.moment(leeg=True)
