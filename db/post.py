"""The post: mails are claimed by one worker at a time, marked before they leave, and never sent twice.

Three commits for one mail: claimed, about to be sent, and what became of it. A worker that dies before the second
leaves a mail that another may send; one that dies after it leaves a mail of which nobody can know whether it left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select, text, update

from db.rijtabellen import tabel_van
from workflow.case.post import Bericht, BerichtToestand

TE_DOEN = text("toestand IN ('open', 'geclaimd')")
"""Predicate of a partial index; a database uses that index only for a question with these same words."""
MAX_POGINGEN = 20
WACHT = timedelta(minutes=1)
"""After the first attempt that did not reach the server; each next one waits twice as long, at most LANGSTE_WACHT."""
LANGSTE_WACHT = timedelta(hours=4)
AFGEBROKEN = "De verwerker stopte tijdens het verzenden."
TEMPO = timedelta(minutes=1)
"""Over which time the mails to one domain are counted."""

_T = tabel_van("berichten")
_KOLOMMEN = [_T.c[f.name] for f in fields(Bericht)]
_LOS = {"houder": None, "geclaimd_tot": None, "gepoogd_op": None}


def claim(conn: Connection, *, door: str, nu: datetime, duur: timedelta, maximum: int) -> list[Bericht]:
    """Takes at most `maximum` mails whose moment has come, oldest first, until `nu + duur`; commit before sending.

    No two workers get the same mail; `door` must be different for each worker.
    """
    _ruim_op(conn, nu)
    rijp = and_(TE_DOEN, _T.c.toestand == BerichtToestand.OPEN, _T.c.niet_voor <= nu)
    keus = select(_T.c.id).where(rijp).order_by(_T.c.niet_voor, _T.c.nr).limit(maximum)
    # A CTE, since PostgreSQL may run a subquery again for every row and then claim more than `maximum`.
    gekozen = keus.with_for_update(skip_locked=True).cte("gekozen")
    opdracht = (
        update(_T)
        .where(_T.c.id.in_(select(gekozen.c.id)))
        .values(toestand=BerichtToestand.GECLAIMD, houder=door, geclaimd_tot=nu + duur, gepoogd_op=None)
        .returning(*_KOLOMMEN)
    )
    return sorted((_rij(rij) for rij in conn.execute(opdracht)), key=lambda rij: (rij.niet_voor, rij.nummer))


def vol_tot(conn: Connection, bericht: Bericht, *, nu: datetime, per_minuut: int) -> datetime | None:
    """When a next mail may go to the domain of this one; None when it may now.

    Exact only in a transaction in which no other mail can begin (`db.posthuis.volgende`).
    """
    domein = bericht.naar_email.rpartition("@")[2].lower()
    keus = (
        select(_T.c.laatste_poging)
        .where(
            _T.c.laatste_poging > nu - TEMPO,
            func.lower(_T.c.naar_email).endswith(f"@{domein}", autoescape=True),
            _T.c.id != bericht.id,
        )
        .order_by(_T.c.laatste_poging.desc())
        .offset(per_minuut - 1)
        .limit(1)
    )
    vol: datetime | None = conn.execute(keus).scalar_one_or_none()
    return vol + TEMPO if vol else None


def begin(conn: Connection, bericht: Bericht, *, door: str, nu: datetime, duur: timedelta, eml_sha256: str) -> bool:
    """From the commit of this on it may have left. False when `door` does not hold it any more: do not send."""
    waarden = {
        "gepoogd_op": nu,
        "laatste_poging": nu,
        "geclaimd_tot": nu + duur,
        "pogingen": bericht.pogingen + 1,
        "eml_sha256": eml_sha256,
    }
    houdt = and_(_houdt(bericht, door), _T.c.geclaimd_tot > nu)
    return conn.execute(update(_T).where(houdt).values(waarden)).rowcount == 1


def verzonden(conn: Connection, bericht: Bericht, *, door: str, op: datetime, melding: str) -> bool:
    """The mail server took it. False when a person decided about it meanwhile."""
    feiten = {"verzonden_op": op, "melding": melding}
    return _laat_los(conn, bericht, door, BerichtToestand.VERZONDEN, **feiten) or _weet_het_toch(
        conn, bericht, BerichtToestand.VERZONDEN, **feiten
    )


def geweigerd(conn: Connection, bericht: Bericht, *, door: str, melding: str) -> bool:
    """It was refused for good, and certainly did not leave."""
    return _laat_los(conn, bericht, door, BerichtToestand.GEWEIGERD, melding=melding) or _weet_het_toch(
        conn, bericht, BerichtToestand.GEWEIGERD, melding=melding
    )


def onzeker(conn: Connection, bericht: Bericht, *, door: str, melding: str) -> bool:
    return _laat_los(conn, bericht, door, BerichtToestand.ONZEKER, melding=melding)


def vervallen(conn: Connection, bericht: Bericht, *, door: str, melding: str) -> bool:
    return _laat_los(conn, bericht, door, BerichtToestand.VERVALLEN, melding=melding)


def later(conn: Connection, bericht: Bericht, *, door: str, nu: datetime, melding: str) -> bool:
    """It certainly did not leave: it is open again after a while, and given up after MAX_POGINGEN attempts."""
    if bericht.pogingen + 1 >= MAX_POGINGEN:
        naar, feiten = BerichtToestand.MISLUKT, {"melding": melding}
    else:
        wacht = min(WACHT * 2**bericht.pogingen, LANGSTE_WACHT)
        naar, feiten = BerichtToestand.OPEN, {"melding": melding, "niet_voor": nu + wacht}
    return _laat_los(conn, bericht, door, naar, **feiten) or _weet_het_toch(conn, bericht, naar, **feiten)


def laat_liggen(conn: Connection, bericht: Bericht, *, door: str, tot: datetime, melding: str = "") -> bool:
    """It is not its turn: nothing was tried."""
    return _laat_los(conn, bericht, door, BerichtToestand.OPEN, niet_voor=tot, melding=melding)


def geef_terug(conn: Connection, door: str) -> int:
    """Mails that `door` claimed and did not begin to send are open again at once; says how many."""
    houdt = and_(TE_DOEN, _T.c.toestand == BerichtToestand.GECLAIMD, _T.c.houder == door, _T.c.gepoogd_op.is_(None))
    return conn.execute(update(_T).where(houdt).values({"toestand": BerichtToestand.OPEN, **_LOS})).rowcount


def lijst(conn: Connection, toestanden: Sequence[BerichtToestand], project_id: str | None = None) -> list[Bericht]:
    """The mails in these toestanden, oldest first."""
    keus = select(*_KOLOMMEN).where(_T.c.toestand.in_(toestanden)).order_by(_T.c.nr)
    if project_id is not None:
        keus = keus.where(_T.c.project_id == project_id)
    return [_rij(rij) for rij in conn.execute(keus)]


def op_nummer(conn: Connection, project_id: str, nummer: int) -> Bericht | None:
    keus = select(*_KOLOMMEN).where(_T.c.project_id == project_id, _T.c.nummer == nummer)
    rij = conn.execute(keus).one_or_none()
    return _rij(rij) if rij else None


def tel(conn: Connection) -> dict[BerichtToestand, int]:
    """The number of mails in each toestand, also where there are none."""
    keus = select(_T.c.toestand, func.count().label("aantal")).group_by(_T.c.toestand)
    gevonden = {rij.toestand: rij.aantal for rij in conn.execute(keus)}
    return {toestand: gevonden.get(toestand, 0) for toestand in BerichtToestand}


@dataclass(frozen=True, slots=True, kw_only=True)
class Poststand:
    """What is in the post, and what waits for a person."""

    open: int
    te_laat: int
    """Of those: what should have left before the moment that was asked about."""
    onzeker: int
    geweigerd: int
    mislukt: int


def stand(conn: Connection, grens: datetime) -> Poststand:
    aantal = tel(conn)
    laat = and_(TE_DOEN, _T.c.toestand == BerichtToestand.OPEN, _T.c.niet_voor < grens)
    return Poststand(
        open=aantal[BerichtToestand.OPEN] + aantal[BerichtToestand.GECLAIMD],
        te_laat=conn.execute(select(func.count()).select_from(_T).where(laat)).scalar_one(),
        onzeker=aantal[BerichtToestand.ONZEKER],
        geweigerd=aantal[BerichtToestand.GEWEIGERD],
        mislukt=aantal[BerichtToestand.MISLUKT],
    )


def tel_rijp(conn: Connection, nu: datetime) -> int:
    """The number of mails that `claim` would find now, if it had no maximum."""
    rijp = and_(TE_DOEN, _T.c.toestand == BerichtToestand.OPEN, _T.c.niet_voor <= nu)
    return conn.execute(select(func.count()).select_from(_T).where(rijp)).scalar_one()


def _ruim_op(conn: Connection, nu: datetime) -> None:
    """Of a worker that died: what it certainly did not send is open again, of the rest nobody can know."""
    verlopen = and_(TE_DOEN, _T.c.toestand == BerichtToestand.GECLAIMD, _T.c.geclaimd_tot <= nu)
    for begonnen, waarden in (
        (_T.c.gepoogd_op.is_(None), {"toestand": BerichtToestand.OPEN}),
        (_T.c.gepoogd_op.is_not(None), {"toestand": BerichtToestand.ONZEKER, "melding": AFGEBROKEN}),
    ):
        conn.execute(update(_T).where(_gekozen(and_(verlopen, begonnen))).values(waarden | _LOS))


def _gekozen(voorwaarde: ColumnElement[bool]) -> ColumnElement[bool]:
    gekozen = select(_T.c.id).where(voorwaarde).with_for_update(skip_locked=True).cte("gekozen")
    return _T.c.id.in_(select(gekozen.c.id))


def _houdt(bericht: Bericht, door: str) -> ColumnElement[bool]:
    return and_(_T.c.id == bericht.id, _T.c.toestand == BerichtToestand.GECLAIMD, _T.c.houder == door)


def _laat_los(conn: Connection, bericht: Bericht, door: str, toestand: BerichtToestand, **feiten: object) -> bool:
    waarden = {"toestand": toestand, **_LOS, **feiten}
    return conn.execute(update(_T).where(_houdt(bericht, door)).values(waarden)).rowcount == 1


def _weet_het_toch(conn: Connection, bericht: Bericht, toestand: BerichtToestand, **feiten: object) -> bool:
    """A worker that was thought dead, and was only slow, tells what became of this same attempt."""
    projecten = tabel_van("projecten")
    # A person may be deciding about it at this moment: whoever has the project goes first.
    slot = select(projecten.c.id).where(projecten.c.id == bericht.project_id)
    conn.execute(slot.with_for_update(key_share=True)).all()
    dezelfde = and_(
        _T.c.id == bericht.id,
        _T.c.toestand == BerichtToestand.ONZEKER,
        _T.c.melding == AFGEBROKEN,
        _T.c.pogingen == bericht.pogingen + 1,
    )
    return conn.execute(update(_T).where(dezelfde).values({"toestand": toestand, **feiten})).rowcount == 1


def _rij(rij: Row[tuple[object, ...]]) -> Bericht:
    return Bericht(**rij._mapping)
