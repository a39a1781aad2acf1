"""Whatever a column can hold comes back identical from both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Engine, Integer, MetaData, Table, insert, select, text
from sqlalchemy.exc import StatementError

from db.engine import schrijf
from db.soorten import Bedrag, Dagen, Keuze, Moment, Reeks, Woorden
from workflow.case.deelname import Handeling, Uitkomst

T = Table(
    "proef",
    MetaData(),
    Column("nr", Integer, primary_key=True),
    Column("moment", Moment),
    Column("bedrag", Bedrag),
    Column("keuze", Keuze(Uitkomst)),
    Column("handelingen", Reeks(Handeling)),
    Column("teksten", Reeks()),
    Column("woorden", Woorden),
    Column("dagen", Dagen),
)

# PostgreSQL knows no NUL in a text; a lone surrogate is no text at all.
TEKST = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
MOMENT = st.datetimes(
    min_value=datetime(1900, 1, 2),  # noqa: DTZ001  # the strategy adds the zone
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, ZoneInfo("Europe/Amsterdam"), timezone(timedelta(hours=-11, minutes=-30))]),
)
RIJ = st.fixed_dictionaries(
    {
        "moment": st.none() | MOMENT,
        "bedrag": st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=8) | st.decimals(-999, 999),
        "keuze": st.none() | st.sampled_from(Uitkomst),
        "handelingen": st.lists(st.sampled_from(Handeling)).map(tuple),
        "teksten": st.lists(TEKST).map(tuple),
        "woorden": st.dictionaries(TEKST, TEKST),
        "dagen": st.dictionaries(TEKST, st.dates()),
    }
)


def heen_en_terug(engine: Engine, rij: dict[str, Any]) -> dict[str, Any]:
    with schrijf(engine) as conn:
        conn.execute(text("DELETE FROM proef"))
        conn.execute(insert(T), rij)
        gevonden = conn.execute(select(*(T.c[naam] for naam in rij))).one()
    return dict(gevonden._mapping)


@pytest.fixture
def proef(engine: Engine) -> Engine:
    with schrijf(engine) as conn:
        T.create(conn)
    return engine


def test_alles_komt_identiek_terug(proef: Engine) -> None:
    @settings(max_examples=60)
    @given(RIJ)
    def controleer(rij: dict[str, Any]) -> None:
        terug = heen_en_terug(proef, rij)
        # An hour that the clock skips or repeats is by definition equal to nothing in another zone (PEP 495).
        assert terug == rij | {"moment": rij["moment"] and rij["moment"].astimezone(UTC)}
        assert terug["moment"] is None or terug["moment"].tzinfo is UTC
        assert terug["bedrag"] is None or f"{terug['bedrag']:f}".lstrip("-") == f"{rij['bedrag']:f}".lstrip("-")
        assert [type(terug["keuze"]), *map(type, terug["handelingen"])] == [
            type(rij["keuze"]),
            *map(type, rij["handelingen"]),
        ]
        assert list(terug["woorden"]) == list(rij["woorden"])
        assert list(terug["dagen"]) == list(rij["dagen"])

    controleer()


@pytest.mark.parametrize(
    "bedrag", ["0.1", "100.00", "0.30000000000000000004", "123456789012345678901234567890.12", "1E+3"]
)
def test_een_bedrag_gaat_nooit_door_een_float(proef: Engine, bedrag: str) -> None:
    terug = heen_en_terug(proef, {"bedrag": Decimal(bedrag)})["bedrag"]
    assert f"{terug:f}" == f"{Decimal(bedrag):f}"


def test_het_uur_dat_twee_keer_komt_blijft_twee_uren(proef: Engine) -> None:
    amsterdam = ZoneInfo("Europe/Amsterdam")
    eerste = datetime(2026, 10, 25, 2, 30, tzinfo=amsterdam, fold=0)
    tweede = eerste.replace(fold=1)
    terug = [heen_en_terug(proef, {"moment": moment})["moment"] for moment in (eerste, tweede)]
    assert [moment.hour for moment in terug] == [0, 1]


@pytest.mark.parametrize(
    "rij",
    [
        {"moment": datetime(2026, 1, 1)},  # noqa: DTZ001  # that is what must be refused
        {"bedrag": 1.5},
        {"bedrag": Decimal("NaN")},
        {"bedrag": Decimal("Infinity")},
        {"keuze": "bestaat_niet"},
        {"handelingen": ("bestaat_niet",)},
    ],
)
def test_wat_niet_past_wordt_geweigerd(proef: Engine, rij: dict[str, Any]) -> None:
    with pytest.raises(StatementError, match="ValueError"), schrijf(proef) as conn:
        conn.execute(insert(T), rij)


def test_een_keuze_staat_er_met_haar_waarde(proef: Engine) -> None:
    with schrijf(proef) as conn:
        conn.execute(insert(T), {"keuze": Uitkomst.VASTGESTELD, "handelingen": (Handeling.NVI,)})
        assert conn.execute(text("SELECT keuze, handelingen FROM proef")).one() == ("vastgesteld", '["nvi"]')
