"""Calendar files, read back by a parser: one UID for one meeting, a higher SEQUENCE when it moves, Dutch time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from delivery.agenda import CANCEL, Afspraak, maak_ics, maak_kalender
from workflow.tijd import lokaal

AFSPRAAK = Afspraak(
    uid="p1-d1@zandloper",
    volgnummer=0,
    gemaakt_op=datetime(2026, 1, 13, 9, tzinfo=UTC),
    begin=lokaal(datetime(2026, 2, 3, 9, tzinfo=UTC)),
    eind=lokaal(datetime(2026, 2, 3, 11, 30, tzinfo=UTC)),
    titel="Startbijeenkomst Hulpmiddelen; rolstoelen, <scootmobielen> & meer",
    plaats="Gemeentehuis 's-Hertogenbosch",
    omschrijving="Kennismaking\nhttps://overleg.bizob.example/2026-014",
    organisator="Concerninkoper zorg",
    organisator_email="inkoper-1@bizob.example",
    genodigde="Reusel-De Mierden",
    genodigde_email="inkoop@reusel.example",
)


def gelezen(afspraak: Afspraak) -> tuple[Calendar, dict[str, object]]:
    kalender = Calendar.from_ical(maak_ics(afspraak))
    (gebeurtenis,) = kalender.walk("VEVENT")
    return kalender, dict(gebeurtenis.property_items())


def test_what_went_in_is_read_back() -> None:
    kalender, velden = gelezen(AFSPRAAK)
    assert str(kalender["METHOD"]) == "REQUEST"
    assert str(velden["SUMMARY"]) == AFSPRAAK.titel
    assert str(velden["DESCRIPTION"]) == AFSPRAAK.omschrijving
    assert str(velden["ATTENDEE"]) == "mailto:inkoop@reusel.example"
    assert str(velden["ORGANIZER"]) == "mailto:inkoper-1@bizob.example"


@pytest.mark.parametrize(
    ("moment", "uur"), [(datetime(2026, 2, 3, 9, tzinfo=UTC), 10), (datetime(2026, 7, 7, 8, tzinfo=UTC), 10)]
)
def test_the_hour_is_that_of_a_dutch_clock_in_winter_and_summer(moment: datetime, uur: int) -> None:
    kalender, velden = gelezen(replace(AFSPRAAK, begin=lokaal(moment), eind=lokaal(moment)))
    begin = velden["DTSTART"].dt  # type: ignore[attr-defined]  # a date-time property
    assert begin == moment
    assert begin.hour == uur
    assert [str(zone["TZID"]) for zone in kalender.walk("VTIMEZONE")] == ["Europe/Amsterdam"]


def test_a_move_keeps_the_uid_and_raises_the_sequence() -> None:
    _, eerst = gelezen(AFSPRAAK)
    _, later = gelezen(replace(AFSPRAAK, volgnummer=1))
    assert str(eerst["UID"]) == str(later["UID"])
    assert (int(eerst["SEQUENCE"]), int(later["SEQUENCE"])) == (0, 1)  # type: ignore[call-overload]


# --- a second reader, of a few lines: RFC 5545 content lines without any library -------------------------------------


def regels(ics: bytes) -> list[tuple[str, dict[str, str], str]]:
    """Unfolded lines as name, parameters and value; every line ends with CRLF and holds 75 octets at most."""
    assert ics.endswith(b"\r\n")
    ruw = ics.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(regel) <= 75 for regel in ruw)
    heel = ics.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    gevonden = []
    for regel in heel:
        links, _, waarde = regel.partition(":")
        while links.count('"') % 2:
            deel, _, waarde = waarde.partition(":")
            links += f":{deel}"
        naam, *parameters = links.split(";")
        gevonden.append((naam, dict(p.split("=", 1) for p in parameters), waarde))
    return gevonden


def gebeurtenis(ics: bytes) -> dict[str, tuple[dict[str, str], str]]:
    alle = regels(ics)
    namen = [(naam, waarde) for naam, _, waarde in alle]
    van, tot = namen.index(("BEGIN", "VEVENT")), namen.index(("END", "VEVENT"))
    return {naam: (parameters, waarde) for naam, parameters, waarde in alle[van + 1 : tot]}


HELE_DAG = replace(AFSPRAAK, hele_dag=True, plaats="", titel="Laatste dag: " + "ë" * 90)


@pytest.mark.parametrize("afspraak", [AFSPRAAK, HELE_DAG, replace(HELE_DAG, methode=CANCEL)])
def test_both_readers_agree(afspraak: Afspraak) -> None:
    ics = maak_ics(afspraak)
    kalender, velden = gelezen(afspraak)
    zelf = gebeurtenis(ics)
    assert zelf["UID"][1] == str(velden["UID"]) == afspraak.uid
    assert int(zelf["SEQUENCE"][1]) == velden["SEQUENCE"] == afspraak.volgnummer
    assert ("METHOD", {}, str(kalender["METHOD"])) in regels(ics)
    tekst = zelf["SUMMARY"][1].replace("\\,", ",").replace("\\;", ";")
    assert tekst == str(velden["SUMMARY"]) == afspraak.titel
    assert zelf["DTSTART"][1].startswith(f"{velden['DTSTART'].dt:%Y%m%d}")  # type: ignore[attr-defined]


def test_a_last_day_is_a_whole_day_that_takes_no_time() -> None:
    zelf = gebeurtenis(maak_ics(HELE_DAG))
    assert (zelf["DTSTART"], zelf["DTEND"]) == (({"VALUE": "DATE"}, "20260203"), ({"VALUE": "DATE"}, "20260204"))
    assert zelf["TRANSP"][1] == "TRANSPARENT"
    assert "LOCATION" not in zelf
    assert ("BEGIN", {}, "VTIMEZONE") not in regels(maak_ics(HELE_DAG))


def test_what_is_called_off_says_so_twice() -> None:
    ics = maak_ics(replace(AFSPRAAK, methode=CANCEL, volgnummer=3))
    assert ("METHOD", {}, "CANCEL") in regels(ics)
    assert gebeurtenis(ics)["STATUS"][1] == "CANCELLED"
    assert gebeurtenis(ics)["SEQUENCE"][1] == "3"


def test_a_calendar_to_show_invites_nobody() -> None:
    ics = maak_kalender([AFSPRAAK, replace(HELE_DAG, uid="anders@zandloper")])
    assert [str(e["UID"]) for e in Calendar.from_ical(ics).walk("VEVENT")] == ["p1-d1@zandloper", "anders@zandloper"]
    assert ("METHOD", {}, "PUBLISH") in regels(ics)
    assert not [naam for naam, _, _ in regels(ics) if naam == "ATTENDEE"]
