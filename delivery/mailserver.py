"""Where mail is handed over; apart from what hands it over, since every command reads the settings."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Tls(StrEnum):
    DIRECT = "direct"
    STARTTLS = "starttls"
    GEEN = "geen"


_EIGEN = frozenset({"127.0.0.1", "::1", "localhost"})
_SCHEMA = {"smtps": (Tls.DIRECT, 465), "smtp": (Tls.STARTTLS, 587)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailserver:
    """TLS is always there and always verified; only a server on this machine goes without."""

    host: str
    poort: int
    tls: Tls
    gebruiker: str = ""
    wachtwoord: str = ""
    ca: Path | None = None
    """Certificate authority of one's own, in PEM."""
    geduld: float = 30.0
    """Seconds that it may be silent."""


def lees_mailserver(url: str, wachtwoord: str = "", ca: Path | None = None) -> Mailserver:
    """From smtps://user@host:465 or smtp://user@host:587 (STARTTLS); raises ValueError in Dutch."""
    delen = urlsplit(url)
    if delen.scheme not in _SCHEMA or not delen.hostname:
        raise ValueError(f"'{url}' is geen mailserver, bijvoorbeeld smtps://naam@mail.voorbeeld.example:465")
    if delen.password:
        raise ValueError(
            "zet het wachtwoord niet in het adres van de mailserver, maar in ZANDLOPER_MAILSERVER_WACHTWOORD"
        )
    tls, poort = _SCHEMA[delen.scheme]
    if tls == Tls.STARTTLS and delen.hostname in _EIGEN:
        tls = Tls.GEEN
    gebruiker = unquote(delen.username or "")
    return Mailserver(
        host=delen.hostname, poort=delen.port or poort, tls=tls, gebruiker=gebruiker, wachtwoord=wachtwoord, ca=ca
    )


def als_url(server: Mailserver) -> str:
    """The address as `lees_mailserver` reads it, without the password."""
    from urllib.parse import quote

    schema = "smtps" if server.tls == Tls.DIRECT else "smtp"
    wie = f"{quote(server.gebruiker, safe='')}@" if server.gebruiker else ""
    host = f"[{server.host}]" if ":" in server.host else server.host
    return f"{schema}://{wie}{host}:{server.poort}"
