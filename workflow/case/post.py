"""Post: one mail to one addressee, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class BerichtToestand(StrEnum):
    OPEN = "open"
    GECLAIMD = "geclaimd"
    """A worker holds it, and may be sending it."""
    VERZONDEN = "verzonden"
    ONZEKER = "onzeker"
    """The worker ended while it was sending: perhaps it left, perhaps not. A person decides."""
    GEWEIGERD = "geweigerd"
    """The mail server of the addressee, or ours, refused it for good."""
    MISLUKT = "mislukt"
    """Given up after many attempts."""
    VERVALLEN = "vervallen"
    """What it carries lapsed, or was sent another way, before it left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bericht:
    """`sleutel` makes sure that it is never posted twice; verbs order it, the post alone moves it from open."""

    id: str
    project_id: str
    sleutel: str
    nummer: int
    """Within the project, for people to name it by."""
    soort: str
    """Kind of its first document: the text of the mail follows from it."""
    documenten: tuple[str, ...]
    """Ids of the documents that it carries; the same bytes go in once."""
    naar_naam: str
    naar_email: str
    juridisch: bool
    """Whether its sending has legal effect."""
    niet_voor: datetime
    """It is not sent before this moment."""
    besteld_op: datetime
    toestand: BerichtToestand
    verzonden_op: datetime | None
    melding: str
    """What the mail server said, or why it did not go."""
    houder: str | None = None
    """The worker that claimed it."""
    geclaimd_tot: datetime | None = None
    gepoogd_op: datetime | None = None
    """Since when its holder may be sending it; None when it certainly is not."""
    laatste_poging: datetime | None = None
    pogingen: int = 0
    eml_sha256: str | None = None
    """The mail of the last attempt, in the file store; another attempt has the same Message-ID."""
