"""Calendar files: a stable UID and a rising SEQUENCE, so that a calendar moves an entry instead of doubling it."""

from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Event, vCalAddress, vText


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


def maak_ics(afspraak: Afspraak) -> bytes:
    """An invitation (METHOD:REQUEST, RFC 5546) with its time zone inside it."""
    kalender = Calendar()
    kalender.add("prodid", "-//Zandloper//NL")
    kalender.add("version", "2.0")
    kalender.add("method", "REQUEST")
    kalender.add_component(_gebeurtenis(afspraak))
    kalender.add_missing_timezones()
    inhoud: bytes = kalender.to_ical()
    return inhoud


def _gebeurtenis(afspraak: Afspraak) -> Event:
    gebeurtenis = Event()
    gebeurtenis.add("uid", afspraak.uid)
    gebeurtenis.add("sequence", afspraak.volgnummer)
    gebeurtenis.add("dtstamp", afspraak.gemaakt_op)
    gebeurtenis.add("dtstart", afspraak.begin)
    gebeurtenis.add("dtend", afspraak.eind)
    gebeurtenis.add("summary", afspraak.titel)
    gebeurtenis.add("location", afspraak.plaats)
    gebeurtenis.add("description", afspraak.omschrijving)
    gebeurtenis.add("organizer", _adres(afspraak.organisator, afspraak.organisator_email, "CHAIR"))
    gebeurtenis.add("attendee", _adres(afspraak.genodigde, afspraak.genodigde_email, "REQ-PARTICIPANT"))
    return gebeurtenis


def _adres(naam: str, email: str, rol: str) -> vCalAddress:
    adres = vCalAddress(f"mailto:{email}")
    adres.params["CN"] = vText(naam)
    adres.params["ROLE"] = vText(rol)
    return adres
