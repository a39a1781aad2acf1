"""Files by their content: the SHA-256 is the name, so that the same bytes are kept once and never change."""

import hashlib
import os
import tempfile
from pathlib import Path


class BestandOntbreekt(Exception):
    """The store has no file with this SHA-256."""


class Opslag:
    """A folder of files; what it gave a hash for is on disk, whatever happens next."""

    def __init__(self, map_: Path) -> None:
        self.map = map_

    def bewaar(self, inhoud: bytes) -> str:
        """Write, sync, rename: a crash leaves a whole file or none. Gives the SHA-256 in hexadecimal."""
        sha256 = hashlib.sha256(inhoud).hexdigest()
        doel = self.pad(sha256)
        if not doel.exists():
            doel.parent.mkdir(parents=True, exist_ok=True)
            self._schrijf(inhoud, doel)
        return sha256

    @staticmethod
    def _schrijf(inhoud: bytes, doel: Path) -> None:
        greep, tijdelijk = tempfile.mkstemp(dir=doel.parent, prefix=".nieuw-")
        try:
            with os.fdopen(greep, "wb") as bestand:
                bestand.write(inhoud)
                bestand.flush()
                os.fsync(bestand.fileno())
            os.replace(tijdelijk, doel)
        except BaseException:
            Path(tijdelijk).unlink(missing_ok=True)
            raise
        _sync_map(doel.parent)

    def lees(self, sha256: str) -> bytes:
        """The bytes; raises BestandOntbreekt when they are not there, or are not what they were."""
        try:
            inhoud = self.pad(sha256).read_bytes()
        except FileNotFoundError:
            raise BestandOntbreekt(sha256) from None
        if hashlib.sha256(inhoud).hexdigest() != sha256:
            raise BestandOntbreekt(f"{sha256} is beschadigd")
        return inhoud

    def pad(self, sha256: str) -> Path:
        return self.map / sha256[:2] / sha256


def _sync_map(map_: Path) -> None:
    greep = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(greep)
    finally:
        os.close(greep)
