"""The report for one dienst: its own decisions, letters and termijnen, and the steps of the project; nobody else's."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from workflow.call import Call
from workflow.case import Case
from workflow.case.deelname import Deelname, DeelnameToestand
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.project import ProjectToestand
from workflow.case.termijn import SoortTermijn
from workflow.documenten import KINDS
from workflow.fasen import hoofdfase, leesbaar
from workflow.lezen import afzenders, belangstellenden, dienst_van
from workflow.rooster import Cel, rooster
from workflow.tijd import dag_van
from workflow.voortgang.mijlpalen import Mijlpaal, Stand, mijlpalen
from workflow.voortgang.termijnen import Termijnstand, termijnstanden
from workflow.voortgang.verloop import Beweging


@dataclass(frozen=True, slots=True, kw_only=True)
class EigenBesluit:
    onderwerp: str
    uitkomst: str
    nummer: str
    dag: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EigenBrief:
    """Letters of one kind that left on one day, to this dienst or in its name."""

    titel: str
    aantal: int
    verzonden: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """What is asked of this dienst."""

    wat: str
    uiterlijk: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienstvoortgang:
    kenmerk: str
    naam: str
    dienst: str
    deelname: DeelnameToestand
    toestand: ProjectToestand | None
    """None for a dienst that is out: how the project goes on is no business of it."""
    mijlpalen: tuple[Mijlpaal, ...]
    onderdelen: tuple[tuple[str, Cel], ...]
    """Its own row of the overview."""
    besluiten: tuple[EigenBesluit, ...]
    brieven: tuple[EigenBrief, ...]
    vragen: tuple[Vraag, ...]
    termijnen: tuple[Termijnstand, ...]

    @property
    def hoofdfase(self) -> str:
        return hoofdfase(self.toestand) if self.toestand else ""

    @property
    def volgende(self) -> Mijlpaal | None:
        return next((m for m in self.mijlpalen if m.stand == Stand.BEZIG), None)


def dienstvoortgang(case: Case, verloop: Sequence[Beweging], deelname: Deelname, call: Call) -> Dienstvoortgang:
    """What is this dienst's own; of the project only its milestones, and only while the dienst is in it."""
    eigen, doet_mee = _alleen_van(case, deelname), deelname in belangstellenden(case)
    (rij,) = rooster(eigen, call.vandaag)
    cellen = tuple((naam, cel) for naam, cel in rij.cellen.items() if cel.op or cel.wie)
    return Dienstvoortgang(
        kenmerk=case.project.kenmerk,
        naam=case.project.naam,
        dienst=dienst_van(case, deelname.id).naam,
        deelname=rij.toestand,
        toestand=case.project.toestand if doet_mee else None,
        mijlpalen=mijlpalen(case, verloop, call.vandaag) if doet_mee else (),
        onderdelen=cellen,
        besluiten=tuple(_besluiten(eigen)),
        brieven=tuple(_brieven(eigen)),
        vragen=tuple(_vragen(eigen, dict(cellen), call.nu)) if doet_mee else (),
        termijnen=tuple(_termijnen(eigen, call.nu)) if doet_mee else (),
    )


def _alleen_van(case: Case, deelname: Deelname) -> Case:
    """The Case as this dienst may know it: the rows of the others, and all of the tenders, are not in it."""
    percelen = {id_: p for id_, p in case.percelen.items() if not deelname.percelen or id_ in deelname.percelen}
    rijen: dict[str, Any] = {naam: {} for naam in _VAN_DE_MARKT}
    for naam in ("aanwezigheden", "besluiten", "documenten", "dossieroverdrachten", "mandaten", "overeenkomsten"):
        rijen[naam] = {id_: rij for id_, rij in getattr(case, naam).items() if rij.deelname_id == deelname.id}
    rijen["documenten"] |= {id_: d for id_, d in case.documenten.items() if deelname in afzenders(case, d)}
    rijen["termijnen"] = {
        id_: t
        for id_, t in case.termijnen.items()
        if t.deelname_id in (deelname.id, None) and t.perceel_id in (*percelen, None)
    }
    return replace(case, deelnames={deelname.id: deelname}, percelen=percelen, **rijen)


_VAN_DE_MARKT = (
    "reacties",
    "vragen",
    "inschrijvers",
    "inschrijvingen",
    "inschrijvingsfeiten",
    "toetsen",
    "belangenverklaringen",
    "beoordelaars",
    "scores",
    "consensus",
    "lotingen",
    "uitslagen",
    "kort_gedingen",
    "uitspraken",
    "bewijsoordelen",
    "teamleden",
    "voorstellen",
    "motiveringen",
    "afdwingingen",
)
"""Rows about tenders, tenderers and our own work."""


def _besluiten(case: Case) -> Iterator[EigenBesluit]:
    for besluit in sorted(case.besluiten.values(), key=lambda b: (b.besluitdatum, b.ontvangen_op)):
        perceel = case.percelen.get(besluit.perceel_id or "")
        achter = f", perceel {perceel.nummer}" if perceel and len(case.percelen) > 1 else ""
        yield EigenBesluit(
            onderwerp=f"{leesbaar(besluit.onderwerp)}{achter}",
            uitkomst=str(besluit.uitkomst),
            nummer=besluit.nummer,
            dag=besluit.besluitdatum,
        )


def _brieven(case: Case) -> Iterator[EigenBrief]:
    """A letter that has not left is not yet anybody's; a reminder asks what the termijnen ask."""
    brieven = {d.bundel_id or d.id: d for d in case.documenten.values() if _is_brief(d)}
    soorten = Counter((dag_van(d.verzonden_op), KINDS[d.soort].titel) for d in brieven.values() if d.verzonden_op)
    for (dag, titel), aantal in sorted(soorten.items()):
        yield EigenBrief(titel=titel, aantal=aantal, verzonden=dag)


def _is_brief(document: Document) -> bool:
    return document.toestand == DocumentToestand.VERZONDEN and document.soort != "herinnering"


_GEVRAAGD = {
    "strategie": "Laat uw bestuursorgaan de inkoopstrategie vaststellen en stuur ons het ondertekende besluit.",
    "mandaat": "Verleen het mandaat en stuur ons de ondertekende volmacht.",
    "advies": "Laat uw bestuursorgaan het gunningsadvies vaststellen en stuur ons het ondertekende besluit.",
    "handtekening": "Teken de overeenkomst.",
    "dossier": "Bevestig dat u het dossier hebt ontvangen.",
}
_TERMIJN_VAN = {
    "strategie": SoortTermijn.VASTSTELLING_STRATEGIE,
    "mandaat": SoortTermijn.VASTSTELLING_STRATEGIE,
    "advies": SoortTermijn.VASTSTELLING_ADVIES,
    "dossier": SoortTermijn.ONTVANGST_DOSSIER,
}


def _vragen(case: Case, cellen: dict[str, Cel], nu: datetime) -> Iterator[Vraag]:
    """What its row of the overview leaves open, each with the day of its own termijn."""
    dagen = {(t.soort, t.perceel or ""): t for t in termijnstanden(case, nu)}
    if (reactie := dagen.get((SoortTermijn.REACTIE_CONCEPT, ""))) and reactie.diensten:
        yield Vraag(wat="Geef uw reactie op de concept-inkoopstrategie.", uiterlijk=reactie.laatste_dag)
    for onderdeel, cel in cellen.items():
        naam, _, perceel = onderdeel.partition(" ")
        if naam in _GEVRAAGD and cel.wie in _AAN_ZET:
            soort = _TERMIJN_VAN.get(naam)
            termijn = dagen.get((soort, perceel)) if soort else None
            achter = f" (perceel {perceel})" if perceel else ""
            yield Vraag(wat=f"{_GEVRAAGD[naam]}{achter}", uiterlijk=termijn.laatste_dag if termijn else None)


_AAN_ZET = ("dienst", "partijen")


def _termijnen(case: Case, nu: datetime) -> Iterator[Termijnstand]:
    """Its own, and those that the whole market knows; what stops one of these is the work of Bizob."""
    for termijn in termijnstanden(case, nu):
        if termijn.soort in (*_VAN_EEN_DIENST, *_OPENBAAR):
            yield replace(termijn, wacht_op="")


_VAN_EEN_DIENST = (SoortTermijn.REACTIE_CONCEPT, *_TERMIJN_VAN.values())
_OPENBAAR = (SoortTermijn.NVI, SoortTermijn.SLUITING, SoortTermijn.OPSCHORTEND)
