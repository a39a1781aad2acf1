"""Every letter of a project as the dossier knows it: what it is, its bytes, and what was done with it and why.

A letter is named as a person types it, `2026-014/12`: the twelfth that the project ordered. Behind a dot stands which
time it was made, `2026-014/12.1`; without one the last time is meant. Its whole sleutel names it as well.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from db import audit
from db.cases import laad, laad_stam
from db.engine import Connection, lees
from db.queries import projecten
from usecases.app import App
from usecases.geschiedenis import Gebeurtenis, Weergaven, lees_geschiedenis
from usecases.projecten import onbekend
from workflow.case import Case
from workflow.case.dossier import Document, DocumentToestand, Weergave
from workflow.case.stam import Persoon
from workflow.documenten import KINDS
from workflow.lezen import dienst_van, inschrijver_van, weergave_van
from workflow.opvolging import opvolger, voorganger
from workflow.reasons import Invoerfout

_VERWIJZING = re.compile(r"(?P<kenmerk>.+)/(?P<nummer>\d{1,9})(?:\.(?P<keer>\d{1,9}))?")
_WEG = (DocumentToestand.VERVALLEN, DocumentToestand.INGETROKKEN)
_VORM = "noem een document als KENMERK/NUMMER, zoals 2026-014/12, of met zijn sleutel; zie 'zandloper document lijst'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitgave:
    """One time that a letter was made; facts of the first times are unknown of letters from before they were kept."""

    keer: int
    sha256: str
    gegevens_sha256: str | None
    sjabloon_sha256: str | None
    gemaakt_op: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """A letter in the list."""

    verwijzing: str
    nummer: int
    sleutel: str
    soort: str
    titel: str
    aan: str
    dienst: str | None
    perceel: str | None
    versie: int
    toestand: DocumentToestand
    besteld_op: datetime
    vrijgegeven_door: str | None
    vrijgegeven_op: datetime | None
    verzonden_op: datetime | None
    sha256: str | None
    """None while it is not made."""
    omvang: int | None
    """Bytes."""
    samen_met: str | None
    """The letter that it goes out in, when one letter covers several percelen."""
    reden: str | None
    """Why it holds no more, and since when."""
    weg_op: datetime | None
    vervangen_door: str | None
    vervangt: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which letters; what is None chooses all."""

    soort: str | None = None
    dienst: str | None = None
    toestand: str | None = None

    def __post_init__(self) -> None:
        _kies("soort", self.soort, KINDS)
        _kies("toestand", self.toestand, tuple(DocumentToestand))


def _kies(veld: str, waarde: str | None, mogelijk: Mapping[str, object] | tuple[str, ...]) -> None:
    if waarde is not None and waarde not in mogelijk:
        raise Invoerfout(veld, f"'{waarde}' bestaat niet; kies uit: {', '.join(mogelijk)}")


@dataclass(frozen=True)  # without slots, for what is read once
class Dossier:
    """A project with what the audit says of its letters."""

    case: Case
    personen: Mapping[str, Persoon]
    rijen: list[audit.AuditRij] = field(repr=False)

    @cached_property
    def nummers(self) -> dict[str, int]:
        """By id; no letter is ever taken away, so a number stays."""
        return {id_: nummer for nummer, id_ in enumerate(self.case.documenten, start=1)}

    @cached_property
    def _gelezen(self) -> tuple[Mapping[str, list[Gebeurtenis]], Mapping[str, list[Weergaven]]]:
        return lees_geschiedenis(self.case, self.rijen, self.personen)

    def verwijzing(self, document: Document | None) -> str | None:
        return f"{self.case.project.kenmerk}/{self.nummers[document.id]}" if document else None

    def geschiedenis(self, document: Document) -> list[Gebeurtenis]:
        """Oldest first."""
        return self._gelezen[0].get(document.id, [])

    def uitgaven(self, document: Document) -> list[Uitgave]:
        """Every time that it was made, oldest first; empty while it is not."""
        weergave = weergave_van(self.case, document.id)
        eerder = self._gelezen[1].get(document.id, [])
        nu = [_huidig(weergave)] if weergave else []
        return [
            Uitgave(
                keer=keer,
                sha256=w.sha256,
                gegevens_sha256=w.gegevens_sha256,
                sjabloon_sha256=w.sjabloon_sha256,
                gemaakt_op=w.gemaakt_op,
            )
            for keer, w in enumerate([*eerder, *nu], start=1)
        ]

    def regel(self, document: Document) -> Regel:
        weergave = weergave_van(self.case, document.id)
        weg = self._weg(document)
        samen = self.case.documenten[document.bundel_id] if document.bundel_id not in (None, document.id) else None
        return Regel(
            verwijzing=self.verwijzing(document) or "",
            nummer=self.nummers[document.id],
            sleutel=document.sleutel,
            soort=document.soort,
            titel=KINDS[document.soort].titel,
            aan=aan(self.case, document),
            dienst=dienst_van(self.case, document.deelname_id).naam if document.deelname_id else None,
            perceel=self.case.percelen[document.perceel_id].nummer if document.perceel_id else None,
            versie=document.versie,
            toestand=document.toestand,
            besteld_op=document.besteld_op,
            vrijgegeven_door=self._wie(document.vrijgever_id),
            vrijgegeven_op=document.vrijgegeven_op,
            verzonden_op=document.verzonden_op,
            sha256=weergave.sha256 if weergave else None,
            omvang=weergave.omvang if weergave else None,
            samen_met=self.verwijzing(samen),
            reden=weg.waarom if weg else None,
            weg_op=weg.op if weg else None,
            vervangen_door=self.verwijzing(opvolger(self.case, document)),
            vervangt=self.verwijzing(voorganger(self.case, document)),
        )

    def _weg(self, document: Document) -> Gebeurtenis | None:
        """What took it away, of a letter that holds no more."""
        if document.toestand not in _WEG:
            return None
        return next((g for g in reversed(self.geschiedenis(document)) if g.wat == document.toestand), None)

    def _wie(self, persoon_id: str | None) -> str | None:
        return self.personen[persoon_id].email if persoon_id else None


def _huidig(weergave: Weergave) -> Weergaven:
    return Weergaven(
        sha256=weergave.sha256,
        gegevens_sha256=weergave.gegevens_sha256,
        sjabloon_sha256=weergave.sjabloon_sha256,
        gemaakt_op=weergave.gemaakt_op,
    )


def aan(case: Case, document: Document) -> str:
    """To whom, for people."""
    dienst = dienst_van(case, document.deelname_id).naam if document.deelname_id else ""
    if document.inschrijving_id:
        inschrijver = inschrijver_van(case, case.inschrijvingen[document.inschrijving_id]).naam
        return f"{inschrijver}, namens {dienst}" if dienst else inschrijver
    persoon = case.stam.personen.get(document.geadresseerde_id or "")
    return ", ".join(filter(None, (persoon.naam if persoon else "", dienst))) or "het dossier"


def open_dossier(conn: Connection, kenmerk: str) -> Dossier:
    """Raises Invoerfout for an unknown project."""
    case = laad(conn, kenmerk, slot=False)
    if case is None:
        raise onbekend(kenmerk)
    return Dossier(case, laad_stam(conn).personen, audit.lees(conn, case.project.id))


def lijst(app: App, kenmerk: str, keuze: Filter) -> list[Regel]:
    """The letters of a project in the order in which they were ordered; raises Invoerfout for an unknown dienst."""
    with lees(app.engine) as conn:
        dossier = open_dossier(conn, kenmerk)
    regels = [dossier.regel(document) for document in dossier.case.documenten.values()]
    diensten = tuple(sorted({dienst.naam for dienst in dossier.case.stam.diensten.values()}))
    _kies("dienst", keuze.dienst, diensten)
    return [r for r in regels if _past(r, keuze)]


def _past(regel: Regel, keuze: Filter) -> bool:
    return (
        keuze.soort in (None, regel.soort)
        and keuze.dienst in (None, regel.dienst)
        and keuze.toestand in (None, regel.toestand)
    )


@dataclass(frozen=True, slots=True)
class Gevonden:
    """A document that was named, and the time that it was made that was meant."""

    dossier: Dossier
    document: Document
    uitgave: Uitgave | None
    """None while it is not made."""

    @property
    def verwijzing(self) -> str:
        """With the time that it was made, where there are several."""
        naam = self.dossier.verwijzing(self.document) or ""
        meer = len(self.dossier.uitgaven(self.document)) > 1
        return f"{naam}.{self.uitgave.keer}" if self.uitgave and meer else naam


def zoek(conn: Connection, verwijzing: str) -> Gevonden:
    """Raises Invoerfout, and says how a document is named."""
    if verwijzing.startswith("document|"):
        return _op_sleutel(conn, verwijzing)
    delen = _VERWIJZING.fullmatch(verwijzing)
    if delen is None:
        raise Invoerfout("document", f"'{verwijzing}' is geen document; {_VORM}")
    dossier = open_dossier(conn, delen["kenmerk"])
    documenten = list(dossier.case.documenten.values())
    if not 1 <= int(delen["nummer"]) <= len(documenten):
        raise Invoerfout("document", f"project {delen['kenmerk']} heeft {len(documenten)} documenten; {_VORM}")
    document = documenten[int(delen["nummer"]) - 1]
    return Gevonden(dossier, document, _uitgave(dossier, document, delen["keer"]))


def _op_sleutel(conn: Connection, sleutel: str) -> Gevonden:
    kenmerk = next((k for k in projecten.kenmerken(conn) if projecten.id_van(conn, k) == sleutel.split("|")[1]), None)
    dossier = open_dossier(conn, kenmerk) if kenmerk else None
    document = next((d for d in dossier.case.documenten.values() if d.sleutel == sleutel), None) if dossier else None
    if dossier is None or document is None:
        raise Invoerfout("document", f"er is geen document met deze sleutel; {_VORM}")
    return Gevonden(dossier, document, _uitgave(dossier, document, None))


def _uitgave(dossier: Dossier, document: Document, keer: str | None) -> Uitgave | None:
    uitgaven = dossier.uitgaven(document)
    if keer is None:
        return uitgaven[-1] if uitgaven else None
    if not 1 <= int(keer) <= len(uitgaven):
        raise Invoerfout(
            "document", f"{dossier.verwijzing(document)} is {len(uitgaven)} keer gemaakt, niet {keer} keer"
        )
    return uitgaven[int(keer) - 1]
