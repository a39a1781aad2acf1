"""An installation with letters on the post, and a mail server on loopback that remembers what it took."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import delete, insert, select, update

from db import post
from db.cases import laad
from db.engine import lees, schrijf
from db.installatie import INSTALLATIE, SoortInstallatie
from db.rijtabellen import tabel_van
from delivery.mailserver import Mailserver, Tls
from usecases import letters
from usecases.accounts import maak_eerste_beheerder
from usecases.app import App
from usecases.execute import SCENARIO, Opdracht, Uitkomst, voer_uit
from workflow.case import Case
from workflow.case.post import Bericht, BerichtToestand
from workflow.tijd import AMSTERDAM

KENMERK = "2026-014"
BEGIN = datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM)
DIENSTEN = ("Asten", "Best", "Deurne")
INKOPER, MANAGER, BEHEER = "inkoper@bizob.example", "manager@bizob.example", "beheer@bizob.example"
SOORTEN = ["uitnodiging_startbijeenkomst", "agenda_startbijeenkomst"]


# --- een installatie met post ---------------------------------------------------------------------------------------


def doe(app: App, verb: str, als: str | None = INKOPER, project: str | None = KENMERK, **met: Any) -> Uitkomst:
    return voer_uit(app, Opdracht(verb=verb, invoer=met, als=als, project=project, nu=BEGIN, aanmelding=SCENARIO))


def bouw(app: App) -> None:
    """Three diensten are invited: for each one mail, with a letter and a calendar entry, waits to leave."""
    maak_eerste_beheerder(app, BEHEER, "Beheer")
    stam = {"project": None, "als": BEHEER}
    doe(app, "registreer_persoon", **stam, email=INKOPER, naam="Inkoper", rollen=["concerninkoper"])
    doe(app, "registreer_persoon", **stam, email=MANAGER, naam="Manager", rollen=["contractmanager"])
    for naam in DIENSTEN:
        contact = f"inkoop@{naam.lower()}.example"
        adres = {"adres": "Raadhuisplein 1", "postcode": "1000 AA", "plaats": naam}
        doe(app, "registreer_dienst", **stam, naam=naam, code="0743", tooi_uri="https://voorbeeld.example/gm", **adres)
        doe(app, "registreer_persoon", **stam, email=contact, naam=f"Inkoop {naam}")
        doe(app, "registreer_contactpersoon", **stam, dienst=naam, persoon=contact)
    eigenschappen = {"naam": "Hulpmiddelen", "omschrijving": "Rolstoelen.", "procedure": "openbaar"}
    doe(app, "registreer_project", project=None, kenmerk=KENMERK, aard="leveringen", waarde="900000", **eigenschappen)
    doe(app, "wijs_projectleiding_toe", contractmanagers=[MANAGER])
    doe(app, "toets_collectief", elementen={"voordeel": "Samen goedkoper."})
    doe(app, "meld_interesse", diensten=list(DIENSTEN))
    moment = {"begin": "2026-02-03T10:00", "reageren_voor": "2026-01-27T17:00"}
    doe(app, "plan_startbijeenkomst", plaats="Gemeentehuis Asten", agenda=["Kennismaking"], **moment)
    letters.maak_alles(app, BEGIN)
    doe(app, "geef_vrij", soorten=SOORTEN)
    doe(app, "bevestig", als=MANAGER)
    doe(app, "verzend_brieven", soorten=SOORTEN)


def in_het_echt(app: App, server: Mailserver | None = None, **instellingen: Any) -> App:
    """The same installation, as if it were for real: on the clock of the database, and with a mail server."""
    with schrijf(app.engine) as conn:
        conn.execute(update(INSTALLATIE).values(soort=SoortInstallatie.ECHT))
    return replace(app, instellingen=replace(app.instellingen, mailserver=server, **instellingen))


def zaak(app: App, kenmerk: str = KENMERK) -> Case:
    with lees(app.engine) as conn:
        case = laad(conn, kenmerk, slot=False)
    assert case
    return case


def berichten(app: App) -> list[Bericht]:
    with lees(app.engine) as conn:
        return post.lijst(conn, tuple(BerichtToestand))


def toestanden(app: App) -> list[str]:
    return [str(b.toestand) for b in berichten(app)]


def vermenigvuldig(app: App, aantal: int, begin: int = 1, domein: str = "post.example") -> None:
    """So many mails wait, each to an address of its own, in the place of those that there were."""
    tabel = tabel_van("berichten")
    with schrijf(app.engine) as conn:
        voorbeeld = dict(conn.execute(select(tabel).order_by(tabel.c.nr).limit(1)).one()._mapping)
        del voorbeeld["nr"]
        nieuw = {"toestand": BerichtToestand.OPEN, "verzonden_op": None, "pogingen": 0, "laatste_poging": None}
        nieuw |= {"houder": None, "geclaimd_tot": None, "gepoogd_op": None, "eml_sha256": None, "melding": ""}
        conn.execute(delete(tabel))
        conn.execute(
            insert(tabel),
            [
                voorbeeld
                | nieuw
                | {"id": f"bericht-{n}", "sleutel": f"s-{n}", "nummer": n, "naar_email": f"adres-{n}@{domein}"}
                for n in range(begin, begin + aantal)
            ],
        )


# --- een mailserver -------------------------------------------------------------------------------------------------

WEG, STIL = "221 weg", "250 te laat"
"""The server hangs up; it says nothing for longer than a client waits."""
STILTE = 3.0

Antwoord = Callable[[str, "Postbus"], str | None]


@dataclass
class Postbus:
    """Handler of aiosmtpd: answers as told per phase, and keeps what it said yes to."""

    antwoord: Antwoord = lambda fase, bus: None
    ontvangen: list[tuple[str, bytes]] = field(default_factory=list)
    """Address and whole mail."""

    @property
    def nummers(self) -> list[str]:
        return [str(message_from_bytes(eml)["Message-ID"]).strip() for _, eml in self.ontvangen]

    async def handle_MAIL(  # noqa: N802  # named by aiosmtpd
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if antwoord := await self._zeg("mail", server):
            return antwoord
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if antwoord := await self._zeg("rcpt", server):
            return antwoord
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        (naar,) = envelope.rcpt_tos  # one addressee per mail
        if antwoord := await self._zeg("punt", server):
            return antwoord
        self.ontvangen.append((naar, envelope.content))
        return await self._zeg("na punt", server) or "250 genomen"

    async def _zeg(self, fase: str, server: SMTP) -> str | None:
        antwoord = self.antwoord(fase, self)
        if antwoord == WEG:
            assert server.transport
            server.transport.abort()
        if antwoord == STIL:
            await asyncio.sleep(STILTE)
        return antwoord


def vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort: int = proef.getsockname()[1]
    return poort


@contextmanager
def mailserver(bus: Postbus, **opties: Any) -> Iterator[Mailserver]:
    controller = Controller(bus, hostname="127.0.0.1", port=vrije_poort(), **opties)
    controller.start()
    try:
        yield Mailserver(host="127.0.0.1", poort=controller.port, tls=Tls.GEEN, geduld=1)
    finally:
        controller.stop(no_assert=True)
