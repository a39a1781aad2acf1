"""The post: claim, say that it is about to leave, send, say what became of it; then record what was delivered.

Each of these is a commit of its own. Whoever runs this, however often and wherever it is killed: no mail leaves twice.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from db import post, posthuis
from db.cases import laad
from db.engine import Connection, lees, schrijf
from db.queries import documenten, projecten
from delivery.mail import Afloop, Bezorger, Bezorging, Postmap, verbonden
from delivery.opslag import BestandOntbreekt
from delivery.postmerk import Postmerk
from documents.fouten import DocumentFout
from usecases.app import App, om_te_oefenen
from usecases.berichten import NietMeer, NogNiet, OngeldigAdres, stel_op
from usecases.execute import NIETS, PLANNER, Opdracht, voer_uit
from usecases.geduld import met_geduld
from usecases.klok import procestijd
from usecases.letters import nieuwe_werker
from usecases.posthuis import eis_vrij, stil, waarom_stil
from usecases.rechtsfeiten import kalender_en_drempels
from workflow.case import Case
from workflow.case.post import Bericht
from workflow.documenten import KINDS
from workflow.lezen import weergave_van
from workflow.wachten import reden_om_te_wachten

R = TypeVar("R")

PARTIJ = 20
"""Mails that one worker holds at a time."""
LIGGEN = timedelta(minutes=5)
"""How long a mail waits for a letter that is not made yet."""


class Gedaan(StrEnum):
    """What a round did with a mail; for what became of one that was sent see `Afloop`."""

    VERVALLEN = "vervallen"
    WACHT = "wacht"
    """For a letter, or for its turn."""
    VAN_EEN_ANDER = "van een ander"
    """This worker was too slow, and another took it over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postverslag:
    """What one round did: how many of each outcome, and what a person should see."""

    aantallen: Counter[str] = field(default_factory=Counter)
    meldingen: tuple[str, ...] = ()

    def __add__(self, ander: "Postverslag") -> "Postverslag":
        return Postverslag(aantallen=self.aantallen + ander.aantallen, meldingen=self.meldingen + ander.meldingen)

    @property
    def afgehandeld(self) -> int:
        return self.aantallen.total()

    @property
    def in_orde(self) -> bool:
        """Whether nobody has to look at anything."""
        return not self.meldingen


def verzend(
    app: App, op: datetime | None = None, voortgang: Callable[[int], None] = lambda aantal: None
) -> Postverslag:
    """Send whatever may leave now, then record what was delivered; `op` is a scenario's clock.

    Raises Geweigerd(post_stil) where a backup was put back, and Bezet when others stay at work in the same place.
    """
    ronde, verslag = _Ronde(app, nieuwe_werker(), op), Postverslag()
    with bezorger(app) as weg:
        while partij := ronde.claim():
            for bericht in partij:
                deel = ronde.verwerk(bericht, weg)
                verslag += deel
                voortgang(verslag.afgehandeld)
                if Afloop.ONBEREIKBAAR in deel.aantallen:
                    ronde.geef_terug()
                    verwerk(app, op)
                    return verslag
    verwerk(app, op)
    return verslag


def rijp(app: App, op: datetime | None = None) -> int:
    """How many mails may leave now."""
    with lees(app.engine) as conn:
        return post.tel_rijp(conn, procestijd(conn, op))


@contextmanager
def bezorger(app: App) -> Iterator[Bezorger]:
    """The mail server of the settings, or else the folder `post` in the data folder; for practice always the folder."""
    if app.instellingen.mailserver is None or om_te_oefenen(app.engine):
        yield Postmap(app.instellingen.map / "post")
        return
    with verbonden(app.instellingen.mailserver) as weg:
        yield weg


@dataclass(frozen=True, slots=True)
class _Uitslag:
    afloop: Afloop | Gedaan
    melding: str
    tot: datetime | None = None
    """Until when it waits, where that is known."""


@dataclass(slots=True)
class _Ronde:
    """One worker, from one data folder."""

    app: App
    werker: str
    op: datetime | None
    merk: str = ""

    def claim(self) -> list[Bericht]:
        # Each time anew: the database may be put back while this runs.
        if waarom := waarom_stil(self.app.instellingen.map, self.app.engine):
            raise stil(waarom)
        duur = self.app.instellingen.claim_duur
        partij = self._in_transactie(
            lambda conn, nu: post.claim(conn, door=self.werker, nu=nu, duur=duur, maximum=PARTIJ)
        )
        self.merk = eis_vrij(self.app) if partij else ""
        return partij

    def geef_terug(self) -> None:
        """What this round does not come to is there for the next."""
        self._in_transactie(lambda conn, nu: post.geef_terug(conn, self.werker))

    def verwerk(self, bericht: Bericht, weg: Bezorger) -> Postverslag:
        """One mail. When this ends before its last commit it is open again, or `onzeker` once it may have left."""
        opgesteld = self._stel_op(bericht)
        if isinstance(opgesteld, _Uitslag):
            return self._merk(bericht, opgesteld)
        try:
            sha256 = self.app.opslag.bewaar(opgesteld)
        except OSError as fout:
            return self._merk(bericht, _Uitslag(Gedaan.WACHT, f"het bericht kan niet bewaard worden: {fout}"))
        begonnen = self._in_transactie(lambda conn, nu: self._begin(conn, nu, bericht, sha256))
        if isinstance(begonnen, _Uitslag):
            return self._tel(bericht, begonnen)
        bezorging = self._bezorg(bericht, opgesteld, begonnen, weg)
        return self._merk(bericht, _Uitslag(bezorging.afloop, bezorging.melding))

    def _stel_op(self, bericht: Bericht) -> bytes | _Uitslag:
        """The mail, or why it does not leave now."""
        app = self.app
        with lees(app.engine) as conn:
            nu = procestijd(conn, self.op)
            if tot := self._vol_tot(conn, bericht, nu):
                return _te_druk(bericht, tot)
            case = laad(conn, projecten.kenmerk_van(conn, bericht.project_id), slot=False)
            kalender, _ = kalender_en_drempels(app, conn)
            vrijgegeven = documenten.vrijgegeven_bytes(conn, bericht.project_id, bericht.documenten)
        if case is None:
            raise LookupError(f"het project van bericht {bericht.sleutel} hoort te bestaan")
        if wacht := reden_om_te_wachten(case, bericht, nu, app.beleid, kalender):
            return _Uitslag(Gedaan.WACHT, wacht)
        try:
            eml = stel_op(case, bericht, app.huis, app.opslag, nu)
        except NietMeer as fout:
            return _Uitslag(Gedaan.VERVALLEN, str(fout))
        except OngeldigAdres as fout:
            return _Uitslag(Afloop.GEWEIGERD, str(fout))
        except (NogNiet, DocumentFout, BestandOntbreekt) as fout:
            return _Uitslag(Gedaan.WACHT, str(fout))
        anders = _anders_dan_vrijgegeven(case, vrijgegeven)
        return _Uitslag(Gedaan.WACHT, anders) if anders else eml

    def _begin(self, conn: Connection, nu: datetime, bericht: Bericht, sha256: str) -> int | _Uitslag:
        """The number of this mail, counted in the transaction that says that it is about to leave."""
        nummer = posthuis.volgende(conn, self.merk)
        if nummer is None:
            raise stil("de post gaat uit vanuit een andere map")
        if tot := self._vol_tot(conn, bericht, nu):
            post.laat_liggen(conn, bericht, door=self.werker, tot=tot)
            return _te_druk(bericht, tot)
        duur = self.app.instellingen.claim_duur
        if post.begin(conn, bericht, door=self.werker, nu=nu, duur=duur, eml_sha256=sha256):
            return nummer
        return _Uitslag(Gedaan.VAN_EEN_ANDER, "")

    def _bezorg(self, bericht: Bericht, eml: bytes, nummer: int, weg: Bezorger) -> Bezorging:
        """Counted in the data folder first: a database that is put back later must not send it again."""
        try:
            Postmerk(self.app.instellingen.map).verhoog(nummer)
        except OSError as fout:
            return Bezorging(Afloop.NIET_VERZONDEN, f"de telling in de map kan niet geschreven worden: {fout}")
        return weg.bezorg(eml, self.app.huis.afzender.email, bericht.naar_email)

    def _vol_tot(self, conn: Connection, bericht: Bericht, nu: datetime) -> datetime | None:
        return post.vol_tot(conn, bericht, nu=nu, per_minuut=self.app.instellingen.post_per_minuut)

    def _merk(self, bericht: Bericht, uitslag: _Uitslag) -> Postverslag:
        """What became of it; a worker that lost its claim meanwhile changes nothing any more."""
        gemerkt = self._in_transactie(lambda conn, nu: _schrijf_op(conn, nu, bericht, self.werker, uitslag))
        return self._tel(bericht, uitslag if gemerkt else _Uitslag(Gedaan.VAN_EEN_ANDER, uitslag.melding))

    def _tel(self, bericht: Bericht, uitslag: _Uitslag) -> Postverslag:
        zwijg = (Afloop.AANGENOMEN, Gedaan.VERVALLEN, Gedaan.VAN_EEN_ANDER)
        meldingen = () if uitslag.afloop in zwijg else (f"{bericht.naar_email}: {uitslag.afloop}: {uitslag.melding}",)
        return Postverslag(aantallen=Counter({str(uitslag.afloop): 1}), meldingen=meldingen)

    def _in_transactie(self, doe: Callable[[Connection, datetime], R]) -> R:
        def probeer() -> R:
            with schrijf(self.app.engine) as conn:
                return doe(conn, procestijd(conn, self.op))

        return met_geduld(probeer, self.app.instellingen.geduld)


def _anders_dan_vrijgegeven(case: Case, vrijgegeven: Mapping[str, str]) -> str:
    """Exactly the bytes that were released leave, whatever became of the letter since."""
    for document_id, sha256 in vrijgegeven.items():
        weergave = weergave_van(case, document_id)
        if weergave and weergave.sha256 != sha256:
            titel = KINDS[case.documenten[document_id].soort].titel
            waar = f"zandloper document lijst {case.project.kenmerk}"
            return f"{titel} is niet het bestand dat is vrijgegeven; kijk met '{waar}' wat ermee gebeurd is"
    return ""


def _te_druk(bericht: Bericht, tot: datetime) -> _Uitslag:
    domein = bericht.naar_email.rpartition("@")[2]
    return _Uitslag(Gedaan.WACHT, f"{domein} kreeg deze minuut genoeg berichten", tot)


def _schrijf_op(conn: Connection, nu: datetime, bericht: Bericht, werker: str, uitslag: _Uitslag) -> bool:
    door, melding = werker, uitslag.melding
    match uitslag.afloop:
        case Afloop.AANGENOMEN:
            return post.verzonden(conn, bericht, door=door, op=nu, melding=melding)
        case Afloop.GEWEIGERD:
            return post.geweigerd(conn, bericht, door=door, melding=melding)
        case Afloop.ONZEKER:
            return post.onzeker(conn, bericht, door=door, melding=melding)
        case Afloop.NIET_VERZONDEN | Afloop.ONBEREIKBAAR:
            return post.later(conn, bericht, door=door, nu=nu, melding=melding)
        case Gedaan.VERVALLEN:
            return post.vervallen(conn, bericht, door=door, melding=melding)
        case _:
            return post.laat_liggen(conn, bericht, door=door, tot=uitslag.tot or nu + LIGGEN, melding=melding)


def verwerk(app: App, op: datetime | None = None) -> int:
    """Letters whose mail was delivered are recorded as sent; says in how many projects something was recorded."""
    with lees(app.engine) as conn:
        kenmerken = projecten.met_bezorgde_brieven(conn)
    return sum(_verwerk_project(app, kenmerk, op) for kenmerk in kenmerken)


def _verwerk_project(app: App, kenmerk: str, op: datetime | None) -> bool:
    opdracht = Opdracht(verb="verwerk_post", invoer={}, project=kenmerk, nu=op, aanmelding=PLANNER)
    return met_geduld(lambda: voer_uit(app, opdracht), app.instellingen.geduld).soort != NIETS
