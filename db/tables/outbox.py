"""What must still be made or sent, written in the transaction that decided it (rows: `db.outbox`)."""

from datetime import datetime

from sqlalchemy import Index

from db.outbox import TE_DOEN, OutboxToestand
from db.tables import velden as v


class Outbox(v.Tabel, table=True):
    __tablename__ = "outbox"
    __table_args__ = (
        v.per_project(),
        v.uniek("sleutel"),
        Index("ix_outbox_te_doen", "nr", sqlite_where=TE_DOEN, postgresql_where=TE_DOEN),
        v.regel("claim_met_houder", "(toestand = 'geclaimd') = (geclaimd_door IS NOT NULL)"),
        v.regel("claim_met_einde", "(toestand = 'geclaimd') = (geclaimd_tot IS NOT NULL)"),
    )

    nr: int = v.nr()
    sleutel: str = v.tekst(gevuld=True)
    project_id: str = v.naar("projecten")
    soort: str = v.tekst(gevuld=True)
    document_id: str = v.binnen("documenten")
    gegevens: str = v.tekst(gevuld=True)
    gegevens_sha256: str = v.sha256()
    aangemaakt_op: datetime = v.moment()
    toestand: str = v.keuze(OutboxToestand)
    geclaimd_door: str | None = v.tekst(leeg=True)
    geclaimd_tot: datetime | None = v.moment(leeg=True)
    pogingen: int = v.getal(minimum=0)
    fout: str | None = v.tekst(leeg=True)
