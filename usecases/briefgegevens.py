"""The preflight of letters: the facts of each ordered document as of the decision, or every gap at once.

It runs inside the transaction of the verb, so that a letter with a hole is never even ordered.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from db.outbox import Opdracht
from delivery.agenda import Afspraak
from documents.contexts import ontbrekend, snapshot
from documents.contexts.bouw import Huis, Oplage
from documents.contexts.compleet import Nagezien
from documents.contexts.snapshot import Gelezen
from usecases.afspraken import afspraak_van
from workflow.canoniek import sha256_van
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.documenten import KINDS, Vorm
from workflow.effects import Effect
from workflow.lezen import ONVERZONDEN, dienst_van, inschrijver_van
from workflow.reasons import Geweigerd, Reden, reden
from workflow.tijd import lokaal

_VAN_DIENST = ("geadresseerde", "dienst", "mandaatgever")
"""Parts of a letter that come from the data of a dienst."""
_OPDRACHTGEVER = "opdrachtgever"
"""The same, also in what goes to a tenderer: the dienst is a party to the overeenkomst."""

Leeg = Callable[[], tuple[str, ...]]
"""Names what is missing; asked only of a letter that will be made."""


def opdrachten(case: Case, effecten: Iterable[Effect], huis: Huis) -> list[Opdracht]:
    """One order per document with its snapshot; raises Geweigerd(brief_onvolledig) naming every gap of every letter."""
    gereed, gaten, samen = [], [], _Samen(case, huis)
    for effect in effecten:
        document = case.documenten[effect.document_id]
        opdracht, leeg = samen.opdracht(document)
        gaten += _gaten(case, document, leeg())
        gereed.append(opdracht)
    if gaten:
        raise Geweigerd(gaten)
    return gereed


@dataclass(frozen=True, slots=True)
class Verouderd:
    """A letter that was made and not sent, whose facts are different now; `gaten` name what the new one would miss."""

    document: Document
    opdracht: Opdracht
    gaten: tuple[Reden, ...]


def verouderde(case: Case, documenten: Iterable[Document], huis: Huis) -> list[Verouderd]:
    """Of these letters those that say something else than the Case says now (design rule 9)."""
    gemaakt = {w.document_id: w.gegevens_sha256 for w in case.weergaven.values()}
    gevonden, samen = [], _Samen(case, huis)
    for document in documenten:
        if document.id not in gemaakt or document.toestand not in ONVERZONDEN or KINDS[document.soort].momentopname:
            continue
        opdracht, leeg = samen.opdracht(document)
        if sha256_van(opdracht.gegevens) != gemaakt[document.id]:
            gevonden.append(Verouderd(document, opdracht, tuple(_gaten(case, document, leeg()))))
    return gevonden


def verouderd_redenen(case: Case, documenten: Iterable[Document], huis: Huis) -> list[Reden]:
    """Why these letters may not be released or sent: each kind and addressee once."""
    wie = dict.fromkeys(_wie(case, oud.document) for oud in verouderde(case, documenten, huis))
    if not wie:
        return []
    uitleg = "laat ze opnieuw maken en geef ze daarna vrij"
    return [reden("brief_verouderd", f"gegevens zijn veranderd na het maken van: {'; '.join(wie)}; {uitleg}")]


class _Samen:
    """Letters of one Case that are ordered, or looked at, together: what they share is built and read once."""

    def __init__(self, case: Case, huis: Huis) -> None:
        self.case, self.oplage = case, Oplage(case, huis)
        self.gelezen: Gelezen = {}
        self.nagezien: Nagezien = {}

    def opdracht(self, document: Document) -> tuple[Opdracht, Leeg]:
        gegevens, leeg = self._gegevens(document)
        opdracht = Opdracht(
            sleutel=document.sleutel,
            project_id=self.case.project.id,
            soort=document.soort,
            document_id=document.id,
            gegevens=gegevens,
        )
        return opdracht, leeg

    def _gegevens(self, document: Document) -> tuple[dict[str, Any], Leeg]:
        if KINDS[document.soort].vorm == Vorm.ICS:
            return _van_afspraak(afspraak_van(self.case, document))
        context = self.oplage.bouw(document)
        return snapshot(context, self.gelezen), lambda: ontbrekend(context, self.nagezien)


def _gaten(case: Case, document: Document, leeg: tuple[str, ...]) -> list[Reden]:
    """What is missing of the dienst is put right by `registreer_dienst`; the rest has no one verb that does it."""
    delen = (_OPDRACHTGEVER,) if document.inschrijving_id else (*_VAN_DIENST, _OPDRACHTGEVER)
    van_dienst = [deel for deel in leeg if deel.startswith(delen)]
    overig = [deel for deel in leeg if deel not in van_dienst]
    redenen = [reden("brief_onvolledig", f"{_wie(case, document)}: {', '.join(van_dienst)}")] if van_dienst else []
    if overig:
        zonder_verb = replace(reden("brief_onvolledig", f"{_wie(case, document)}: {', '.join(overig)}"), verb=None)
        redenen.append(zonder_verb)
    return redenen


def _wie(case: Case, document: Document) -> str:
    """The kind of letter, the dienst and the tenderer that it is from or to."""
    dienst = dienst_van(case, document.deelname_id).naam if document.deelname_id else ""
    inschrijving = case.inschrijvingen.get(document.inschrijving_id or "")
    inschrijver = inschrijver_van(case, inschrijving).naam if inschrijving else ""
    return " ".join(filter(None, (KINDS[document.soort].titel, dienst, inschrijver)))


def _van_afspraak(afspraak: Afspraak) -> tuple[dict[str, Any], Leeg]:
    gegevens = asdict(afspraak)
    leeg = tuple(naam for naam in ("genodigde_email", "organisator_email") if not gegevens[naam])
    return {k: lokaal(v).isoformat() if isinstance(v, datetime) else v for k, v in gegevens.items()}, lambda: leeg
