"""Verbs of the letters: released by a second person, then sent (procedure section 5 and 2.6)."""

from dataclasses import replace
from datetime import datetime

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.contract import Overeenkomst, OvereenkomstToestand
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.project import Briefvorm, PerceelToestand
from workflow.deelmachines import DOCUMENT, OVEREENKOMST
from workflow.documenten import BRIEVEN_VAN_BESLISSING, KINDS
from workflow.effects.vrijgave import keer_brieven_terug
from workflow.guards.brieven import alle_brieven_verzonden
from workflow.lezen import (
    ONVERZONDEN,
    bundel_van,
    deelname_van,
    levende_documenten,
    perceel_op_nummer,
)
from workflow.tijd import dag_van
from workflow.verbs.argumenten import argumenten, veld
from workflow.verbs.registry import altijd, verb
from workflow.zetten import beweeg_perceel, handel

OVEREENKOMST_SOORT = "overeenkomst"


@argumenten
class KiesBriefvorm:
    vorm: Briefvorm = veld("een brief per deelnemer, of één brief van alle deelnemers samen")


@verb(
    "kies_briefvorm",
    stap="2.6",
    hulp="Kies of een inschrijver van elke deelnemer een brief krijgt, of één brief van alle deelnemers samen.",
    argumenten=KiesBriefvorm,
)
def kies_briefvorm(case: Case, met: KiesBriefvorm, call: Call) -> Decision:
    """One form for all letters of a decision, chosen before the first of them is ordered (procedure section 5)."""
    beurt = handel(Beurt(case, met, call), "kies_briefvorm")
    return replace(beurt, case=beurt.case.met_project(replace(beurt.case.project, briefvorm=met.vorm))).besluit()


@argumenten
class GeefVrij:
    soorten: tuple[str, ...] = veld(f"soorten brieven: {', '.join((*KINDS, OVEREENKOMST_SOORT))}")
    perceel: str | None = veld("alleen van dit perceel; een brief over meer percelen gaat als geheel", default=None)
    dienst: str | None = veld("alleen van deze dienst", default=None)

    def __post_init__(self) -> None:
        eis_soorten(self.soorten, (*KINDS, OVEREENKOMST_SOORT))

    def documenten(self, case: Case) -> list[Document]:
        """The letters in concept that this call is about."""
        kandidaten = kies_documenten(case, self.soorten, self.perceel, self.dienst)
        return [d for d in kandidaten if d.toestand == DocumentToestand.CONCEPT]

    def overeenkomsten(self, case: Case) -> list[Overeenkomst]:
        if OVEREENKOMST_SOORT not in self.soorten:
            return []
        deelname_id = deelname_van(case, self.dienst).id if self.dienst else None
        perceel_id = perceel_op_nummer(case, self.perceel).id if self.perceel else None
        return [
            o
            for o in case.overeenkomsten.values()
            if o.toestand == OvereenkomstToestand.CONCEPT
            and deelname_id in (None, o.deelname_id)
            and perceel_id in (None, o.perceel_id)
        ]


def eis_soorten(soorten: tuple[str, ...], bekend: tuple[str, ...]) -> None:
    """Kinds of document that exist, at least one; raises ValueError in Dutch."""
    onbekend = [soort for soort in soorten if soort not in bekend]
    if onbekend or not soorten:
        raise ValueError(f"soorten: {', '.join(onbekend) or 'leeg'}; kies uit: {', '.join(bekend)}")


def kies_documenten(case: Case, soorten: tuple[str, ...], perceel: str | None, dienst: str | None) -> list[Document]:
    """Letters of these kinds that did not lapse, of one perceel or dienst where that is asked.

    A letter on several percelen is chosen whole, so that nobody releases or sends half of it.
    """
    deelname_id = deelname_van(case, dienst).id if dienst else None
    perceel_id = perceel_op_nummer(case, perceel).id if perceel else None
    gekozen = (
        d
        for d in levende_documenten(case, *soorten)
        if deelname_id in (None, d.deelname_id) and perceel_id in (None, d.perceel_id)
    )
    return list({lid.id: lid for d in gekozen for lid in _heel(case, d)}.values())


def _heel(case: Case, document: Document) -> list[Document]:
    """The parts of this letter that did not lapse."""
    if document.toestand not in ONVERZONDEN:
        return [document]
    return bundel_van(case, document)


@verb(
    "geef_vrij",
    stap="2.6",
    hulp="Geef brieven of overeenkomsten vrij; een tweede persoon bevestigt.",
    argumenten=GeefVrij,
    vier_ogen=altijd,
)
def geef_vrij(case: Case, met: GeefVrij, call: Call) -> Decision:
    """A letter is released by another person than who ordered it (procedure section 5)."""
    beurt = handel(keer_brieven_terug(Beurt(case, met, call)), "geef_vrij")
    for document in met.documenten(beurt.case):
        beurt = beurt.verzet(DOCUMENT, document, "geef_vrij", vrijgever_id=_vrijgever(call), vrijgegeven_op=call.nu)
    for overeenkomst in met.overeenkomsten(case):
        beurt = beurt.verzet(OVEREENKOMST, overeenkomst, "geef_vrij")
    return beurt.besluit()


def _vrijgever(call: Call) -> str | None:
    return call.persoon_id if call.voorstel else None


@argumenten
class BevestigVerzending:
    soorten: tuple[str, ...] = veld(f"soorten brieven: {', '.join(KINDS)}")
    perceel: str | None = veld("alleen van dit perceel; een brief over meer percelen gaat als geheel", default=None)
    dienst: str | None = veld("alleen van deze dienst", default=None)
    verzonden_op: datetime | None = veld("moment van verzending; zonder moment is dat nu", default=None)

    def __post_init__(self) -> None:
        eis_soorten(self.soorten, tuple(KINDS))

    def te_verzenden(self, case: Case) -> list[Document]:
        """The letters of this call that were not sent before."""
        kandidaten = kies_documenten(case, self.soorten, self.perceel, self.dienst)
        return [d for d in kandidaten if d.toestand != DocumentToestand.VERZONDEN]


def _teruggedateerd(case: Case, met: BevestigVerzending, call: Call) -> bool:
    """A sending on an earlier day is confirmed by a second person."""
    return met.verzonden_op is not None and dag_van(met.verzonden_op) < call.vandaag


@verb(
    "bevestig_verzending",
    stap="2.6",
    hulp="Leg vast dat brieven verzonden zijn; met de laatste begint de opschortende termijn.",
    argumenten=BevestigVerzending,
    vier_ogen=_teruggedateerd,
)
def bevestig_verzending(case: Case, met: BevestigVerzending, call: Call) -> Decision:
    """The sending of the last expected letter of a perceel starts its standstill (Aw 2.127)."""
    beurt = handel(Beurt(case, met, call), "bevestig_verzending")
    for document in met.te_verzenden(case):
        if document.toestand == DocumentToestand.CONCEPT:
            # Its release had returned at the end of the planned day, and still holds for what went out on that day.
            beurt = beurt.verzet(DOCUMENT, document, "geef_vrij")
        vrij = beurt.case.documenten[document.id]
        beurt = beurt.verzet(DOCUMENT, vrij, "verzend", verzonden_op=met.verzonden_op or call.nu)
    if set(met.soorten) & set(BRIEVEN_VAN_BESLISSING):
        beurt = begin_opschortingen(beurt)
    return beurt.besluit()


def begin_opschortingen(beurt: Beurt) -> Beurt:
    """Each perceel of whose decision no letter waits any more goes on to its standstill."""
    for perceel in tuple(beurt.case.percelen.values()):
        if perceel.toestand == PerceelToestand.BESLISSING and not list(alle_brieven_verzonden(beurt.voor(perceel))):
            beurt = beweeg_perceel(beurt, perceel, "laatste_brief_verzonden")
    return beurt
