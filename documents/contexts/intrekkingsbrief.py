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
from documents.contexts.velden import OPTIONEEL, Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Intrekkingsbrief(Context):
    """What is withdrawn and why, that nothing is awarded, and for a tenderer where it can go."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    geadresseerde: Annotated[Geadresseerde, Uitleg("aan wie de brief gaat, met adres")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    procedure: Annotated[str, Uitleg("de soort procedure, zoals Europese openbare procedure")]
    perceel: Annotated[
        Perceel | None, OPTIONEEL, Uitleg("het perceel waar de brief over gaat; leeg als er maar één perceel is")
    ] = None
    """The only part that is withdrawn; None is the whole procedure."""
    aan_inschrijver: Annotated[
        bool, Uitleg("ja als de brief naar een inschrijver gaat, nee als hij naar een dienst gaat")
    ]
    gepubliceerd: Annotated[bool, Uitleg("ja als de aanbesteding al gepubliceerd was")]
    """The market knows of the procedure."""
    besluiten: Annotated[tuple[Besluitverwijzing, ...], OPTIONEEL, Uitleg("de besluiten om in te trekken")] = ()
    """None before publication, on the order of a court, or without a valid tender."""
    motivering: Annotated[str, Naam("reden van de intrekking"), Uitleg("waarom de aanbesteding wordt ingetrokken")]
    rechtbank: Annotated[str, OPTIONEEL, Uitleg("de rechtbank die bevoegd is, met locatie")] = ""
    contact: Annotated[Contact, Uitleg("bij wie de lezer terecht kan met vragen")]
    ondertekening: Annotated[Ondertekening, Uitleg("wie de brief ondertekent")]

    def aanvullend(self) -> tuple[str, ...]:
        """A tenderer reads which court is competent."""
        return ("rechtbank",) if self.aan_inschrijver and not self.rechtbank else ()
