"""One text, one hash: canonical JSON of plain values."""

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any


def _plat(waarde: Any) -> Any:
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return {f.name: getattr(waarde, f.name) for f in fields(waarde)}
    if isinstance(waarde, Decimal):
        return format(waarde.normalize(), "f")
    if isinstance(waarde, datetime | date):
        return waarde.isoformat()
    raise TypeError(f"geen canonieke vorm voor {type(waarde).__name__}")


def canonieke_json(waarde: Any) -> str:
    """Equal values give equal text: keys sorted, no spaces, decimals without trailing zeros.

    Raises TypeError for a value that has no canonical form (a float, a set).
    """
    if isinstance(waarde, float):
        raise TypeError("geen canonieke vorm voor float")
    return json.dumps(waarde, default=_plat, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sha256_van(waarde: Any) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return sha256_van_tekst(canonieke_json(waarde))


def sha256_van_tekst(canoniek: str) -> str:
    """SHA-256 of what is canonical JSON already."""
    return hashlib.sha256(canoniek.encode()).hexdigest()
