"""What a scenario expects of a project, held against what it is."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from db import audit
from db.cases import laad
from db.engine import lees, tijd
from usecases.app import App
from usecases.klok import oefentijd
from usecases.scenario.bestand import Controle, Termijncontrole
from workflow.case import Case
from workflow.case.dossier import DocumentToestand
from workflow.case.termijn import Termijn
from workflow.lezen import dienst_van
from workflow.tijd import dag_van
from workflow.vlaggen import vlaggen

Verschil = tuple[str, str]
"""What was expected, and what is."""


def controleer(app: App, kenmerk: str | None, controle: Controle, nu: datetime | None) -> Iterator[Verschil]:
    """Every expectation that fails; nothing when all is as expected."""
    with lees(app.engine) as conn:
        case = laad(conn, kenmerk, slot=False) if kenmerk else None
        moment = nu or (case and oefentijd(conn, case.project.id)) or tijd(conn)
        bevindingen = audit.controleer(conn) if controle.audit else []
    if case is None:
        yield "een project", "er is nog geen project"
        return
    if controle.toestand:
        yield from _gelijk("toestand", controle.toestand, str(case.project.toestand))
    yield from _percelen(case, controle)
    yield from _deelnames(case, controle)
    yield from _documenten(case, controle)
    for verwacht in controle.termijnen:
        yield from _termijn(case, verwacht)
    if controle.vlaggen is not None:
        codes = sorted({vlag.code for vlag in vlaggen(case, app.beleid, dag_van(moment))})
        yield from _gelijk("vlaggen", ", ".join(sorted(controle.vlaggen)) or "geen", ", ".join(codes) or "geen")
    if bevindingen:
        yield "audit: heel", f"{len(bevindingen)} bevinding(en), de eerste: {bevindingen[0].uitleg}"


def _gelijk(wat: str, verwacht: str, werkelijk: str) -> Iterator[Verschil]:
    if verwacht != werkelijk:
        yield f"{wat}: {verwacht}", werkelijk


def _percelen(case: Case, controle: Controle) -> Iterator[Verschil]:
    bekend = {p.nummer: str(p.toestand) for p in case.percelen.values()}
    for nummer, toestand in controle.percelen.items():
        yield from _gelijk(f"perceel {nummer}", toestand, bekend.get(nummer, "bestaat niet"))


def _deelnames(case: Case, controle: Controle) -> Iterator[Verschil]:
    bekend = {dienst_van(case, d.id).naam: str(d.toestand) for d in case.deelnames.values()}
    for naam, toestand in controle.deelnames.items():
        yield from _gelijk(f"deelname {naam}", toestand, bekend.get(naam, "staat niet in het project"))


def _documenten(case: Case, controle: Controle) -> Iterator[Verschil]:
    aantallen = Counter(d.soort for d in case.documenten.values() if d.toestand != DocumentToestand.VERVALLEN)
    for soort, aantal in controle.documenten.items():
        yield from _gelijk(f"documenten {soort}", str(aantal), str(aantallen[soort]))


def _termijn(case: Case, verwacht: Termijncontrole) -> Iterator[Verschil]:
    kandidaten = [t for t in case.termijnen.values() if _van_hetzelfde(case, t, verwacht)]
    if not any(_klopt(t, verwacht) for t in kandidaten):
        gevonden = ", ".join(f"{t.laatste_dag} {t.toestand}" for t in kandidaten) or "geen"
        yield f"termijn {verwacht.model_dump(mode='json', exclude_none=True)}", gevonden


def _van_hetzelfde(case: Case, termijn: Termijn, verwacht: Termijncontrole) -> bool:
    perceel = case.percelen[termijn.perceel_id].nummer if termijn.perceel_id else None
    dienst = dienst_van(case, termijn.deelname_id).naam if termijn.deelname_id else None
    return termijn.soort == verwacht.soort and verwacht.perceel in (None, perceel) and verwacht.dienst in (None, dienst)


def _klopt(termijn: Termijn, verwacht: Termijncontrole) -> bool:
    return verwacht.laatste_dag in (None, termijn.laatste_dag) and verwacht.toestand in (None, termijn.toestand)
