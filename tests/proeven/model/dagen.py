"""The law's days counted one by one, by a table of holidays typed by hand: the product's own calendar is not asked."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_VRIJ = {
    date.fromisoformat(dag)
    for dag in (
        # 2026: Easter is on 5 April; 15 May is an equated day.
        *("2026-01-01", "2026-01-02", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14"),
        *("2026-05-15", "2026-05-25", "2026-12-25", "2026-12-26"),
        # 2027: Easter is on 28 March; 7 May is an equated day.
        *("2027-01-01", "2027-03-26", "2027-03-29", "2027-04-27", "2027-05-05", "2027-05-06", "2027-05-07"),
        *("2027-05-17", "2027-12-25", "2027-12-26"),
        # 2028: Easter is on 16 April; 28 April and 26 May are equated days.
        *("2028-01-01", "2028-04-14", "2028-04-17", "2028-04-27", "2028-04-28", "2028-05-05", "2028-05-25"),
        *("2028-05-26", "2028-06-05", "2028-12-25", "2028-12-26"),
    )
}
LAATSTE_JAAR = 2028


def einde_opschorting(verzonden: date) -> date:
    """Twenty days after the day of sending; when that is no working day, the first one after it (Aw 2.127, ATW 1)."""
    dag, geteld = verzonden, 0
    while geteld < 20 or dag.weekday() >= 5 or dag in _VRIJ:
        dag += timedelta(days=1)
        geteld += 1
    if dag.year > LAATSTE_JAAR:
        raise ValueError(f"de feestdagen van {dag.year} staan niet in de lijst")
    return dag


def dag(moment: datetime) -> date:
    """The day in the Netherlands."""
    return moment.astimezone(ZoneInfo("Europe/Amsterdam")).date()
