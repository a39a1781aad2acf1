"""The life of a template: proposed by one account after it was judged, put in use by another, kept for ever.

No verb: the evidence is a judgement in a process of its own, and a verb is pure. It has the same two persons, and every
step is in the general audit chain.
"""

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db import audit, sjablonen
from db.engine import Connection, lees, schrijf, tijd
from db.queries import personen
from db.sjablonen import SjabloonToestand, Sjabloonversie
from delivery.opslag import BestandOntbreekt
from documents.fouten import DocumentFout
from usecases.app import App
from usecases.beslissen import CLI
from usecases.noteren import noteer
from usecases.sjabloonkeuze import eigen_sjabloon, huisbestand
from workflow.case.stam import BIZOB_ROLLEN, Persoon, Rol
from workflow.documenten import KINDS, Vorm
from workflow.post import RAPPORT
from workflow.reasons import Geweigerd, Invoerfout, Reden, reden

if TYPE_CHECKING:
    from documents.bevinding import Keuring

MAG_VOORSTELLEN = frozenset({Rol.BEHEERDER, Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER})
STEL_VOOR, NEEM_IN_GEBRUIK, LAAT_VERVALLEN = "sjabloon voorstellen", "sjabloon activeren", "sjabloon verwerpen"
_NIET_MEER_DAN = 8
"""Reasons that a refusal tells; `sjabloon controleer` tells all."""


def soorten() -> tuple[str, ...]:
    """The kinds that are made from a Word template."""
    return (*(soort for soort, kind in KINDS.items() if kind.vorm == Vorm.DOCX), RAPPORT)


def titel(soort: str) -> str:
    return KINDS[soort].titel if soort in KINDS else RAPPORT


def eis_soort(soort: str) -> str:
    """Raises Invoerfout for what is no kind of document."""
    if soort not in soorten():
        raise Invoerfout(
            "soort", f"'{soort}' is geen soort document met een sjabloon; kies uit: {', '.join(soorten())}"
        )
    return soort


def lees_bestand(pad: Path) -> bytes:
    """No more than a template may be, and one byte by which that shows; raises Invoerfout."""
    from documents.verpakking import MAX_BESTAND

    try:
        with pad.open("rb") as bestand:
            return bestand.read(MAX_BESTAND + 1)
    except OSError as fout:
        raise Invoerfout("bestand", f"'{pad}' kan niet gelezen worden ({fout.strerror})") from None


def keur(soort: str, inhoud: bytes, *, afdrukken: bool = True) -> "Keuring":
    """In a process of its own, with limits; raises Invoerfout for an unknown kind, and nothing else."""
    from documents.afgeschermd import keur_afgeschermd

    return keur_afgeschermd(eis_soort(soort), inhoud, afdrukken=afdrukken)


# --- kijken ---------------------------------------------------------------------------------------------------------


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
        return _uit_opslag(app, soort, versie) if versie else huisbestand(soort).read_bytes()
    with lees(app.engine) as conn:
        rijen = sjablonen.versies(conn, eis_soort(soort))
    hashes = {rij.sha256 for rij in rijen if rij.sha256 and (str(rij.versie) == versie or _begint(rij.sha256, versie))}
    try:
        return app.opslag.lees(hashes.pop() if len(hashes) == 1 else _hele_hash(versie))
    except BestandOntbreekt:
        raise Invoerfout("versie", f"er is geen versie '{versie}' van {soort}") from None


def _uit_opslag(app: App, soort: str, sha256: str) -> bytes:
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


# --- voorstellen en activeren ---------------------------------------------------------------------------------------


def stel_voor(app: App, als: str, soort: str, inhoud: bytes | None, bestandsnaam: str = "") -> Sjabloonversie:
    """Judge a template and leave it for the second person; without `inhoud` the program's own comes back in use.

    A new proposal takes the place of one that was still open. Raises Invoerfout, and Geweigerd with what is wrong.
    """
    eis_soort(soort)
    if inhoud is not None:
        _eis_goed(keur(soort, inhoud))
        app.opslag.bewaar(inhoud)
    with schrijf(app.engine) as conn:
        persoon = _persoon(conn, als, MAG_VOORSTELLEN)
        eerder = sjablonen.versies(conn, soort)
        _eis_anders(eerder, inhoud)
        nu = tijd(conn)
        sjablonen.wijzig(conn, [_vervallen(rij, persoon, nu) for rij in eerder if _is_open(rij)])
        nieuw = Sjabloonversie(
            id=str(uuid.uuid4()),
            soort=soort,
            versie=len(eerder) + 1,
            sha256=hashlib.sha256(inhoud).hexdigest() if inhoud is not None else None,
            bestandsnaam=bestandsnaam,
            omvang=len(inhoud or b""),
            toestand=SjabloonToestand.VOORGESTELD,
            voorgesteld_door=persoon.id,
            voorgesteld_op=nu,
            afgehandeld_door=None,
            afgehandeld_op=None,
        )
        sjablonen.voeg_toe(conn, nieuw)
        _noteer(conn, STEL_VOOR, nieuw, persoon, nu)
    return nieuw


def activeer(app: App, als: str, soort: str, voorstel: int | None = None) -> Sjabloonversie:
    """Another account puts the open proposal in use; from now on letters of this kind are made with it.

    It is judged again, since the program may have changed. Raises Invoerfout, and Geweigerd with every reason.
    """
    with lees(app.engine) as conn:
        gezien = _open_voorstel(conn, soort, voorstel)
        _eis_tweede(conn, als, gezien)
    if gezien.sha256 is not None:
        _eis_goed(keur(soort, _uit_opslag(app, soort, gezien.sha256)))
    with schrijf(app.engine) as conn:
        persoon = _eis_tweede(conn, als, gezien)
        if _open_voorstel(conn, soort, voorstel).id != gezien.id:
            raise Geweigerd(
                [reden("sjabloon_geen_voorstel", "er is intussen een ander voorstel gedaan; bekijk dat eerst")]
            )
        nu = tijd(conn)
        nieuw = replace(gezien, toestand=SjabloonToestand.IN_GEBRUIK, afgehandeld_door=persoon.id, afgehandeld_op=nu)
        oud = [rij for rij in sjablonen.versies(conn, soort) if rij.toestand == SjabloonToestand.IN_GEBRUIK]
        sjablonen.wijzig(conn, [*(replace(rij, toestand=SjabloonToestand.VERVANGEN) for rij in oud), nieuw])
        _noteer(conn, NEEM_IN_GEBRUIK, nieuw, persoon, nu)
    return nieuw


def verwerp(app: App, als: str, soort: str, voorstel: int | None = None) -> Sjabloonversie:
    """A proposal is dropped by its proposer, or by anyone who might have confirmed it."""
    with schrijf(app.engine) as conn:
        open_ = _open_voorstel(conn, soort, voorstel)
        persoon = _persoon(conn, als, BIZOB_ROLLEN | MAG_VOORSTELLEN)
        nu = tijd(conn)
        weg = _vervallen(open_, persoon, nu)
        sjablonen.wijzig(conn, [weg])
        _noteer(conn, LAAT_VERVALLEN, weg, persoon, nu)
    return weg


def _is_open(rij: Sjabloonversie) -> bool:
    return rij.toestand == SjabloonToestand.VOORGESTELD


def _vervallen(rij: Sjabloonversie, persoon: Persoon, nu: datetime) -> Sjabloonversie:
    return replace(rij, toestand=SjabloonToestand.VERVALLEN, afgehandeld_door=persoon.id, afgehandeld_op=nu)


def _eis_anders(eerder: Iterable[Sjabloonversie], inhoud: bytes | None) -> None:
    nu = next((rij.sha256 for rij in eerder if rij.toestand == SjabloonToestand.IN_GEBRUIK), None)
    if nu == (hashlib.sha256(inhoud).hexdigest() if inhoud is not None else None):
        raise Geweigerd([reden("sjabloon_al_in_gebruik")])


def _eis_goed(keuring: "Keuring") -> None:
    if keuring.goed:
        return
    rest = len(keuring.regels) - _NIET_MEER_DAN
    meer = [f"en nog {rest}; zie 'zandloper sjabloon controleer' en 'zandloper sjabloon proefdruk'"] if rest > 0 else []
    regels = [*keuring.regels[:_NIET_MEER_DAN], *meer]
    raise Geweigerd([reden("sjabloon_afgekeurd", regel) for regel in regels])


def _persoon(conn: Connection, als: str, rollen: frozenset[Rol]) -> Persoon:
    persoon = personen.met_email(conn, als)
    if persoon is None:
        raise Invoerfout("als", f"er is geen account '{als}'")
    if not rollen & set(persoon.rollen):
        raise Geweigerd([_zonder_verb(reden("geen_bevoegdheid", f"dit is voor: {', '.join(sorted(rollen))}"))])
    return persoon


def _eis_tweede(conn: Connection, als: str, voorstel: Sjabloonversie) -> Persoon:
    """Another account of Bizob than the proposer's (procedure section 7); raises Geweigerd."""
    persoon = personen.met_email(conn, als)
    if persoon is None:
        raise Invoerfout("als", f"er is geen account '{als}'")
    redenen = []
    if persoon.id == voorstel.voorgesteld_door:
        redenen.append(_zonder_verb(reden("eigen_voorstel")))
    if not BIZOB_ROLLEN & set(persoon.rollen):
        redenen.append(_zonder_verb(reden("geen_tweede_persoon")))
    if redenen:
        raise Geweigerd(redenen)
    return persoon


def _zonder_verb(een: Reden) -> Reden:
    """A template is confirmed by `sjabloon activeer`, not by the verb that the reason knows."""
    return replace(een, verb=None)


def _open_voorstel(conn: Connection, soort: str, nummer: int | None) -> Sjabloonversie:
    """There is never more than one; raises Geweigerd when there is none, or another than was asked for."""
    open_ = [rij for rij in sjablonen.versies(conn, eis_soort(soort)) if _is_open(rij)]
    if not open_ or nummer not in (None, open_[0].versie):
        wel = f"voorstel {nummer} voor {soort} staat niet open, voorstel {open_[0].versie} wel" if open_ else ""
        raise Geweigerd([reden("sjabloon_geen_voorstel", wel or f"er staat geen voorstel voor {soort} open")])
    return open_[0]


def _noteer(conn: Connection, handeling: str, rij: Sjabloonversie, persoon: Persoon, nu: datetime) -> None:
    wat = {
        "soort": rij.soort,
        "versie": rij.versie,
        "sha256": rij.sha256 or "sjabloon van het programma",
        "bestandsnaam": rij.bestandsnaam,
    }
    noteer(conn, audit.ALGEMEEN, handeling, wat, op=nu, persoon_id=persoon.id, aanmelding=CLI)
