"""A Case becomes rows: what is new is inserted, what differs is updated, and nothing is ever deleted."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from db.cases.rijsoorten import Rijsoort, van, van_project
from db.invoegen import tenzij_aanwezig
from workflow.case import Case, Stam
from workflow.case.dossier import Weergave

_Verschil = tuple[Rijsoort, list[Any], list[Any]]


class Achterhaald(Exception):
    """The project was changed after it was loaded; nothing of this change was written. Load it again and repeat."""


def bewaar(conn: Connection, voor: Case | None, na: Case) -> Case:
    """Writes the differences and gives the Case as it now stands; any difference makes `project.versie` one higher.

    `voor` is the Case as it was loaded, None for a new project. The Stam is written by `bewaar_stam`, not here.
    Raises Achterhaald, and ValueError when a row of `voor` is missing in `na` or a row belongs to another project.
    """
    verschillen = [_verschil(s, getattr(voor, s.veld, {}), getattr(na, s.veld)) for s in van(Case)]
    _controleer_project(na, verschillen)
    if voor is None:
        van_project().voeg_toe(conn, [na.project])
    elif any(nieuw or anders for _, nieuw, anders in verschillen) or voor.project != na.project:
        na = _volgende_versie(conn, voor, na)
    _schrijf(conn, verschillen)
    return na


def bewaar_stam(conn: Connection, voor: Stam, na: Stam) -> None:
    """Writes the differences; `voor` must have been loaded with `slot` in this transaction, or a change may be lost."""
    _schrijf(conn, [_verschil(s, getattr(voor, s.veld), getattr(na, s.veld)) for s in van(Stam)])


def bewaar_weergave(conn: Connection, weergave: Weergave) -> bool:
    """A document is rendered once: gives False, and writes nothing, when it has a weergave already."""
    (soort,) = (s for s in van(Case) if s.soort is Weergave)
    opdracht = tenzij_aanwezig(conn.dialect.name, soort.tabel, "document_id").returning(soort.tabel.c.nr)
    return conn.execute(opdracht, soort.waarden(weergave)).first() is not None


def _verschil(soort: Rijsoort, voor: Mapping[str, Any], na: Mapping[str, Any]) -> _Verschil:
    if voor is na:
        return soort, [], []
    if weg := voor.keys() - na.keys():
        raise ValueError(f"{soort.veld} are never deleted: {sorted(weg)}")
    nieuw = [rij for rij_id, rij in na.items() if rij_id not in voor]
    anders = [rij for rij_id, rij in na.items() if rij_id in voor and rij is not voor[rij_id] and rij != voor[rij_id]]
    return soort, nieuw, anders


def _controleer_project(na: Case, verschillen: list[_Verschil]) -> None:
    for soort, nieuw, anders in verschillen:
        if vreemd := [rij.id for rij in (*nieuw, *anders) if rij.project_id != na.project.id]:
            raise ValueError(f"{soort.veld} of another project: {vreemd}")


def _volgende_versie(conn: Connection, voor: Case, na: Case) -> Case:
    versie = voor.project.versie
    na = na.met_project(replace(na.project, versie=versie + 1))
    if not van_project().wijzig_versie(conn, na.project, versie):
        raise Achterhaald(na.project.kenmerk)
    return na


def _schrijf(conn: Connection, verschillen: list[_Verschil]) -> None:
    for soort, nieuw, anders in verschillen:
        soort.voeg_toe(conn, nieuw)
        soort.wijzig(conn, anders)
