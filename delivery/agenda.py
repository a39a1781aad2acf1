"""Calendar files: a stable UID and a rising SEQUENCE, so that a calendar moves an entry instead of doubling it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from icalendar import Calendar, Event, vCalAddress, vText

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
"""To invite or to move, to call off, and to show (RFC 5546)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraak:
    """One calendar entry for one addressee; its moments carry the time zone in which it is shown."""

    uid: str
    volgnummer: int
    gemaakt_op: datetime
    begin: datetime
    eind: datetime
    titel: str
    plaats: str
    omschrijving: str
    organisator: str
    organisator_email: str
    genodigde: str
    genodigde_email: str
    methode: str = REQUEST
    hele_dag: bool = False
    """On the day of `begin`, whatever its time."""


def maak_ics(afspraak: Afspraak) -> bytes:
    """One message about one entry, with its time zone inside it (RFC 5546)."""
    return _bestand(afspraak.methode, [_gebeurtenis(afspraak)])


def maak_kalender(afspraken: Iterable[Afspraak]) -> bytes:
    """Entries to show together: nobody is invited by it, and an entry that was told before keeps its place."""
    return _bestand(PUBLISH, [_gebeurtenis(replace(afspraak, methode=PUBLISH)) for afspraak in afspraken])


def _bestand(methode: str, gebeurtenissen: Iterable[Event]) -> bytes:
    kalender = Calendar()
    kalender.add("prodid", "-//Zandloper//NL")
    kalender.add("version", "2.0")
    kalender.add("method", methode)
    for gebeurtenis in gebeurtenissen:
        kalender.add_component(gebeurtenis)
    kalender.add_missing_timezones()
    inhoud: bytes = kalender.to_ical()
    return inhoud


def _gebeurtenis(afspraak: Afspraak) -> Event:
    gebeurtenis = Event()
    gebeurtenis.add("uid", afspraak.uid)
    gebeurtenis.add("sequence", afspraak.volgnummer)
    gebeurtenis.add("dtstamp", afspraak.gemaakt_op)
    gebeurtenis.add("dtstart", afspraak.begin.date() if afspraak.hele_dag else afspraak.begin)
    gebeurtenis.add("dtend", afspraak.begin.date() + timedelta(days=1) if afspraak.hele_dag else afspraak.eind)
    gebeurtenis.add("summary", afspraak.titel)
    if afspraak.plaats:
        gebeurtenis.add("location", afspraak.plaats)
    gebeurtenis.add("description", afspraak.omschrijving)
    gebeurtenis.add("organizer", _adres(afspraak.organisator, afspraak.organisator_email, "CHAIR"))
    if afspraak.methode != PUBLISH:
        gebeurtenis.add("attendee", _adres(afspraak.genodigde, afspraak.genodigde_email, "REQ-PARTICIPANT"))
    if afspraak.hele_dag:
        # A last day takes no time of that day.
        gebeurtenis.add("transp", "TRANSPARENT")
    if afspraak.methode == CANCEL:
        gebeurtenis.add("status", "CANCELLED")
    return gebeurtenis


def _adres(naam: str, email: str, rol: str) -> vCalAddress:
    adres = vCalAddress(f"mailto:{email}")
    adres.params["CN"] = vText(naam)
    adres.params["ROLE"] = vText(rol)
    return adres
