"""What the database says of termijnen after every call."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from tests.proeven.model.boek import Boek


def termijnen(db: sqlite3.Connection, boek: Boek) -> Iterator[str]:
    """Each is open once, and only while what it is about is open."""
    sql = (
        "SELECT t.soort, z.naam, p.nummer, laatste_dag, t.toestand, afgehandeld_op FROM termijnen t"
        " LEFT JOIN percelen p ON p.id = t.perceel_id LEFT JOIN deelnames w ON w.id = t.deelname_id"
        " LEFT JOIN diensten z ON z.id = w.dienst_id"
    )
    gezien: set[tuple[str, str | None, str | None]] = set()
    for soort, dienst, nummer, laatste_dag, toestand, afgehandeld in db.execute(sql).fetchall():
        if (toestand == "open") != (afgehandeld is None):
            yield f"termijn {soort} is {toestand} en afgehandeld op {afgehandeld}"
        if toestand != "open":
            continue
        if (soort, dienst, nummer) in gezien:
            yield f"twee open termijnen {soort} van {dienst or nummer}"
        gezien.add((soort, dienst, nummer))
        yield from _open_termijn(boek, soort, dienst, nummer, date.fromisoformat(laatste_dag))


def _open_termijn(boek: Boek, soort: str, dienst: str | None, nummer: str | None, laatste_dag: date) -> Iterator[str]:
    perceel = boek.percelen[nummer] if nummer else None
    match soort:
        case "opschortend":
            if perceel is None or perceel.stand != "opschorting" or perceel.einde != laatste_dag:
                yield f"perceel {nummer}: een opschortende termijn tot {laatste_dag}"
        case "vaststelling_advies" if perceel and dienst and nummer:
            besluit = boek.laatste_besluit(dienst, "gunningsadvies", nummer, len(perceel.adviezen))
            if besluit and besluit.uitkomst in ("vastgesteld", "afgewezen"):
                yield f"{dienst} besliste, en de termijn van het advies is open"
        case "vaststelling_strategie":
            if boek.deelnemers is not None:
                yield "de deelnemers staan vast, en een termijn voor de strategie is open"
        case "aankondiging":
            if perceel is None or perceel.stand not in ("contract", "gecontracteerd") or nummer in boek.aangekondigd:
                yield f"perceel {nummer}: een open termijn voor de aankondiging"
