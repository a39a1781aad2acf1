"""The life of a template: proposed by one account after it was judged, put in use by another, kept for ever.

No verb: the evidence is a judgement in a process of its own, and a verb is pure. It has the same two persons, and every
step is in the general audit chain.
"""

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db import audit, sjablonen
from db.engine import Connection, lees, schrijf, tijd
from db.queries import personen
from db.sjablonen import SjabloonToestand, Sjabloonversie
from usecases.app import App
from usecases.beslissen import CLI
from usecases.noteren import noteer
from usecases.sjabloonlijst import eis_soort, uit_opslag
from workflow.case.stam import BIZOB_ROLLEN, Persoon, Rol
from workflow.reasons import Geweigerd, Invoerfout, Reden, reden

if TYPE_CHECKING:
    from documents.bevinding import Keuring

MAG_VOORSTELLEN = frozenset({Rol.BEHEERDER, Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER})
STEL_VOOR, NEEM_IN_GEBRUIK, LAAT_VERVALLEN = "sjabloon voorstellen", "sjabloon activeren", "sjabloon verwerpen"
_NIET_MEER_DAN = 8
"""Reasons that a refusal tells; `sjabloon controleer` tells all."""
_LANGSTE_NAAM = 100


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


# --- voorstellen en activeren ---------------------------------------------------------------------------------------


def stel_voor(app: App, als: str, soort: str, inhoud: bytes | None, bestandsnaam: str = "") -> Sjabloonversie:
    """Judge a template and leave it for the second person; without `inhoud` the program's own comes back in use.

    A new proposal takes the place of one that was still open. Raises Invoerfout, and Geweigerd with what is wrong.
    """
    eis_soort(soort)
    with lees(app.engine) as conn:
        _persoon(conn, als, MAG_VOORSTELLEN)
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
            bestandsnaam=_toonbaar(bestandsnaam),
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


def activeer(app: App, als: str, soort: str, voorstel: int | None) -> Sjabloonversie:
    """Another account puts the open proposal in use; from now on letters of this kind are made with it.

    Who confirms names the number: another proposal may have come in its place since it was looked at. It is judged
    again, since the program may have changed. Raises Invoerfout, and Geweigerd with every reason.
    """
    with lees(app.engine) as conn:
        gezien = _open_voorstel(conn, soort, voorstel)
        if voorstel is None:
            raise Invoerfout("voorstel", _noem_het_nummer(gezien))
        _eis_tweede(conn, als, gezien)
    if gezien.sha256 is not None:
        _eis_goed(keur(soort, uit_opslag(app, soort, gezien.sha256)))
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


def _noem_het_nummer(rij: Sjabloonversie) -> str:
    huis = "; het brengt het sjabloon van het programma terug"
    bekijk = f"; bekijk het met 'zandloper sjabloon haal {rij.soort} --versie {rij.versie} --uit voorstel.docx'"
    bevestig = f"bevestig met 'zandloper sjabloon activeer {rij.soort} --voorstel {rij.versie}'"
    return f"voorstel {rij.versie} voor {rij.soort} staat open{bekijk if rij.sha256 else huis}, en {bevestig}"


def _toonbaar(bestandsnaam: str) -> str:
    """A name is shown on screens and kept for ever; codes that steer a screen are no part of it."""
    return "".join(teken for teken in bestandsnaam if teken.isprintable())[:_LANGSTE_NAAM]


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
