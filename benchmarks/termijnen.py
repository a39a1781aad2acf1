"""What is due, asked among ten thousand to a million open termijnen: beside the bare driver, and flat in their number.

The reference is the same SQL through sqlite3 or psycopg, on the same rows, in turns with ours.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Date, bindparam, event, text

from benchmarks.gemeen import (
    DATABASES,
    ZONDER_POSTGRES,
    Grens,
    duur,
    kaal,
    maak_database,
    om_en_om,
    server,
    te_meten,
    toon_grenzen,
)
from db.engine import Connection, Engine, lees, maak_engine, schrijf
from db.installatie import SoortInstallatie, zet_op
from db.queries.termijnen import verlopen
from db.soorten import Bedrag, Moment
from workflow.case.project import Aard, Briefvorm, Procedure, ProjectToestand
from workflow.case.termijn import SoortTermijn

AANTALLEN = (10_000, 100_000, 1_000_000)
VERLOPEN = 1_000
KEREN = 200
MAXIMUM = 3.0
"""Times the bare driver."""
VLAK = 2.0
"""Times as long among the most open termijnen as among the fewest."""
NU = datetime(2026, 6, 1, tzinfo=UTC)
DAGEN = 100
"""Over which what is not due yet is spread."""

Vraag = Callable[[], float]

_PROJECTEN = text("""
WITH RECURSIVE reeks(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM reeks WHERE n < :aantal)
INSERT INTO projecten (id, kenmerk, naam, omschrijving, procedure, aard, waarde, toestand, versie, aangemeld_op,
    vervolg_op, briefvorm)
SELECT 'p' || n, '2026-' || n, 'Project ' || n, '', :procedure, :aard, :waarde, :toestand, 1, :nu, '', :briefvorm
FROM reeks
""").bindparams(
    bindparam("procedure", Procedure.OPENBAAR.value),
    bindparam("aard", Aard.LEVERINGEN.value),
    bindparam("waarde", Decimal(1_000_000), Bedrag()),
    bindparam("toestand", next(iter(ProjectToestand)).value),
    bindparam("nu", NU, Moment()),
    bindparam("briefvorm", next(iter(Briefvorm)).value),
)
_TERMIJNEN = text("""
WITH RECURSIVE reeks(n) AS (SELECT CAST(:van AS INTEGER) UNION ALL SELECT n + 1 FROM reeks WHERE n + 1 < :tot)
INSERT INTO termijnen (id, project_id, sleutel, soort, bron, start, laatste_dag, verloopt_op, redenering, toestand)
SELECT 't' || n, 'p' || (1 + n % :projecten), 't' || n, :soort, 'meting', :dag, :dag, :op, 'meting', 'open' FROM reeks
""").bindparams(
    bindparam("soort", SoortTermijn.VASTSTELLING_ADVIES.value),
    bindparam("dag", type_=Date()),
    bindparam("op", type_=Moment()),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meting:
    """Medians in milliseconds."""

    database: str
    open: int
    verlopen: int
    ons: float
    kaal: float

    @property
    def verhouding(self) -> float:
        return self.ons / self.kaal


def meet(
    database: str, map_: Path, aantallen: Sequence[int] = AANTALLEN, aantal_verlopen: int = VERLOPEN, keren: int = KEREN
) -> list[Meting]:
    """Everything is measured in turns: ours and theirs, and every size."""
    with server(database) as url, ExitStack() as open_:
        vragen = [_vragen(maak_database(url, map_, f"open_{n}"), n, aantal_verlopen, open_) for n in aantallen]
        medianen = iter(om_en_om(keren, *(vraag for paar in vragen for vraag in paar)))
        return [
            Meting(database=database, open=n, verlopen=aantal_verlopen, ons=next(medianen), kaal=next(medianen))
            for n in aantallen
        ]


def grenzen(metingen: Sequence[Meting]) -> list[Grens]:
    eerste, laatste = (kies(metingen, key=lambda m: m.open) for kies in (min, max))
    vlak = Grens(
        wat=f"{eerste.database}, {laatste.open} open ten opzichte van {eerste.open}",
        getal=laatste.ons / eerste.ons,
        maximum=VLAK,
    )
    keer = [
        Grens(wat=f"{m.database}, {m.open} open, keer de kale driver", getal=m.verhouding, maximum=MAXIMUM)
        for m in metingen
    ]
    return [*keer, vlak]


def _leg_projecten(engine: Engine, aantal: int) -> None:
    with schrijf(engine) as conn:
        conn.execute(_PROJECTEN, {"aantal": aantal})


def _leg_termijnen(engine: Engine, aantal: int, aantal_verlopen: int) -> None:
    """The first `aantal_verlopen` are due, each of a project of its own."""
    _leg_reeks(engine, 0, aantal_verlopen, NU - timedelta(days=1), aantal_verlopen)
    stap = max(1, -(-(aantal - aantal_verlopen) // DAGEN))
    for dag, van in enumerate(range(aantal_verlopen, aantal, stap), start=1):
        _leg_reeks(engine, van, min(van + stap, aantal), NU + timedelta(days=dag), aantal_verlopen)
    if engine.dialect.name == "postgresql":
        # A server does this by itself, after a while.
        with schrijf(engine) as conn:
            conn.execute(text("ANALYZE"))


def _leg_reeks(engine: Engine, van: int, tot: int, op: datetime, projecten: int) -> None:
    with schrijf(engine) as conn:
        conn.execute(_TERMIJNEN, {"van": van, "tot": tot, "op": op, "dag": op.date(), "projecten": projecten})


def _vragen(url: str, aantal: int, aantal_verlopen: int, open_: ExitStack) -> tuple[Vraag, Vraag]:
    """Our question and the one of the bare driver, among `aantal` open termijnen; each says how long it took."""
    engine = maak_engine(url)
    open_.callback(engine.dispose)
    zet_op(engine, SoortInstallatie.OEFENING)
    _leg_projecten(engine, aantal_verlopen)
    _leg_termijnen(engine, aantal, aantal_verlopen)
    conn, verbinding = open_.enter_context(lees(engine)), open_.enter_context(closing(kaal(url)))
    sql, waarden, gevonden = _afgeluisterd(conn)

    def kaal_verlopen() -> list[str]:
        return [kenmerk for (kenmerk,) in verbinding.execute(sql, waarden).fetchall()]

    if len(gevonden) != aantal_verlopen or gevonden != kaal_verlopen():
        raise RuntimeError("de kale driver leest iets anders")
    return lambda: duur(lambda: verlopen(conn, NU)), lambda: duur(kaal_verlopen)


def _afgeluisterd(conn: Connection) -> tuple[str, Any, list[str]]:
    """What `verlopen` really sends, and what it finds."""
    gestuurd: list[tuple[str, Any]] = []
    event.listen(conn, "before_cursor_execute", lambda *deel: gestuurd.append((deel[2], deel[3])), once=True)
    gevonden = verlopen(conn, NU)
    ((sql, waarden),) = gestuurd
    return sql, waarden, gevonden


def main(argumenten: Sequence[str] | None = None) -> int:
    keuze = _lees_argumenten(argumenten)
    metingen: list[Meting] = []
    alle: list[Grens] = []
    for database in te_meten(keuze.database):
        with tempfile.TemporaryDirectory(prefix="zandloper-meting-") as map_:
            van_deze = meet(database, Path(map_), keuze.open, keuze.verlopen, keuze.keren)
        metingen += van_deze
        alle += grenzen(van_deze)
    if keuze.json:
        uit = {"metingen": [asdict(m) | {"verhouding": m.verhouding} for m in metingen]}
        print(json.dumps(uit | {"grenzen": [asdict(g) | {"houdt": g.houdt} for g in alle]}, indent=2))
    else:
        _toon(metingen, alle, keuze.database)
    return 0 if all(grens.houdt for grens in alle) else 1


def _toon(metingen: Sequence[Meting], alle: Sequence[Grens], gevraagd: Sequence[str]) -> None:
    print(f"{'database':12}{'open':>10}{'verlopen':>10}{'ons (ms)':>10}{'kaal (ms)':>11}{'keer':>7}")
    for m in metingen:
        print(f"{m.database:12}{m.open:>10}{m.verlopen:>10}{m.ons:>10.2f}{m.kaal:>11.2f}{m.verhouding:>7.2f}")
    toon_grenzen(alle)
    if len(te_meten(gevraagd)) < len(gevraagd):
        print(ZONDER_POSTGRES)


def _lees_argumenten(argumenten: Sequence[str] | None) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--open", type=int, nargs="+", default=AANTALLEN, help="aantallen open termijnen")
    lezer.add_argument("--verlopen", type=int, default=VERLOPEN, help="hoeveel daarvan verlopen zijn")
    lezer.add_argument("--keren", type=int, default=KEREN, help="metingen per aantal")
    lezer.add_argument("--database", nargs="+", choices=DATABASES, default=DATABASES)
    lezer.add_argument("--json", action="store_true")
    return lezer.parse_args(argumenten)


if __name__ == "__main__":
    sys.exit(main())
