"""Letters that were made and not sent, and whose facts have changed since: they are made anew (design rule 9).

The letters are compared with what they would say now, so that whoever runs this, and however often, adds nothing twice.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from db.cases import bewaar, laad
from db.engine import Connection, lees, schrijf
from db.queries import documenten
from documents.fouten import DocumentFout
from usecases.app import App
from usecases.klok import procestijd
from usecases.maken import Gemaakt, maak_brief
from usecases.noteren import noteer
from usecases.rechtsfeiten import maak_call
from workflow.beurt import Beurt
from workflow.call import SYSTEEM
from workflow.canoniek import canonieke_json, sha256_van
from workflow.case import Case
from workflow.case.dossier import Document, DocumentToestand
from workflow.documenten import KINDS
from workflow.effects.brieven import neem_vrijgave_terug
from workflow.lezen import bundel_van, weergave_van

if TYPE_CHECKING:
    from usecases.briefgegevens import Verouderd

VERVERS = "ververs_brieven"
"""How the audit names it: no verb, since nobody asks for it."""


@dataclass(frozen=True, slots=True)
class Ververst:
    """Letters that were made anew, and one line for each that could not be."""

    brieven: tuple[Document, ...] = ()
    mislukt: tuple[str, ...] = ()

    def __add__(self, ander: "Ververst") -> "Ververst":
        return Ververst(self.brieven + ander.brieven, self.mislukt + ander.mislukt)


def ververs(
    app: App, op: datetime | None = None, project: str | None = None, soorten: Collection[str] | None = None
) -> Ververst:
    """Make anew what went stale, of one project or of all; a release that rested on the old letter is taken back.

    `op` is the process time for a scenario, else the clock of the database.
    """
    with lees(app.engine) as conn:
        kandidaten = documenten.met_onverzonden_brieven(conn)
    gekozen = [kenmerk for kenmerk in kandidaten if project in (None, kenmerk)]
    return sum((_ververs_project(app, kenmerk, op, soorten) for kenmerk in gekozen), Ververst())


def _ververs_project(app: App, kenmerk: str, op: datetime | None, soorten: Collection[str] | None) -> Ververst:
    with lees(app.engine) as conn:
        case = laad(conn, kenmerk, slot=False)
        if case is None or not _verouderd(app, case, soorten):
            return Ververst()
    with schrijf(app.engine) as conn:
        case = laad(conn, kenmerk, slot=True)
        return Ververst() if case is None else _maak_opnieuw(app, conn, case, procestijd(conn, op), soorten)


def _verouderd(app: App, case: Case, soorten: Collection[str] | None) -> "list[Verouderd]":
    """One per letter: the percelen of a joint letter are stale together."""
    from usecases.briefgegevens import verouderde

    brieven = (d for d in case.documenten.values() if soorten is None or d.soort in soorten)
    eerste = {bundel_van(case, d)[0].id: bundel_van(case, d)[0] for d in brieven}
    return verouderde(case, eerste.values(), app.huis)


def _maak_opnieuw(app: App, conn: Connection, case: Case, nu: datetime, soorten: Collection[str] | None) -> Ververst:
    call = maak_call(app, conn, actor=SYSTEEM, nu=nu, nieuw_id=_geen_id)
    beurt, klaar, mislukt = Beurt(case, None, call), [], []
    for oud in _verouderd(app, case, soorten):
        melding = "; ".join(gat.melding for gat in oud.gaten)
        try:
            gemaakt = (
                None if melding else maak_brief(oud.document.soort, canonieke_json(oud.opdracht.gegevens), app.opslag)
            )
        except DocumentFout as fout:
            gemaakt, melding = None, str(fout)
        if gemaakt is None:
            mislukt.append(f"{oud.document.sleutel}: {melding}")
            continue
        app.opslag.bewaar(gemaakt.inhoud)
        beurt = _vervang(beurt, oud, gemaakt)
        klaar.append(oud.document)
    if klaar:
        bewaar(conn, case, beurt.case)
        _noteer(conn, case, beurt, klaar)
    return Ververst(tuple(klaar), tuple(mislukt))


def _vervang(beurt: Beurt, oud: "Verouderd", gemaakt: Gemaakt) -> Beurt:
    """The new bytes take the place of the old ones for every perceel of the letter; the store keeps both."""
    for document in bundel_van(beurt.case, oud.document):
        weergave = weergave_van(beurt.case, document.id)
        if weergave is None:
            raise LookupError(f"{document.sleutel} hoort gemaakt te zijn")
        beurt = beurt.schrijf(
            replace(
                weergave,
                sha256=gemaakt.sha256,
                sjabloon_sha256=gemaakt.sjabloon_sha256,
                gegevens_sha256=sha256_van(oud.opdracht.gegevens),
                omvang=len(gemaakt.inhoud),
                gemaakt_op=beurt.call.nu,
            )
        )
        if document.toestand == DocumentToestand.VRIJGEGEVEN and KINDS[document.soort].vrijgave:
            beurt = neem_vrijgave_terug(beurt, document)
    return beurt


def _noteer(conn: Connection, voor: Case, beurt: Beurt, brieven: list[Document]) -> None:
    """Which letters, and the bytes that they had and have."""
    regels = [{"document": d.sleutel, "was": _sha256(voor, d), "wordt": _sha256(beurt.case, d)} for d in brieven]
    noteer(conn, voor.project.id, VERVERS, {"brieven": regels}, op=beurt.call.nu, zetten=beurt.zetten)


def _sha256(case: Case, document: Document) -> str:
    weergave = weergave_van(case, document.id)
    return weergave.sha256 if weergave else ""


def _geen_id() -> str:
    raise LookupError("een brief die opnieuw gemaakt wordt, houdt zijn eigen rijen")
