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
from documents.fouten import Afwijking, DocumentFout
from usecases.app import App
from usecases.geschiedenis import VERVERS
from usecases.klok import procestijd
from usecases.maken import Gemaakt, maak_brief
from usecases.noteren import noteer
from usecases.partijen import gestopt_door
from usecases.rechtsfeiten import maak_call
from usecases.sjabloonkeuze import Sjabloonkeuze, keuze_van
from workflow.beurt import Beurt
from workflow.call import SYSTEEM
from workflow.canoniek import canonieke_json, sha256_van
from workflow.case import Case
from workflow.case.dossier import Document, DocumentToestand, Weergave
from workflow.documenten import KINDS
from workflow.effects.brieven import neem_vrijgave_terug
from workflow.lezen import bundel_van, weergave_van

if TYPE_CHECKING:
    from usecases.briefgegevens import Verouderd


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
    nieuw, mislukt = _nieuwe(_verouderd(app, case, soorten), keuze_van(app, conn))
    beurt, klaar = Beurt(case, None, call), [oud.document for oud, _ in nieuw]
    for oud, gemaakt in nieuw:
        app.opslag.bewaar(gemaakt.inhoud)
        app.opslag.bewaar(canonieke_json(oud.opdracht.gegevens).encode())
        beurt = _vervang(beurt, oud, gemaakt)
    if klaar:
        bewaar(conn, case, beurt.case)
        _noteer(conn, case, beurt, klaar)
    return Ververst(tuple(klaar), tuple(mislukt))


def _nieuwe(
    verouderd: "list[Verouderd]", sjablonen: Sjabloonkeuze
) -> "tuple[list[tuple[Verouderd, Gemaakt]], list[str]]":
    """The new bytes of each letter, and why there are none; a lie stops all letters of its kind."""
    nieuw, mislukt, gestopt = [], [], {}
    for oud in verouderd:
        soort, sleutel = oud.document.soort, oud.document.sleutel
        if soort in gestopt:
            continue
        if oud.gaten:
            mislukt.append(f"{sleutel}: {'; '.join(gat.melding for gat in oud.gaten)}")
            continue
        try:
            nieuw.append((oud, maak_brief(soort, canonieke_json(oud.opdracht.gegevens), sjablonen)))
        except Afwijking as fout:
            gestopt[soort] = gestopt_door(sleutel, fout)
        except DocumentFout as fout:
            mislukt.append(f"{sleutel}: {fout}")
    return [(oud, brief) for oud, brief in nieuw if oud.document.soort not in gestopt], [*mislukt, *gestopt.values()]


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
    """Which letters, and the bytes and the facts that they had and have."""
    regels = [_regel(d, weergave_van(voor, d.id), weergave_van(beurt.case, d.id)) for d in brieven]
    noteer(conn, voor.project.id, VERVERS, {"brieven": regels}, op=beurt.call.nu, zetten=beurt.zetten)


def _regel(document: Document, was: Weergave | None, wordt: Weergave | None) -> dict[str, str]:
    if was is None or wordt is None:
        raise LookupError(f"{document.sleutel} hoort gemaakt te zijn")
    return {
        "document": document.sleutel,
        "was": was.sha256,
        "wordt": wordt.sha256,
        "gegevens_was": was.gegevens_sha256,
        "gegevens_wordt": wordt.gegevens_sha256,
        "gemaakt_was": was.gemaakt_op.isoformat(),
        "sjabloon_was": was.sjabloon_sha256,
    }


def _geen_id() -> str:
    raise LookupError("een brief die opnieuw gemaakt wordt, houdt zijn eigen rijen")
