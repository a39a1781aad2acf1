"""Which template each kind uses, which were used before, and the file of any of them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from db import sjablonen
from db.engine import lees
from db.queries import personen
from db.sjablonen import SjabloonToestand, Sjabloonversie
from delivery.opslag import BestandOntbreekt
from documents.fouten import DocumentFout
from usecases.app import App
from usecases.sjabloonkeuze import eigen_sjabloon, huisbestand
from workflow.documenten import KINDS, Vorm
from workflow.reasons import Geweigerd, Invoerfout, reden


def soorten() -> tuple[str, ...]:
    """The kinds that are made from a Word template."""
    from documents.contexts.register import RAPPORTEN  # only who works on templates waits for the contexts

    return (*(soort for soort, kind in KINDS.items() if kind.vorm == Vorm.DOCX), *sorted(RAPPORTEN))


def titel(soort: str) -> str:
    return KINDS[soort].titel if soort in KINDS else soort


def eis_soort(soort: str) -> str:
    """Raises Invoerfout for what is no kind of document."""
    if soort not in soorten():
        raise Invoerfout(
            "soort", f"'{soort}' is geen soort document met een sjabloon; kies uit: {', '.join(soorten())}"
        )
    return soort


@dataclass(frozen=True, slots=True, kw_only=True)
class Versie:
    """One version of a template as a screen shows it; `versie` is None for the template of the program."""

    soort: str
    titel: str
    versie: int | None
    toestand: str
    sha256: str
    bestandsnaam: str
    voorgesteld_door: str = ""
    voorgesteld_op: datetime | None = None
    afgehandeld_door: str = ""
    afgehandeld_op: datetime | None = None
    fout: str = ""
    """Why letters of this kind cannot be made with it; empty when they can."""


def lijst(app: App, soort: str | None = None, *, alles: bool = False) -> list[Versie]:
    """Per kind what is in use and what is proposed; with `alles` also what was in use before."""
    gevraagd = (eis_soort(soort),) if soort else soorten()
    with lees(app.engine) as conn:
        rijen, namen = sjablonen.versies(conn), personen.namen(conn)
    gevonden: list[Versie] = []
    for een in gevraagd:
        eigen = [rij for rij in rijen if rij.soort == een]
        if not any(rij.toestand == SjabloonToestand.IN_GEBRUIK and rij.sha256 for rij in eigen):
            gevonden.append(_huisversie(een))
        getoond = [rij for rij in eigen if alles or rij.toestand in _NU]
        gevonden += [_versie(app, rij, namen) for rij in getoond if alles or not _terug_naar_huis(rij)]
    return gevonden


_NU = (SjabloonToestand.IN_GEBRUIK, SjabloonToestand.VOORGESTELD)


def _terug_naar_huis(rij: Sjabloonversie) -> bool:
    """That the program's own template is in use is told already."""
    return rij.sha256 is None and rij.toestand == SjabloonToestand.IN_GEBRUIK


def _huisversie(soort: str) -> Versie:
    bestand = huisbestand(soort)
    sha256 = hashlib.sha256(bestand.read_bytes()).hexdigest()
    return Versie(
        soort=soort, titel=titel(soort), versie=None, toestand=SjabloonToestand.IN_GEBRUIK, sha256=sha256,
        bestandsnaam=bestand.name,
    )  # fmt: skip


def _versie(app: App, rij: Sjabloonversie, namen: dict[str, str]) -> Versie:
    return Versie(
        soort=rij.soort,
        titel=titel(rij.soort),
        versie=rij.versie,
        toestand=rij.toestand,
        sha256=rij.sha256 or "",
        bestandsnaam=rij.bestandsnaam,
        voorgesteld_door=namen[rij.voorgesteld_door],
        voorgesteld_op=rij.voorgesteld_op,
        afgehandeld_door=namen[rij.afgehandeld_door] if rij.afgehandeld_door else "",
        afgehandeld_op=rij.afgehandeld_op,
        fout=_past_niet(app, rij),
    )


def _past_niet(app: App, rij: Sjabloonversie) -> str:
    """A newer program may have other fields than the template was made for."""
    if rij.toestand != SjabloonToestand.IN_GEBRUIK or rij.sha256 is None:
        return ""
    try:
        eigen_sjabloon(rij.soort, rij.sha256, app.opslag)
    except DocumentFout as fout:
        return fout.melding
    return ""


def haal(app: App, soort: str, versie: str | None = None) -> bytes:
    """The template that is in use, or the one with this version number or SHA-256 (or its beginning).

    Raises Invoerfout when there is none.
    """
    if versie is None:
        with lees(app.engine) as conn:
            versie = sjablonen.in_gebruik(conn).get(eis_soort(soort))
        return uit_opslag(app, soort, versie) if versie else huisbestand(soort).read_bytes()
    with lees(app.engine) as conn:
        rijen = sjablonen.versies(conn, eis_soort(soort))
    hashes = {rij.sha256 for rij in rijen if rij.sha256 and (str(rij.versie) == versie or _begint(rij.sha256, versie))}
    try:
        return app.opslag.lees(hashes.pop() if len(hashes) == 1 else _hele_hash(versie))
    except BestandOntbreekt:
        raise Invoerfout("versie", f"er is geen versie '{versie}' van {soort}") from None


def uit_opslag(app: App, soort: str, sha256: str) -> bytes:
    """What the database says is there; raises Geweigerd when the store lost it."""
    try:
        return app.opslag.lees(sha256)
    except BestandOntbreekt as fout:
        melding = f"het sjabloon van {soort} ontbreekt in de opslag of is beschadigd ({fout})"
        raise Geweigerd([reden("sjabloon_afgekeurd", melding)]) from None


def _begint(sha256: str, versie: str) -> bool:
    return len(versie) >= 8 and sha256.startswith(versie.lower())


def _hele_hash(versie: str) -> str:
    """What a letter remembers, also of the program's own template."""
    if len(versie) != 64 or set(versie) - set("0123456789abcdef"):
        raise BestandOntbreekt(versie)
    return versie
