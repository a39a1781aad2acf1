"""Calendars as they should be now: per person, of one project or of all, also for who was not invited by mail."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.cases import laad
from db.engine import Connection, lees, tijd
from delivery.agenda import Afspraak, maak_kalender
from usecases import uitvoermap
from usecases.afspraken import van_bijeenkomst, van_termijn
from usecases.app import App
from usecases.klok import oefentijd
from usecases.projecten import gekozen
from workflow.agenda import betrokkenen, gevraagd, verteld_aan
from workflow.case import Case
from workflow.case.deelname import Deelname
from workflow.case.stam import Persoon
from workflow.lezen import belangstellenden, bijeenkomst, contactpersonen_van
from workflow.reasons import Invoerfout

_NIET_IN_NAAM = re.compile(r"[^\w@.+-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The entries of one person in one project, in order."""

    project: str
    persoon: Persoon
    afspraken: tuple[Afspraak, ...]

    @property
    def bestandsnaam(self) -> str:
        return _NIET_IN_NAAM.sub("-", f"{self.project} {self.persoon.email}").strip("-.") + ".ics"

    def ics(self) -> bytes:
        return maak_kalender(self.afspraken)


def agendas(app: App, project: str | None, voor: str | None = None, nu: datetime | None = None) -> list[Agenda]:
    """Of everybody with an entry, or of `voor` alone; raises Invoerfout for who, or what, is unknown."""
    with lees(app.engine) as conn:
        gevonden = [agenda for kenmerk in gekozen(conn, project) for agenda in _van(conn, kenmerk, nu)]
    if voor is not None and all(a.persoon.email != voor for a in gevonden):
        waar = f"in project {project}" if project else "in een project"
        raise Invoerfout("voor", f"'{voor}' leidt niets en is geen contactpersoon {waar}.")
    return [a for a in gevonden if voor in (None, a.persoon.email) and (a.afspraken or voor)]


def _van(conn: Connection, kenmerk: str, nu: datetime | None) -> Iterator[Agenda]:
    case = laad(conn, kenmerk, slot=False)
    if case is None:
        return
    moment = nu or oefentijd(conn, case.project.id) or tijd(conn)
    for persoon in betrokkenen(case):
        afspraken = [*_bijeenkomsten(case, persoon, moment), *_termijnen(case, persoon, moment)]
        yield Agenda(project=kenmerk, persoon=persoon, afspraken=tuple(sorted(afspraken, key=lambda a: a.begin)))


def _termijnen(case: Case, persoon: Persoon, nu: datetime) -> Iterator[Afspraak]:
    """Under the UID and the SEQUENCE that were told, so that an entry from the mail is not doubled."""
    gezegd = verteld_aan(case)
    for plek, termijn in gevraagd(case, nu, plaatsvervangers=True).items():
        if plek.persoon_id == persoon.id:
            versies = [d.versie - 1 for d in gezegd.get(plek, [])]
            yield van_termijn(case, plek, termijn, max(versies, default=0), nu)


def _bijeenkomsten(case: Case, persoon: Persoon, nu: datetime) -> Iterator[Afspraak]:
    gepland = bijeenkomst(case)
    if gepland is None or gepland.begin <= nu:
        return
    eigen = [d for d in belangstellenden(case) if persoon.id in _contacten(case, d)]
    # A leader comes once, and has one entry of the meeting.
    for deelname in eigen or belangstellenden(case)[:1]:
        yield van_bijeenkomst(case, gepland, deelname.id, persoon, nu)


def _contacten(case: Case, deelname: Deelname) -> set[str]:
    return {c.persoon_id for c in contactpersonen_van(case.stam, deelname.dienst_id)}


def schrijf(agendas_: Iterable[Agenda], map_: Path) -> list[Path]:
    """One file per person and project; raises Invoerfout when the folder cannot be written."""
    return uitvoermap.schrijf(map_, {agenda.bestandsnaam: agenda.ics() for agenda in agendas_})
