"""Dutch typography of dates, times, amounts and organs."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from documents import opmaak


def test_a_date_has_no_leading_zero_and_a_month_in_words() -> None:
    assert opmaak.datum(date(2026, 10, 2)) == "2 oktober 2026"
    assert opmaak.datum_met_weekdag(date(2026, 7, 27)) == "maandag 27 juli 2026"


@pytest.mark.parametrize(
    ("moment", "verwacht"),
    [
        (datetime(2026, 5, 11, 9, 42, tzinfo=UTC), "11 mei 2026, 11.42 uur"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "1 januari 2027, 00.30 uur"),
    ],
)
def test_a_moment_is_shown_on_the_dutch_clock(moment: datetime, verwacht: str) -> None:
    assert opmaak.dag_en_tijd(moment).replace(opmaak.VAST, " ") == verwacht


def test_a_moment_without_timezone_is_refused() -> None:
    with pytest.raises(ValueError, match="tijdzone"):
        opmaak.tijd(datetime(2026, 5, 11, 9, 42))  # noqa: DTZ001  # the naive moment is the point


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        ("0", "€ 0,00"),
        ("0.005", "€ 0,01"),
        ("1234.5", "€ 1.234,50"),
        ("12500000", "€ 12.500.000,00"),
        ("-1234.56", "€ -1.234,56"),
    ],
)
def test_amounts_are_rounded_half_up_to_cents(waarde: str, verwacht: str) -> None:
    assert opmaak.bedrag(Decimal(waarde)).replace(opmaak.VAST, " ") == verwacht


@pytest.mark.parametrize(
    ("waarde", "decimalen", "verwacht"),
    [("8", None, "8"), ("8.50", None, "8,5"), ("10", None, "10"), ("7.125", 2, "7,13"), ("8", 2, "8,00")],
)  # fmt: skip
def test_numbers_keep_the_decimals_they_need(waarde: str, decimalen: int | None, verwacht: str) -> None:
    assert opmaak.getal(Decimal(waarde), decimalen) == verwacht


def test_percentages() -> None:
    assert opmaak.procent(Decimal("12.50")) == "12,5%"


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("college van burgemeester en wethouders", "het college van burgemeester en wethouders"),
        ("dagelijks bestuur", "het dagelijks bestuur"),
        ("gedeputeerde staten", "gedeputeerde staten"),
        ("gemeente Asten", "de gemeente Asten"),
        ("waterschap De Dommel", "het waterschap De Dommel"),
    ],
)
def test_articles(naam: str, verwacht: str) -> None:
    assert opmaak.met_lidwoord(naam) == verwacht


def test_an_enumeration_ends_in_en() -> None:
    assert opmaak.opsomming(()) == ""
    assert opmaak.opsomming(("a",)) == "a"
    assert opmaak.opsomming(("a", "b", "c")) == "a, b en c"
