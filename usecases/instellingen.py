"""Settings: one frozen object from `ZANDLOPER_*`, read at the entry and handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from delivery.mailserver import Mailserver, als_url, lees_mailserver
from workflow.reasons import Invoerfout

CLAIM_DUUR = timedelta(seconds=30)
GEDULD = timedelta(seconds=20)
POST_PER_MINUUT = 30
PDF_DUUR = timedelta(seconds=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instellingen:
    """Everything of an installation lives in one data folder."""

    map: Path
    database_url: str
    als: str | None
    """E-mail address of the account that the command line acts for."""
    claim_duur: timedelta = CLAIM_DUUR
    """How long a worker that says nothing keeps the letters that it claimed."""
    geduld: timedelta = GEDULD
    """How long a call is tried again while others are at work in the same place."""
    mailserver: Mailserver | None = None
    """Without one, mail is put in a folder."""
    post_per_minuut: int = POST_PER_MINUUT
    """How many mails a minute one domain gets; the others wait."""
    soffice: str | None = None
    """The program of LibreOffice; None is the one on PATH, if there is one."""
    pdf_duur: timedelta = PDF_DUUR
    """How long LibreOffice may take for a batch of letters."""

    @property
    def database_bestaat(self) -> bool:
        """Whether there is one to ask; of a server that is only known by asking."""
        bestand = self.database_url.removeprefix("sqlite:///")
        return bestand == self.database_url or Path(bestand).exists()

    @property
    def bestanden(self) -> Path:
        return self.map / "bestanden"

    @property
    def prefect(self) -> Path:
        return self.map / "prefect"


def lees_instellingen(omgeving: Mapping[str, str], map_: Path | None = None) -> Instellingen:
    """`ZANDLOPER_MAP` is the data folder, `ZANDLOPER_DATABASE_URL` the database, `ZANDLOPER_ALS` who is acting.

    `ZANDLOPER_CLAIM_SECONDEN` is for a machine so slow that 200 letters take more than half a minute,
    `ZANDLOPER_MAILSERVER` where mail is handed over (with `_WACHTWOORD` and `_CA`; see `delivery.mailserver`),
    `ZANDLOPER_POST_PER_MINUUT` how many mails a minute one domain gets,
    `ZANDLOPER_SOFFICE` LibreOffice where it is not on PATH, `ZANDLOPER_PDF_SECONDEN` how long fifty letters may take,
    `ZANDLOPER_GEDULD_SECONDEN` for who would rather wait longer, or shorter, for another who is at work.
    """
    gekozen = map_ or Path(omgeving.get("ZANDLOPER_MAP") or _standaardmap(omgeving))
    gekozen = gekozen.expanduser().absolute()
    url = None if map_ else omgeving.get("ZANDLOPER_DATABASE_URL")
    return Instellingen(
        map=gekozen,
        database_url=url or f"sqlite:///{gekozen / 'zandloper.db'}",
        als=omgeving.get("ZANDLOPER_ALS"),
        claim_duur=_seconden(omgeving, "ZANDLOPER_CLAIM_SECONDEN", CLAIM_DUUR),
        geduld=_seconden(omgeving, "ZANDLOPER_GEDULD_SECONDEN", GEDULD),
        mailserver=_mailserver(omgeving),
        post_per_minuut=_aantal(omgeving, "ZANDLOPER_POST_PER_MINUUT", POST_PER_MINUUT),
        soffice=omgeving.get("ZANDLOPER_SOFFICE") or None,
        pdf_duur=_seconden(omgeving, "ZANDLOPER_PDF_SECONDEN", PDF_DUUR),
    )


def als_omgeving(instellingen: Instellingen) -> dict[str, str]:
    """What a process must be given to work for the same installation: the inverse of `lees_instellingen`.

    Not who is acting: a job of its own acts as the scheduler.
    """
    server = instellingen.mailserver
    post = {
        "ZANDLOPER_MAILSERVER": als_url(server) if server else "",
        "ZANDLOPER_MAILSERVER_WACHTWOORD": server.wachtwoord if server else "",
        "ZANDLOPER_MAILSERVER_CA": str(server.ca) if server and server.ca else "",
        "ZANDLOPER_POST_PER_MINUUT": str(instellingen.post_per_minuut),
    }
    return post | {
        "ZANDLOPER_MAP": str(instellingen.map),
        "ZANDLOPER_DATABASE_URL": instellingen.database_url,
        "ZANDLOPER_CLAIM_SECONDEN": str(instellingen.claim_duur.total_seconds()),
        "ZANDLOPER_GEDULD_SECONDEN": str(instellingen.geduld.total_seconds()),
        "ZANDLOPER_SOFFICE": instellingen.soffice or "",
        "ZANDLOPER_PDF_SECONDEN": str(instellingen.pdf_duur.total_seconds()),
    }


def _mailserver(omgeving: Mapping[str, str]) -> Mailserver | None:
    if not (url := omgeving.get("ZANDLOPER_MAILSERVER")):
        return None
    ca = omgeving.get("ZANDLOPER_MAILSERVER_CA")
    try:
        return lees_mailserver(url, omgeving.get("ZANDLOPER_MAILSERVER_WACHTWOORD", ""), Path(ca) if ca else None)
    except ValueError as fout:
        raise Invoerfout("ZANDLOPER_MAILSERVER", str(fout)) from None


def _aantal(omgeving: Mapping[str, str], naam: str, standaard: int) -> int:
    tekst = omgeving.get(naam) or str(standaard)
    if not tekst.isdecimal() or int(tekst) == 0:
        raise Invoerfout(naam, f"'{tekst}' is geen aantal, bijvoorbeeld {standaard}")
    return int(tekst)


def _seconden(omgeving: Mapping[str, str], naam: str, standaard: timedelta) -> timedelta:
    tekst = omgeving.get(naam)
    if not tekst:
        return standaard
    try:
        duur = timedelta(seconds=float(tekst))
    except (ValueError, OverflowError):
        duur = timedelta(0)
    if duur <= timedelta(0):
        raise Invoerfout(naam, f"'{tekst}' is geen aantal seconden, bijvoorbeeld 30")
    return duur


def _standaardmap(omgeving: Mapping[str, str]) -> Path:
    basis = omgeving.get("XDG_DATA_HOME") or Path(omgeving.get("HOME", "~")) / ".local" / "share"
    return Path(basis) / "zandloper"
