"""One letter from its snapshot: rendered, read back, and nothing else."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from delivery.opslag import BestandOntbreekt, Opslag
from documents.fouten import DocumentFout
from workflow.documenten import KINDS, Vorm
from workflow.tijd import lokaal


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """The bytes of a letter, and the template that they were made with."""

    inhoud: bytes
    sjabloon_sha256: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.inhoud).hexdigest()


def maak_brief(soort: str, gegevens: str, opslag: Opslag) -> Gemaakt:
    """Render from the snapshot and read back; one difference is a DocumentFout (design rule 9).

    The snapshot names a logo by its hash; `opslag` has the bytes.
    """
    if KINDS[soort].vorm == Vorm.ICS:
        return _maak_afspraak(gegevens)
    # Only who makes a letter waits for Jinja and lxml, not who counts or copies what was made.
    from documents.contexts import herstel
    from documents.contexts.deel import logo_van
    from documents.readback import verschillen
    from documents.render import render

    context = herstel(soort, gegevens.encode())
    logo = logo_van(context)
    weergave = render(soort, context, {logo.sha256: _beeld(soort, logo.sha256, opslag)} if logo else {})
    if anders := verschillen(soort, context, weergave.inhoud):
        raise DocumentFout(soort, f"de brief wijkt af van de gegevens: {'; '.join(anders)}")
    return Gemaakt(weergave.inhoud, weergave.template_sha256)


def _beeld(soort: str, sha256: str, opslag: Opslag) -> bytes:
    try:
        return opslag.lees(sha256)
    except BestandOntbreekt as fout:
        raise DocumentFout(soort, f"het bestand van het logo ontbreekt ({fout})") from None


def _maak_afspraak(gegevens: str) -> Gemaakt:
    from delivery.agenda import Afspraak, maak_ics

    ruw = json.loads(gegevens)
    momenten = {naam: lokaal(datetime.fromisoformat(ruw[naam])) for naam in ("gemaakt_op", "begin", "eind")}
    return Gemaakt(maak_ics(Afspraak(**ruw | momenten)), hashlib.sha256(b"ics").hexdigest())
