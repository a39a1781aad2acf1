"""What Prefect's server knows of our runs, asked over plain HTTP: importing Prefect takes longer than the answer."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Any

from flows.server import ADRES, Server

_WACHT = 5.0
_GEEINDIGD = ("COMPLETED", "FAILED", "CRASHED")
"""Not CANCELLED: that is a run whose turn came while the one before it was still at work."""
_BEZIG = ("RUNNING", "PENDING", "CANCELLING")


class GeenAntwoord(Exception):
    """The server is away, or says something else than it should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a rooster; `gelukt` is None while it has not ended."""

    naam: str
    begin: datetime
    """When it began, or is to begin."""
    einde: datetime | None
    gelukt: bool | None
    melding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Of one rooster."""

    laatste: Run | None
    bezig: tuple[Run, ...]
    volgende: Run | None


def runs_van(server: Server, rooster: str) -> Runs:
    """Raises GeenAntwoord."""
    laatste = _vraag(server, rooster, _GEEINDIGD, "END_TIME_DESC", 1)
    volgende = _vraag(server, rooster, ("SCHEDULED",), "EXPECTED_START_TIME_ASC", 1)
    return Runs(
        laatste=laatste[0] if laatste else None,
        bezig=tuple(_vraag(server, rooster, _BEZIG, "EXPECTED_START_TIME_ASC", 20)),
        volgende=volgende[0] if volgende else None,
    )


def _vraag(server: Server, rooster: str, toestanden: Sequence[str], volgorde: str, hoeveel: int) -> list[Run]:
    vraag = {
        "deployments": {"name": {"any_": [rooster]}},
        "flow_runs": {"state": {"type": {"any_": list(toestanden)}}},
        "sort": volgorde,
        "limit": hoeveel,
    }
    try:
        return [_run(regel) for regel in post(server, "/api/flow_runs/filter", vraag)]
    except (OSError, HTTPException, ValueError, KeyError, TypeError) as fout:
        raise GeenAntwoord(str(fout)) from fout


def post(server: Server, pad: str, vraag: object) -> Any:
    """What the server answers to this JSON; raises OSError, HTTPException or ValueError."""
    sleutel = base64.b64encode(server.aanmelding.encode()).decode()
    koppen = {"Content-Type": "application/json", "Authorization": f"Basic {sleutel}"}
    verbinding = HTTPConnection(ADRES, server.poort, timeout=_WACHT)
    try:
        verbinding.request("POST", pad, body=json.dumps(vraag), headers=koppen)
        antwoord = verbinding.getresponse()
        inhoud = antwoord.read()
        if antwoord.status >= HTTPStatus.BAD_REQUEST:
            raise HTTPException(f"{antwoord.status}: {inhoud.decode(errors='replace')[:200]}")
        return json.loads(inhoud)
    finally:
        verbinding.close()


def _run(regel: dict[str, Any]) -> Run:
    toestand = regel["state_type"]
    return Run(
        naam=regel["name"],
        begin=_moment(regel["start_time"] or regel["expected_start_time"]),
        einde=_moment(regel["end_time"]) if regel["end_time"] else None,
        gelukt=toestand == "COMPLETED" if toestand in _GEEINDIGD else None,
        melding=(regel["state"] or {}).get("message") or "",
    )


def _moment(tekst: str) -> datetime:
    # Python 3.11 reads the Z at the end too.
    return datetime.fromisoformat(tekst)
