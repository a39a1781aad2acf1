"""Column types that give back exactly what was put in, on SQLite and on PostgreSQL alike."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Numeric, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

VOLGNUMMER = BigInteger().with_variant(Integer(), "sqlite")
"""The order of recording. SQLite hands out numbers by itself only to a column of its own kind INTEGER."""


class Moment(TypeDecorator[datetime]):
    """An aware moment goes in, the same moment in UTC comes out; raises ValueError on a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without time zone: {value.isoformat()}")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        """Straight from the driver: every row has moments, and a whole Case is read at once."""
        return _van_sqlite if dialect.name == "sqlite" else _van_postgres


class Bedrag(TypeDecorator[Decimal]):
    """A decimal number keeps every digit, also its trailing zeros; raises ValueError on a float, infinity or NaN.

    SQLite has no exact decimals: there it is text, and a CHECK compares it after a cast.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Numeric())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Decimal | str | None:
        if value is None:
            return None
        if not isinstance(value, Decimal) or not value.is_finite():
            raise ValueError(f"not a finite decimal number: {value!r}")
        return f"{value:f}" if dialect.name == "sqlite" else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Decimal | None] | None:
        """PostgreSQL's driver gives a Decimal by itself."""
        return _decimaal if dialect.name == "sqlite" else None


class Keuze(TypeDecorator[StrEnum]):
    """An enum is stored by its value, never by its name; raises ValueError on a value that it does not have."""

    impl = Text
    cache_ok = True

    def __init__(self, keuzes: type[StrEnum]) -> None:
        super().__init__()
        self.keuzes = keuzes
        # An outer join gives NULL where there is no row.
        self._bij_waarde: dict[str | None, StrEnum | None] = {keuze.value: keuze for keuze in keuzes} | {None: None}

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.keuzes(value).value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], StrEnum | None]:
        """A bare look-up, since every row has one or two of these; raises KeyError on an unknown value."""
        return self._bij_waarde.__getitem__


class Reeks(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts, or of values of one enum, as a JSON list in its own order."""

    impl = Text
    cache_ok = True

    def __init__(self, van: type[str] = str) -> None:
        super().__init__()
        self.van = van

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else _json([self.van(deel) for deel in value])

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], tuple[str, ...] | None]:
        """The same few lists stand in many rows."""
        return partial(_reeks, self.van)


class Woorden(TypeDecorator[dict[str, str]]):
    """A mapping of texts as a JSON object; its order is kept, since chapters are printed in it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, str] | None, dialect: Dialect) -> str | None:
        return None if value is None else _json(dict(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, str] | None:
        return None if value is None else json.loads(value)


class Dagen(TypeDecorator[dict[str, date]]):
    """A mapping of names to days as a JSON object of ISO 8601 dates, in its own order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, date] | None, dialect: Dialect) -> str | None:
        return None if value is None else _json({naam: dag.isoformat() for naam, dag in value.items()})

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, date] | None:
        return None if value is None else {naam: date.fromisoformat(dag) for naam, dag in json.loads(value).items()}


@lru_cache(maxsize=4096)
def _reeks(van: type[str], opgeslagen: str | None) -> tuple[str, ...] | None:
    return None if opgeslagen is None else tuple(map(van, json.loads(opgeslagen)))


def _decimaal(opgeslagen: str | None) -> Decimal | None:
    return None if opgeslagen is None else Decimal(opgeslagen)


@lru_cache(maxsize=4096)
def _van_sqlite(opgeslagen: str | None) -> datetime | None:
    return None if opgeslagen is None else datetime.fromisoformat(f"{opgeslagen}+00:00")


def _van_postgres(opgeslagen: datetime | None) -> datetime | None:
    return None if opgeslagen is None else opgeslagen.astimezone(UTC)


def _json(waarde: object) -> str:
    return json.dumps(waarde, ensure_ascii=False, separators=(",", ":"))
