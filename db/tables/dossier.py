"""Files that came in and letters that go out (rows: `workflow.case.dossier`)."""

from datetime import datetime

from db.tables import velden as v
from workflow.case.dossier import DocumentToestand, SoortStuk


class Dossierstukken(v.Tabel, table=True):
    __tablename__ = "dossierstukken"
    __table_args__ = (v.ouder(), v.uniek("project_id", "code"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    code: str = v.tekst(gevuld=True)
    soort: str = v.keuze(SoortStuk)
    bestandsnaam: str = v.tekst(gevuld=True)
    sha256: str = v.sha256()
    omvang: int = v.getal(minimum=0)
    deelname_id: str | None = v.binnen("deelnames", leeg=True)
    toegevoegd_op: datetime = v.moment()
    toegevoegd_door: str = v.naar("personen")


class Documenten(v.Tabel, table=True):
    __tablename__ = "documenten"
    __table_args__ = (
        v.ouder(),
        v.uniek("sleutel"),
        v.regel("vier_ogen", "vrijgever_id <> maker_id"),
        v.regel("vrijgave_compleet", "(vrijgever_id IS NULL) = (vrijgegeven_op IS NULL)"),
        v.regel("verzonden_met_moment", "toestand <> 'verzonden' OR verzonden_op IS NOT NULL"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    sleutel: str = v.tekst(gevuld=True)
    soort: str = v.tekst(gevuld=True)
    deelname_id: str | None = v.binnen("deelnames", leeg=True)
    inschrijving_id: str | None = v.binnen("inschrijvingen", leeg=True)
    perceel_id: str | None = v.binnen("percelen", leeg=True)
    termijn_id: str | None = v.binnen("termijnen", leeg=True)
    versie: int = v.getal(minimum=1)
    toestand: str = v.keuze(DocumentToestand)
    maker_id: str | None = v.naar("personen", leeg=True)
    besteld_op: datetime = v.moment()
    vrijgever_id: str | None = v.naar("personen", leeg=True)
    vrijgegeven_op: datetime | None = v.moment(leeg=True)
    verzonden_op: datetime | None = v.moment(leeg=True)
    bundel_id: str | None = v.binnen("documenten", leeg=True)
    geadresseerde_id: str | None = v.naar("personen", leeg=True)
    gepland_op: datetime | None = v.moment(leeg=True)


class Weergaven(v.Tabel, table=True):
    __tablename__ = "weergaven"
    __table_args__ = (v.per_project(), v.uniek("document_id"))

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    document_id: str = v.binnen("documenten")
    bestandsnaam: str = v.tekst(gevuld=True)
    sha256: str = v.sha256()
    sjabloon_sha256: str = v.sha256()
    gegevens_sha256: str = v.sha256()
    omvang: int = v.getal(minimum=0)
    gemaakt_op: datetime = v.moment()
