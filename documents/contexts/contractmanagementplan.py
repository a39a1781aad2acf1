"""Contractmanagementplan: the contracts with their dates, and who does what, passive and active (procedure 2.9)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from documents.contexts.deel import Afzender, Contact, Kop
from documents.contexts.velden import Context, Naam, Uitleg


@dataclass(frozen=True, slots=True, kw_only=True)
class Lopend(Context):
    """One contract of one deelnemer."""

    opdracht: Annotated[str, Uitleg("het perceel en de leverancier")]
    """Perceel and supplier."""
    looptijd: Annotated[str, Uitleg("eerste en laatste dag van het contract")]
    verlengen: Annotated[str, Uitleg("tot wanneer verlengd kan worden en wanneer dat besloten moet zijn, of nee")]
    """How far the options reach and when that must be decided, or "nee"."""
    opzeggen: Annotated[str, Uitleg("de mededeling dat de opzegtermijn uit het contract ingevuld moet worden")]
    """The notice date stands in no row of ours: it says who fills it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deelnemerdeel(Context):
    deelnemer: Annotated[str, Uitleg("naam van de deelnemer")]
    contactpersoon: Annotated[
        str, Uitleg("contactpersoon van de deelnemer met e-mailadres, of een streepje als die niet bekend is")
    ]
    """With e-mail address, or a dash where nobody is known."""
    contracten: Annotated[tuple[Lopend, ...], Uitleg("de lopende contracten van deze deelnemer")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractmanagementplan(Context):
    """The register at the beginning of contractmanagement; notice periods stand in the contract and are filled in."""

    afzender: Annotated[Afzender, Uitleg("de organisatie die de brief verstuurt, voor het briefhoofd")]
    kop: Annotated[Kop, Uitleg("kenmerk, datum, onderwerp en project van de brief")]
    contractmanager: Annotated[Contact, Naam("contractmanager"), Uitleg("wie de contracten beheert, met e-mailadres")]
    eerste_einde: Annotated[date | None, Naam("eerste einddatum"), Uitleg("dag waarop het eerste contract eindigt")]
    deelnemers: Annotated[tuple[Deelnemerdeel, ...], Uitleg("per deelnemer de contactpersoon en de contracten")]
