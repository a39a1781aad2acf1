"""Contexts of what is published: documents to each deelnemer, and the nota van inlichtingen (procedure 2.3, 2.4)."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from documents import opmaak
from documents.contexts.bouw.berichten import marktplanning, rectificatie_deel, stuk_deel, verlenging_deel
from documents.contexts.bouw.gemeen import (
    PROCEDURES,
    contact_deel,
    contactpersoon_deel,
    dienst_van_document,
    kop_van,
    ondertekening_deel,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.doorzending_aanbestedingsdocumenten import DoorzendingAanbestedingsdocumenten
from documents.contexts.nota_van_inlichtingen import NotaVanInlichtingen, Vraag
from documents.contexts.wijzigingsbericht import Rectificatie, Verlenging
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.publicatie import NotaVanInlichtingen as NotaRij
from workflow.case.publicatie import Vraag as VraagRij
from workflow.lezen import gepubliceerde_stukken

Schoon = Callable[[str], str]

GEEN_VERWIJZING = "algemeen"
WEGGELATEN = "[naam weggelaten]"
_RECHTSVORM = re.compile(r"\s+(?:b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|c\.?v\.?|u\.?a\.?)$", re.IGNORECASE)
_KORTSTE_ROEPNAAM = 5
"""A shorter name without its legal form may be a common word."""


# --- doorzending ---------------------------------------------------------------------------------------------------


def doorzending(case: Case, document: Document, huis: Huis) -> DoorzendingAanbestedingsdocumenten:
    """The publication that the letter was ordered for."""
    huidig = next((p for p in case.publicaties.values() if p.volgnummer == document.versie), None)
    return DoorzendingAanbestedingsdocumenten(
        afzender=huis.afzender,
        geadresseerde=contactpersoon_deel(case, dienst_van_document(case, document)),
        kop=kop_van(case, document, "De aanbestedingsstukken zijn gepubliceerd"),
        opnieuw=document.versie > 1,
        procedure=PROCEDURES[case.project.procedure],
        gepubliceerd_op=opmaak.dag(huidig.verzonden_op) if huidig else None,
        platform=huidig.platform if huidig else "",
        referentie=huidig.referentie if huidig else "",
        stukken=tuple(stuk_deel(stuk) for stuk in gepubliceerde_stukken(case, huidig)) if huidig else (),
        planning=marktplanning(huidig),
        contact=contact_deel(case),
        ondertekening=ondertekening_deel(case, huis),
    )


# --- nota van inlichtingen -----------------------------------------------------------------------------------------


def nota_van_inlichtingen(case: Case, document: Document, huis: Huis) -> NotaVanInlichtingen:
    """The nota that the document was ordered for, and what changed since the one before it; it names nobody."""
    nota = _nota(case, document)
    huidig = case.publicaties[nota.publicatie_id] if nota else None
    vragen = sorted((v for v in case.vragen.values() if nota and v.nvi_id == nota.id), key=lambda v: v.nummer)
    schoon = zonder_namen(case)
    return NotaVanInlichtingen(
        afzender=huis.afzender,
        kop=kop_van(case, document, f"Nota van inlichtingen {nota.ronde if nota else ''}".strip()),
        procedure=PROCEDURES[case.project.procedure],
        platform=huidig.platform if huidig else "",
        referentie=huidig.referentie if huidig else "",
        ronde=nota.ronde if nota else 0,
        laatste=nota.laatste if nota else False,
        vragen=tuple(_vraag(vraag, schoon) for vraag in vragen),
        wijzigt=any(vraag.leidt_tot_wijziging for vraag in vragen),
        rectificaties=tuple(
            _rectificatie(rectificatie_deel(case, r), schoon)
            for r in case.rectificaties.values()
            if nota and _sinds_vorige(case, nota, r.publicatie_id, r.gerectificeerd_op)
        ),
        verlengingen=tuple(
            _verlenging(verlenging_deel(v), schoon)
            for v in case.verlengingen.values()
            if nota and _sinds_vorige(case, nota, v.publicatie_id, v.verlengd_op)
        ),
        planning=marktplanning(huidig),
    )


def _nota(case: Case, document: Document) -> NotaRij | None:
    """Versions count the notas of all publications."""
    volgnummers = {p.id: p.volgnummer for p in case.publicaties.values()}
    notas = sorted(case.notas.values(), key=lambda n: (volgnummers[n.publicatie_id], n.ronde))
    return notas[document.versie - 1] if 0 < document.versie <= len(notas) else None


def _sinds_vorige(case: Case, nota: NotaRij, publicatie_id: str, moment: datetime) -> bool:
    """Whether this happened in the publication of the nota, after the nota before it."""
    eerdere = (
        n.gepubliceerd_op for n in case.notas.values() if n.publicatie_id == nota.publicatie_id and n.ronde < nota.ronde
    )
    vanaf = max(eerdere, default=None)
    return publicatie_id == nota.publicatie_id and moment <= nota.gepubliceerd_op and (not vanaf or moment > vanaf)


def _vraag(vraag: VraagRij, schoon: Schoon) -> Vraag:
    return Vraag(
        nummer=vraag.nummer,
        verwijzing=schoon(vraag.verwijzing).strip() or GEEN_VERWIJZING,
        vraag=schoon(vraag.tekst),
        antwoord=schoon(vraag.antwoord),
        wijziging="ja" if vraag.leidt_tot_wijziging else "nee",
    )


def _rectificatie(deel: Rectificatie, schoon: Schoon) -> Rectificatie:
    return replace(deel, omschrijving=schoon(deel.omschrijving), beoordeling=schoon(deel.beoordeling))


def _verlenging(deel: Verlenging, schoon: Schoon) -> Verlenging:
    return replace(deel, motivering=schoon(deel.motivering))


def zonder_namen(case: Case) -> Schoon:
    """Takes out of a text every tenderer that the project knows, also from an earlier publication (Aw 2.53)."""
    vormen = sorted(_vormen(case), key=lambda vorm: len(vorm[0]), reverse=True)
    patronen = [re.compile(_los(naam), vlag) for naam, vlag in vormen]

    def schoon(tekst: str) -> str:
        for patroon in patronen:
            tekst = patroon.sub(WEGGELATEN, tekst)
        return tekst

    return schoon


def _vormen(case: Case) -> set[tuple[str, re.RegexFlag]]:
    """Full names and mailboxes however they are typed; without its legal form a name only with its own capitals."""
    vormen: set[tuple[str, re.RegexFlag]] = set()
    for inschrijver in case.inschrijvers.values():
        vormen |= {(heel.strip(), re.IGNORECASE) for heel in (inschrijver.naam, inschrijver.email) if heel.strip()}
        roepnaam = _RECHTSVORM.sub("", inschrijver.naam.strip())
        if len(roepnaam) >= _KORTSTE_ROEPNAAM:
            vormen.add((roepnaam, re.NOFLAG))
    return vormen


def _los(naam: str) -> str:
    """As words of their own, whatever white space stands between them."""
    woorden = r"\s+".join(re.escape(deel) for deel in naam.split())
    return rf"(?<!\w){woorden}(?!\w)"
