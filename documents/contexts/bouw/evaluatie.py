"""Contexts of the evaluation (procedure 2.8): what the Case knows, and nothing that people must judge."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from documents import opmaak
from documents.contexts.bouw.berichten import perceelnaam
from documents.contexts.bouw.gemeen import (
    PROCEDURES,
    contact_deel,
    contactpersoon_deel,
    dienst_van_document,
    dienstnaam,
    kop_van,
    met_hoofdletter,
    ondertekening_deel,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.voortgang import GEEN, verschil_in_woorden
from documents.contexts.evaluatie import (
    Besluitronde,
    Doel,
    Doorlooptijd,
    Evaluatie,
    Perceeluitkomst,
    Stapdag,
    Telling,
)
from documents.contexts.evaluatieformulier import Evaluatieformulier
from workflow.case import Case
from workflow.case.contract import OvereenkomstToestand
from workflow.case.deelname import Deelname, Onderwerp
from workflow.case.dossier import Document
from workflow.case.inschrijving import InschrijvingToestand
from workflow.case.project import Perceel, PerceelToestand
from workflow.case.publicatie import Rectificatie
from workflow.fasen import leesbaar
from workflow.lezen import (
    aangeboden_strategie,
    actieve_deelnemers,
    advies,
    deelnemers_van,
    dienst_van,
    geldige_inschrijvingen,
    inschrijver_van,
    inschrijvingen_van,
    laatste_besluit,
    levende_percelen,
    wijzigingen,
    winnaars_van,
)
from workflow.voortgang import Mijlpaal, terugblik

_WEKEN_VOOR_FORMULIER = 3
"""How long a deelnemer has for the form, in weeks."""


def evaluatie(case: Case, document: Document, huis: Huis) -> Evaluatie:
    """Ordered when the contracts were there: that day ends the planning."""
    return Evaluatie(
        afzender=huis.afzender,
        kop=kop_van(case, document, f"Evaluatie van {case.project.naam}"),
        procedure=PROCEDURES[case.project.procedure],
        deelnemers=tuple(met_hoofdletter(dienstnaam(dienst_van(case, d.id))) for d in actieve_deelnemers(case)),
        doelen=tuple(_doelen(case)),
        planning=tuple(_stapdag(m) for m in terugblik(case, opmaak.dag(document.besteld_op))),
        percelen=tuple(_perceel(case, p) for p in case.percelen.values()),
        tellingen=tuple(Telling(naam=naam, aantal=aantal) for naam, aantal in _tellingen(case)),
        wijzigingen=tuple(_wijzigingen(case)),
        besluiten=tuple(_besluiten(case)),
        contact=contact_deel(case),
    )


def _doelen(case: Case) -> Iterator[Doel]:
    """The grounds on which the project was found collective (procedure 1.1)."""
    for toets in case.collectieftoetsen.values():
        for element, motivering in toets.elementen.items():
            yield Doel(naam=leesbaar(element).capitalize(), motivering=motivering)


def _stapdag(mijlpaal: Mijlpaal) -> Stapdag:
    return Stapdag(
        naam=mijlpaal.naam.capitalize(),
        gepland=_dag(mijlpaal.gepland),
        werkelijk=_dag(mijlpaal.werkelijk),
        verschil=verschil_in_woorden(mijlpaal) if mijlpaal.werkelijk else GEEN,
    )


def _dag(dag: date | None) -> str:
    return opmaak.datum(dag) if dag else GEEN


def _moment(moment: datetime | None) -> str:
    return _dag(opmaak.dag(moment)) if moment else GEEN


# --- de markt ------------------------------------------------------------------------------------------------------


def _perceel(case: Case, perceel: Perceel) -> Perceeluitkomst:
    return Perceeluitkomst(
        perceel=perceelnaam(case, perceel),
        geraamd=opmaak.bedrag(perceel.waarde),
        ontvangen=len(inschrijvingen_van(case, perceel)),
        geldig=len(geldige_inschrijvingen(case, perceel)),
        winnaars=_winnaars(case, perceel),
    )


def _winnaars(case: Case, perceel: Perceel) -> str:
    if perceel.toestand == PerceelToestand.INGETROKKEN:
        return "ingetrokken"
    winnaars = winnaars_van(case, perceel)
    namen = (f"{inschrijver_van(case, w).naam}: {opmaak.bedrag(w.prijs)}" for w in winnaars)
    return "\n".join(namen) or "niet gegund"


def _tellingen(case: Case) -> Iterator[tuple[str, int]]:
    inschrijvingen = case.inschrijvingen.values()
    yield "Diensten die interesse hadden", len(case.deelnames)
    yield "Deelnemers", len(actieve_deelnemers(case))
    yield "Publicaties", len(case.publicaties)
    yield "Vragen uit de markt", len(case.vragen)
    yield "Nota’s van inlichtingen", len(case.notas)
    yield "Inschrijvingen", len(inschrijvingen)
    for toestand in (InschrijvingToestand.TE_LAAT, InschrijvingToestand.ONGELDIG, InschrijvingToestand.INGETROKKEN):
        yield f"Waarvan {leesbaar(toestand)}", sum(i.toestand == toestand for i in inschrijvingen)
    yield "Kort gedingen", len(case.kort_gedingen)


def _wijzigingen(case: Case) -> Iterator[str]:
    """What was changed between publication and closing."""
    for rij in wijzigingen(case):
        if isinstance(rij, Rectificatie):
            yield f"Rectificatie {rij.nummer} van {_moment(rij.gerectificeerd_op)}: {rij.omschrijving}"
        else:
            yield f"Latere sluiting, besloten op {_moment(rij.verlengd_op)}: {rij.motivering}"


# --- de deelnemers -------------------------------------------------------------------------------------------------


def _besluiten(case: Case) -> Iterator[Besluitronde]:
    """What each deelnemer was asked to adopt, on the version that stands."""
    strategie = aangeboden_strategie(case)
    if strategie and strategie.aangeboden_op:
        vraag = Onderwerp.INKOOPSTRATEGIE, strategie.inhoud_sha256, strategie.aangeboden_op, strategie.versie
        rijen = tuple(_doorlooptijd(case, d, "mandaatbrief", None, *vraag) for d in actieve_deelnemers(case))
        yield Besluitronde(
            onderwerp=f"Inkoopstrategie, versie {strategie.versie}",
            gevraagd=opmaak.dag(strategie.aangeboden_op),
            deelnemers=rijen,
        )
    for perceel in levende_percelen(case):
        if huidig := advies(case, perceel):
            vraag = Onderwerp.GUNNINGSADVIES, huidig.inhoud_sha256, huidig.voorgelegd_op, huidig.versie
            rijen = tuple(
                _doorlooptijd(case, d, "gunningsadvies", perceel.id, *vraag) for d in deelnemers_van(case, perceel)
            )
            achter = f", perceel {perceel.nummer}" if len(case.percelen) > 1 else ""
            yield Besluitronde(
                onderwerp=f"Gunningsadvies, versie {huidig.versie}{achter}",
                gevraagd=opmaak.dag(huidig.voorgelegd_op),
                deelnemers=rijen,
            )


def _doorlooptijd(
    case: Case,
    deelname: Deelname,
    brief: str,
    perceel_id: str | None,
    onderwerp: Onderwerp,
    sha256: str,
    gevraagd: datetime,
    versie: int,
) -> Doorlooptijd:
    """From the day on which all were asked to the day on which the decision was here."""
    besluit = laatste_besluit(case, deelname, onderwerp, sha256)
    doel = (brief, deelname.id, perceel_id, versie)
    verzonden = (
        d.verzonden_op
        for d in case.documenten.values()
        if (d.soort, d.deelname_id, d.perceel_id, d.versie) == doel and d.verzonden_op
    )
    dagen = (opmaak.dag(besluit.ontvangen_op) - opmaak.dag(gevraagd)).days if besluit else None
    return Doorlooptijd(
        deelnemer=met_hoofdletter(dienstnaam(dienst_van(case, deelname.id))),
        verzonden=_moment(min(verzonden, default=None)),
        besloten=_dag(besluit.besluitdatum if besluit else None),
        ontvangen=_moment(besluit.ontvangen_op if besluit else None),
        dagen=GEEN if dagen is None else str(dagen),
    )


# --- formulier -----------------------------------------------------------------------------------------------------


def evaluatieformulier(case: Case, document: Document, huis: Huis) -> Evaluatieformulier:
    """To the contactpersoon of each deelnemer, about the overeenkomsten of that deelnemer."""
    dienst = dienst_van_document(case, document)
    getekend = (
        o
        for o in case.overeenkomsten.values()
        if o.deelname_id == document.deelname_id and o.toestand == OvereenkomstToestand.GETEKEND
    )
    return Evaluatieformulier(
        afzender=huis.afzender,
        geadresseerde=contactpersoon_deel(case, dienst),
        kop=kop_van(case, document, f"Evaluatieformulier {case.project.naam}"),
        deelnemer=dienstnaam(dienst),
        overeenkomsten=tuple(
            f"{perceelnaam(case, case.percelen[o.perceel_id])}: "
            f"{inschrijver_van(case, case.inschrijvingen[o.inschrijving_id]).naam}"
            for o in getekend
        ),
        retour_uiterlijk=opmaak.dag(document.besteld_op) + timedelta(weeks=_WEKEN_VOOR_FORMULIER),
        contact=contact_deel(case),
        ondertekening=ondertekening_deel(case, huis),
    )
