"""A file that is there is whole, whatever happened while it was written."""

import os
import tempfile
from pathlib import Path


def schrijf_heel(pad: Path, inhoud: bytes) -> None:
    """Write, sync, rename: a crash leaves the file as it was, or the new one, and never a part. Raises OSError."""
    greep, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=".nieuw-")
    try:
        with os.fdopen(greep, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        os.replace(tijdelijk, pad)
    except BaseException:
        Path(tijdelijk).unlink(missing_ok=True)
        raise
    _sync_map(pad.parent)


def _sync_map(map_: Path) -> None:
    """Only then does the name survive a power cut too."""
    greep = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(greep)
    finally:
        os.close(greep)
