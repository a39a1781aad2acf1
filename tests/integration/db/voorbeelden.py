"""Rows that hold something in every field, made from the fields themselves: a new field needs nothing here.

Row 1 of each collection has NULL wherever that is allowed, row 2 nowhere; row n points to row n of what it names.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from itertools import count
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from db.tables import verklaard
from workflow.case import Case, Stam, rijsoorten
from workflow.case.project import Project

MOMENT = datetime(2026, 3, 28, 22, 30, 15, 123456, tzinfo=UTC)
PERSONEN = 6


def stam_voorbeeld() -> Stam:
    aantal = {
        "personen": PERSONEN,
        "diensten": 3,
        "contactpersonen": 2,
        "huisstijlen": 2,
        "gelijkgestelde_dagen": 1,
        "drempelbedragen": 1,
    }
    rijen = [rij(veld, soort, n) for veld, soort in rijsoorten(Stam).items() for n in range(1, aantal[veld] + 1)]
    return Stam().met(*rijen)


def case_voorbeeld(stam: Stam, project_id: str = "projecten-1") -> Case:
    """A second project has the same rows under other ids, texts and keys."""
    project = rij("projecten", Project, 1, id=project_id, kenmerk=f"kenmerk {project_id}")
    case = Case(stam=stam, project=project)
    achtervoegsel = "" if project_id == "projecten-1" else f"-{project_id}"
    for veld, soort in rijsoorten(Case).items():
        case = case.met(*(rij(veld, soort, n, achtervoegsel, project_id=project_id) for n in (1, 2)))
    return case


def met_vrije_rijen(case: Case) -> Case:
    """With a third row of everything that is pointed to, to which nothing points that is not pointed to itself."""
    project_id = case.project.id
    doelen = {s.referred_table.name for veld in rijsoorten(Case) for s in verklaard(veld).foreign_key_constraints}
    for veld, soort in rijsoorten(Case).items():
        # A contract would take the one overeenkomst that no contract points to.
        if veld in doelen - {"contracten"}:
            case = case.met(rij(veld, soort, 3, f"-{project_id}", project_id=project_id))
    return case


def rij(veld: str, soort: type[Any], n: int, achtervoegsel: str = "", **anders: Any) -> Any:
    soorten = get_type_hints(soort)
    personen = count(1)
    waarden: dict[str, Any] = {"id": f"{veld}-{n}{achtervoegsel}"}
    for plaats, naam in enumerate(f.name for f in fields(soort) if f.name != "id"):
        waarden[naam] = _waarde(veld, naam, soorten[naam], n, plaats, achtervoegsel, personen)
    if veld == "aanwezigheden":
        # Someone attends for a dienst or for Bizob, never both or neither.
        waarden["deelname_id"] = f"deelnames-1{achtervoegsel}" if n == 1 else None
    if veld == "publicaties":
        # One shortening of the tender term at most.
        waarden |= {"spoed": None, "vooraankondiging": MOMENT.date()} if n == 1 else {"vooraankondiging": None}
    return soort(**waarden | anders)


def _waarde(veld: str, naam: str, soort: Any, n: int, plaats: int, achtervoegsel: str, personen: count[int]) -> Any:
    if isinstance(soort, UnionType):
        if n == 1:
            return None
        (soort,) = (deel for deel in get_args(soort) if deel is not type(None))
    doel = _doel(veld, naam)
    if doel == "personen":
        return f"personen-{next(personen)}"  # another one each time, for the rules of four eyes
    if doel in ("diensten", "projecten"):
        return f"{doel}-{n}"
    if doel is not None:
        return f"{doel}-{n}{achtervoegsel}"
    return _los(naam, soort, n, plaats, achtervoegsel)


def _los(naam: str, soort: Any, n: int, plaats: int, achtervoegsel: str) -> Any:
    tekst = f"{naam} {n}{achtervoegsel}"
    if get_origin(soort) is tuple:
        (deel, _) = get_args(soort)
        return tuple(deel)[:2] if issubclass(deel, StrEnum) else ("zoé", tekst)
    if get_origin(soort) is dict:
        return {
            "b": _los(naam, get_args(soort)[1], n, plaats, achtervoegsel),
            "a": _los(naam, get_args(soort)[1], 1, 0, ""),
        }
    if issubclass(soort, StrEnum):
        return list(soort)[(n - 1) % len(soort)]
    if soort is str:
        if "sha256" in naam:
            return sha256(tekst.encode()).hexdigest()
        return f"{n}{achtervoegsel}@voorbeeld.nl" if naam.endswith("email") else f"{tekst}: \"é€\" & '<x>'\n"
    # What stands further on in a row is later and higher.
    vast = {
        int: n,
        bool: n == 2,
        Decimal: Decimal("12.50") + plaats,
        datetime: MOMENT + timedelta(hours=plaats),
        date: (MOMENT + timedelta(days=plaats)).date(),
    }
    return vast[soort]


def _doel(veld: str, naam: str) -> str | None:
    """The table that a column points to; of the two columns of a composite key it is the last that tells."""
    for sleutel in verklaard(veld).foreign_key_constraints:
        if sleutel.column_keys[-1] == naam:
            return sleutel.referred_table.name
    return None
