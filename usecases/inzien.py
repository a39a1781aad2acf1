"""One letter, seen whole: its facts, its history, its text, and the very bytes; or a picture of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from db.engine import lees
from db.queries.documenten import vrijgegeven_bytes
from usecases.app import App
from usecases.documenten import Gevonden, Regel, Uitgave, zoek
from usecases.geschiedenis import Gebeurtenis
from usecases.inhoud import alineas_van, bytes_van, eis_gemaakt, gegevens_van
from workflow.documenten import KINDS, Vorm
from workflow.reasons import Invoerfout


@dataclass(frozen=True, slots=True, kw_only=True)
class Beeld:
    regel: Regel
    uitgaven: list[Uitgave]
    """Of the time that was asked, or of all."""
    geschiedenis: list[Gebeurtenis]
    vrijgegeven_sha256: str | None
    """The bytes that were last released, by the audit; None of what was never released, or before it named them."""
    gegevens: Any | None
    """The facts, nested; None while it was not made, or where they were not kept."""
    alineas: list[str]

    @property
    def feiten(self) -> list[tuple[str, str]] | None:
        """Dotted names with what is filled."""
        return None if self.gegevens is None else list(_plat(self.gegevens, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bestanden:
    """`docx` is what was kept, also of a calendar file; the others only where they were asked."""

    docx: bytes
    pdf: bytes | None = None
    beelden: tuple[bytes, ...] = ()
    """A PNG per page."""


def toon(app: App, verwijzing: str) -> Beeld:
    """Raises Invoerfout for what cannot be found, and BestandOntbreekt for what is not what it was."""
    with lees(app.engine) as conn:
        gevonden = zoek(conn, verwijzing)
        document, gemaakt = gevonden.document, gevonden.uitgave is not None
        gegevens = gegevens_van(conn, app.opslag, gevonden) if gemaakt else None
        vrijgegeven = vrijgegeven_bytes(conn, document.project_id, [document.id])
    return Beeld(
        regel=gevonden.dossier.regel(document),
        uitgaven=gevonden.dossier.uitgaven(document),
        geschiedenis=gevonden.dossier.geschiedenis(document),
        vrijgegeven_sha256=vrijgegeven.get(document.id),
        gegevens=gegevens,
        alineas=alineas_van(app.opslag, gevonden) if gemaakt else [],
    )


def bestanden(app: App, verwijzing: str, *, pdf: bool, beeld: bool) -> Bestanden:
    """Raises as `toon`, Invoerfout while it was not made or for a PDF of a calendar file, and PdfFout."""
    with lees(app.engine) as conn:
        gevonden = zoek(conn, verwijzing)
    inhoud = bytes_van(app.opslag, gevonden)
    if not pdf and not beeld:
        return Bestanden(docx=inhoud)
    als_pdf = _pdf(app, gevonden)
    if not beeld:
        return Bestanden(docx=inhoud, pdf=als_pdf)
    from delivery.pdfcontrole import beelden

    return Bestanden(docx=inhoud, pdf=als_pdf, beelden=tuple(beelden(als_pdf)))


def _pdf(app: App, gevonden: Gevonden) -> bytes:
    if KINDS[gevonden.document.soort].vorm != Vorm.DOCX:
        raise Invoerfout("document", f"{gevonden.verwijzing} is een afspraak, geen brief; daar is geen PDF van")
    from usecases.pdf import Brief, maak_een  # only who asks for a PDF waits for what reads one

    return maak_een(app.instellingen, app.opslag, Brief(gevonden.verwijzing, eis_gemaakt(gevonden).sha256))


def _plat(waarde: Any, naam: str) -> Iterator[tuple[str, str]]:
    if isinstance(waarde, Mapping):
        for deel, inhoud in waarde.items():
            yield from _plat(inhoud, f"{naam}.{deel}" if naam else deel)
    elif isinstance(waarde, list):
        for plek, inhoud in enumerate(waarde, start=1):
            yield from _plat(inhoud, f"{naam}.{plek}")
    elif waarde not in (None, ""):
        yield naam, ("ja" if waarde else "nee") if isinstance(waarde, bool) else str(waarde)
