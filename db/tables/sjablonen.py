"""Templates that an office made itself (rows: `db.sjablonen`); the bytes are in the file store."""

from datetime import datetime

from sqlalchemy import Index

from db.sjablonen import IN_GEBRUIK, VOORGESTELD, SjabloonToestand
from db.tables import velden as v

_TOEGEPAST = "toestand IN ('in_gebruik', 'vervangen')"


class Sjablonen(v.Tabel, table=True):
    __tablename__ = "sjablonen"
    __table_args__ = (
        v.uniek("soort", "versie"),
        Index("uq_sjablonen_in_gebruik", "soort", unique=True, sqlite_where=IN_GEBRUIK, postgresql_where=IN_GEBRUIK),
        Index("uq_sjablonen_voorgesteld", "soort", unique=True, sqlite_where=VOORGESTELD, postgresql_where=VOORGESTELD),
        v.regel("afhandeling_compleet", "(afgehandeld_door IS NULL) = (afgehandeld_op IS NULL)"),
        v.regel("voorstel_is_open", "(toestand = 'voorgesteld') = (afgehandeld_op IS NULL)"),
        v.regel("vier_ogen", f"NOT ({_TOEGEPAST}) OR afgehandeld_door <> voorgesteld_door"),
        v.regel("sha256", "sha256 IS NULL OR (length(sha256) = 64 AND ltrim(sha256, '0123456789abcdef') = '')"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    soort: str = v.tekst(gevuld=True)
    versie: int = v.getal(minimum=1)
    sha256: str | None = v.tekst(leeg=True)
    bestandsnaam: str = v.tekst()
    omvang: int = v.getal(minimum=0)
    toestand: str = v.keuze(SjabloonToestand)
    voorgesteld_door: str = v.naar("personen")
    voorgesteld_op: datetime = v.moment()
    afgehandeld_door: str | None = v.naar("personen", leeg=True)
    afgehandeld_op: datetime | None = v.moment(leeg=True)
