"""One letter from its snapshot: rendered, read back, and nothing else."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from delivery.opslag import BestandOntbreekt, Opslag
from documents.fouten import Afwijking, DocumentFout
from usecases.sjabloonkeuze import Sjabloonkeuze
from workflow.documenten import KINDS, Vorm
from workflow.tijd import lokaal

GENOEMD = 10
"""Differences of one letter that a message names."""


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """The bytes of a letter, and the template that they were made with."""

    inhoud: bytes
    sjabloon_sha256: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.inhoud).hexdigest()


def maak_brief(soort: str, gegevens: str, sjablonen: Sjabloonkeuze) -> Gemaakt:
    """Render by the template in use, and read back: one difference is an Afwijking (design rule 9)."""
    if KINDS[soort].vorm == Vorm.ICS:
        return _maak_afspraak(gegevens)
    # Only who makes a letter waits for Jinja and lxml, not who counts or copies what was made.
    from documents.contexts import herstel
    from documents.contexts.deel import logo_van
    from documents.readback import verschillen_met
    from documents.render import render_met

    sjabloon, context = sjablonen.geef(soort), herstel(soort, gegevens.encode())
    logo = logo_van(context)
    beelden = {logo.sha256: _beeld(soort, logo.sha256, sjablonen.opslag)} if logo else {}
    weergave = render_met(sjabloon, context, beelden)
    if anders := verschillen_met(sjabloon, context, weergave.inhoud):
        raise Afwijking(soort, f"de brief wijkt af van de gegevens: {_opsomming(anders)}")
    return Gemaakt(weergave.inhoud, weergave.template_sha256)


def _beeld(soort: str, sha256: str, opslag: Opslag) -> bytes:
    """The snapshot names a logo by its hash."""
    try:
        return opslag.lees(sha256)
    except BestandOntbreekt as fout:
        raise DocumentFout(soort, f"het bestand van het logo ontbreekt ({fout})") from None


def _opsomming(anders: tuple[str, ...]) -> str:
    meer = f"; en nog {len(anders) - GENOEMD}" if len(anders) > GENOEMD else ""
    return "; ".join(anders[:GENOEMD]) + meer


def _maak_afspraak(gegevens: str) -> Gemaakt:
    from delivery.agenda import Afspraak, maak_ics

    ruw = json.loads(gegevens)
    momenten = {naam: lokaal(datetime.fromisoformat(ruw[naam])) for naam in ("gemaakt_op", "begin", "eind")}
    return Gemaakt(maak_ics(Afspraak(**ruw | momenten)), hashlib.sha256(b"ics").hexdigest())
