"""The list of projects."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Text, cast, func, select

from db.queries.termijnen import OPEN
from db.rijtabellen import tabel_van
from workflow.case.dossier import DocumentToestand
from workflow.case.post import BerichtToestand
from workflow.case.project import ProjectToestand
from workflow.case.termijn import SoortTermijn

_P, _D, _T = tabel_van("projecten"), tabel_van("deelnames"), tabel_van("termijnen")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTermijn:
    soort: SoortTermijn
    laatste_dag: date
    verloopt_op: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRegel:
    kenmerk: str
    naam: str
    toestand: ProjectToestand
    deelnames: int
    """All of them, whatever their toestand."""
    eerstvolgende: OpenTermijn | None
    """The open termijn that is over first; it may be over already."""


def lijst(conn: Connection) -> list[ProjectRegel]:
    """Every project, by kenmerk."""
    deelnames = select(func.count()).where(_D.c.project_id == _P.c.id).scalar_subquery()
    volgorde = func.row_number().over(partition_by=_T.c.project_id, order_by=(_T.c.verloopt_op, _T.c.nr))
    open_ = select(_T.c.project_id, _T.c.soort, _T.c.laatste_dag, _T.c.verloopt_op, volgorde.label("plaats"))
    eerste = open_.where(OPEN).subquery()
    keus = (
        select(
            _P.c.kenmerk,
            _P.c.naam,
            _P.c.toestand,
            deelnames.label("deelnames"),
            eerste.c.soort,
            eerste.c.laatste_dag,
            eerste.c.verloopt_op,
        )
        .outerjoin(eerste, (eerste.c.project_id == _P.c.id) & (eerste.c.plaats == 1))
        .order_by(_P.c.kenmerk)
    )
    return [_regel(rij) for rij in conn.execute(keus)]


def kenmerken(conn: Connection) -> list[str]:
    return list(conn.execute(select(_P.c.kenmerk).order_by(_P.c.kenmerk)).scalars())


def id_van(conn: Connection, kenmerk: str) -> str | None:
    """None when there is no such project."""
    return conn.execute(select(_P.c.id).where(_P.c.kenmerk == kenmerk)).scalar_one_or_none()


def kenmerk_van(conn: Connection, project_id: str) -> str:
    kenmerk: str = conn.execute(select(_P.c.kenmerk).where(_P.c.id == project_id)).scalar_one()
    return kenmerk


def met_bezorgde_brieven(conn: Connection) -> list[str]:
    """The kenmerken of projects with a letter whose mail was delivered and that does not count as sent yet."""
    doc, bericht = tabel_van("documenten"), tabel_van("berichten")
    bezorgd = (
        select(bericht.c.project_id)
        .join(doc, doc.c.project_id == bericht.c.project_id)
        .where(
            bericht.c.toestand == BerichtToestand.VERZONDEN,
            doc.c.toestand.in_([DocumentToestand.CONCEPT, DocumentToestand.VRIJGEGEVEN]),
            # A list of ids as JSON text.
            cast(bericht.c.documenten, Text).contains(doc.c.id),
        )
    )
    return list(conn.execute(select(_P.c.kenmerk).where(_P.c.id.in_(bezorgd)).order_by(_P.c.kenmerk)).scalars())


def _regel(rij: Row[Any]) -> ProjectRegel:
    kenmerk, naam, toestand, deelnames, soort, laatste_dag, verloopt_op = rij
    termijn = soort and OpenTermijn(soort=soort, laatste_dag=laatste_dag, verloopt_op=verloopt_op)
    return ProjectRegel(kenmerk=kenmerk, naam=naam, toestand=toestand, deelnames=deelnames, eerstvolgende=termijn)
