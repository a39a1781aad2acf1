"""Calling the command line inside this process, and seeing all that a caller sees."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from cli.hoofd import main

ENGELS = re.compile(
    r"\b(Usage|Options|Arguments|Commands|Error|Missing|Invalid|No such|Try|Got|required|requires|default|Show this"
    r"|valid|Input should|field|Did you mean|Possible)\b"
)
"""Words of Typer, Click and Pydantic that no user may see."""


@dataclass(frozen=True)
class Antwoord:
    code: int
    uit: str
    fout: str

    @property
    def json(self) -> Any:
        """Stdout is one JSON object and nothing else."""
        gelezen = json.loads(self.uit)
        assert isinstance(gelezen, dict)
        return gelezen

    @property
    def alles(self) -> str:
        return self.uit + self.fout


def roep(*argumenten: str, invoer: str = "") -> Antwoord:
    uit, fout = io.StringIO(), io.StringIO()
    with redirect_stdout(uit), redirect_stderr(fout), patch("sys.stdin", io.StringIO(invoer)):
        code = main(argumenten)
    return Antwoord(int(code), uit.getvalue(), fout.getvalue())


def lukt(*argumenten: str, code: int = 0, invoer: str = "") -> Antwoord:
    antwoord = roep(*argumenten, invoer=invoer)
    assert antwoord.code == code, antwoord
    return antwoord


def dump(map_: Path) -> list[str]:
    """Everything in the database, to see that nothing changed."""
    with closing(sqlite3.connect(map_ / "zandloper.db")) as conn:
        return list(conn.iterdump())
