"""The audit: every row carries the hash of the row before it, so that nothing can change or disappear unseen.

There is one chain per project, and one for what belongs to no project. A chain cannot show that its last rows were cut
off together with its head: compare it with a head that was exported earlier (`koppen`, `controleer_tegen`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, insert, select, update

from db.invoegen import tenzij_aanwezig
from db.rijtabellen import rijtabel
from workflow.canoniek import sha256_van

ALGEMEEN = "algemeen"
"""The chain of what belongs to no project."""

BEGIN = "0" * 64
"""What the first row of a chain names as the hash before it."""


class AuditUitkomst(StrEnum):
    UITGEVOERD = "uitgevoerd"
    VOORSTEL = "voorstel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aantekening:
    """What is to be remembered of one call. `keten` is a project id or ALGEMEEN; `persoon_id` is None for systeem."""

    keten: str
    verb: str
    persoon_id: str | None
    aanmelding: str
    """How we know who it was, such as 'cli, niet aangemeld', 'systeem' or 'scenario'."""
    uitkomst: AuditUitkomst
    procestijd: datetime
    """The moment that the verb was given; in a scenario not the real one."""
    werkelijke_tijd: datetime
    met: str
    """The arguments as canonical JSON."""
    zetten: str
    """The moves of the machines as canonical JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRij(Aantekening):
    """An Aantekening in its place in the chain."""

    volgnummer: int
    vorige_hash: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop:
    """The last row of a chain; `volgnummer` 0 with the hash BEGIN is an empty one."""

    volgnummer: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KopRij(Kop):
    """A Kop as it stands in the database; whoever adds to a chain holds its row."""

    keten: str


class SoortBevinding(StrEnum):
    GEWIJZIGD = "gewijzigd"
    ONTBREEKT = "ontbreekt"
    VERPLAATST = "verplaatst"
    AFGEKAPT = "afgekapt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bevinding:
    """What is wrong with a chain, and at which row."""

    keten: str
    volgnummer: int
    soort: SoortBevinding
    uitleg: str


_T = rijtabel("audit", AuditRij)
_KOP = rijtabel("audit_koppen", KopRij, genummerd=False)
_KOLOMMEN = [_T.c[f.name] for f in fields(AuditRij)]


def schrijf(conn: Connection, aantekening: Aantekening) -> AuditRij:
    """Adds a row to its chain; until this transaction ends no other can add to the same chain."""
    kop = _pak_kop(conn, aantekening.keten)
    velden = _velden(aantekening) | {"volgnummer": kop.volgnummer + 1, "vorige_hash": kop.hash}
    rij = AuditRij(**velden, hash=_hash(velden))
    conn.execute(insert(_T), _velden(rij))
    conn.execute(update(_KOP).where(_KOP.c.keten == rij.keten), {"volgnummer": rij.volgnummer, "hash": rij.hash})
    return rij


def lees(conn: Connection, keten: str | None = None) -> list[AuditRij]:
    """The rows of one chain in order, or of all chains in the order in which they were written."""
    keus = select(*_KOLOMMEN).order_by(_T.c.nr)
    if keten is not None:
        keus = select(*_KOLOMMEN).where(_T.c.keten == keten).order_by(_T.c.volgnummer)
    return [AuditRij(**rij._mapping) for rij in conn.execute(keus)]


def uitgevoerde_zetten(conn: Connection, keten: str) -> list[tuple[datetime, str]]:
    """The process time and the moves of every row of a chain that moved something, oldest first."""
    keus = (
        select(_T.c.procestijd, _T.c.zetten)
        .where(_T.c.keten == keten, _T.c.uitkomst == AuditUitkomst.UITGEVOERD, _T.c.zetten != "[]")
        .order_by(_T.c.volgnummer)
    )
    return [(op, zetten) for op, zetten in conn.execute(keus)]


def zetten_over(conn: Connection, keten: str, rij_id: str) -> list[str]:
    """The moves of every row of a chain that moved this row of the Case, oldest first."""
    keus = select(_T.c.zetten).where(_T.c.keten == keten, _T.c.zetten.contains(rij_id, autoescape=True))
    return list(conn.execute(keus.order_by(_T.c.volgnummer)).scalars())


def laatste(conn: Connection, keten: str) -> AuditRij | None:
    """The newest row of a chain."""
    keus = select(*_KOLOMMEN).where(_T.c.keten == keten).order_by(_T.c.volgnummer.desc()).limit(1)
    rij = conn.execute(keus).one_or_none()
    return None if rij is None else AuditRij(**rij._mapping)


def koppen(conn: Connection) -> dict[str, Kop]:
    """The head of every chain; who keeps these elsewhere can prove later that nothing was cut off."""
    keus = select(_KOP.c.keten, _KOP.c.volgnummer, _KOP.c.hash).order_by(_KOP.c.keten)
    return {keten: Kop(volgnummer=volgnummer, hash=hash_) for keten, volgnummer, hash_ in conn.execute(keus)}


def controleer(conn: Connection) -> list[Bevinding]:
    """Finds every row that was changed, moved or deleted; an empty list is a whole audit."""
    resten = koppen(conn)
    keus = select(*_KOLOMMEN).order_by(_T.c.keten, _T.c.volgnummer).execution_options(yield_per=1000)
    rijen = (AuditRij(**rij._mapping) for rij in conn.execute(keus))
    bevindingen: list[Bevinding] = []
    for keten, van_keten in groupby(rijen, key=lambda rij: rij.keten):
        bevindingen += _controleer_keten(keten, van_keten, resten.pop(keten, None))
    for keten, kop in resten.items():
        bevindingen += _controleer_keten(keten, iter(()), kop)
    return bevindingen


def controleer_tegen(conn: Connection, eerder: Mapping[str, Kop]) -> list[Bevinding]:
    """Finds chains that no longer contain the head that was exported: cut off, or written anew."""
    return [bevinding for keten, kop in eerder.items() for bevinding in _controleer_kop(conn, keten, kop)]


def _pak_kop(conn: Connection, keten: str) -> Kop:
    keus = select(_KOP.c.volgnummer, _KOP.c.hash).where(_KOP.c.keten == keten).with_for_update()
    rij = conn.execute(keus).one_or_none()
    if rij is None:
        # Two transactions may begin the same chain: the second waits here for the first.
        begin = KopRij(keten=keten, volgnummer=0, hash=BEGIN)
        conn.execute(tenzij_aanwezig(conn.dialect.name, _KOP, "keten"), asdict(begin))
        rij = conn.execute(keus).one()
    return Kop(volgnummer=rij.volgnummer, hash=rij.hash)


def _velden(rij: Aantekening) -> dict[str, Any]:
    return {f.name: getattr(rij, f.name) for f in fields(rij)}


def _hash(velden: Mapping[str, object]) -> str:
    """Over every field but the hash itself; moments in UTC, as both databases give them back."""
    return sha256_van({naam: _in_utc(waarde) for naam, waarde in velden.items() if naam != "hash"})


def _in_utc(waarde: object) -> object:
    return waarde.astimezone(UTC) if isinstance(waarde, datetime) else waarde


def _controleer_keten(keten: str, rijen: Iterator[AuditRij], kop: Kop | None) -> Iterator[Bevinding]:
    verwacht = Kop(volgnummer=0, hash=BEGIN)
    for rij in rijen:
        yield from _controleer_rij(rij, verwacht)
        verwacht = Kop(volgnummer=rij.volgnummer, hash=rij.hash)
    if kop is None or kop != verwacht:
        yield _afgekapt(keten, verwacht.volgnummer)


def _controleer_rij(rij: AuditRij, vorige: Kop) -> Iterator[Bevinding]:
    if rij.volgnummer != vorige.volgnummer + 1:
        uitleg = f"Na rij {vorige.volgnummer} komt rij {rij.volgnummer}: wat ertussen stond, is weg."
        yield _bevinding(rij, SoortBevinding.ONTBREEKT, uitleg)
    elif rij.vorige_hash != vorige.hash:
        yield _bevinding(rij, SoortBevinding.VERPLAATST, "De rij sluit niet aan op de rij die ervoor staat.")
    if _hash(_velden(rij)) != rij.hash:
        yield _bevinding(rij, SoortBevinding.GEWIJZIGD, "De inhoud is na het vastleggen veranderd.")


def _bevinding(rij: AuditRij, soort: SoortBevinding, uitleg: str) -> Bevinding:
    return Bevinding(keten=rij.keten, volgnummer=rij.volgnummer, soort=soort, uitleg=uitleg)


def _controleer_kop(conn: Connection, keten: str, kop: Kop) -> Iterator[Bevinding]:
    keus = select(_T.c.hash).where(_T.c.keten == keten, _T.c.volgnummer == kop.volgnummer)
    gevonden = conn.execute(keus).scalar_one_or_none() if kop.volgnummer else BEGIN
    if gevonden != kop.hash:
        yield _afgekapt(keten, kop.volgnummer)


def _afgekapt(keten: str, volgnummer: int) -> Bevinding:
    uitleg = "Het einde van de keten klopt niet met wat eerder is vastgelegd."
    return Bevinding(keten=keten, volgnummer=volgnummer, soort=SoortBevinding.AFGEKAPT, uitleg=uitleg)
