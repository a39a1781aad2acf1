"""The post: claim, say that it is about to leave, send, say what became of it; then record what was delivered.

Each of these is a commit of its own. Whoever runs this, however often and wherever it is killed: no mail leaves twice.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from db import post
from db.cases import laad
from db.engine import Connection, lees, schrijf
from db.queries import projecten
from delivery.mail import Afloop, Bezorger, Postmap, verbonden
from delivery.opslag import BestandOntbreekt
from documents.fouten import DocumentFout
from usecases.app import App
from usecases.berichten import NietMeer, NogNiet, stel_op
from usecases.execute import NIETS, PLANNER, Opdracht, voer_uit
from usecases.geduld import met_geduld
from usecases.klok import procestijd
from usecases.letters import nieuwe_werker
from workflow.case.post import Bericht
from workflow.wachten import reden_om_te_wachten

PARTIJ = 20
"""Mails that one worker holds at a time."""
LIGGEN = timedelta(minutes=5)
"""How long a mail waits for a letter that is not made yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postverslag:
    """What one round did: how many of each outcome, and what a person should see."""

    aantallen: Counter[str] = field(default_factory=Counter)
    meldingen: tuple[str, ...] = ()

    def __add__(self, ander: "Postverslag") -> "Postverslag":
        return Postverslag(aantallen=self.aantallen + ander.aantallen, meldingen=self.meldingen + ander.meldingen)


def verzend(app: App, op: datetime | None = None) -> Postverslag:
    """Send whatever may leave now, then record what was delivered; `op` is a scenario's clock.

    Raises Bezet when others stay at work in the same place.
    """
    werker, verslag = nieuwe_werker(), Postverslag()
    with bezorger(app) as weg:
        while partij := _claim(app, werker, op):
            for bericht in partij:
                verslag += _een(app, bericht, werker, weg, op)
    verwerk(app, op)
    return verslag


@contextmanager
def bezorger(app: App) -> Iterator[Bezorger]:
    """The mail server of the settings, or else the folder `post` in the data folder."""
    if app.instellingen.mailserver is None:
        yield Postmap(app.instellingen.map / "post")
        return
    with verbonden(app.instellingen.mailserver) as weg:
        yield weg


def _claim(app: App, werker: str, op: datetime | None) -> list[Bericht]:
    def neem() -> list[Bericht]:
        with schrijf(app.engine) as conn:
            nu = procestijd(conn, op)
            return post.claim(conn, door=werker, nu=nu, duur=app.instellingen.claim_duur, maximum=PARTIJ)

    return met_geduld(neem, app.instellingen.geduld)


def _een(app: App, bericht: Bericht, werker: str, weg: Bezorger, op: datetime | None) -> Postverslag:
    """One mail. When this ends before its last commit the mail is open again, or `onzeker` once it may have left."""
    try:
        eml = _stel_op(app, bericht, op)
    except NietMeer as fout:
        return _merk(app, bericht, werker, op, _Uitslag("vervallen", str(fout)))
    except (NogNiet, DocumentFout, BestandOntbreekt) as fout:
        return _merk(app, bericht, werker, op, _Uitslag("wacht", str(fout)))
    sha256 = app.opslag.bewaar(eml)

    def begin(conn: Connection, nu: datetime) -> bool:
        return post.begin(conn, bericht, door=werker, nu=nu, duur=app.instellingen.claim_duur, eml_sha256=sha256)

    if not _in_transactie(app, op, begin):
        return Postverslag(aantallen=Counter({VAN_EEN_ANDER: 1}))
    bezorging = weg.bezorg(eml, app.huis.afzender.email, bericht.naar_email)
    return _merk(app, bericht, werker, op, _Uitslag(bezorging.afloop, bezorging.melding))


VAN_EEN_ANDER = "van een ander"


@dataclass(frozen=True, slots=True)
class _Uitslag:
    afloop: str
    melding: str


def _stel_op(app: App, bericht: Bericht, op: datetime | None) -> bytes:
    with lees(app.engine) as conn:
        kenmerk = projecten.kenmerk_van(conn, bericht.project_id)
        case = laad(conn, kenmerk, slot=False)
        nu = procestijd(conn, op)
    if case is None:
        raise LookupError(f"het project van bericht {bericht.sleutel} hoort te bestaan")
    if wacht := reden_om_te_wachten(case, bericht, nu, app.beleid, app.kalender):
        raise NogNiet(wacht)
    return stel_op(case, bericht, app.huis, app.opslag, nu)


def _merk(app: App, bericht: Bericht, werker: str, op: datetime | None, uitslag: _Uitslag) -> Postverslag:
    """What became of it; a worker that lost its claim meanwhile changes nothing any more."""

    def schrijf_op(conn: Connection, nu: datetime) -> bool:
        met = {"door": werker, "melding": uitslag.melding}
        match uitslag.afloop:
            case Afloop.AANGENOMEN:
                return post.verzonden(conn, bericht, op=nu, **met)
            case Afloop.GEWEIGERD:
                return post.geweigerd(conn, bericht, **met)
            case Afloop.ONZEKER:
                return post.onzeker(conn, bericht, **met)
            case Afloop.NIET_VERZONDEN:
                return post.later(conn, bericht, nu=nu, **met)
            case "vervallen":
                return post.vervallen(conn, bericht, **met)
            case _:
                return post.laat_liggen(conn, bericht, tot=nu + LIGGEN, **met)

    afloop = uitslag.afloop if _in_transactie(app, op, schrijf_op) else VAN_EEN_ANDER
    goed = afloop in (Afloop.AANGENOMEN, "vervallen")
    meldingen = () if goed else (f"{bericht.naar_email}: {afloop}: {uitslag.melding}",)
    return Postverslag(aantallen=Counter({str(afloop): 1}), meldingen=meldingen)


def _in_transactie(app: App, op: datetime | None, doe: Callable[[Connection, datetime], bool]) -> bool:
    def probeer() -> bool:
        with schrijf(app.engine) as conn:
            return doe(conn, procestijd(conn, op))

    return met_geduld(probeer, app.instellingen.geduld)


def verwerk(app: App, op: datetime | None = None) -> int:
    """Letters whose mail was delivered are recorded as sent; says in how many projects something was recorded."""
    with lees(app.engine) as conn:
        kenmerken = projecten.met_bezorgde_brieven(conn)
    return sum(_verwerk_project(app, kenmerk, op) for kenmerk in kenmerken)


def _verwerk_project(app: App, kenmerk: str, op: datetime | None) -> bool:
    opdracht = Opdracht(verb="verwerk_post", invoer={}, project=kenmerk, nu=op, aanmelding=PLANNER)
    return met_geduld(lambda: voer_uit(app, opdracht), app.instellingen.geduld).soort != NIETS
