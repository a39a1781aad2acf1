"""Inkoopstrategie and reactions (rows: `workflow.case.strategie`)."""

from datetime import date, datetime
from decimal import Decimal

from db.tables import velden as v


class Strategieen(v.Tabel, table=True):
    __tablename__ = "strategieen"
    __table_args__ = (
        v.ouder(),
        v.uniek("project_id", "versie"),
        v.regel("voorgelegd_met_termijn", "voorgelegd_op IS NULL OR reactie_tot IS NOT NULL"),
        v.regel("aangeboden_met_deadline", "aangeboden_op IS NULL OR deadline IS NOT NULL"),
    )

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    versie: int = v.getal(minimum=1)
    hoofdstukken: dict[str, str] = v.woorden()
    planning: dict[str, date] = v.dagen()
    externe_kosten: Decimal = v.bedrag(">= 0")
    inhoud_sha256: str = v.sha256()
    voorgelegd_op: datetime | None = v.moment(leeg=True)
    reactie_tot: date | None = v.dag(leeg=True)
    aangeboden_op: datetime | None = v.moment(leeg=True)
    deadline: date | None = v.dag(leeg=True)


class Reacties(v.Tabel, table=True):
    __tablename__ = "reacties"
    __table_args__ = (v.per_project(),)

    nr: int = v.nr()
    id: str = v.sleutel()
    project_id: str = v.naar("projecten")
    deelname_id: str = v.binnen("deelnames")
    strategie_id: str = v.binnen("strategieen")
    tekst: str = v.tekst()
    ontvangen_op: datetime = v.moment()
