"""The audit, which only grows: the database itself refuses to change or delete what is written (rows: `db.audit`)."""

from datetime import datetime

from sqlalchemy import DDL, Column, Text, event
from sqlmodel import Field

from db.audit import AuditUitkomst
from db.tables import velden as v


class Audit(v.Tabel, table=True):
    __tablename__ = "audit"
    __table_args__ = (v.uniek("keten", "volgnummer"),)

    nr: int = v.nr()
    keten: str = v.tekst(gevuld=True)
    volgnummer: int = v.getal(minimum=1)
    verb: str = v.tekst(gevuld=True)
    persoon_id: str | None = v.naar("personen", leeg=True)
    aanmelding: str = v.tekst(gevuld=True)
    uitkomst: str = v.keuze(AuditUitkomst)
    procestijd: datetime = v.moment()
    werkelijke_tijd: datetime = v.moment()
    met: str = v.tekst(gevuld=True)
    zetten: str = v.tekst(gevuld=True)
    vorige_hash: str = v.sha256()
    hash: str = v.sha256()


class AuditKoppen(v.Tabel, table=True):
    """The last row of every chain; whoever adds to a chain holds its row."""

    __tablename__ = "audit_koppen"

    keten: str = Field(sa_column=Column(Text, primary_key=True))
    volgnummer: int = v.getal(minimum=0)
    hash: str = v.sha256()


SQLITE_TRIGGERS = tuple(
    f"CREATE TRIGGER audit_geen_{daad.lower()} BEFORE {daad} ON audit "
    "BEGIN SELECT RAISE(ABORT, 'audit is alleen toevoegen'); END"
    for daad in ("UPDATE", "DELETE")
)
POSTGRES_TRIGGERS = (
    "CREATE FUNCTION audit_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'audit is alleen toevoegen'; END $$",
    "CREATE TRIGGER audit_alleen_toevoegen BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_alleen_toevoegen()",
)

for _dialect, _opdrachten in (("sqlite", SQLITE_TRIGGERS), ("postgresql", POSTGRES_TRIGGERS)):
    for _opdracht in _opdrachten:
        _ddl = DDL(_opdracht)  # type: ignore[no-untyped-call]  # SQLAlchemy left its constructor untyped
        event.listen(v.verklaard("audit"), "after_create", _ddl.execute_if(dialect=_dialect))
