"""Equal values have one canonical text, also when the parts that many values share are written once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workflow.canoniek import Gedeeld, canonieke_json

BLAD = st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.decimals(allow_nan=False)
DEEL = st.recursive(BLAD, lambda kind: st.lists(kind, max_size=3) | st.dictionaries(st.text(), kind, max_size=3))


@given(st.lists(DEEL, min_size=1, max_size=4), st.data())
def test_wat_gedeeld_wordt_staat_overal_als_in_de_losse_tekst(delen: list[Any], data: st.DataObject) -> None:
    gedeeld = Gedeeld()
    brieven = data.draw(st.lists(st.dictionaries(st.text(), st.sampled_from(delen), max_size=5), max_size=5))
    for brief in brieven:
        assert gedeeld.json(brief) == canonieke_json(brief)


def test_gelijke_delen_die_niet_hetzelfde_zijn_houden_hun_eigen_tekst() -> None:
    gedeeld = Gedeeld()
    assert gedeeld.json({"a": [Decimal("1.50")]}) == '{"a":["1.5"]}'
    assert gedeeld.json({"a": [date(2026, 5, 11)], "É": 'x"'}) == '{"a":["2026-05-11"],"É":"x\\""}'
