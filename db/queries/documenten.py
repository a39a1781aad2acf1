"""The letters of a project."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields

from sqlalchemy import Connection, select

from db import audit
from db.rijtabellen import tabel_van
from workflow.case.dossier import DocumentToestand


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRegel:
    id: str
    sleutel: str
    soort: str
    versie: int
    toestand: DocumentToestand
    dienst_id: str | None
    dienst: str | None
    inschrijver: str | None
    perceel: str | None
    bundel_id: str | None
    """The letter that it goes out in, when one letter covers several percelen."""
    bestandsnaam: str | None
    """None while the document has not been rendered."""
    sha256: str | None


def lijst(conn: Connection, kenmerk: str) -> list[DocumentRegel]:
    """Every document of the project, in the order in which they were ordered; empty without such a project."""
    doc, weergave, dienst = map(tabel_van, ("documenten", "weergaven", "diensten"))
    deelname, inschrijving, inschrijver = map(tabel_van, ("deelnames", "inschrijvingen", "inschrijvers"))
    project, perceel = map(tabel_van, ("projecten", "percelen"))
    kolommen = {
        "id": doc.c.id,
        "sleutel": doc.c.sleutel,
        "soort": doc.c.soort,
        "versie": doc.c.versie,
        "toestand": doc.c.toestand,
        "dienst_id": dienst.c.id,
        "dienst": dienst.c.naam,
        "inschrijver": inschrijver.c.naam,
        "perceel": perceel.c.nummer,
        "bundel_id": doc.c.bundel_id,
        "bestandsnaam": weergave.c.bestandsnaam,
        "sha256": weergave.c.sha256,
    }
    keus = (
        select(*(kolommen[f.name].label(f.name) for f in fields(DocumentRegel)))
        .join_from(doc, project, doc.c.project_id == project.c.id)
        .outerjoin(deelname, doc.c.deelname_id == deelname.c.id)
        .outerjoin(dienst, deelname.c.dienst_id == dienst.c.id)
        .outerjoin(inschrijving, doc.c.inschrijving_id == inschrijving.c.id)
        .outerjoin(inschrijver, inschrijving.c.inschrijver_id == inschrijver.c.id)
        .outerjoin(perceel, doc.c.perceel_id == perceel.c.id)
        .outerjoin(weergave, weergave.c.document_id == doc.c.id)
        .where(project.c.kenmerk == kenmerk)
        .order_by(doc.c.nr)
    )
    return [DocumentRegel(**rij._mapping) for rij in conn.execute(keus)]


def van_bundel(conn: Connection, document_id: str) -> list[str]:
    """The documents that are the same letter as this one, itself among them."""
    doc = tabel_van("documenten")
    eigen = select(doc.c.bundel_id).where(doc.c.id == document_id).scalar_subquery()
    leden = [rij.id for rij in conn.execute(select(doc.c.id).where(doc.c.bundel_id == eigen).order_by(doc.c.nr))]
    return leden or [document_id]


def vrijgegeven_bytes(conn: Connection, project_id: str, document_ids: Iterable[str]) -> dict[str, str]:
    """Per document the SHA-256 of the bytes that were last released, from the audit, which nobody can change.

    Without what was never released, or was released before the audit named the bytes.
    """
    gevonden: dict[str, str] = {}
    for document_id in document_ids:
        for zetten in audit.zetten_over(conn, project_id, document_id):
            for zet in json.loads(zetten):
                if (zet["rij_id"], zet["trigger"]) == (document_id, "geef_vrij") and "sha256" in zet:
                    gevonden[document_id] = zet["sha256"]
    return gevonden


def met_onverzonden_brieven(conn: Connection) -> list[str]:
    """The kenmerken of projects with a letter that was made and not sent."""
    doc, weergave, project = map(tabel_van, ("documenten", "weergaven", "projecten"))
    keus = (
        select(project.c.kenmerk)
        .join_from(doc, project, doc.c.project_id == project.c.id)
        .join(weergave, weergave.c.document_id == doc.c.id)
        .where(doc.c.toestand.in_([DocumentToestand.CONCEPT, DocumentToestand.VRIJGEGEVEN]))
    )
    return list(conn.execute(keus.distinct().order_by(project.c.kenmerk)).scalars())
