"""Mail to one addressee: over SMTP with verified TLS, or into a folder where there is no server.

What matters is what is certain: a mail was taken, was refused for good, certainly did not leave, or may have left.
"""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from delivery.bestanden import schrijf_heel
from delivery.mailserver import Mailserver, Tls

GELUKT, NOG_NIET_KLAAR = 200, 300
TIJDELIJK, BLIJVEND = 400, 500
"""From here on an answer of a mail server is a refusal, for now or for good (RFC 5321, 4.2.1)."""
KLAAR_VOOR_INHOUD = 354


class Afloop(StrEnum):
    AANGENOMEN = "aangenomen"
    GEWEIGERD = "geweigerd"
    """For good: trying again changes nothing."""
    NIET_VERZONDEN = "niet_verzonden"
    """It certainly did not leave, and may be tried later."""
    ONBEREIKBAAR = "onbereikbaar"
    """There was nobody to hand it to, and there will not be for the next one either."""
    ONZEKER = "onzeker"
    """The whole mail was handed over, and no answer came."""


@dataclass(frozen=True, slots=True)
class Bezorging:
    afloop: Afloop
    melding: str
    """What the server said; for people."""


class Bezorger(Protocol):
    """Hands mails over, one at a time, each to one addressee."""

    def bezorg(self, eml: bytes, van: str, naar: str) -> Bezorging: ...


@contextmanager
def verbonden(server: Mailserver) -> Iterator[Bezorger]:
    """One connection for many mails, made at the first and made again after each failure."""
    bezorger = _Smtp(server)
    try:
        yield bezorger
    finally:
        bezorger.sluit()


class _Smtp:
    def __init__(self, server: Mailserver) -> None:
        self.server = server
        self.lijn: smtplib.SMTP | None = None

    def bezorg(self, eml: bytes, van: str, naar: str) -> Bezorging:
        try:
            lijn = self.lijn = self.lijn or self._verbind()
        except (OSError, smtplib.SMTPException) as fout:
            return Bezorging(Afloop.ONBEREIKBAAR, _wat(fout))
        try:
            return self._geef_af(lijn, eml, van, naar)
        except UnicodeError:
            self._herstel(lijn)
            return Bezorging(Afloop.GEWEIGERD, f"het adres '{naar}' bevat tekens die niet in een adres kunnen")
        except (OSError, smtplib.SMTPException) as fout:
            self.sluit()
            return Bezorging(Afloop.NIET_VERZONDEN, _wat(fout))

    def _verbind(self) -> smtplib.SMTP:
        server = self.server
        if server.tls == Tls.DIRECT:
            lijn: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.poort, _eigen_naam(), timeout=server.geduld, context=_context(server)
            )
        else:
            lijn = smtplib.SMTP(server.host, server.poort, _eigen_naam(), timeout=server.geduld)
        try:
            if server.tls == Tls.STARTTLS:
                lijn.starttls(context=_context(server))
            lijn.ehlo_or_helo_if_needed()
            if server.gebruiker:
                lijn.login(server.gebruiker, server.wachtwoord)
        except BaseException:
            lijn.close()
            raise
        return lijn

    def _geef_af(self, lijn: smtplib.SMTP, eml: bytes, van: str, naar: str) -> Bezorging:
        """Until the closing dot was sent nothing has left; after it only an answer makes certain."""
        naar = _in_ascii(naar)
        code, tekst = lijn.mail(_in_ascii(van))
        if not _goed(code):
            # Our own address is refused: that says nothing about who it is for.
            self._herstel(lijn)
            return Bezorging(Afloop.NIET_VERZONDEN, _melding(code, tekst))
        code, tekst = lijn.rcpt(naar)
        if _goed(code):
            code, tekst = lijn.docmd("DATA")
        if code != KLAAR_VOOR_INHOUD:
            self._herstel(lijn)
            return _antwoord(code, tekst, anders=Afloop.NIET_VERZONDEN)
        lijn.send(_voor_de_lijn(eml))
        try:
            lijn.send(b".\r\n")
            code, tekst = lijn.getreply()
        except (OSError, smtplib.SMTPException) as fout:
            self.sluit()
            return Bezorging(Afloop.ONZEKER, _wat(fout))
        if _goed(code):
            return Bezorging(Afloop.AANGENOMEN, _melding(code, tekst))
        return _antwoord(code, tekst, anders=Afloop.ONZEKER)

    def _herstel(self, lijn: smtplib.SMTP) -> None:
        """The next mail begins afresh, on a new connection where this one is gone."""
        try:
            lijn.rset()
        except (OSError, smtplib.SMTPException):
            self.sluit()

    def sluit(self) -> None:
        lijn, self.lijn = self.lijn, None
        if lijn is not None:
            with suppress(OSError, smtplib.SMTPException):
                lijn.quit()
            lijn.close()


def _eigen_naam() -> str:
    """What this machine calls itself: its own name, or an address when that is no name of the network.

    smtplib would ask DNS, and wait for it.
    """
    naam = socket.gethostname()
    return naam if "." in naam else "[127.0.0.1]"


def _goed(code: int) -> bool:
    """What a server says that cannot be read has another number, also -1."""
    return GELUKT <= code < NOG_NIET_KLAAR


def _antwoord(code: int, tekst: bytes, *, anders: Afloop) -> Bezorging:
    """A refusal; `anders` is what it means when the server says something that is none."""
    afloop = Afloop.GEWEIGERD if code >= BLIJVEND else Afloop.NIET_VERZONDEN if code >= TIJDELIJK else anders
    return Bezorging(afloop, _melding(code, tekst))


def _in_ascii(adres: str) -> str:
    """A domain may have accents, which it also has a way to write without; raises UnicodeError."""
    naam, _, domein = adres.rpartition("@")
    adres = f"{naam}@{domein.encode('idna').decode()}"
    adres.encode("ascii")
    return adres


def _wat(fout: Exception) -> str:
    return f"{type(fout).__name__}: {fout}"


def _melding(code: int, tekst: bytes) -> str:
    return f"{code} {tekst.decode(errors='replace')}"


def _context(server: Mailserver) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=server.ca)


def _voor_de_lijn(eml: bytes) -> bytes:
    """Lines end in CRLF, and one that begins with a dot gets another (RFC 5321, 4.5.2)."""
    regels = eml.replace(b"\r\n", b"\n").split(b"\n")
    inhoud = b"\r\n".join(b"." + regel if regel.startswith(b".") else regel for regel in regels)
    return inhoud if inhoud.endswith(b"\r\n") else inhoud + b"\r\n"


@dataclass(frozen=True, slots=True)
class Postmap:
    """A folder of .eml files, which any mail program opens: for practice, and where there is no server."""

    map: Path

    def bezorg(self, eml: bytes, van: str, naar: str) -> Bezorging:
        """A crash leaves a whole file or none; the name is that of the Message-ID, so that a mail is there once."""
        doel = self.map / f"{_message_id(eml)}.eml"
        try:
            self.map.mkdir(parents=True, exist_ok=True)
            schrijf_heel(doel, eml)
        except OSError as fout:
            return Bezorging(Afloop.NIET_VERZONDEN, f"{self.map}: {fout.strerror}")
        return Bezorging(Afloop.AANGENOMEN, doel.name)


def _message_id(eml: bytes) -> str:
    from email import message_from_bytes
    from email.policy import default

    return str(message_from_bytes(eml, policy=default)["Message-ID"]).strip("<>").partition("@")[0]
