"""What must be made or sent is written with the state, claimed by one worker at a time, and never lost.

A claim ends by itself: of a worker that was killed, another takes over the rows. Who finishes a row must still hold it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, literal, or_, select, text, update

from db.invoegen import tenzij_aanwezig
from db.rechtstreeks import Rechtstreeks
from db.rijtabellen import rijtabel
from workflow.canoniek import Gedeeld, sha256_van_tekst

MAX_POGINGEN = 5
_GENOEMD = 5
"""Letters that were given up are often many with one cause."""
CLAIM_VERLOPEN = "De verwerker is herhaaldelijk gestopt zonder bericht."

TE_DOEN = text("toestand IN ('open', 'geclaimd')")
"""Predicate of a partial index; a database uses that index only for a question with these same words."""


class OutboxToestand(StrEnum):
    OPEN = "open"
    GECLAIMD = "geclaimd"
    KLAAR = "klaar"
    MISLUKT = "mislukt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opdracht:
    """One thing to do. `gegevens` is the snapshot at the moment of the decision, of what `workflow.canoniek` knows."""

    sleutel: str
    project_id: str
    soort: str
    document_id: str
    gegevens: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRij:
    """An Opdracht as it stands in the database; `gegevens` is canonical JSON and has `gegevens_sha256`."""

    nr: int
    sleutel: str
    project_id: str
    soort: str
    document_id: str
    gegevens: str
    gegevens_sha256: str
    aangemaakt_op: datetime
    toestand: OutboxToestand
    geclaimd_door: str | None
    geclaimd_tot: datetime | None
    pogingen: int
    fout: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mislukt:
    """A letter that was given up, and why."""

    sleutel: str
    fout: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wachtrij:
    """The letters that were ordered and are not made."""

    open: int
    oudste: datetime | None
    """When the oldest that nobody is making was ordered."""
    geclaimd: int
    te_lang_geclaimd: int
    """Of the ones that are claimed: whose worker is silent for too long."""
    mislukt: int
    voorbeelden: tuple[Mislukt, ...]


_T = rijtabel("outbox", OutboxRij)
_KOLOMMEN = [_T.c[f.name] for f in fields(OutboxRij)]
_NIEUW = (*(f.name for f in fields(Opdracht)), "gegevens_sha256", "aangemaakt_op", "toestand", "pogingen")


def leg_klaar(conn: Connection, opdrachten: Iterable[Opdracht], *, op: datetime) -> None:
    """Each `sleutel` is written once, however often it is asked for; the first snapshot stays."""
    gedeeld = Gedeeld()
    if rijen := [_nieuw(opdracht, gedeeld.json(opdracht.gegevens), op) for opdracht in opdrachten]:
        _toevoeging(conn.dialect.name).schrijf(conn, rijen)


def claim(
    conn: Connection,
    *,
    door: str,
    nu: datetime,
    duur: timedelta,
    maximum: int,
    project_id: str | None = None,
    soorten: Collection[str] | None = None,
) -> list[OutboxRij]:
    """Takes at most `maximum` rows that are open, or whose claim has ended, oldest first, until `nu + duur`.

    No two workers get the same row; `door` must be different for each worker. Commit before the work begins.
    """
    _geef_op(conn, nu)
    te_doen = and_(_te_doen(nu), *_alleen(project_id, soorten))
    # A CTE, since PostgreSQL may run a subquery again for every row and then claim more than `maximum`.
    keus = select(_T.c.nr).where(te_doen).order_by(_T.c.nr).limit(maximum).with_for_update(skip_locked=True)
    gekozen = keus.cte("gekozen")
    opdracht = (
        update(_T)
        .where(_T.c.nr.in_(select(gekozen.c.nr)))
        .values(
            toestand=OutboxToestand.GECLAIMD,
            geclaimd_door=door,
            geclaimd_tot=nu + duur,
            pogingen=_T.c.pogingen + 1,
        )
        .returning(*_KOLOMMEN)
    )
    return sorted((_rij(rij) for rij in conn.execute(opdracht)), key=lambda rij: rij.nr)


def rond_af(conn: Connection, rij_nr: int, door: str) -> bool:
    """The row is done; False, and nothing changes, when `door` does not hold it any more."""
    return _laat_los(conn, rij_nr, door, literal(OutboxToestand.KLAAR, _T.c.toestand.type), None)


def mislukt(conn: Connection, rij_nr: int, door: str, fout: str) -> bool:
    """The row is open again, and after MAX_POGINGEN attempts `mislukt`; False when `door` does not hold it any more."""
    opnieuw = case((_T.c.pogingen < MAX_POGINGEN, OutboxToestand.OPEN.value), else_=OutboxToestand.MISLUKT.value)
    return _laat_los(conn, rij_nr, door, opnieuw, fout)


def stop(conn: Connection, *, project_id: str, soort: str, door: str, fout: str) -> int:
    """Rows of this kind in this project are given up at once, unless another worker holds them; says how many."""
    bereik = and_(TE_DOEN, _T.c.project_id == project_id, _T.c.soort == soort)
    van_niemand_anders = or_(_T.c.toestand == OutboxToestand.OPEN, _T.c.geclaimd_door == door)
    waarden = {"toestand": OutboxToestand.MISLUKT, "geclaimd_door": None, "geclaimd_tot": None, "fout": fout}
    return conn.execute(update(_T).where(bereik, van_niemand_anders).values(waarden)).rowcount


def heropen(conn: Connection, *, project_id: str | None = None) -> int:
    """Rows that were given up get all their attempts again, after someone took the cause away; says how many."""
    van_project = [] if project_id is None else [_T.c.project_id == project_id]
    opdracht = update(_T).where(_T.c.toestand == OutboxToestand.MISLUKT, *van_project)
    return conn.execute(opdracht.values(toestand=OutboxToestand.OPEN, pogingen=0)).rowcount


def tel_claimbaar(
    conn: Connection, *, nu: datetime, project_id: str | None = None, soorten: Collection[str] | None = None
) -> int:
    """The number of rows that `claim` would find now, if it had no maximum."""
    keus = select(func.count()).select_from(_T).where(_te_doen(nu), *_alleen(project_id, soorten))
    return conn.execute(keus).scalar_one()


def tel(
    conn: Connection, *, project_id: str | None = None, soorten: Collection[str] | None = None
) -> dict[OutboxToestand, int]:
    """The number of rows in each toestand, also where there are none."""
    keus = select(_T.c.toestand, func.count().label("aantal")).group_by(_T.c.toestand)
    keus = keus.where(*_alleen(project_id, soorten))
    gevonden = {rij.toestand: rij.aantal for rij in conn.execute(keus)}
    return {toestand: gevonden.get(toestand, 0) for toestand in OutboxToestand}


def lijst(conn: Connection, toestand: OutboxToestand, *, project_id: str | None = None) -> list[OutboxRij]:
    """The rows in this toestand, in the order in which they were written."""
    keus = select(*_KOLOMMEN).where(_T.c.toestand == toestand).order_by(_T.c.nr)
    if project_id is not None:
        keus = keus.where(_T.c.project_id == project_id)
    return [_rij(rij) for rij in conn.execute(keus)]


def wachtrij(conn: Connection, nu: datetime) -> Wachtrij:
    """What waits, and who waits for what, at `nu`."""
    open_, oudste = conn.execute(
        select(func.count(), func.min(_T.c.aangemaakt_op)).where(TE_DOEN, _T.c.toestand == OutboxToestand.OPEN)
    ).one()
    geclaimd, te_lang = conn.execute(
        select(func.count(), func.count().filter(_T.c.geclaimd_tot <= nu)).where(
            TE_DOEN, _T.c.toestand == OutboxToestand.GECLAIMD
        )
    ).one()
    gaf_op = _T.c.toestand == OutboxToestand.MISLUKT
    voorbeelden = conn.execute(select(_T.c.sleutel, _T.c.fout).where(gaf_op).order_by(_T.c.nr).limit(_GENOEMD))
    return Wachtrij(
        open=open_,
        oudste=oudste,
        geclaimd=geclaimd,
        te_lang_geclaimd=te_lang,
        mislukt=conn.execute(select(func.count()).select_from(_T).where(gaf_op)).scalar_one(),
        voorbeelden=tuple(Mislukt(sleutel=rij.sleutel, fout=rij.fout or "") for rij in voorbeelden),
    )


def gegevens_met(conn: Connection, project_id: str, sha256: str) -> str | None:
    """The snapshot with this hash that a letter of this project was ordered with."""
    keus = select(_T.c.gegevens).where(_T.c.project_id == project_id, _T.c.gegevens_sha256 == sha256).limit(1)
    return conn.execute(keus).scalar_one_or_none()


@cache
def _toevoeging(dialect: str) -> Rechtstreeks:
    return Rechtstreeks(tenzij_aanwezig(dialect, _T, "sleutel"), _NIEUW)


def _nieuw(opdracht: Opdracht, gegevens: str, op: datetime) -> dict[str, object]:
    return {
        "sleutel": opdracht.sleutel,
        "project_id": opdracht.project_id,
        "soort": opdracht.soort,
        "document_id": opdracht.document_id,
        "gegevens": gegevens,
        "gegevens_sha256": sha256_van_tekst(gegevens),
        "aangemaakt_op": op,
        "toestand": OutboxToestand.OPEN,
        "pogingen": 0,
    }


def _geef_op(conn: Connection, nu: datetime) -> None:
    """A row that kills its worker every time would otherwise be claimed for ever."""
    opgegeven = and_(_verlopen(nu), _T.c.pogingen >= MAX_POGINGEN)
    gekozen = select(_T.c.nr).where(opgegeven).with_for_update(skip_locked=True).cte("gekozen")
    conn.execute(
        update(_T)
        .where(_T.c.nr.in_(select(gekozen.c.nr)))
        .values(toestand=OutboxToestand.MISLUKT, fout=CLAIM_VERLOPEN, geclaimd_door=None, geclaimd_tot=None)
    )


def _alleen(project_id: str | None, soorten: Collection[str] | None) -> list[ColumnElement[bool]]:
    van_project = [] if project_id is None else [_T.c.project_id == project_id]
    van_soort = [] if soorten is None else [_T.c.soort.in_(soorten)]
    return [*van_project, *van_soort]


def _te_doen(nu: datetime) -> ColumnElement[bool]:
    return and_(TE_DOEN, or_(_T.c.toestand == OutboxToestand.OPEN, _T.c.geclaimd_tot <= nu))


def _verlopen(nu: datetime) -> ColumnElement[bool]:
    return and_(TE_DOEN, _T.c.toestand == OutboxToestand.GECLAIMD, _T.c.geclaimd_tot <= nu)


def _laat_los(conn: Connection, rij_nr: int, door: str, toestand: ColumnElement[object], fout: str | None) -> bool:
    houdt = and_(_T.c.nr == rij_nr, _T.c.toestand == OutboxToestand.GECLAIMD, _T.c.geclaimd_door == door)
    waarden = {"toestand": toestand, "geclaimd_door": None, "geclaimd_tot": None, "fout": fout}
    return conn.execute(update(_T).where(houdt).values(waarden)).rowcount == 1


def _rij(rij: Row[tuple[object, ...]]) -> OutboxRij:
    return OutboxRij(**rij._mapping)
