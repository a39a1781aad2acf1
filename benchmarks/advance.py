"""One verb on a project of forty deelnemers, from loading to commit, beside the bare driver doing the same.

The reference is every read and write that the executor really sends, recorded once and sent again through sqlite3 or
psycopg in one transaction; both on a fresh copy of the database each time, in turns.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.gemeen import (
    DATABASES,
    ZONDER_POSTGRES,
    Gestuurd,
    Grens,
    Kopie,
    duur,
    kaal,
    meegeschreven,
    om_en_om,
    server,
    te_meten,
    toon_grenzen,
)
from benchmarks.verhaal import KENMERK, speel_verhaal
from db import audit, outbox
from db.cases import laad
from db.engine import lees
from usecases import execute
from usecases.app import App
from usecases.beslissen import Aanroep
from usecases.execute import SCENARIO, Opdracht, Uitkomst, voer_uit
from usecases.ingang import open_oefening
from usecases.instellingen import lees_instellingen
from usecases.scenario.spelen import email_van

DEELNEMERS = 40
KEREN = 20
MAXIMUM = 3.0
"""Times the bare driver, which makes no Case of its rows, asks no guard and builds no letter."""

FASEN = {
    "laden": ((Aanroep, "laad_case"),),
    "besluiten": ((Aanroep, "beslis"),),
    "brieven": ((Aanroep, "_brieven"),),
    "bewaren": ((execute, "bewaar"), (outbox, "leg_klaar"), (audit, "schrijf")),
}
"""Which functions a part of the call is; `brieven` happens within `besluiten`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meting:
    """Medians in milliseconds."""

    database: str
    deelnemers: int
    rijen: int
    brieven: int
    opdrachten: int
    """Statements that the call sends."""
    ons: float
    kaal: float
    delen: dict[str, float]

    @property
    def verhouding(self) -> float:
        return self.ons / self.kaal


def meet(database: str, map_: Path, deelnemers: int = DEELNEMERS, keren: int = KEREN) -> Meting:
    with server(database) as url:
        kopie = Kopie(url, map_)
        omgeving = {"ZANDLOPER_MAP": str(map_ / "installatie"), "ZANDLOPER_DATABASE_URL": kopie.url}
        with open_oefening(lees_instellingen(omgeving)) as app:
            opdracht = _speel(app, deelnemers, map_)
            app.engine.dispose()
            kopie.bewaar()
            return _meet(database, app, kopie, opdracht, deelnemers, keren)


def grenzen(meting: Meting) -> list[Grens]:
    wat = f"{meting.database}, {meting.rijen} rijen en {meting.brieven} brieven, keer de kale driver"
    return [Grens(wat=wat, getal=meting.verhouding, maximum=MAXIMUM)]


def _speel(app: App, deelnemers: int, map_: Path) -> Opdracht:
    """The call that is measured, in a database where it comes next."""
    zet, inhoud = speel_verhaal(app, deelnemers, map_)
    return Opdracht(
        verb=zet.stap.doe or "",
        invoer=zet.stap.met,
        als=email_van(zet.stap.door or "", inhoud),
        project=KENMERK,
        nu=zet.stap.op,
        aanmelding=SCENARIO,
    )


def _meet(database: str, app: App, kopie: Kopie, opdracht: Opdracht, deelnemers: int, keren: int) -> Meting:
    rijen = _rijen(app)
    gestuurd, uitkomst = _neem_op(app, opdracht)
    delen: dict[str, list[float]] = {naam: [] for naam in FASEN}

    def ons() -> float:
        _verlaat_en_zet_terug(app, kopie)
        # A connection of the pool is there already when a call comes; whether it still works is asked then.
        with app.engine.connect():
            pass
        with _in_delen(delen):
            return duur(lambda: voer_uit(app, opdracht))

    def hun() -> float:
        _verlaat_en_zet_terug(app, kopie)
        with closing(kaal(kopie.url)) as verbinding:
            return duur(lambda: _speel_af(verbinding, gestuurd))

    van_ons, van_hun = om_en_om(keren, ons, hun)
    return Meting(
        database=database,
        deelnemers=deelnemers,
        rijen=rijen,
        brieven=uitkomst.documenten,
        opdrachten=len(gestuurd),
        ons=van_ons,
        kaal=van_hun,
        delen=_verdeeld({naam: statistics.median(tijden[1:]) for naam, tijden in delen.items()}, van_ons),
    )


def _verlaat_en_zet_terug(app: App, kopie: Kopie) -> None:
    app.engine.dispose()
    kopie.zet_terug()


def _rijen(app: App) -> int:
    with lees(app.engine) as conn:
        case = laad(conn, KENMERK, slot=False)
    if case is None:
        raise RuntimeError("het verhaal heeft geen project gemaakt")
    return 1 + sum(len(rijen) for houder in (case, case.stam) for rijen in _verzamelingen(houder))


def _verzamelingen(houder: Any) -> Iterator[dict[str, Any]]:
    waarden = (getattr(houder, naam) for naam in houder.__dataclass_fields__)
    return (waarde for waarde in waarden if isinstance(waarde, dict))


def _neem_op(app: App, opdracht: Opdracht) -> tuple[list[Gestuurd], Uitkomst]:
    with meegeschreven(app.engine) as gestuurd:
        return gestuurd, voer_uit(app, opdracht)


def _speel_af(verbinding: Any, gestuurd: Sequence[Gestuurd]) -> None:
    """Every row that the executor reads is read, every one that it writes is written, and all is committed."""
    if not any(opdracht.sql.startswith("BEGIN") for opdracht in gestuurd):
        verbinding.execute("BEGIN")
    cursor = verbinding.cursor()
    for opdracht in gestuurd:
        (cursor.executemany if opdracht.vele else cursor.execute)(opdracht.sql, opdracht.waarden)
        if cursor.description:
            cursor.fetchall()
    verbinding.execute("COMMIT")


@contextmanager
def _in_delen(delen: dict[str, list[float]]) -> Iterator[None]:
    """While this lasts the functions of each part are timed; what one part takes is added up."""
    som = dict.fromkeys(delen, 0.0)
    eigen = [(doel, naam, getattr(doel, naam), fase) for fase, doelen in FASEN.items() for doel, naam in doelen]
    for doel, naam, functie, fase in eigen:
        setattr(doel, naam, _geklokt(functie, fase, som))
    try:
        yield
    finally:
        for doel, naam, functie, _ in eigen:
            setattr(doel, naam, functie)
        for fase, tijd in som.items():
            delen[fase].append(tijd)


def _geklokt(functie: Callable[..., Any], fase: str, som: dict[str, float]) -> Callable[..., Any]:
    def geklokt(*args: Any, **kwargs: Any) -> Any:
        uitkomst: list[Any] = []
        som[fase] += duur(lambda: uitkomst.append(functie(*args, **kwargs)))
        return uitkomst[0]

    return geklokt


def _verdeeld(delen: dict[str, float], geheel: float) -> dict[str, float]:
    """Parts that do not overlap; what no part took is reading the call, beginning and committing."""
    besluiten = delen["besluiten"] - delen["brieven"]
    rest = geheel - delen["laden"] - delen["besluiten"] - delen["bewaren"]
    return {
        "laden": delen["laden"],
        "bevoegdheid, verb en guards": besluiten,
        "brieven": delen["brieven"],
        "bewaren": delen["bewaren"],
        "begin en commit": rest,
    }


def main(argumenten: Sequence[str] | None = None) -> int:
    keuze = _lees_argumenten(argumenten)
    metingen = []
    for database in te_meten(keuze.database):
        with tempfile.TemporaryDirectory(prefix="zandloper-meting-") as map_:
            metingen.append(meet(database, Path(map_), keuze.deelnemers, keuze.keren))
    alle = [grens for meting in metingen for grens in grenzen(meting)]
    if keuze.json:
        uit = {"metingen": [asdict(m) | {"verhouding": m.verhouding} for m in metingen]}
        print(json.dumps(uit | {"grenzen": [asdict(g) | {"houdt": g.houdt} for g in alle]}, indent=2))
    else:
        _toon(metingen, alle, keuze.database)
    return 0 if all(grens.houdt for grens in alle) else 1


def _toon(metingen: Sequence[Meting], alle: Sequence[Grens], gevraagd: Sequence[str]) -> None:
    for m in metingen:
        print(f"{m.database}: {m.rijen} rijen gelezen, {m.brieven} brieven besteld, {m.opdrachten} opdrachten")
        for naam, tijd in {**m.delen, "samen": m.ons, "de kale driver": m.kaal}.items():
            print(f"  {naam:30}{tijd:>9.2f} ms")
    toon_grenzen(alle)
    if len(te_meten(gevraagd)) < len(gevraagd):
        print(ZONDER_POSTGRES)


def _lees_argumenten(argumenten: Sequence[str] | None) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--deelnemers", type=int, default=DEELNEMERS, help="van vier tot het aantal gemeenten dat er is")
    lezer.add_argument("--keren", type=int, default=KEREN, help="metingen van elk")
    lezer.add_argument("--database", nargs="+", choices=DATABASES, default=DATABASES)
    lezer.add_argument("--json", action="store_true")
    return lezer.parse_args(argumenten)


if __name__ == "__main__":
    sys.exit(main())
