"""What a person sees of the post: which mails wait, which ask for a decision, and one mail as it was sent."""

from dataclasses import dataclass
from datetime import datetime

from db import post
from db.engine import lees
from db.queries import projecten
from usecases.app import App, om_te_oefenen
from usecases.posthuis import waarom_stil
from usecases.projecten import id_van
from workflow.case.post import Bericht, BerichtToestand
from workflow.post import titel_van
from workflow.reasons import Invoerfout

ONAF = tuple(t for t in BerichtToestand if t not in (BerichtToestand.VERZONDEN, BerichtToestand.VERVALLEN))


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    project: str
    nummer: int
    titel: str
    naar: str
    toestand: BerichtToestand
    rechtsgevolg: bool
    besteld_op: datetime
    niet_voor: datetime
    verzonden_op: datetime | None
    pogingen: int
    melding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Postlijst:
    regels: tuple[Regel, ...]
    aantallen: dict[BerichtToestand, int]
    """Of all projects, also what is not in `regels`."""
    stil: str | None
    """Why nothing is sent; None when all is well."""
    bezorging: str
    """Where mail goes, for people."""


def lijst(app: App, kenmerk: str | None = None, *, alles: bool = False) -> Postlijst:
    """What is not finished, or with `alles` everything; raises Invoerfout for an unknown project."""
    with lees(app.engine) as conn:
        project_id = id_van(conn, kenmerk) if kenmerk else None
        berichten = post.lijst(conn, tuple(BerichtToestand) if alles else ONAF, project_id)
        kenmerken = {id_: projecten.kenmerk_van(conn, id_) for id_ in {b.project_id for b in berichten}}
        aantallen = post.tel(conn)
    return Postlijst(
        regels=tuple(_regel(b, kenmerken[b.project_id]) for b in berichten),
        aantallen=aantallen,
        stil=waarom_stil(app.instellingen.map, app.engine),
        bezorging=_bezorging(app),
    )


def toon(app: App, kenmerk: str, nummer: int) -> bytes:
    """The mail of the last attempt; raises Invoerfout where there was none yet, and BestandOntbreekt."""
    with lees(app.engine) as conn:
        bericht = post.op_nummer(conn, id_van(conn, kenmerk), nummer)
    if bericht is None:
        raise Invoerfout("nummer", f"dit project heeft geen bericht {nummer}; zie 'zandloper post lijst --alles'.")
    if bericht.eml_sha256 is None:
        raise Invoerfout("nummer", f"bericht {nummer} is nog niet opgesteld: het is '{bericht.toestand}'.")
    return app.opslag.lees(bericht.eml_sha256)


def _regel(bericht: Bericht, kenmerk: str) -> Regel:
    return Regel(
        project=kenmerk,
        nummer=bericht.nummer,
        titel=titel_van(bericht),
        naar=bericht.naar_email,
        toestand=bericht.toestand,
        rechtsgevolg=bericht.juridisch,
        besteld_op=bericht.besteld_op,
        niet_voor=bericht.niet_voor,
        verzonden_op=bericht.verzonden_op,
        pogingen=bericht.pogingen,
        melding=bericht.melding,
    )


def _bezorging(app: App) -> str:
    server = None if om_te_oefenen(app.engine) else app.instellingen.mailserver
    return f"mailserver {server.host}:{server.poort}" if server else f"map {app.instellingen.map / 'post'}"
