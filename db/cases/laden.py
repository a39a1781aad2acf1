"""Rows become a Case: one SELECT per table, and nothing is fetched later."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select

from db.cases.rijsoorten import Rijsoort, van, van_project, verwezen_personen
from db.installatie import INSTALLATIE
from db.rechtstreeks import Rechtstreeks
from db.rijtabellen import tabel_van
from workflow.case import Case, Stam


def laad(conn: Connection, kenmerk: str, *, slot: bool, alle_stam: bool = False) -> Case | None:
    """The whole project, or None when there is none of this kenmerk.

    With `slot` no one else loads it with `slot` before this transaction ends. The Stam holds the diensten of the
    project, their contactpersonen, and every person that a row names; with `alle_stam` all there is, kenmerken too.
    """
    project = next(iter(van_project().lees(conn, _keus_van_project(slot), {"kenmerk": kenmerk}).values()), None)
    if project is None:
        return None
    rijen = {s: s.lees_van_project(conn, project.id) for s in van(Case)}
    stam = laad_stam(conn) if alle_stam else _stam_van(conn, project.id, rijen)
    return Case(stam=stam, project=project, **{s.veld: gevonden for s, gevonden in rijen.items()})


def laad_stam(conn: Connection, *, slot: bool = False) -> Stam:
    """All master data and the kenmerken of all projects; with `slot` no one else changes master data meanwhile."""
    if slot:
        conn.execute(select(INSTALLATIE.c.id).with_for_update())
    kenmerken = conn.execute(select(tabel_van("projecten").c.kenmerk)).scalars()
    return Stam(kenmerken=frozenset(kenmerken), **{s.veld: s.lees(conn, s.alle) for s in van(Stam)})


def _stam_van(conn: Connection, project_id: str, rijen: dict[Rijsoort, dict[str, Any]]) -> Stam:
    """The days and thresholds that a beheerder added are not among it: `db.queries.kalender` reads those."""
    personen, diensten, contactpersonen, huisstijlen, *_ = van(Stam)
    van_diensten, van_contacten, van_huisstijlen = _keuzes_van_diensten()
    contacten = contactpersonen.lees(conn, van_contacten, {"project_id": project_id})
    persoon_ids = {contact.persoon_id for contact in contacten.values()}
    persoon_ids.update(*(verwezen_personen(s, gevonden.values()) for s, gevonden in rijen.items()))
    return Stam(
        personen=_met_ids(conn, personen, sorted(persoon_ids)),
        diensten=diensten.lees(conn, van_diensten, {"project_id": project_id}),
        contactpersonen=contacten,
        huisstijlen=huisstijlen.lees(conn, van_huisstijlen, {"project_id": project_id}),
    )


def _met_ids(conn: Connection, soort: Rijsoort, ids: list[str]) -> dict[str, Any]:
    """The rows with these ids; the last one is asked again until there are as many as a statement has places."""
    if not ids:
        return {}
    plaatsen = 1 << (len(ids) - 1).bit_length()
    gevraagd = [*ids, *(ids[-1:] * (plaatsen - len(ids)))]
    return soort.lees(conn, _keus_met_ids(soort, plaatsen), {f"id_{plek}": id_ for plek, id_ in enumerate(gevraagd)})


@cache
def _keus_met_ids(soort: Rijsoort, plaatsen: int) -> Rechtstreeks:
    return Rechtstreeks(soort.keus.where(soort.tabel.c.id.in_([bindparam(f"id_{plek}") for plek in range(plaatsen)])))


@cache
def _keus_van_project(slot: bool) -> Rechtstreeks:
    projecten = van_project()
    keus = projecten.keus.where(projecten.tabel.c.kenmerk == bindparam("kenmerk"))
    # Not FOR UPDATE: that would also block rows that only point to the project, such as a finished weergave.
    return Rechtstreeks(keus.with_for_update(key_share=True) if slot else keus)


@cache
def _keuzes_van_diensten() -> tuple[Rechtstreeks, Rechtstreeks, Rechtstreeks]:
    """The diensten that take part in a project, who is their contactpersoon, and how their letters look."""
    _, diensten, contactpersonen, huisstijlen, *_ = van(Stam)
    deelnames = tabel_van("deelnames")
    dienst_ids = select(deelnames.c.dienst_id).where(deelnames.c.project_id == bindparam("project_id"))
    return (
        Rechtstreeks(diensten.keus.where(diensten.tabel.c.id.in_(dienst_ids))),
        Rechtstreeks(contactpersonen.keus.where(contactpersonen.tabel.c.dienst_id.in_(dienst_ids))),
        Rechtstreeks(huisstijlen.keus.where(huisstijlen.tabel.c.dienst_id.in_(dienst_ids))),
    )
