"""Calendar files, read back by a parser: one UID for one meeting, a higher SEQUENCE when it moves, Dutch time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from delivery.agenda import Afspraak, maak_ics
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
