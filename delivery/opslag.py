"""Files by their content: the SHA-256 is the name, so that the same bytes are kept once and never change."""

import hashlib
from pathlib import Path

from delivery.bestanden import schrijf_heel


class BestandOntbreekt(Exception):
    """The store has no file with this SHA-256, or another content under it; the message says which, in Dutch."""


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
            schrijf_heel(doel, inhoud)
        return sha256

    def lees(self, sha256: str) -> bytes:
        """The bytes; raises BestandOntbreekt when they are not there, or are not what they were."""
        try:
            inhoud = self.pad(sha256).read_bytes()
        except FileNotFoundError:
            raise BestandOntbreekt(f"{sha256} ontbreekt") from None
        if hashlib.sha256(inhoud).hexdigest() != sha256:
            raise BestandOntbreekt(f"{sha256} is beschadigd")
        return inhoud

    def pad(self, sha256: str) -> Path:
        return self.map / sha256[:2] / sha256
