"""Small files by which processes of one installation tell each other where they are."""

import os
import tempfile
from pathlib import Path


def schrijf_heel(pad: Path, tekst: str) -> None:
    """Who reads the file finds the old text or the new one, never half of it."""
    nummer, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}-")
    try:
        with os.fdopen(nummer, "w", encoding="utf-8") as bestand:
            bestand.write(tekst)
        os.replace(tijdelijk, pad)
    except BaseException:
        os.unlink(tijdelijk)
        raise
