"""One text, one hash: canonical JSON of plain values."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from json.encoder import encode_basestring
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


_SAMENGESTELD = (dict, list)


class Gedeeld:
    """Canonical JSON of many values that hold the same parts: a part that is one object in all of them is put in words
    once.
    """

    def __init__(self) -> None:
        self._teksten: dict[int, tuple[object, str]] = {}

    def json(self, waarde: Mapping[str, Any]) -> str:
        """What `canonieke_json` gives; nothing in `waarde` may change while this object is in use."""
        return f"{{{','.join(f'{encode_basestring(naam)}:{self._deel(waarde[naam])}' for naam in sorted(waarde))}}}"

    def _deel(self, deel: Any) -> str:
        if type(deel) is str:
            return encode_basestring(deel)
        if type(deel) not in _SAMENGESTELD:
            return canonieke_json(deel)
        if id(deel) not in self._teksten:
            # The part is held beside its text: while it is, no other has its identity.
            self._teksten[id(deel)] = (deel, canonieke_json(deel))
        return self._teksten[id(deel)][1]


def sha256_van(waarde: Any) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return sha256_van_tekst(canonieke_json(waarde))


def sha256_van_tekst(canoniek: str) -> str:
    """SHA-256 of what is canonical JSON already."""
    return hashlib.sha256(canoniek.encode()).hexdigest()
