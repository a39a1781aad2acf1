"""An uploaded template is read, compiled and printed in a process of its own with little memory and time.

That process gets the bytes and nothing more: no settings, no database, no file to write.
"""

import base64
import json
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from documents.bevinding import Afdruk, Bevinding, Keuring
from documents.contexts.register import kind_van
from documents.keurproces import TE_GROOT, TE_LANG
from documents.verpakking import MAX_BESTAND

WACHT = 20.0
"""Seconds on the clock: the limit that counts is that of the processor, this one is for a process that stands still."""
_HUIS = str(Path(__file__).parent.parent)
_PROGRAMMA = (
    "import sys; sys.path.insert(0, {huis!r}); from documents.keurproces import begrens, main; begrens(); "
    "main({soort!r}, afdrukken={afdrukken})"
)
_MELDINGEN = {
    TE_GROOT: "het sjabloon vraagt te veel geheugen; het is niet gebruikt",
    TE_LANG: "het sjabloon vraagt te veel rekentijd; het is niet gebruikt",
}
_STUK = "het sjabloon kan niet veilig gelezen worden; het is niet gebruikt"


def opdracht(soort: str, *, afdrukken: bool) -> list[str]:
    """The command that judges what it gets on stdin; DocumentFout for an unknown kind."""
    bron = _PROGRAMMA.format(huis=_HUIS, soort=kind_van(soort).soort, afdrukken=afdrukken)
    return [sys.executable, "-I", "-B", "-X", "utf8", "-c", bron]


def keur_afgeschermd(soort: str, inhoud: bytes, *, afdrukken: bool = True) -> Keuring:
    """What `documents.keuring` says of it, or that it asks too much; nothing in the file makes this raise."""
    commando = opdracht(soort, afdrukken=afdrukken)
    if len(inhoud) > MAX_BESTAND:
        return _geweigerd(f"het bestand is groter dan {MAX_BESTAND // 1_000_000} MB")
    with tempfile.TemporaryFile() as bron:
        bron.write(inhoud)
        bron.seek(0)
        try:
            klaar = subprocess.run(
                commando,
                stdin=bron,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=WACHT,
                env={},
                cwd="/",
                start_new_session=True,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return _geweigerd(_MELDINGEN[TE_LANG])
    return lees_uitslag(klaar.returncode, klaar.stdout)


def lees_uitslag(code: int, uitvoer: bytes) -> Keuring:
    """What the process gave; a process that was stopped refuses."""
    if code in (-signal.SIGPROF, -signal.SIGXCPU, -signal.SIGKILL):
        return _geweigerd(_MELDINGEN[TE_LANG])
    try:
        ruw = json.loads(uitvoer) if code == 0 else {}
        if "fout" in ruw:
            return _geweigerd(_MELDINGEN[ruw["fout"]])
        return Keuring(
            tuple(Bevinding(*paar) for paar in ruw["bevindingen"]),
            tuple(Afdruk(naam, base64.b64decode(data), tuple(fouten)) for naam, data, fouten in ruw["afdrukken"]),
        )
    except (ValueError, KeyError, TypeError):
        return _geweigerd(_STUK)


def _geweigerd(melding: str) -> Keuring:
    return Keuring((Bevinding("", melding),))
