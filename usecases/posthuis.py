"""What was put back from a backup sends nothing: it may have been sent already, and nobody here would know.

The data folder has a mark that no copy can have, and counts every mail that begins to leave; so does the database. When
they do not agree the post stands still, until a beheerder has looked and releases it.
"""

from pathlib import Path

from db import audit, posthuis
from db.engine import Engine, lees, schrijf, tijd
from db.posthuis import Posthuis
from db.queries import personen
from delivery.postmerk import Merk, Postmerk
from usecases.app import App
from usecases.beslissen import CLI
from usecases.noteren import noteer
from workflow.case.stam import Rol
from workflow.reasons import Geweigerd, Invoerfout, reden

HANDELING = "post vrijgeven"


def waarom_stil(map_: Path, engine: Engine) -> str | None:
    """Why nothing may be sent from this folder, in Dutch; None when it may."""
    merken = Postmerk(map_)
    # First the file: the database is always as far, since it counts first.
    try:
        merk, geteld = merken.lees(), merken.stand()
    except (OSError, ValueError) as fout:
        return f"de telling in {merken.telling} is niet te lezen ({fout})"
    with lees(engine) as conn:
        return _verschil(posthuis.lees(conn), merk, geteld)


def _verschil(bekend: Posthuis | None, merk: Merk | None, geteld: int) -> str | None:
    if bekend is None:
        return "de database is ouder dan deze map" if geteld else None
    if merk is None:
        return "in deze map ontbreekt het merk van de post"
    if merk.naam != bekend.merk:
        return "de post gaat uit vanuit een andere map"
    if merk.plek != bekend.plek:
        return "deze map is gekopieerd of teruggezet"
    if geteld > bekend.stand:
        return f"de database is teruggezet: {geteld - bekend.stand} berichten van daarna zijn al verzonden"
    return None


def eis_vrij(app: App) -> str:
    """The mark under which mail may be sent, made for the first mail; raises Geweigerd(post_stil)."""
    merk = Postmerk(app.instellingen.map).maak()
    with lees(app.engine) as conn:
        bekend = posthuis.lees(conn)
    if bekend is None:
        with schrijf(app.engine) as conn:
            posthuis.neem_in_gebruik(conn, Posthuis(merk=merk.naam, plek=merk.plek, stand=0))
    if waarom := waarom_stil(app.instellingen.map, app.engine):
        raise stil(waarom)
    return merk.naam


def stil(waarom: str) -> Geweigerd:
    return Geweigerd([reden("post_stil", waarom)])


def geef_vrij(app: App, als: str, motivering: str) -> None:
    """A beheerder looked at what is about to leave; from now on it leaves from this folder, and from no other.

    Raises Invoerfout, and Geweigerd for anybody else or when nothing holds the post up.
    """
    if not motivering.strip():
        raise Invoerfout("motivering", "zeg waarom de post weer mag uitgaan")
    merken = Postmerk(app.instellingen.map)
    with schrijf(app.engine) as conn:
        persoon = personen.met_email(conn, als)
        if persoon is None:
            raise Invoerfout("als", f"er is geen account '{als}'")
        if Rol.BEHEERDER not in persoon.rollen:
            raise Geweigerd([reden("geen_bevoegdheid", f"alleen een beheerder mag dit; {als} is dat niet")])
        bekend = posthuis.lees(conn)
        waarom = waarom_stil(app.instellingen.map, app.engine)
        if waarom is None:
            raise Geweigerd([reden("post_niet_stil")])
        nieuw = merken.maak(nieuw=True)
        stand = max(bekend.stand if bekend else 0, _geteld(merken)) + 1
        posthuis.vervang(conn, Posthuis(merk=nieuw.naam, plek=nieuw.plek, stand=stand))
        wat = {"motivering": motivering, "waarom": waarom}
        noteer(conn, audit.ALGEMEEN, HANDELING, wat, op=tijd(conn), persoon_id=persoon.id, aanmelding=CLI)


def _geteld(merken: Postmerk) -> int:
    """What cannot be read counts for nothing any more: the new mark begins with the number of the database."""
    try:
        return merken.stand()
    except ValueError:
        merken.telling.unlink()
        return 0
