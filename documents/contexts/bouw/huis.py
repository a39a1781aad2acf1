"""What letters need that no Case holds: the house that sends them."""

from dataclasses import dataclass

from documents.contexts.deel import Afzender


@dataclass(frozen=True, slots=True, kw_only=True)
class Huis:
    """Comes from the settings of the installation; an empty text is named by `ontbrekend`, never filled in by guess."""

    afzender: Afzender
    rechtbank: str
    """The competent court: "rechtbank Oost-Brabant, locatie ’s-Hertogenbosch"."""
    portaal: str
    """Address of the web application, or of the mailbox that takes its place."""
    gemachtigde: str
    """Function that signs under the mandaat."""
    plaatsvervanger: str
    directie: str
    """Function of the employer that consents (Awb 10:4)."""
