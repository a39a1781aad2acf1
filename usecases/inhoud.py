"""What a letter says: its bytes as they were kept, its facts, and its text paragraph by paragraph."""

import json
from typing import Any

from db import outbox
from db.engine import Connection
from delivery.opslag import BestandOntbreekt, Opslag
from usecases.documenten import Gevonden, Uitgave
from workflow.canoniek import sha256_van_tekst
from workflow.documenten import KINDS, Vorm
from workflow.reasons import Invoerfout


def eis_gemaakt(gevonden: Gevonden) -> Uitgave:
    """Raises Invoerfout while the letter was not made."""
    if gevonden.uitgave is None:
        raise Invoerfout("document", f"{gevonden.verwijzing} is nog niet gemaakt; zie 'zandloper brieven maak'")
    return gevonden.uitgave


def bytes_van(opslag: Opslag, gevonden: Gevonden) -> bytes:
    """Exactly what was made; raises Invoerfout while it was not, and BestandOntbreekt when it was damaged since."""
    return opslag.lees(eis_gemaakt(gevonden).sha256)


def alineas_van(opslag: Opslag, gevonden: Gevonden) -> list[str]:
    """The text, a paragraph per item; of a calendar file its lines. Raises as `bytes_van`."""
    inhoud = bytes_van(opslag, gevonden)
    if KINDS[gevonden.document.soort].vorm == Vorm.ICS:
        return inhoud.decode().splitlines()
    from documents.readback import lees_tekst  # only who reads a letter waits for lxml

    return list(lees_tekst(inhoud).alineas)


def gegevens_van(conn: Connection, opslag: Opslag, gevonden: Gevonden) -> Any | None:
    """The snapshot that the letter was made of; None of one that was made anew before these were kept.

    Raises BestandOntbreekt for a snapshot that is not what it was.
    """
    sha256 = eis_gemaakt(gevonden).gegevens_sha256
    if sha256 is None:
        return None
    tekst = outbox.gegevens_met(conn, gevonden.dossier.case.project.id, sha256)
    if tekst is None:
        return json.loads(opslag.lees(sha256)) if opslag.pad(sha256).exists() else None
    if sha256_van_tekst(tekst) != sha256:
        raise BestandOntbreekt(f"{sha256} is beschadigd")
    return json.loads(tekst)
