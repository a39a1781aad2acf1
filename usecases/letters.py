"""Letters: claim what was ordered, render it from its snapshot, read it back, keep the bytes, mark it made.

Every step may be repeated, by anyone, at any time: a document has one weergave, whoever made it first.
"""

import os
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypedDict

from db import outbox
from db.cases import bewaar_weergave
from db.engine import Connection, lees, schrijf, tijd
from db.outbox import OutboxRij, OutboxToestand
from db.queries import documenten, projecten
from usecases import verversen
from usecases.app import App
from usecases.geduld import met_geduld
from usecases.klok import procestijd
from usecases.maken import Gemaakt, maak_brief
from usecases.partijen import Oogst, maak_partijen
from usecases.projecten import onbekend
from usecases.sjabloonkeuze import keuze
from workflow.case.dossier import Weergave
from workflow.documenten import KINDS
from workflow.reasons import Invoerfout

BATCH = 200
PER_TRANSACTIE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Verslag:
    """What a round made, and which letters it could not make and why."""

    gemaakt: tuple[str, ...] = ()
    """Ids of documents that this round gave their bytes."""
    mislukt: tuple[str, ...] = ()
    """One line per attempt that failed; a letter is tried a few times before it is given up."""
    soorten: Counter[str] = field(default_factory=Counter)
    """Of each kind how many were made."""

    def __add__(self, ander: "Verslag") -> "Verslag":
        return Verslag(
            gemaakt=self.gemaakt + ander.gemaakt,
            mislukt=self.mislukt + ander.mislukt,
            soorten=self.soorten + ander.soorten,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """Which letters: of one project by its kenmerk, of some kinds, or all of them."""

    project: str | None = None
    soorten: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        if onbekend := sorted(set(self.soorten or ()) - set(KINDS)):
            raise Invoerfout("soorten", f"onbekend: {', '.join(onbekend)}; kies uit: {', '.join(KINDS)}")


ALLES = Keuze()


def nieuwe_werker() -> str:
    """A name for one round of work, so that two rounds never take each other's claims for their own."""
    return f"{os.uname().nodename}-{os.getpid()}-{uuid.uuid4().hex[:8]}"


def openstaand(app: App, keuze: Keuze = ALLES) -> int:
    """How many letters still wait to be made, by anyone; raises Invoerfout for an unknown project."""
    with lees(app.engine) as conn:
        telling = outbox.tel(conn, **_filter(conn, keuze))
    return telling[OutboxToestand.OPEN] + telling[OutboxToestand.GECLAIMD]


def claimbaar(app: App, keuze: Keuze = ALLES) -> int:
    """How many letters nobody is making, the ones that a dead worker held too long among them."""
    with lees(app.engine) as conn:
        return outbox.tel_claimbaar(conn, nu=tijd(conn), **_filter(conn, keuze))


def probeer_opnieuw(app: App) -> int:
    """Letters that were given up get all their attempts again, once their cause was taken away; gives their number."""
    with schrijf(app.engine) as conn:
        return outbox.heropen(conn)


def claim(app: App, werker: str, maximum: int = BATCH, keuze: Keuze = ALLES) -> list[OutboxRij]:
    """Take the oldest letters that nobody is making; the claim ends by itself when the worker dies."""

    def neem() -> list[OutboxRij]:
        with schrijf(app.engine) as conn:
            nu, duur = tijd(conn), app.instellingen.claim_duur
            return outbox.claim(conn, door=werker, nu=nu, duur=duur, maximum=maximum, **_filter(conn, keuze))

    return met_geduld(neem, app.instellingen.geduld)


class _Filter(TypedDict):
    project_id: str | None
    soorten: tuple[str, ...] | None


def _filter(conn: Connection, keuze: Keuze) -> _Filter:
    project_id = projecten.id_van(conn, keuze.project) if keuze.project else None
    if keuze.project and project_id is None:
        raise onbekend(keuze.project)
    return _Filter(project_id=project_id, soorten=keuze.soorten)


def maak(app: App, rijen: Iterable[OutboxRij], werker: str, op: datetime | None = None) -> Verslag:
    """Make claimed letters; `op` is the process time for a scenario, else the clock of the database.

    Nothing is kept before all of them were read back.
    """
    oogst = maak_partijen(rijen, partial(maak_brief, sjablonen=keuze(app)))
    verslag = _leg_terug(app, oogst, werker)
    for groep in _groepen(oogst.gemaakt):
        verslag += _bewaar(app, groep, werker, op)
    return verslag


def maak_alles(app: App, op: datetime | None = None, voortgang: Callable[[int], None] = lambda aantal: None) -> Verslag:
    """Make whatever waits, also what a dead worker left behind, and what went stale before it was sent.

    What a dead worker holds is waited for until its claim ends.
    """
    werker, verslag = nieuwe_werker(), Verslag()
    while openstaand(app):
        rijen = claim(app, werker)
        if rijen:
            verslag += maak(app, rijen, werker, op)
            voortgang(len(verslag.gemaakt))
        else:
            time.sleep(0.5)
    return verslag + ververs(app, op)


def _groepen(gemaakt: list[tuple[OutboxRij, Gemaakt]]) -> Iterator[list[tuple[OutboxRij, Gemaakt]]]:
    for begin in range(0, len(gemaakt), PER_TRANSACTIE):
        yield gemaakt[begin : begin + PER_TRANSACTIE]


def _leg_terug(app: App, oogst: Oogst, werker: str) -> Verslag:
    """A letter that failed is tried again; a partij that stopped is not, until somebody asks for it."""

    def bewaar() -> None:
        with schrijf(app.engine) as conn:
            for rij, melding in oogst.mislukt:
                outbox.mislukt(conn, rij.nr, werker, melding)
            for (project_id, soort), melding in oogst.gestopt.items():
                outbox.stop(conn, project_id=project_id, soort=soort, door=werker, fout=melding)

    if oogst.mislukt or oogst.gestopt:
        met_geduld(bewaar, app.instellingen.geduld)
    los = tuple(f"{rij.sleutel}: {melding}" for rij, melding in oogst.mislukt)
    return Verslag(mislukt=(*los, *oogst.gestopt.values()))


def _bewaar(app: App, gemaakt: list[tuple[OutboxRij, Gemaakt]], werker: str, op: datetime | None) -> Verslag:
    for _, brief in gemaakt:
        app.opslag.bewaar(brief.inhoud)

    def bewaar() -> list[OutboxRij]:
        with schrijf(app.engine) as conn:
            moment = procestijd(conn, op)
            return [rij for rij, brief in gemaakt if _leg_vast(conn, rij, brief, werker, moment)]

    nieuw = met_geduld(bewaar, app.instellingen.geduld)
    return Verslag(
        gemaakt=tuple(rij.document_id for rij in nieuw),
        soorten=Counter(rij.soort for rij in nieuw),
    )


def _leg_vast(conn: Connection, rij: OutboxRij, brief: Gemaakt, werker: str, moment: datetime) -> bool:
    """The letter has its bytes, and so has every perceel that it covers."""
    leden = documenten.van_bundel(conn, rij.document_id)
    nieuw = [bewaar_weergave(conn, _weergave(rij, brief, document_id, moment)) for document_id in leden]
    outbox.rond_af(conn, rij.nr, werker)
    return any(nieuw)


def _weergave(rij: OutboxRij, brief: Gemaakt, document_id: str, moment: datetime) -> Weergave:
    return Weergave(
        id=str(uuid.uuid4()),
        project_id=rij.project_id,
        document_id=document_id,
        bestandsnaam=f"{rij.soort}.{KINDS[rij.soort].vorm}",
        sha256=brief.sha256,
        sjabloon_sha256=brief.sjabloon_sha256,
        gegevens_sha256=rij.gegevens_sha256,
        omvang=len(brief.inhoud),
        gemaakt_op=moment,
    )


def ververs(app: App, op: datetime | None = None, keuze: Keuze = ALLES) -> Verslag:
    """Make anew the letters that went stale before they were sent; `op` as in `maak`."""
    ververst = verversen.ververs(app, op, keuze.project, keuze.soorten)
    return Verslag(
        gemaakt=tuple(brief.id for brief in ververst.brieven),
        mislukt=ververst.mislukt,
        soorten=Counter(brief.soort for brief in ververst.brieven),
    )
