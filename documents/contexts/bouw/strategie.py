"""Contexts of the inkoopstrategie: its concept to each dienst, and the text that every organ adopts (procedure 2.2)."""

from collections.abc import Iterator
from datetime import date

from documents import opmaak
from documents.contexts.aanbieding_concept_inkoopstrategie import AanbiedingConceptInkoopstrategie
from documents.contexts.bouw.berichten import stuk_deel
from documents.contexts.bouw.gemeen import (
    HANDELINGEN,
    PROCEDURES,
    contact_deel,
    contactpersoon_deel,
    dienst_deel,
    dienst_van_document,
    dienstnaam,
    kop_van,
    met_hoofdletter,
    ondertekening_deel,
    strategierij,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.start import MIJLPAALNAMEN, planning_deel, teamlid
from documents.contexts.deel import Hoofdstuk
from documents.contexts.inkoopstrategie import Criteriumregel, Deelname, Inkoopstrategie, Perceelregel, Stap
from workflow.case import Case
from workflow.case.deelname import Deelname as DeelnameRij
from workflow.case.dossier import Document, Dossierstuk, SoortStuk
from workflow.case.project import Aard, Procedure
from workflow.case.publicatie import SoortCriterium
from workflow.case.strategie import Strategie
from workflow.documenten import AANBESTEDINGSSTUKKEN
from workflow.lezen import criteria_van, dienst_van, doet_mee_aan, levende_percelen, team
from workflow.strategie import HOOFDSTUKKEN, SPOED, VOORAANKONDIGING
from workflow.termijnen.regels import OPENBAAR, SAS, Regel, regel_op

_SPOED_TITEL = "Spoed"
_AARD = {
    Aard.WERKEN: "werken",
    Aard.LEVERINGEN: "leveringen",
    Aard.DIENSTEN: "diensten",
    Aard.SAS: "sociale en andere specifieke diensten",
}
_SOORTEN = {SoortCriterium.KWALITEIT: "kwaliteit", SoortCriterium.PRIJS: "prijs"}
GEEN_TERMIJN = "–"


# --- concept -------------------------------------------------------------------------------------------------------


def aanbieding_concept(case: Case, document: Document, huis: Huis) -> AanbiedingConceptInkoopstrategie:
    """The concept as it is now, as long as it was not offered: an answer is about the text that is being written."""
    concept = _concept(case, document)
    return AanbiedingConceptInkoopstrategie(
        afzender=huis.afzender,
        geadresseerde=contactpersoon_deel(case, dienst_van_document(case, document)),
        kop=kop_van(case, document, "Concept-inkoopstrategie: uw reactie gevraagd"),
        opnieuw=document.versie > 1,
        reageren_tot=concept.reactie_tot if concept else None,
        waar=huis.portaal,
        vingerafdruk=concept.inhoud_sha256 if concept else "",
        externe_kosten=opmaak.bedrag(concept.externe_kosten) if concept else "",
        planning=planning_deel(concept),
        hoofdstukken=_hoofdstukken(concept),
        contact=contact_deel(case),
        ondertekening=ondertekening_deel(case, huis),
    )


def _concept(case: Case, document: Document) -> Strategie | None:
    """The version that was still to be offered when the letter was ordered."""
    open_ = (s for s in case.strategieen.values() if s.aangeboden_op is None or s.aangeboden_op > document.besteld_op)
    return min(open_, key=lambda s: s.versie, default=None)


def _hoofdstukken(strategie: Strategie | None) -> tuple[Hoofdstuk, ...]:
    """Every chapter of the standard template in its order; an empty one is named by the preflight."""
    teksten = strategie.hoofdstukken if strategie else {}
    titels = HOOFDSTUKKEN | ({SPOED: _SPOED_TITEL} if SPOED in teksten else {})
    return tuple(
        Hoofdstuk(code=code, nummer=nummer, titel=titel, tekst=teksten.get(code, ""))
        for nummer, (code, titel) in enumerate(titels.items(), start=1)
    )


# --- strategie -----------------------------------------------------------------------------------------------------


def inkoopstrategie(case: Case, document: Document, huis: Huis) -> Inkoopstrategie:
    """The version that was offered, with the facts of the project as they were at that moment."""
    strategie = strategierij(case, document)
    gevraagd = _gevraagd(case, document)
    return Inkoopstrategie(
        afzender=huis.afzender,
        kop=kop_van(case, document, f"Inkoopstrategie {case.project.naam}"),
        versie=strategie.versie if strategie else 0,
        vingerafdruk=strategie.inhoud_sha256 if strategie else "",
        onderwerp=case.project.omschrijving,
        procedure=PROCEDURES[case.project.procedure],
        aard=_AARD[case.project.aard],
        waarde=opmaak.bedrag(case.project.waarde),
        externe_kosten=opmaak.bedrag(strategie.externe_kosten) if strategie else "",
        hoofdstukken=_hoofdstukken(strategie),
        deelnames=tuple(_deelname(case, deelname) for deelname in gevraagd),
        percelen=tuple(
            Perceelregel(nummer=p.nummer, naam=p.naam, waarde=opmaak.bedrag(p.waarde), winnaars=p.aantal_winnaars)
            for p in levende_percelen(case)
        ),
        criteria=tuple(_criteria(case)),
        team=tuple(teamlid(case, lid, huis) for lid in team(case)),
        planning=tuple(_stap(case, strategie, naam, dag) for naam, dag in _op_datum(strategie)),
        handelingen=tuple(HANDELINGEN.values()),
        stukken=tuple(stuk_deel(stuk) for stuk in _stukken(case, document)),
        vaststellingen=tuple(dienst_deel(case, dienst_van(case, deelname.id)) for deelname in gevraagd),
        contact=contact_deel(case),
    )


def _gevraagd(case: Case, document: Document) -> list[DeelnameRij]:
    """Who was asked to adopt this version: each got a mandaatbrief of it."""
    brieven = {
        d.deelname_id for d in case.documenten.values() if (d.soort, d.versie) == ("mandaatbrief", document.versie)
    }
    return [deelname for deelname in case.deelnames.values() if deelname.id in brieven]


def _deelname(case: Case, deelname: DeelnameRij) -> Deelname:
    eigen = [p.nummer for p in levende_percelen(case) if doet_mee_aan(deelname, p)]
    return Deelname(
        dienst=met_hoofdletter(dienstnaam(dienst_van(case, deelname.id))),
        percelen=", ".join(eigen) if deelname.percelen else "alle",
    )


def _criteria(case: Case) -> Iterator[Criteriumregel]:
    for perceel in levende_percelen(case):
        for criterium in criteria_van(case, perceel):
            yield Criteriumregel(
                perceel=perceel.nummer,
                criterium=criterium.naam,
                soort=_SOORTEN[criterium.soort],
                gewicht=opmaak.procent(criterium.gewicht),
            )


def _stukken(case: Case, document: Document) -> list[Dossierstuk]:
    """Joint files that a reader of the strategy may want to find; evidence and letters that came in are none."""
    soorten = (SoortStuk.OVERIG, *AANBESTEDINGSSTUKKEN)
    return [
        stuk
        for stuk in case.dossierstukken.values()
        if stuk.deelname_id is None and stuk.soort in soorten and stuk.toegevoegd_op <= document.besteld_op
    ]


# --- planning ------------------------------------------------------------------------------------------------------


def _op_datum(strategie: Strategie | None) -> list[tuple[str, date]]:
    return sorted(strategie.planning.items(), key=lambda mijlpaal: mijlpaal[1]) if strategie else []


def _stap(case: Case, strategie: Strategie | None, naam: str, dag: date) -> Stap:
    regel = _regel(case, strategie, naam, dag) if strategie else None
    return Stap(
        naam=MIJLPAALNAMEN.get(naam, naam.replace("_", " ")),
        datum=dag,
        termijn=_VOOR[naam].format(dagen=regel.aantal, bron=regel.bron) if regel else GEEN_TERMIJN,
    )


_VOOR = {
    "nvi": "uiterlijk {dagen} dagen voor de sluiting ({bron})",
    "sluiting": "ten minste {dagen} dagen na de publicatie ({bron})",
    "contract": "na een opschortende termijn van ten minste {dagen} dagen ({bron})",
}


def _regel(case: Case, strategie: Strategie, naam: str, dag: date) -> Regel | None:
    """The term that the law asks before or after this milestone, with the shortening that the strategy uses."""
    procedure = case.project.procedure
    if naam not in _VOOR or procedure == Procedure.MEERVOUDIG_ONDERHANDS:
        return None
    spoed = "spoed" if procedure == Procedure.OPENBAAR and SPOED in strategie.hoofdstukken else ""
    if naam == "nvi":
        return regel_op("nvi", dag, geval=spoed)
    if naam == "contract":
        return regel_op("opschortend", dag, geval="contractueel" if procedure.value == SAS else "")
    vooraf = "vooraankondiging" if VOORAANKONDIGING in strategie.planning else ""
    geval = spoed or vooraf or "elektronisch"
    return regel_op("inschrijving", dag, procedure=OPENBAAR, geval=geval) if procedure == Procedure.OPENBAAR else None
