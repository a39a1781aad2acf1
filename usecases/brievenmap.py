"""The letters of a project as files that people open: a folder per dienst; apart what holds no more, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.engine import lees
from db.queries import documenten
from db.queries.documenten import DocumentRegel
from delivery.bestanden import schrijf_heel
from delivery.pdffout import PdfFout
from usecases.app import App
from usecases.documenten import Dossier, Regel, open_dossier
from usecases.uitvoermap import Namen, schone_naam, schrijfbaar
from workflow.case import Case
from workflow.case.dossier import DocumentToestand
from workflow.documenten import KINDS, Vorm
from workflow.lezen import afzenders, dienst_van
from workflow.tijd import lokaal

VERVALLEN = "vervallen"
"""In the folder of a dienst: letters that were made and never sent."""
WAAROM = "Niet meer geldig.txt"
"""In the folder of a dienst: why letters were withdrawn or lapsed."""
_PROJECTMAP = "_project"
_WEG = (DocumentToestand.VERVALLEN, DocumentToestand.INGETROKKEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meegenomen:
    """What was written; a letter that lapsed before it was sent is counted apart."""

    brieven: int
    vervallen: int
    pdf: int
    zonder_pdf: tuple[str, ...]
    """Why there is no PDF of a letter, or of any."""


@dataclass(frozen=True, slots=True)
class _Bestand:
    """A letter, with the rows that it is: one per perceel."""

    map: Path
    """Of the dienst."""
    pad: Path
    """Without its ending, which follows from its form."""
    delen: list[DocumentRegel]

    @property
    def sha256(self) -> str:
        return self.delen[0].sha256 or ""

    @property
    def vorm(self) -> Vorm:
        return KINDS[self.delen[0].soort].vorm

    def als(self, vorm: str) -> Path:
        return self.pad.with_name(f"{self.pad.name}.{vorm}")


def exporteer(app: App, kenmerk: str, doel: Path, *, pdf: bool = False) -> Meegenomen:
    """Write every letter of a project that was made, byte for byte, and with `pdf` its PDF beside it.

    Raises Invoerfout when that folder cannot be written, and BestandOntbreekt for a letter that was damaged.
    """
    with lees(app.engine) as conn:
        regels = [regel for regel in documenten.lijst(conn, kenmerk) if regel.sha256]
        dossier = open_dossier(conn, kenmerk) if regels else None
    bestanden = list(_bestanden(dossier.case, regels, doel)) if dossier else []
    with schrijfbaar(doel):
        for bestand in bestanden:
            bestand.pad.parent.mkdir(parents=True, exist_ok=True)
            schrijf_heel(bestand.als(bestand.vorm), app.opslag.lees(bestand.sha256))
            bestand.als("pdf").unlink(missing_ok=True)
        if dossier:
            _schrijf_redenen(dossier, bestanden)
        gemaakt, zonder_pdf = _schrijf_pdf(app, bestanden) if pdf else (0, ())
    brieven = _per_brief(regels)
    vervallen = sum(1 for delen in brieven if _is_vervallen(delen))
    return Meegenomen(brieven=len(brieven) - vervallen, vervallen=vervallen, pdf=gemaakt, zonder_pdf=zonder_pdf)


def _bestanden(case: Case, regels: list[DocumentRegel], doel: Path) -> Iterator[_Bestand]:
    kenmerk = case.project.kenmerk
    mappen, namen = Namen(), Namen()
    meer_percelen = len({regel.perceel for regel in regels if regel.perceel}) > 1
    for delen in _per_brief(regels):
        regel = delen[0]
        for dienst_id, dienst in _diensten(case, delen).items():
            map_ = doel / mappen.geef(dienst_id, schone_naam(dienst))
            in_map = map_ / VERVALLEN if _is_vervallen(delen) else map_
            naam = namen.geef(f"{regel.id} {dienst_id}", str(in_map / _naam(kenmerk, delen, meer_percelen)))
            yield _Bestand(map_, Path(naam), delen)


def _diensten(case: Case, delen: list[DocumentRegel]) -> dict[str, str]:
    """In whose folder a letter belongs, id to name: of its dienst, of each in whose name it is, or of the project."""
    regel = delen[0]
    if regel.dienst_id:
        return {regel.dienst_id: regel.dienst or ""}
    samen = (dienst_van(case, d.id) for deel in delen for d in afzenders(case, case.documenten[deel.id]))
    return {dienst.id: dienst.naam for dienst in samen} or {"": _PROJECTMAP}


def _is_vervallen(delen: Iterable[DocumentRegel]) -> bool:
    return all(deel.toestand == DocumentToestand.VERVALLEN for deel in delen)


def _per_brief(regels: list[DocumentRegel]) -> list[list[DocumentRegel]]:
    """One file per letter: percelen with the same bytes in the same bundle are one, without those that lapsed."""
    brieven: dict[tuple[str, str | None], list[DocumentRegel]] = {}
    for regel in regels:
        brieven.setdefault((regel.bundel_id or regel.id, regel.sha256), []).append(regel)
    return [
        [deel for deel in delen if deel.toestand != DocumentToestand.VERVALLEN] or delen for delen in brieven.values()
    ]


def _naam(kenmerk: str, delen: list[DocumentRegel], meer_percelen: bool) -> str:
    regel = delen[0]
    versie = f"v{regel.versie}" if regel.versie > 1 else ""
    perceel = _percelen(delen) if regel.perceel and meer_percelen else ""
    weg = [deel for deel in delen if deel.toestand == DocumentToestand.INGETROKKEN]
    ingetrokken = (
        f"ingetrokken voor {_percelen(weg)}" if weg and len(weg) < len(delen) else "ingetrokken" if weg else ""
    )
    woorden = [kenmerk, KINDS[regel.soort].titel, perceel, regel.inschrijver or "", versie, ingetrokken]
    return schone_naam(" - ".join(woord for woord in woorden if woord))


def _percelen(delen: list[DocumentRegel]) -> str:
    return f"perceel {' en '.join(deel.perceel or '' for deel in delen)}"


# --- waarom niet meer geldig ------------------------------------------------------------------------------------------


def _schrijf_redenen(dossier: Dossier, bestanden: list[_Bestand]) -> None:
    """Beside the letters themselves, so that who gets the folder needs no program to know why."""
    per_map: defaultdict[Path, list[str]] = defaultdict(list)
    for bestand in bestanden:
        weg = [dossier.regel(dossier.case.documenten[deel.id]) for deel in bestand.delen if deel.toestand in _WEG]
        if weg:
            naam = bestand.als(bestand.vorm).relative_to(bestand.map)
            per_map[bestand.map] += [str(naam), *(f"  {deel}" for regel in weg for deel in _reden(regel)), ""]
    for map_, tekst in per_map.items():
        kop = [f"Brieven van project {dossier.case.project.kenmerk} die niet meer gelden, en waarom.", ""]
        schrijf_heel(map_ / WAAROM, "\n".join([*kop, *tekst]).encode())


def _reden(regel: Regel) -> Iterator[str]:
    perceel = f", perceel {regel.perceel}" if regel.perceel else ""
    op = f" op {lokaal(regel.weg_op):%d-%m-%Y %H:%M}" if regel.weg_op else ""
    yield f"{regel.verwijzing}{perceel}: {regel.toestand}{op}"
    if regel.verzonden_op:
        yield f"was verzonden op {lokaal(regel.verzonden_op):%d-%m-%Y %H:%M}"
    if regel.reden:
        yield f"waarom: {regel.reden}"
    if regel.vervangen_door:
        yield f"vervangen door: {regel.vervangen_door}"


# --- PDF --------------------------------------------------------------------------------------------------------------


def _schrijf_pdf(app: App, bestanden: list[_Bestand]) -> tuple[int, tuple[str, ...]]:
    """The number that was written, and why others were not; an old one was taken away before."""
    from usecases.pdf import Brief, maak  # only who asks for a PDF waits for what reads one

    brieven = [bestand for bestand in bestanden if bestand.vorm == Vorm.DOCX]
    try:
        vraag = [Brief(bestand.als(bestand.vorm).name, bestand.sha256) for bestand in brieven]
        omgezet = maak(app.instellingen, app.opslag, vraag)
    except PdfFout as fout:
        return 0, (str(fout),)
    for plek, inhoud in omgezet.pdf.items():
        schrijf_heel(brieven[plek].als("pdf"), inhoud)
    return len(omgezet.pdf), tuple(omgezet.fouten.values())
