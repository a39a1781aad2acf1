"""Intrekkingsbrief: the project or a perceel is withdrawn, to a deelnemer or to a tenderer (procedure section 3)."""

from dataclasses import dataclass
from typing import Annotated

from documents.contexts.deel import (
    Afzender,
    Besluitverwijzing,
    Contact,
    Geadresseerde,
    Kop,
    Ondertekening,
    Perceel,
)
from documents.contexts.velden import OPTIONEEL, Context, Naam


@dataclass(frozen=True, slots=True, kw_only=True)
class Intrekkingsbrief(Context):
    """What is withdrawn and why, that nothing is awarded, and for a tenderer where it can go."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    kop: Kop
    procedure: str
    perceel: Annotated[Perceel | None, OPTIONEEL] = None
    """The only part that is withdrawn; None is the whole procedure."""
    aan_inschrijver: bool
    gepubliceerd: bool
    """The market knows of the procedure."""
    besluiten: Annotated[tuple[Besluitverwijzing, ...], OPTIONEEL] = ()
    """None before publication, on the order of a court, or without a valid tender."""
    motivering: Annotated[str, Naam("reden van de intrekking")]
    rechtbank: Annotated[str, OPTIONEEL] = ""
    contact: Contact
    ondertekening: Ondertekening

    def aanvullend(self) -> tuple[str, ...]:
        """A tenderer reads which court is competent."""
        return ("rechtbank",) if self.aan_inschrijver and not self.rechtbank else ()
