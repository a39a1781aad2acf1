"""What was done with the letters of a project, by whom and why, read from its audit."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.audit import AuditRij
from workflow.case import Case
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.stam import Persoon
from workflow.deelmachines import DOCUMENT
from workflow.lezen import weergave_van
from workflow.verbs import VERBS

VERVERS = "ververs_brieven"
"""How the audit names that letters were made anew: no verb, since nobody asks for it."""

BESTELD, GEMAAKT, OPNIEUW, TERUGGENOMEN = "besteld", "gemaakt", "opnieuw gemaakt", "vrijgave vervallen"
_WOORD = {
    "geef_vrij": str(DocumentToestand.VRIJGEGEVEN),
    "keer_terug": TERUGGENOMEN,
    "verzend": str(DocumentToestand.VERZONDEN),
    "vervang": str(DocumentToestand.VERVALLEN),
    "trek_in": str(DocumentToestand.INGETROKKEN),
}
_VOORBIJ = (DocumentToestand.VERZONDEN, DocumentToestand.VERVALLEN, DocumentToestand.INGETROKKEN)
"""From then on a letter is not made anew, also when another perceel of it is."""
_REDENEN = ("grond", "motivering", "toelichting", "reden", "aanleiding")
"""Arguments of verbs that say why."""
_SYSTEEM = "systeem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebeurtenis:
    """Something that was done with a letter."""

    op: datetime
    wat: str
    wie: str
    """E-mail address, or `systeem`."""
    waarom: str = ""
    """The verb that did it and what it gave as its reason."""
    sha256: str | None = None
    """The bytes that it was about, where the audit names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weergaven:
    """One time that a letter was made."""

    sha256: str
    gegevens_sha256: str | None
    sjabloon_sha256: str | None
    gemaakt_op: datetime | None


def lees_geschiedenis(
    case: Case, rijen: Iterable[AuditRij], personen: Mapping[str, Persoon]
) -> tuple[Mapping[str, list[Gebeurtenis]], Mapping[str, list[Weergaven]]]:
    """By the id of the document: what was done with it, oldest first, and how it was made before the last time."""
    gedaan: defaultdict[str, list[Gebeurtenis]] = defaultdict(list)
    eerder: defaultdict[str, list[Weergaven]] = defaultdict(list)
    for rij in rijen:
        wie = personen[rij.persoon_id].email if rij.persoon_id else _SYSTEEM
        if rij.verb == VERVERS:
            for document, regel in _ververst(case, rij):
                if any(g.wat in _VOORBIJ for g in gedaan[document.id]):
                    continue
                eerder[document.id].append(_vorige(regel))
                gedaan[document.id].append(
                    Gebeurtenis(
                        op=rij.procestijd,
                        wat=OPNIEUW,
                        wie=wie,
                        waarom="gegevens in de brief waren veranderd",
                        sha256=regel["wordt"],
                    )
                )
        for zet in json.loads(rij.zetten):
            if zet["machine"] == DOCUMENT.naam:
                gedaan[zet["rij_id"]].append(_gebeurtenis(rij, zet, wie))
    begin = {d.id: list(_begin(case, d, eerder[d.id], personen)) for d in case.documenten.values()}
    return {id_: sorted([*begin[id_], *gedaan[id_]], key=lambda g: g.op) for id_ in begin}, eerder


def _begin(
    case: Case, document: Document, eerder: list[Weergaven], personen: Mapping[str, Persoon]
) -> Iterator[Gebeurtenis]:
    wie = personen[document.maker_id].email if document.maker_id else _SYSTEEM
    yield Gebeurtenis(op=document.besteld_op, wat=BESTELD, wie=wie)
    huidig = weergave_van(case, document.id)
    if eerder and eerder[0].gemaakt_op:
        yield Gebeurtenis(op=eerder[0].gemaakt_op, wat=GEMAAKT, wie=_SYSTEEM, sha256=eerder[0].sha256)
    elif huidig and not eerder:
        yield Gebeurtenis(op=huidig.gemaakt_op, wat=GEMAAKT, wie=_SYSTEEM, sha256=huidig.sha256)


def _ververst(case: Case, rij: AuditRij) -> Iterator[tuple[Document, Mapping[str, str]]]:
    """The percelen of one letter were made anew together, and the audit names the first."""
    regels = {regel["document"]: regel for regel in json.loads(rij.met)["brieven"]}
    for document in case.documenten.values():
        eerste = case.documenten[document.bundel_id] if document.bundel_id else document
        if regel := regels.get(document.sleutel) or regels.get(eerste.sleutel):
            yield document, regel


def _vorige(regel: Mapping[str, str]) -> Weergaven:
    op = regel.get("gemaakt_was")
    return Weergaven(
        sha256=regel["was"],
        gegevens_sha256=regel.get("gegevens_was"),
        sjabloon_sha256=regel.get("sjabloon_was"),
        gemaakt_op=datetime.fromisoformat(op) if op else None,
    )


def _gebeurtenis(rij: AuditRij, zet: Mapping[str, Any], wie: str) -> Gebeurtenis:
    wat = _WOORD.get(zet["trigger"], zet["naar"])
    return Gebeurtenis(op=rij.procestijd, wat=wat, wie=wie, waarom=_waarom(rij), sha256=zet.get("sha256"))


def _waarom(rij: AuditRij) -> str:
    """The verb as a person gave it, also where a second person carried it out, with its reasons."""
    met = json.loads(rij.met)
    verb = rij.verb
    if verb == "bevestig":
        verb, met = met["verb"], met["met"]
    if verb not in VERBS:
        return verb
    redenen = [str(met[naam]) for naam in _REDENEN if isinstance(met, dict) and met.get(naam)]
    return f"{verb}: {'; '.join(redenen)}" if redenen else verb
