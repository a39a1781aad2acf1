"""Letters: claim what was ordered, render it from its snapshot, read it back, keep the bytes, mark it made.

Every step may be repeated, by anyone, at any time: a document has one weergave, whoever made it first.
"""

import os
import re
import shutil
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TypedDict

from db import outbox
from db.cases import bewaar_weergave, laad
from db.engine import Connection, lees, schrijf, tijd
from db.outbox import OutboxRij, OutboxToestand
from db.queries import documenten, projecten
from db.queries.documenten import DocumentRegel
from documents.fouten import DocumentFout
from usecases import verversen
from usecases.app import App
from usecases.geduld import met_geduld
from usecases.klok import procestijd
from usecases.maken import Gemaakt, maak_brief
from usecases.projecten import onbekend
from usecases.uitvoermap import schrijfbaar
from workflow.case import Case
from workflow.case.dossier import DocumentToestand, Weergave
from workflow.documenten import KINDS
from workflow.lezen import afzenders, dienst_van
from workflow.reasons import Invoerfout

BATCH = 200
PER_TRANSACTIE = 25
LANGSTE_NAAM = 200
"""Bytes of a name; a file system takes 255."""
_PROJECTMAP = "_project"
_NIET_IN_NAAM = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


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
    """Make claimed letters; `op` is the process time for a scenario, else the clock of the database."""
    verslag = Verslag()
    for groep in _groepen(list(rijen)):
        verslag += _maak_groep(app, groep, werker, op)
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


def _groepen(rijen: list[OutboxRij]) -> Iterator[list[OutboxRij]]:
    for begin in range(0, len(rijen), PER_TRANSACTIE):
        yield rijen[begin : begin + PER_TRANSACTIE]


def _maak_groep(app: App, rijen: list[OutboxRij], werker: str, op: datetime | None) -> Verslag:
    gemaakt, fouten = [], []
    for rij in rijen:
        try:
            gemaakt.append((rij, maak_brief(rij.soort, rij.gegevens, app.opslag)))
        except DocumentFout as fout:
            fouten.append((rij, str(fout)))
    for _, brief in gemaakt:
        app.opslag.bewaar(brief.inhoud)

    def bewaar() -> list[OutboxRij]:
        with schrijf(app.engine) as conn:
            moment = procestijd(conn, op)
            for rij, melding in fouten:
                outbox.mislukt(conn, rij.nr, werker, melding)
            return [rij for rij, brief in gemaakt if _leg_vast(conn, rij, brief, werker, moment)]

    nieuw = met_geduld(bewaar, app.instellingen.geduld)
    return Verslag(
        gemaakt=tuple(rij.document_id for rij in nieuw),
        mislukt=tuple(f"{rij.sleutel}: {melding}" for rij, melding in fouten),
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


# --- naar een map ---------------------------------------------------------------------------------------------------


def exporteer(app: App, kenmerk: str, doel: Path) -> int:
    """Copy every letter of a project that still counts to a folder per dienst, under a readable name; their number.

    Raises Invoerfout when that folder cannot be written.
    """
    with lees(app.engine) as conn:
        regels = [r for r in documenten.lijst(conn, kenmerk) if r.sha256 and r.toestand != DocumentToestand.VERVALLEN]
        case = laad(conn, kenmerk, slot=False)
    mappen, namen = Namen(), Namen()
    meer_percelen = len({regel.perceel for regel in regels if regel.perceel}) > 1
    brieven = _per_brief(regels)
    with schrijfbaar(doel):
        for delen in brieven:
            regel = delen[0]
            for dienst_id, dienst in _diensten(case, delen).items():
                map_ = doel / mappen.geef(dienst_id, schone_naam(dienst))
                naam = namen.geef(f"{regel.id} {dienst_id}", str(map_ / _naam(kenmerk, delen, meer_percelen)))
                map_.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(app.opslag.pad(regel.sha256 or ""), f"{naam}.{KINDS[regel.soort].vorm}")
    return len(brieven)


def _diensten(case: Case | None, delen: list[DocumentRegel]) -> dict[str, str]:
    """In whose folder a letter belongs, id to name: of its dienst, of each in whose name it is, or of the project."""
    regel = delen[0]
    if regel.dienst_id or case is None:
        return {regel.dienst_id or "": regel.dienst or _PROJECTMAP}
    samen = (dienst_van(case, d.id) for deel in delen for d in afzenders(case, case.documenten[deel.id]))
    return {dienst.id: dienst.naam for dienst in samen} or {"": _PROJECTMAP}


def _per_brief(regels: list[DocumentRegel]) -> list[list[DocumentRegel]]:
    """One file per letter: percelen with the same bytes in the same bundle are one."""
    brieven: dict[tuple[str, str | None], list[DocumentRegel]] = {}
    for regel in regels:
        brieven.setdefault((regel.bundel_id or regel.id, regel.sha256), []).append(regel)
    return list(brieven.values())


class Namen:
    """Gives each thing a name of its own, also where a file system does not tell capitals apart."""

    def __init__(self) -> None:
        self._van: dict[str, str] = {}
        self._bezet: set[str] = set()

    def geef(self, sleutel: str, gewenst: str) -> str:
        """The name that was wished for, or the first free one after it; the same `sleutel` keeps its name."""
        if sleutel not in self._van:
            keuzes = (gewenst if n == 1 else f"{gewenst} ({n})" for n in count(1))
            naam = next(keus for keus in keuzes if keus.casefold() not in self._bezet)
            self._bezet.add(naam.casefold())
            self._van[sleutel] = naam
        return self._van[sleutel]


def _naam(kenmerk: str, delen: list[DocumentRegel], meer_percelen: bool) -> str:
    regel = delen[0]
    versie = f"v{regel.versie}" if regel.versie > 1 else ""
    perceel = _percelen(delen) if regel.perceel and meer_percelen else ""
    weg = [deel for deel in delen if deel.toestand == DocumentToestand.INGETROKKEN]
    ingetrokken = (
        f"ingetrokken voor {_percelen(weg)}" if weg and len(weg) < len(delen) else "ingetrokken" if weg else ""
    )
    woorden = [kenmerk, KINDS[regel.soort].titel, perceel, regel.inschrijver or "", versie, ingetrokken]
    return schone_naam(" - ".join(woord for woord in woorden if woord))


def _percelen(delen: list[DocumentRegel]) -> str:
    return f"perceel {' en '.join(deel.perceel or '' for deel in delen)}"


def schone_naam(naam: str) -> str:
    """A name that every file system takes, with room for a number and an ending, and that never leaves its folder."""
    kort = _NIET_IN_NAAM.sub(" ", naam).encode()[:LANGSTE_NAAM].decode(errors="ignore")
    return kort.strip(" .") or "naamloos"
